package network

import (
	"slices"

	"socialcredit/model"
)

// patience is how many friends of friends are looked at to measure clustering; where there are
// more, a random sample of people must do.
const patience = 400_000_000

// far is how many times as many friends as somebody a friend may have before it takes less time to
// search among these than to go through them.
const far = 16

// clustering returns the mean local clustering and over how many people it is taken; effort is how
// many friends of friends there are to look at.
func clustering(w *model.World, effort int) (mean float64, people int) {
	luck, sample := w.Luck("network.clustering"), model.NewChance(patience/float64(effort))
	counts := make([]triangles, w.Workers())
	w.Parallel(func(worker, lo, hi int) {
		t := &counts[worker]
		if t.marked == nil {
			t.marked = make([]uint64, w.N/64+1)
		}
		for pos := lo; pos < hi; pos++ {
			if effort > patience {
				if u, _ := luck.Draw(model.Person, uint64(w.ID(pos)), 0); model.Chance(u) >= sample {
					continue
				}
			}
			t.look(w.Ties, pos)
		}
	})
	for i := range counts[1:] {
		counts[0].merge(&counts[i+1])
	}
	sum := 0.0
	for degree, closed := range counts[0].closed {
		if degree > 1 {
			sum += float64(closed) / pairs(degree)
		}
	}
	return sum / float64(counts[0].people), counts[0].people
}

// triangles counts pairs of friends who are friends themselves. By degree the counts are whole
// numbers, which sum to the same whoever counted whom.
type triangles struct {
	people int
	closed []int    // pairs, by the number of friends of the one whose friends they are
	marked []uint64 // scratch: bits of the friends of somebody
}

func (t *triangles) look(g *model.Graph, pos int) {
	t.people++
	friends := g.Friends(pos)
	if len(friends) < 2 {
		return
	}
	for _, f := range friends {
		t.marked[f>>6] |= 1 << (f & 63)
	}
	closed := 0
	for i, f := range friends {
		theirs := g.Friends(int(f))
		if len(theirs) > far*len(friends) {
			closed += common(theirs, friends[i+1:])
			continue
		}
		for k := len(theirs) - 1; k >= 0 && theirs[k] > f; k-- { // each pair once
			closed += int(t.marked[theirs[k]>>6] >> (theirs[k] & 63) & 1)
		}
	}
	for _, f := range friends {
		t.marked[f>>6] = 0
	}
	for len(t.closed) <= len(friends) {
		t.closed = append(t.closed, 0)
	}
	t.closed[len(friends)] += closed
}

// common is how many of a few are among many.
func common(many, few []uint32) int {
	n := 0
	for _, f := range few {
		if _, found := slices.BinarySearch(many, f); found {
			n++
		}
	}
	return n
}

func (t *triangles) merge(other *triangles) {
	t.people += other.people
	for len(t.closed) < len(other.closed) {
		t.closed = append(t.closed, 0)
	}
	for degree, closed := range other.closed {
		t.closed[degree] += closed
	}
}
