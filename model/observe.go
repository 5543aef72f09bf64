package model

import "math/bits"

// An Observer turns the counts of a period into a Snapshot. It has no luck of its own: watching
// changes nothing.
type Observer struct {
	sim      *Simulation
	snap     Snapshot
	rankings []ranking // by institution
	enrolled []people  // by institution; empty where it has enrolled everybody
}

// people are numbers of people by group, everybody first.
type people []float64

// Observe has this period and every one from here on counted. It is called before the first tick; needs tells
// what must be known of a period beyond what is always counted.
func (s *Simulation) Observe(needs func(period int) Needs) *Observer {
	w := s.World
	s.watch = newTally(w, needs)
	groups := len(w.Layout.Groups) + 1
	o := &Observer{sim: s, rankings: make([]ranking, len(w.Standings))}
	o.snap = Snapshot{
		Layout: w.Layout, Spec: w.Spec, First: w.Period, People: make([]float64, groups),
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
	for range w.Layout.Outcomes {
		o.snap.Outcomes = append(o.snap.Outcomes, make([]Ratio, groups))
	}
	o.countPeople()
	s.walk(s.watch.count)
	s.watch.ahead = true
	s.watch.survey()
	return o
}

// countPeople counts everybody, and those whom each institution has enrolled.
func (o *Observer) countPeople() {
	w := o.sim.World
	for _, g := range w.Group {
		o.snap.People[0]++
		o.snap.People[g+1]++
	}
	o.enrolled = make([]people, len(w.Standings))
	for i := range w.Standings {
		o.countEnrolled(i)
	}
}

// countEnrolled counts the people whom an institution has enrolled.
func (o *Observer) countEnrolled(institution int) {
	w := o.sim.World
	standing := w.Standings[institution]
	if standing.flags == nil {
		return
	}
	enrolled := make(people, len(o.snap.People))
	for pos, g := range w.Group {
		if standing.Enrolled(pos) {
			enrolled[0]++
			enrolled[g+1]++
		}
	}
	o.enrolled[institution] = enrolled
}

// witness asks the kinds for the numbers that they alone know.
func (o *Observer) witness() {
	w, groups := o.sim.World, len(o.sim.World.Layout.Groups)
	at := 0
	for _, p := range w.Spec.parts() {
		witness, ok := p.kind.(Witness)
		if !ok {
			continue
		}
		n := len(witness.Outcomes())
		into := make([]Ratio, n*groups)
		witness.Witness(w, into)
		for k := range n {
			told := o.snap.Outcomes[at+k]
			told[0] = Ratio{}
			for g, r := range into[k*groups : (k+1)*groups] {
				told[g+1] = r
				told[0].Part += r.Part
				told[0].Whole += r.Whole
			}
		}
		at += n
	}
}

// Snapshot returns the counts of the current period; it holds until the next tick. It may be called
// once per period, and must be unless nobody needs anything of the period.
func (o *Observer) Snapshot() *Snapshot {
	w, s := o.sim.World, &o.snap
	needs := o.sim.watch.needs(w.Period)
	s.Period = w.Period
	o.sim.watch.workers[0].grow(w, o.sim.watch.groups(needs)) // it may have had nobody to count
	for i, standing := range w.Standings {
		if standing.Scored {
			o.scores(i, needs)
		}
		if standing.Open {
			o.countEnrolled(i)
		}
	}
	o.witness()
	shown := len(s.People)
	if needs.AllOnly {
		shown = 1
	}
	o.bands(shown)
	o.records(shown)
	w.Spells.gather(s.Spells[:shown], w.Period)
	s.Surveys, s.Ties = needs.Surveys, nil
	if needs.Ties {
		s.Ties = countTies(w)
	}
	return s
}

// scores drains the workers' counts into distributions, ascending.
func (o *Observer) scores(institution int, needs Needs) {
	dists, r := o.snap.Scores[institution], &o.rankings[institution]
	for g := range dists {
		dists[g].reset()
	}
	workers := o.sim.watch.workers
	counts := &workers[0].scores[institution]
	for i := range workers[1:] {
		counts.take(&workers[i+1].scores[institution])
	}
	r.places = r.places[:0]
	floor, groups := o.sim.World.Standings[institution].Floor, o.sim.watch.groups(needs)
	score, next := 0, groups // of the count, and where the counts of a higher one begin
	for word, touched := range counts.touched {
		for ; touched != 0; touched &= touched - 1 {
			n := word<<6 + bits.TrailingZeros64(touched)
			if groups == 1 {
				score = n
			} else if n >= next {
				score = int(uint32(n) / uint32(groups)) // the largest part of the work here
				next = (score + 1) * groups
			}
			count := int64(counts.counts[n])
			counts.counts[n] = 0
			dists[0].push(floor+int32(score), count)
			if !needs.AllOnly {
				dists[n-score*groups+1].push(floor+int32(score), count)
			}
			if needs.Ranks {
				r.places = append(r.places, n)
			}
		}
		counts.touched[word] = 0
	}
	for g := range dists {
		dists[g].close()
	}
	if needs.Ranks {
		o.rank(institution, groups)
		r.write(dists, groups, !needs.AllOnly)
	}
}
