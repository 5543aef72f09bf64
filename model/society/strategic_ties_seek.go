package society

import (
	"cmp"
	"math/bits"
	"slices"

	"socialcredit/model"
)

// A proposal asks somebody to be a friend in place of one who was dropped. Its order says which of two
// that collide comes first.
type proposal struct {
	order  uint64
	by, of uint32 // the same where nobody was found to ask
}

// seek finds for each friend who was dropped somebody to ask instead.
func (t *StrategicTies) seek(w *model.World) {
	t.neighbours.update(w)
	t.proposals = slices.Grow(t.proposals[:0], len(t.drops))[:len(t.drops)]
	w.Parallel(func(worker, lo, hi int) {
		from, _ := slices.BinarySearch(t.drops, newDrop(uint32(lo), 0))
		to, _ := slices.BinarySearch(t.drops, newDrop(uint32(hi), 0))
		for from < to {
			end := from + 1
			for end < to && t.drops[end].by() == t.drops[from].by() {
				end++
			}
			t.seekFor(w, &t.scratch[worker], from, end)
			from = end
		}
	})
}

// seekFor makes the proposals of one person, whose drops have the numbers from lo to hi-1.
func (t *StrategicTies) seekFor(w *model.World, scratch *tieScratch, lo, hi int) {
	by, gone := t.drops[lo].by(), t.drops[lo:hi]
	scratch.kept = scratch.kept[:0]
	for _, friend := range w.Ties.Friends(int(by)) {
		if len(gone) > 0 && gone[0].of() == friend {
			gone = gone[1:]
			continue
		}
		scratch.kept = append(scratch.kept, friend)
	}
	for i := lo; i < hi; i++ {
		tie := model.TieID(w.ID(int(by)), w.ID(int(t.drops[i].of())))
		near, order := t.seeking.Draw(model.Tie, tie, w.Period)
		where, who := t.picking.Draw(model.Tie, tie, w.Period)
		found, of := false, by
		if model.Chance(near) < t.circle {
			of, found = scratch.friendOfFriend(w, by, where, who)
		}
		if !found {
			of = t.anybody(w, by, where, who)
		}
		t.proposals[i] = proposal{order, by, of}
	}
}

// friendOfFriend picks a stranger among the friends of a friend: of one drawn at random or, if that
// friend has only friends in common, of the next who has others.
func (s *tieScratch) friendOfFriend(w *model.World, by uint32, where, who uint64) (of uint32, found bool) {
	first := below(where, len(s.kept))
	for i := range s.kept {
		friend := s.kept[(first+i)%len(s.kept)]
		s.strangers = strangers(s.strangers[:0], w.Ties.Friends(int(friend)), w.Ties.Friends(int(by)), by)
		if n := len(s.strangers); n > 0 {
			return s.strangers[below(who, n)], true
		}
	}
	return by, false
}

// anybody picks a person of the district or of everywhere, or returns the asker if chance names a friend.
func (t *StrategicTies) anybody(w *model.World, by uint32, where, who uint64) uint32 {
	var of uint32
	if model.Chance(where) < t.anywhere {
		of = uint32(below(who, w.N))
	} else {
		people := t.neighbours.of(w.District[by])
		of = people[below(who, len(people))]
	}
	if _, friends := slices.BinarySearch(w.Ties.Friends(int(by)), of); friends {
		return by
	}
	return of
}

// below turns 64 random bits into a whole number from 0 to n-1.
func below(u uint64, n int) int {
	hi, _ := bits.Mul64(u, uint64(n))
	return int(hi)
}

// strangers appends those of a row who are neither in another nor oneself; both rows ascend.
func strangers(into, row, known []uint32, self uint32) []uint32 {
	for _, person := range row {
		for len(known) > 0 && known[0] < person {
			known = known[1:]
		}
		if person != self && (len(known) == 0 || known[0] != person) {
			into = append(into, person)
		}
	}
	return into
}

// agree has people answer the proposals, in the order of their hashes: each looks at what those before
// have come to.
func (t *StrategicTies) agree(w *model.World) {
	slices.SortFunc(t.proposals, func(a, b proposal) int {
		if a.order != b.order {
			return cmp.Compare(a.order, b.order)
		}
		return cmp.Compare(newDrop(a.by, a.of), newDrop(b.by, b.of))
	})
	for _, d := range t.drops {
		t.degree[d.by()]--
		t.degree[d.of()]--
	}
	for _, p := range t.proposals {
		tie := newDrop(min(p.by, p.of), max(p.by, p.of))
		if _, asked := t.asked[tie]; asked || !t.agrees(w, p) {
			continue
		}
		t.asked[tie] = struct{}{}
		t.degree[p.by]++
		t.degree[p.of]++
		t.edits = append(t.edits, model.Edit{A: p.by, B: p.of})
		t.told.Add(0, tiesMade, w.Group[p.by], 1)
	}
	clear(t.asked)
	for _, e := range t.edits {
		t.degree[e.A], t.degree[e.B] = 0, 0
	}
}

// agrees tells whether a proposal comes to a tie: the other must want it, and both have room for it.
func (t *StrategicTies) agrees(w *model.World, p proposal) bool {
	if p.by == p.of || t.friends(w, p.by) >= t.DegreeMax || t.friends(w, p.of) >= t.DegreeMax {
		return false
	}
	standing := w.Standings[t.standing]
	return !t.Consent || !standing.Aware(int(p.of)) || standing.Score[p.of]-standing.Score[p.by] <= t.gap
}

// friends is how many friends a person has by now.
func (t *StrategicTies) friends(w *model.World, pos uint32) int {
	return w.Ties.Degree(int(pos)) + int(t.degree[pos])
}
