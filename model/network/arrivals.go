package network

import (
	"math/bits"
	"slices"

	"socialcredit/model"
)

// arrivals tell whom each person befriends on arrival. A person's ties to members of the household
// who stand before are the first ones; the others lead to people who arrived earlier. The order of
// arrival has nothing to do with where people stand, so that those with many friends are
// everywhere.
type arrivals struct {
	w    *model.World
	luck model.Luck
	each int // ties that everybody arrives with
	spread
}

func newArrivals(w *model.World, each int) *arrivals {
	return &arrivals{w, w.Luck("network.scale_free"), each, newSpread(w.N)}
}

// friends appends those whom a person befriends.
func (a *arrivals) friends(pos int, friends []int) []int {
	head, rank := a.w.Head(pos), a.rank(pos)
	for other := head; other < pos; other++ {
		friends = append(friends, other)
	}
	if rank <= a.each { // the first to come all know each other
		for earlier := range rank {
			if other := a.position(earlier); !slices.Contains(friends, other) {
				friends = append(friends, other)
			}
		}
		return friends
	}
	for k := pos - head; k < a.each; k++ {
		friends = append(friends, a.choose(pos, rank, k, friends))
	}
	return friends
}

// choose returns whom the tie number k of a person leads to: an end of an earlier tie, but nobody
// of the household and nobody already chosen.
func (a *arrivals) choose(pos, rank, k int, friends []int) int {
	for attempt := range attempts {
		other := a.end(a.draw(pos, rank, k, attempt))
		if !together(a.w, pos, other) && !slices.Contains(friends, other) {
			return other
		}
	}
	for earlier := 0; ; earlier++ { // the first to come are at least as many as ties
		other := a.position(earlier)
		if !together(a.w, pos, other) && !slices.Contains(friends, other) {
			return other
		}
	}
}

// draw returns one of the 2*each ends of ties of everybody who came before.
func (a *arrivals) draw(pos, rank, k, attempt int) uint64 {
	u, _ := a.luck.Draw(model.Person, uint64(a.w.ID(pos)), k+attempt<<16)
	end, _ := bits.Mul64(u, uint64(rank)*uint64(2*a.each))
	return end
}

// end returns who is at an end of a tie. Tie number k of the person who came as number rank has the
// ends 2*(rank*each+k), at that person, and the next, at somebody earlier. (A choice that had to be
// repeated counts here as it was first made.)
func (a *arrivals) end(number uint64) int {
	for {
		tie := int(number / 2)
		rank, k := tie/a.each, tie%a.each
		pos := a.position(rank)
		if number%2 == 0 {
			return pos
		}
		if rank <= a.each { // one of the others who came first
			if k >= rank {
				k++
			}
			return a.position(k)
		}
		if head := a.w.Head(pos); k < pos-head {
			return head + k
		}
		number = a.draw(pos, rank, k, 0)
	}
}

// A spread takes ranks to positions far from each other, and back: it multiplies by a number that
// shares no factor with how many there are.
type spread struct{ n, factor, inverse uint64 }

func newSpread(n int) spread {
	s := spread{n: uint64(n), factor: max(1, uint64(n)*618033989/1_000_000_000)} // the golden section
	for {
		var common uint64
		if common, s.inverse = euclid(s.factor, s.n); common == 1 {
			return s
		}
		s.factor--
	}
}

func (s *spread) position(rank int) int { return int(uint64(rank) * s.factor % s.n) }

func (s *spread) rank(position int) int { return int(uint64(position) * s.inverse % s.n) }

// euclid returns the greatest common divisor of a and n and, where that is 1, the inverse of a
// modulo n.
func euclid(a, n uint64) (common, inverse uint64) {
	r0, r1, x0, x1 := int64(n), int64(a), int64(0), int64(1)
	for r1 != 0 {
		q := r0 / r1
		r0, r1, x0, x1 = r1, r0-q*r1, x1, x0-q*x1
	}
	if x0 < 0 {
		x0 += int64(n)
	}
	return uint64(r0), uint64(x0)
}
