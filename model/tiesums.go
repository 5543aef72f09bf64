package model

// tieSums are one worker's sums over the ends of ties, by group of the person at the end.
type tieSums []groupTies

type groupTies struct {
	trait     endSums
	friends   [2]FriendCount
	standings []standingEnds // by institution
}

type standingEnds struct {
	score endSums
	bands []bandEnds
	means [2]FriendMeans
}

// bandEnds counts the ends at people in a band: all, those whose tie stays within the group, those
// whose tie leads to the same band, and those of which both is true.
type bandEnds struct{ all, within, same, both int64 }

// endSums are sums over all ends at people of a group, and over those whose tie stays within it.
type endSums struct {
	all, within       Ends
	newAll, newWithin shortEnds // not in these yet
}

// shortEnds are Ends of so few ends that 64 bits suffice.
type shortEnds struct{ n, sum, squares, products uint64 }

func (s *shortEnds) add(x, friends, sum uint64) {
	ends := x * friends
	s.n += friends
	s.sum += ends
	s.squares += x * ends
	s.products += x * sum
}

func (s *shortEnds) flush(e *Ends) {
	e.Merge(&Ends{int64(s.n), wide{0, s.sum}, wide{0, s.squares}, wide{0, s.products}})
	*s = shortEnds{}
}

// flush makes room for more ends.
func (s tieSums) flush(institution int) {
	for g := range s {
		for _, e := range []*endSums{&s[g].trait, &s[g].standings[institution].score} {
			e.newAll.flush(&e.all)
			e.newWithin.flush(&e.within)
		}
	}
}

func newTieSums(w *World) tieSums {
	s := make(tieSums, len(w.Layout.Groups))
	for g := range s {
		s[g].standings = make([]standingEnds, max(1, len(w.Standings)))
		for i, standing := range w.Standings {
			s[g].standings[i].bands = make([]bandEnds, len(standing.Bands))
		}
	}
	return s
}

// count adds the ties of the people from lo to hi-1.
func (s tieSums) count(w *World, c *tieCode, lo, hi int) {
	left := c.capacity
	for pos := lo; pos < hi; pos++ {
		access := Included
		if w.Gates.Excludes(int(w.Joint[pos])) {
			access = Excluded
		}
		g, friends, mine := &s[w.Group[pos]], w.Ties.Friends(pos), c.words[pos]
		x, trait := mine>>c.score&c.scores, mine>>c.trait&c.traits
		e := &g.standings[c.institution]
		if c.institution == 0 {
			g.friends[access].People++
			g.friends[access].Friends += int64(len(friends))
		}
		var scores, known uint64
		for len(friends) > 0 {
			part := friends[:min(len(friends), c.block)]
			friends = friends[len(part):]
			if left -= len(part); left < 0 {
				s.flush(c.institution)
				left = c.capacity - len(part)
			}
			all, within, counts := sumWords(c.words, c.alike, part, mine)
			if c.institution == 0 {
				g.trait.newAll.add(trait, uint64(len(part)), all>>c.trait&c.traits)
				g.trait.newWithin.add(trait, counts&countMask, within>>c.trait&c.traits)
			}
			scores += all >> c.score & c.scores
			known += all & c.ones
			if mine&1 == 1 { // enrolled
				b := &e.bands[c.standing.Band[pos]]
				b.all += int64(all & c.ones)
				b.within += int64(within & c.ones)
				b.same += int64(counts >> countBits & countMask)
				b.both += int64(counts >> (2 * countBits))
				e.score.newAll.add(x, all&c.ones, all>>c.score&c.scores)
				e.score.newWithin.add(x, within&c.ones, within>>c.score&c.scores)
			}
		}
		if known > 0 {
			e.means[access].add(scores, known)
		}
	}
	s.flush(c.institution)
}
