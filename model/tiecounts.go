package model

import (
	"math"
	"math/bits"
)

// TieCounts is what measures of ties are computed from: exact sums over the ties of a period, by
// group (0 = everybody, as in [Snapshot]). Within a group are the ties that have both ends in it.
// With an institution, only ties between people whom it has enrolled count.
type TieCounts struct {
	Trait     []Ends  // traits at the ends of ties within the group
	Group     []Split // ties with an end in the group: to the same group, to another
	Friends   [2][]FriendCount
	Standings []StandingTies // by institution
}

// Indices of pairs that tell people to whom every right is open from those to whom one is shut.
const (
	Included = iota
	Excluded
)

// A FriendCount is how many people of a group there are and how many friends they have in all.
type FriendCount struct{ People, Friends int64 }

// StandingTies are the ties between people whom an institution has enrolled, by group.
type StandingTies struct {
	Score []Ends    // scores at the ends of ties within the group
	Band  []Classes // bands at the ends of ties within the group
	Split []Split   // ties with an end in the group: to the same band, to another
	Means [2][]FriendMeans
}

// FriendMeans sum the mean scores of people's friends over those who have friends with a score.
type FriendMeans struct {
	People int64
	sum    wide // in hundredths of a point above the floor, times 2**16
}

func (m *FriendMeans) add(scores, friends uint64) {
	mean, _ := bits.Div64(scores>>48, scores<<16, friends)
	m.People++
	m.sum = m.sum.plus(wide{0, mean})
}

// Gap is by how many points the mean of some people's friends' mean scores exceeds that of others',
// NaN where either has none.
func (m *FriendMeans) Gap(others *FriendMeans) float64 {
	if m.People == 0 || others.People == 0 {
		return math.NaN()
	}
	a, restA := m.mean()
	b, restB := others.mean()
	return (float64(int64(a-b)) + (restA - restB)) / (Hundredths << 16)
}

func (m *FriendMeans) mean() (whole uint64, rest float64) {
	n := uint64(m.People)
	whole = m.sum.over(n)
	return whole, m.sum.minus(product(whole, n)).float() / float64(n)
}

// countTies counts the ties of a world whose standings are published.
func countTies(w *World) *TieCounts {
	workers := make([]tieSums, min(w.workers, w.Spans()))
	for i := range workers {
		workers[i] = newTieSums(w)
	}
	if len(w.tieWords) == 0 {
		w.tieWords = make([]uint64, w.N)
	}
	for i := range max(1, len(w.Standings)) {
		code := newTieCode(w, i)
		w.Parallel(func(_, lo, hi int) { code.write(w, lo, hi) })
		w.Parallel(func(worker, lo, hi int) {
			workers[worker].count(w, code, lo, hi)
		})
	}
	for _, other := range workers[1:] {
		workers[0].merge(other)
	}
	return workers[0].counts(w)
}
