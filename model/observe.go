package model

import "math/bits"

// An Observer turns the counts of a period into a Snapshot. It has no luck of its own: watching
// changes nothing.
type Observer struct {
	sim  *Simulation
	snap Snapshot
}

// Observe has every period from here on counted. It is called before the first tick; needs tells
// what must be known of a period beyond what is always counted.
func (s *Simulation) Observe(needs func(period int) Needs) *Observer {
	w := s.World
	s.watch = newTally(w, needs)
	groups := len(w.Layout.Groups) + 1
	o := &Observer{sim: s}
	o.snap = Snapshot{
		Layout: w.Layout, Spec: w.Spec, People: make([]float64, groups),
		Perks: make([]float64, groups), Spells: make([]SpellTable, groups),
	}
	rights := bits.OnesCount32(w.Layout.Rights)
	for range groups {
		o.snap.Shut = append(o.snap.Shut, make([]float64, len(w.Layout.Services)))
		o.snap.Open = append(o.snap.Open, make([]float64, rights+1))
		o.snap.Records = append(o.snap.Records, make([]float64, w.Layout.RecordKinds()))
	}
	for i := range w.Standings {
		o.snap.Scores = append(o.snap.Scores, make([]Distribution, groups))
		byGroup := make([][]float64, groups)
		for g := range byGroup {
			byGroup[g] = make([]float64, len(w.Standings[i].Bands))
		}
		o.snap.InBand = append(o.snap.InBand, byGroup)
	}
	for _, g := range w.Group {
		o.snap.People[0]++
		o.snap.People[g+1]++
	}
	s.walk(s.watch.count)
	return o
}

// Snapshot returns the counts of the current period; it holds until the next tick. It may be called
// once per period.
func (o *Observer) Snapshot() *Snapshot {
	w, s := o.sim.World, &o.snap
	needs := o.sim.watch.needs(w.Period)
	s.Period = w.Period
	for i, standing := range w.Standings {
		if standing.Scored {
			o.scores(i, standing.Floor, needs.Ranks)
		}
	}
	o.bands()
	o.records()
	w.Spells.gather(s.Spells, w.Period)
	s.Ties = nil
	if needs.Ties {
		s.Ties = countTies(w)
	}
	return s
}

// scores drains the workers' counts into distributions, ascending.
func (o *Observer) scores(institution int, floor int32, ranks bool) {
	dists := o.snap.Scores[institution]
	tables := &o.sim.watch.ranks[institution]
	for g := range dists {
		dists[g].reset(tables.byGroup[g].traitSquares, tables.byGroup[g].meansSquares)
	}
	workers := o.sim.watch.workers
	groups := len(dists) - 1
	for word := range workers[0].scores[institution].touched {
		var touched uint64
		for i := range workers {
			touched |= workers[i].scores[institution].touched[word]
			workers[i].scores[institution].touched[word] = 0
		}
		for ; touched != 0; touched &= touched - 1 {
			n := word<<6 + bits.TrailingZeros64(touched)
			score := floor + int32(n/groups)
			count, sums := drain(workers, institution, n, ranks)
			dists[0].push(score, count)
			dists[n%groups+1].push(score, count)
			if ranks {
				dists[0].pushRanks(sums.trait, sums.means)
				dists[n%groups+1].pushRanks(sums.traitWithin, sums.meansWithin)
			}
		}
	}
	for g := range dists {
		dists[g].close()
	}
}

// drain empties a count of all workers and returns the sums.
func drain(workers []workerTally, institution, n int, ranks bool) (count int64, sums rankSums) {
	for i := range workers {
		t := &workers[i].scores[institution]
		count += int64(t.counts[n])
		t.counts[n] = 0
		if !ranks || t.ranks == nil {
			continue
		}
		r := &t.ranks[n]
		sums.trait += r.trait
		sums.means += r.means
		sums.traitWithin += r.traitWithin
		sums.meansWithin += r.meansWithin
		*r = rankSums{}
	}
	return count, sums
}

// bands turns joint numbers of bands into people per band, service and number of open rights.
func (o *Observer) bands() {
	w, s := o.sim.World, &o.snap
	for g := range s.People {
		clear(s.Shut[g])
		clear(s.Open[g])
		s.Perks[g] = 0
		for i := range s.InBand {
			clear(s.InBand[i][g])
		}
	}
	joints := len(w.Gates.shut)
	perks := (uint32(1)<<len(w.Layout.Services) - 1) &^ w.Gates.rights
	for i := range o.sim.watch.workers {
		counts := o.sim.watch.workers[i].joint
		for n, count := range counts {
			if count != 0 {
				for _, g := range [2]int{0, n/joints + 1} {
					o.joint(g, n%joints, float64(count), perks)
				}
			}
		}
		clear(counts)
	}
	o.withdrawUnenrolled()
}

func (o *Observer) joint(g, joint int, people float64, perks uint32) {
	w, s := o.sim.World, &o.snap
	shut := w.Gates.shut[joint]
	for i := range s.Shut[g] {
		if shut>>i&1 == 1 {
			s.Shut[g][i] += people
		}
	}
	s.Open[g][bits.OnesCount32(w.Gates.rights&^shut)] += people
	if perks&^shut != 0 {
		s.Perks[g] += people
	}
	for i, stride := range w.Gates.stride {
		byBand := s.InBand[i][g]
		byBand[joint/stride%len(byBand)] += people
	}
}

// withdrawUnenrolled takes the people whom an institution does not know out of its base band, where
// access counts them.
func (o *Observer) withdrawUnenrolled() {
	for i, standing := range o.sim.World.Standings {
		if standing.flags == nil {
			continue
		}
		for g := range o.snap.People {
			unknown := o.snap.People[g] - o.sim.watch.ranks[i].enrolled[g]
			o.snap.InBand[i][g][standing.BaseBand()] -= unknown
		}
	}
}

func (o *Observer) records() {
	for g := range o.snap.Records {
		clear(o.snap.Records[g])
	}
	for i := range o.sim.watch.workers {
		counts := o.sim.watch.workers[i].records
		for n, count := range counts {
			if count != 0 {
				o.snap.Records[0][n%MaxRecords] += float64(count)
				o.snap.Records[n/MaxRecords+1][n%MaxRecords] += float64(count)
			}
		}
		clear(counts)
	}
}
