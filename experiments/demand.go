package experiments

import (
	"math"
	"slices"

	"socialcredit/experiments/sensitivity"
)

// A demand knows which runs a plan asks for: how many replicates of each point, some of which only
// follow from what a pilot gave.
type demand struct {
	plan  *Plan
	paths [][]int            // the points of each unit of work; one each unless rows are one society's life
	of    []int              // by point: its path
	first map[Identity]int   // by the identity of the last point of a path: the path
	want  []int              // by path: replicates asked for so far
	pilot []map[int]float64  // by path: what the pilot gave, by replicate; nil without a rule
	stein *sensitivity.Stein // nil where replicates are a number
	shard Shard
}

// A Shard is a part of a study's points. The zero value is all of them.
type Shard struct{ Index, Of int }

// holds tells whether a path belongs to the shard.
func (s Shard) holds(path int) bool { return s.Of == 0 || path%s.Of == s.Index-1 }

func newDemand(p *Plan, replicates int, shard Shard) *demand {
	d := &demand{plan: p, first: map[Identity]int{}, shard: shard}
	if until := p.Study.Replicates.Until; until.Measure != "" && replicates == 0 {
		d.stein = &sensitivity.Stein{HalfWidth: until.HalfWidth, Min: until.Min, Max: until.Max, Confidence: until.Confidence}
	}
	d.extend(replicates)
	return d
}

// extend takes in the points that the plan has more by now.
func (d *demand) extend(replicates int) {
	count := d.plan.Study.Replicates.Count
	if replicates > 0 {
		count = replicates
	}
	if d.stein != nil {
		count = d.stein.Min
	}
	chains := d.plan.chains(len(d.of))
	d.of = append(d.of, make([]int, len(d.plan.Points)-len(d.of))...)
	for _, chain := range chains {
		last := d.plan.Points[chain[len(chain)-1]].Identity
		n, there := d.first[last] // which is that of the whole chain
		if !there {
			n = len(d.paths)
			d.first[last] = n
			d.paths, d.want = append(d.paths, chain), append(d.want, count)
			d.pilot = append(d.pilot, map[int]float64{})
		}
		for _, point := range chain {
			d.of[point] = n
		}
	}
}

// chains lists the points from one on in the units in which they are computed: each alone, or in the
// order in which they go on from each other, from one that starts afresh to one that nothing goes on from.
func (p *Plan) chains(from int) [][]int {
	goesOn := make([]bool, len(p.Points))
	for i := from; i < len(p.Points); i++ {
		if before := p.Points[i].Before; before >= 0 {
			goesOn[before] = true
		}
	}
	var chains [][]int
	for i := from; i < len(p.Points); i++ {
		if goesOn[i] {
			continue
		}
		var chain []int
		for at := i; at >= 0; at = p.Points[at].Before {
			chain = append(chain, at)
		}
		slices.Reverse(chain)
		chains = append(chains, chain)
	}
	return chains
}

// replicates is how many replicates a point has by now.
func (d *demand) replicates(point int) int { return d.want[d.of[point]] }

// missing lists the units that the store does not have, point by point.
func (d *demand) missing(s *store, retry bool) []unit {
	var units []unit
	for n := range d.paths {
		if d.shard.holds(n) {
			units = append(units, d.missingOf(n, 1, s, retry)...)
		}
	}
	return units
}

// missingOf lists the units of a path from a replicate on that the store does not have. What it has
// counts for the pilot, which may ask for more.
func (d *demand) missingOf(path, from int, s *store, retry bool) []unit {
	var units []unit
	for replicate := from; replicate <= d.want[path]; replicate++ {
		lacks := false
		for _, point := range d.paths[path] {
			key := d.plan.Key(point, replicate)
			if !s.has(key, retry) {
				lacks = true
				continue
			}
			d.learn(path, replicate, s.runs[key].value)
		}
		if lacks {
			units = append(units, unit{d.paths[path], replicate})
		}
	}
	if from == 1 && d.grows(path) {
		units = append(units, d.missingOf(path, d.stein.Min+1, s, retry)...)
	}
	return units
}

// learn notes what a run of the pilot gave, NaN if nothing.
func (d *demand) learn(path, replicate int, value float64) {
	if d.stein != nil && replicate <= d.stein.Min {
		d.pilot[path][replicate] = value
	}
}

// grows tells whether the pilot of a path is complete and asks for more replicates, which it does
// once.
func (d *demand) grows(path int) bool {
	if d.stein == nil || len(d.pilot[path]) < d.stein.Min || d.want[path] > d.stein.Min {
		return false
	}
	pilot := d.pilotOf(path)
	defined := 0
	for _, v := range pilot {
		if !math.IsNaN(v) {
			defined++
		}
	}
	n, err := d.stein.Replicates(pilot)
	if err != nil || n <= d.want[path] || defined < 2 { // there is nothing to go by: more runs would fail as well
		return false
	}
	d.want[path] = n
	return true
}

// pilotOf lists what the pilot of a path gave, by replicate, NaN for what failed or is undefined.
func (d *demand) pilotOf(path int) []float64 {
	values := make([]float64, d.stein.Min)
	for i := range values {
		values[i] = d.pilot[path][i+1]
	}
	return values
}
