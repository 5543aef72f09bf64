package model

// A tally counts people span by span while they are in cache. All counts are whole numbers, so
// that it does not matter who counted whom.
type tally struct {
	w       *World
	needs   func(period int) Needs
	ranks   []rankTables // by institution: ranks among its enrolled
	workers []workerTally
}

type workerTally struct {
	scores  []scoreTally // by institution
	joint   []int64      // by group and joint number of bands
	records []int64      // by group and kind of record
}

// A scoreTally counts people by score and group.
type scoreTally struct {
	floor, groups int
	counts        []uint32   // by score and group
	touched       []uint64   // which counts are not zero, as bits
	ranks         []rankSums // by score and group; nil until ranks are needed
}

// rankSums add up the doubled ranks of the people at a score, among all and within their group.
type rankSums struct{ trait, means, traitWithin, meansWithin int64 }

func newTally(w *World, needs func(period int) Needs) *tally {
	t := &tally{w: w, needs: needs}
	groups := len(w.Layout.Groups)
	for i := range w.Standings {
		t.ranks = append(t.ranks, newRankTables(w, i))
	}
	for range w.workers {
		wt := workerTally{joint: make([]int64, groups*len(w.Gates.shut)), records: make([]int64, groups*MaxRecords)}
		for _, s := range w.Standings {
			st := scoreTally{floor: int(s.Floor), groups: groups}
			if s.Scored {
				n := (int(s.Cap-s.Floor) + 1) * groups
				st.counts, st.touched = make([]uint32, n), make([]uint64, n/64+1)
			}
			wt.scores = append(wt.scores, st)
		}
		t.workers = append(t.workers, wt)
	}
	return t
}

// count adds the people of a span as they stand after this period.
func (t *tally) count(s *Span) {
	w, mine := t.w, &t.workers[s.Worker]
	needs := t.needs(w.Period)
	for i, standing := range w.Standings {
		if standing.Scored {
			scores, _ := standing.Current(w.Period)
			if needs.Ranks {
				mine.scores[i].addRanks(w, s, scores, &t.ranks[i])
			} else {
				mine.scores[i].add(w, s, scores)
			}
		}
	}
	joints := len(w.Gates.shut)
	for pos := s.Lo; pos < s.Hi; pos++ {
		mine.joint[int(w.Group[pos])*joints+int(w.Joint[pos])]++
	}
	for _, r := range s.Records {
		mine.records[int(w.Group[s.Lo+r.At()])*MaxRecords+r.Kind()]++
	}
}

func (t *scoreTally) add(w *World, s *Span, scores []int32) {
	groups := w.Group[s.Lo:s.Hi]
	for i, score := range scores[s.Lo:s.Hi] {
		if score != NoStanding {
			t.count((int(score)-t.floor)*t.groups + int(groups[i]))
		}
	}
}

// count counts a person by the place of score and group.
func (t *scoreTally) count(n int) {
	if t.counts[n] == 0 {
		t.touched[n>>6] |= 1 << (n & 63)
	}
	t.counts[n]++
}

// addRanks is add, with the ranks of people too.
func (t *scoreTally) addRanks(w *World, s *Span, scores []int32, ranks *rankTables) {
	if t.ranks == nil {
		t.ranks = make([]rankSums, len(t.counts))
	}
	groups, traits, means := w.Group[s.Lo:s.Hi], w.Trait[s.Lo:s.Hi], w.Means[s.Lo:s.Hi]
	all := &ranks.byGroup[0]
	for i, score := range scores[s.Lo:s.Hi] {
		if score == NoStanding {
			continue
		}
		g, theta, m := int(groups[i]), uint8(traits[i]), uint8(means[i])
		n := (int(score)-t.floor)*t.groups + g
		t.count(n)
		within, sums := &ranks.byGroup[g+1], &t.ranks[n]
		sums.trait += int64(all.trait[theta])
		sums.means += int64(all.means[m])
		sums.traitWithin += int64(within.trait[theta])
		sums.meansWithin += int64(within.means[m])
	}
}

// rankTables give the doubled midrank of each stored trait and means, by group (0 = everybody).
type rankTables struct {
	byGroup  []rankTable
	enrolled []float64 // people, by group
}

type rankTable struct {
	trait, means               [256]int32 // by the stored byte
	traitSquares, meansSquares float64
}

func newRankTables(w *World, institution int) rankTables {
	groups := len(w.Layout.Groups) + 1
	r := rankTables{make([]rankTable, groups), make([]float64, groups)}
	for pos := range w.N {
		if w.Standings[institution].Enrolled(pos) {
			for _, g := range [2]int{0, int(w.Group[pos]) + 1} {
				r.enrolled[g]++
				r.byGroup[g].trait[uint8(w.Trait[pos])]++
				r.byGroup[g].means[uint8(w.Means[pos])]++
			}
		}
	}
	for g := range r.byGroup {
		t := &r.byGroup[g]
		t.traitSquares = countsToRanks(&t.trait)
		t.meansSquares = countsToRanks(&t.means)
	}
	return r
}

// countsToRanks replaces counts by doubled midranks and returns the sum of squares of the ranks
// about their mean.
func countsToRanks(table *[256]int32) float64 {
	var n int32
	for _, count := range table {
		n += count
	}
	var below int32
	squares := 0.0
	for v := -128; v < 128; v++ {
		count := table[uint8(v)]
		table[uint8(v)] = 2*below + count + 1 // at most twice 100 million
		below += count
		d := float64(table[uint8(v)] - n - 1)
		squares += float64(float64(count) * float64(d*d))
	}
	return squares
}
