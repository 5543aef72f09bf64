package model

import "math/bits"

// bands turns joint numbers of bands into people per band, service and number of open rights, the
// latter two for so many groups, the first one for all.
func (o *Observer) bands(shown int) {
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
	for i := range o.sim.watch.workers {
		counts := o.sim.watch.workers[i].joint
		for n, count := range counts {
			if count == 0 {
				continue
			}
			for _, g := range [2]int{0, n/joints + 1} {
				o.inBand(g, n%joints, float64(count))
				if g < shown {
					o.open(g, n%joints, float64(count))
				}
			}
		}
		clear(counts)
	}
	o.withdrawUnenrolled()
}

func (o *Observer) inBand(g, joint int, people float64) {
	for i, stride := range o.sim.World.Gates.stride {
		byBand := o.snap.InBand[i][g]
		byBand[joint/stride%len(byBand)] += people
	}
}

func (o *Observer) open(g, joint int, people float64) {
	w, s := o.sim.World, &o.snap
	shut := w.Gates.shut[joint]
	perks := (uint32(1)<<len(w.Layout.Services) - 1) &^ w.Gates.rights
	for i := range s.Shut[g] {
		if shut>>i&1 == 1 {
			s.Shut[g][i] += people
		}
	}
	s.Open[g][bits.OnesCount32(w.Gates.rights&^shut)] += people
	if perks&^shut != 0 {
		s.Perks[g] += people
	}
}

// withdrawUnenrolled takes the people whom an institution does not know out of its base band, where
// access counts them.
func (o *Observer) withdrawUnenrolled() {
	for i, enrolled := range o.enrolled {
		if len(enrolled) == 0 {
			continue
		}
		for g := range o.snap.People {
			o.snap.InBand[i][g][o.sim.World.Standings[i].BaseBand()] -= o.snap.People[g] - enrolled[g]
		}
	}
}

func (o *Observer) records(shown int) {
	for g := range shown {
		clear(o.snap.Records[g])
	}
	for i := range o.sim.watch.workers {
		counts := o.sim.watch.workers[i].records
		for n, count := range counts {
			if count == 0 {
				continue
			}
			o.snap.Records[0][n%MaxRecords] += float64(count)
			if shown > 1 {
				o.snap.Records[n/MaxRecords+1][n%MaxRecords] += float64(count)
			}
		}
		clear(counts)
	}
}
