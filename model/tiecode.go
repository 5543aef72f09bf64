package model

import "math/bits"

// A tieCode packs what ties ask of a person into one word, so that a friend costs one read and the
// words of several friends can be summed as they stand. From below: whether enrolled, the trait,
// the score above the floor, each with room for a block of friends; on top group and band.
type tieCode struct {
	institution          int
	words                []uint64  // by position
	alike                []uint64  // by the bits in which two people's keys differ: what they share
	standing             *Standing // nil where the scenario has no institution
	trait, score, group  uint      // lowest bits
	ones, traits, scores uint64    // as many bits as a field has
	block                int       // friends that can be summed at once
	capacity             int       // ends whose squares can be
}

const (
	traitBits = 8
	keyBit    = 48 // of group and band

	// What two people share: bit 0 the group, then the band, then both, each with room for sums.
	countBits = 21
	countMask = 1<<countBits - 1
)

func newTieCode(w *World, institution int) *tieCode {
	c := &tieCode{institution: institution, words: w.tieWords}
	bandBits, scoreBits := 1, 0
	if institution < len(w.Standings) {
		c.standing = w.Standings[institution]
		bandBits = bits.Len(uint(len(c.standing.Bands))) // one band more for those without standing
		if c.standing.Scored {
			scoreBits = bits.Len32(uint32(c.standing.Cap - c.standing.Floor))
		}
	}
	room := min((keyBit-scoreBits-traitBits-1)/3, countBits-1)
	c.block, c.capacity = 1<<room, 1<<(64-2*max(scoreBits, traitBits))
	c.group = keyBit + uint(bandBits)
	c.trait = uint(room) + 1
	c.score = c.trait + traitBits + uint(room)
	c.ones = 1<<c.trait - 1
	c.traits = 1<<(c.score-c.trait) - 1
	c.scores = 1<<(keyBit-c.score) - 1
	c.alike = make([]uint64, 1<<(bits.Len(uint(len(w.Layout.Groups)-1))+bandBits))
	for differ := range c.alike {
		if differ>>bandBits == 0 {
			c.alike[differ] |= 1
		}
		if differ&(1<<bandBits-1) == 0 {
			c.alike[differ] |= 1 << countBits
		}
	}
	c.alike[0] |= 1 << (2 * countBits)
	return c
}

// write makes the words of the people from lo to hi-1.
func (c *tieCode) write(w *World, lo, hi int) {
	words := c.words[lo:hi]
	groups, traits := w.Group[lo:hi][:len(words)], w.Trait[lo:hi][:len(words)]
	for i := range words {
		words[i] = uint64(groups[i])<<(c.group&63) | uint64(int64(traits[i])+128)<<(c.trait&63)
	}
	if c.standing != nil {
		c.writeStanding(words, lo)
	}
}

func (c *tieCode) writeStanding(words []uint64, lo int) {
	for i, band := range c.standing.Band[lo : lo+len(words)] {
		if c.standing.Enrolled(lo + i) {
			words[i] |= uint64(band)<<keyBit | 1
		} else {
			words[i] |= 1<<c.group - 1<<keyBit
		}
	}
	if !c.standing.Scored {
		return
	}
	for i, score := range c.standing.Score[lo : lo+len(words)] {
		if score != NoStanding {
			words[i] |= uint64(score-c.standing.Floor) << (c.score & 63)
		}
	}
}

// sumWords sums over friends. It is apart so that all it holds fits the registers.
//
//go:noinline
func sumWords(words, alike []uint64, friends []uint32, mine uint64) (all, within, counts uint64) {
	for _, j := range friends {
		word := words[j]
		shared := alike[(word^mine)>>keyBit]
		all += word
		within += word & -(shared & 1)
		counts += shared
	}
	return all, within, counts
}
