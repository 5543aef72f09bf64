package conduct

import (
	"slices"

	"socialcredit/model"
)

// An act's log rate is a sum of whole numbers of 1/256, each from a small table; the sum indexes
// one table of probabilities.
type act struct {
	trait, means        [256]int16 // by the stored byte
	group               []int32
	rewarded, financial bool
	pressures           []int32 // what services add, by joint number of bands
	hardest, easiest    int     // the most and the least that services and motives can add
	chance              []model.Chance
	first               []uint8 // the first digits of each chance, which decide nearly always
}

// newActs tabulates all acts of a world.
func newActs(w *model.World) []act {
	people := newDispositions(w)
	acts := make([]act, len(w.Layout.Acts))
	for k := range acts {
		acts[k] = newAct(w, k, people)
	}
	return acts
}

func newAct(w *model.World, k int, people *dispositions) act {
	spec := w.Spec.Acts[w.Layout.Acts[k]]
	a := act{rewarded: spec.Rewarded(), financial: spec.Financial && !spec.Rewarded()}
	a.weighServices(w)
	for _, motive := range w.Motives {
		least, most := motive.Shifts(w, k)
		a.easiest += min(0, least)
		a.hardest += max(0, most)
	}
	for v := -128; v < 128; v++ {
		a.trait[uint8(v)] = int16(model.LogSteps(spec.Trait * float64(v) / model.Sixteenths))
		a.means[uint8(v)] = int16(model.LogSteps(spec.Means * float64(v) / model.Sixteenths))
	}
	a.group = make([]int32, len(w.Layout.Groups))
	if a.rewarded {
		for g, group := range people.groups {
			a.group[g] = int32(model.LogSteps(model.Log(max(group.Opportunity, 1e-6))))
		}
	}
	mean := people.meanOf(&a)
	lowest, highest := people.span(&a)
	lowest += a.easiest
	highest += a.hardest
	for g := range a.group { // from here on the sum of the table's first entry is 0
		a.group[g] -= int32(lowest)
	}
	a.chance = make([]model.Chance, highest-lowest+1)
	a.first = make([]uint8, len(a.chance))
	exp := newExpTable(lowest, highest)
	dt := 1 / float64(w.Layout.PerYear)
	occurs := a.occurring(w)
	for i := range a.chance {
		if occurs != nil && !occurs[i] {
			continue
		}
		rate := spec.Rate / mean * exp.at(lowest+i)
		a.chance[i] = model.NewChance(1 - model.Exp(-float64(rate*dt)))
		a.first[i] = a.chance[i].First()
	}
	return a
}

// occurring tells which sums this world's people can come to, nil where that is unknown, or where there
// are so many people that to find out takes longer than to tabulate every sum.
func (a *act) occurring(w *model.World) []bool {
	if len(w.Motives) > 0 {
		return nil
	}
	steps := append([]int32{int32(a.hardest)}, a.pressures...)
	slices.Sort(steps)
	steps = slices.Compact(steps)
	if w.N*len(steps) > 4*len(a.chance) {
		return nil
	}
	occurs := make([]bool, len(a.chance))
	for pos := range w.N {
		sum := a.sum(w, pos)
		for _, step := range steps {
			occurs[sum+int(step)] = true
		}
	}
	return occurs
}

// weighServices lists what shut and open services add to the log rate.
func (a *act) weighServices(w *model.World) {
	a.pressures = make([]int32, w.Gates.Joints())
	for joint := range a.pressures {
		rewarded, financial := w.Gates.Pressure(joint)
		switch {
		case a.rewarded:
			a.pressures[joint] = int32(rewarded)
		case a.financial:
			a.pressures[joint] = int32(financial)
		}
		a.hardest = max(a.hardest, int(a.pressures[joint]))
		a.easiest = min(a.easiest, int(a.pressures[joint]))
	}
}

// sum is a person's place in the table of chances, before services count.
func (a *act) sum(w *model.World, pos int) int {
	return int(a.trait[uint8(w.Trait[pos])]) + int(a.means[uint8(w.Means[pos])]) + int(a.group[w.Group[pos]])
}

// bound writes the first digits of the highest chance that each person may come to, by id.
func (a *act) bound(w *model.World, bounds []uint8) {
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			bounds[w.ID(pos)] = a.first[a.sum(w, pos)+a.hardest]
		}
	})
}

// An expTable holds exp(i/256) for a range of whole i as products of two factors.
type expTable struct {
	whole    []float64 // exp of whole numbers, from the lowest
	from     int
	fraction [model.LogUnit]float64
}

func newExpTable(lowest, highest int) *expTable {
	t := &expTable{from: floorDiv(lowest, model.LogUnit)}
	for n := t.from; n <= floorDiv(highest, model.LogUnit); n++ {
		t.whole = append(t.whole, model.Exp(float64(n)))
	}
	for i := range t.fraction {
		t.fraction[i] = model.Exp(float64(i) / model.LogUnit)
	}
	return t
}

func (t *expTable) at(i int) float64 {
	n := floorDiv(i, model.LogUnit)
	return t.whole[n-t.from] * t.fraction[i-n*model.LogUnit]
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
