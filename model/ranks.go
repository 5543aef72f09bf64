package model

// A ranking adds up the ranks by trait and means of the people at each score of an institution.
type ranking struct {
	tables  *rankTables
	places  []int        // of the scores and groups that anybody has, in a [scoreTally]
	workers [][]rankSums // by worker: sums by number of the place
}

// rankSums add up the doubled ranks of the people at a score, among all and within their group.
type rankSums struct{ trait, means, traitWithin, meansWithin int64 }

// rank adds up the ranks of an institution's people. The places are those they were just counted at,
// ascending; for as long as it takes, the first worker's empty counts hold the number of each place.
func (o *Observer) rank(institution, groups int) {
	w, r := o.sim.World, &o.rankings[institution]
	if r.tables == nil || w.Standings[institution].Open {
		r.tables = newRankTables(w, institution)
	}
	standing, numbers := w.Standings[institution], o.sim.watch.workers[0].scores[institution].counts
	for number, n := range r.places {
		numbers[n] = uint32(number)
	}
	for len(r.workers) < w.workers {
		r.workers = append(r.workers, nil)
	}
	for i := range r.workers {
		r.workers[i] = append(r.workers[i][:0], make([]rankSums, len(r.places))...)
	}
	w.Parallel(func(worker, lo, hi int) {
		sums := r.workers[worker]
		for pos, score := range standing.Score[lo:hi] {
			if score == NoStanding {
				continue
			}
			pos += lo
			n := int(score-standing.Floor) * groups
			if groups > 1 {
				n += int(w.Group[pos])
			}
			r.tables.add(&sums[numbers[n]], w.Group[pos], uint8(w.Trait[pos]), uint8(w.Means[pos]))
		}
	})
	for _, n := range r.places {
		numbers[n] = 0
	}
}

// write hands the sums of all workers over, score by score.
func (r *ranking) write(into []Distribution, groups int, byGroup bool) {
	for g := range into {
		d, t := &into[g], &r.tables.byGroup[g]
		d.TraitSquares, d.MeansSquares = t.traitSquares, t.meansSquares
	}
	for number, n := range r.places {
		var sums rankSums
		for _, mine := range r.workers {
			sums.add(&mine[number])
		}
		into[0].pushRanks(sums.trait, sums.means, number == 0 || n/groups != r.places[number-1]/groups)
		if byGroup {
			into[n%groups+1].pushRanks(sums.traitWithin, sums.meansWithin, true)
		}
	}
}

func (s *rankSums) add(other *rankSums) {
	s.trait += other.trait
	s.means += other.means
	s.traitWithin += other.traitWithin
	s.meansWithin += other.meansWithin
}

// rankTables give the doubled midrank of each stored trait and means, by group (0 = everybody).
type rankTables struct{ byGroup []rankTable }

// add adds a person's ranks.
func (r *rankTables) add(sums *rankSums, group, trait, means uint8) {
	all, within := &r.byGroup[0], &r.byGroup[group+1]
	sums.trait += int64(all.trait[trait])
	sums.means += int64(all.means[means])
	sums.traitWithin += int64(within.trait[trait])
	sums.meansWithin += int64(within.means[means])
}

type rankTable struct {
	trait, means               [256]int32 // by the stored byte
	traitSquares, meansSquares float64
}

// newRankTables ranks the people whom an institution has enrolled.
func newRankTables(w *World, institution int) *rankTables {
	r := &rankTables{make([]rankTable, len(w.Layout.Groups)+1)}
	for pos := range w.N {
		if w.Standings[institution].Enrolled(pos) {
			for _, g := range [2]int{0, int(w.Group[pos]) + 1} {
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
