package measure

import "math/bits"

// A histogram counts people by score above the floor. Once all are counted, it holds ranks.
type histogram struct {
	counts  []uint32
	touched []uint64
}

// add counts a person at a score above the floor.
func (h *histogram) add(score int32) {
	h.touched[uint(score)>>6] |= 1 << (score & 63)
	h.counts[score]++
}

// each calls do for the counts that are not zero, ascending.
func (h *histogram) each(do func(*uint32)) {
	for word, touched := range h.touched {
		for ; touched != 0; touched &= touched - 1 {
			do(&h.counts[word<<6+bits.TrailingZeros64(touched)])
		}
	}
}

// clear forgets all counts.
func (h *histogram) clear() {
	h.each(func(n *uint32) { *n = 0 })
	clear(h.touched)
}

// take moves the counts of another worker here.
func (h *histogram) take(other *histogram) {
	for word, touched := range other.touched {
		h.touched[word] |= touched
		for ; touched != 0; touched &= touched - 1 {
			n := word<<6 + bits.TrailingZeros64(touched)
			h.counts[n] += other.counts[n]
			other.counts[n] = 0
		}
		other.touched[word] = 0
	}
}
