package experiments

import (
	"fmt"
	"math/bits"

	"socialcredit/experiments/sensitivity"
	"socialcredit/model"
	"socialcredit/results"
)

// A gains counts who gained and who lost at the end: in B beside A. A person gained by a score that is
// higher in B, by a higher band where an institution keeps no score, by a service that is open in B alone,
// and by rights if more of them are open in B.
type gains struct {
	shared  *shared
	groups  []string
	levels  []gainLevel
	table   *replicas // a row per level and outcome
	heads   []string  // of the outcomes
	units   []float64 // of what an outcome counts in, to one of its own
	outcome []gainOutcome
}

// A gainLevel is whom a row is about.
type gainLevel struct{ by, level string }

// A gainOutcome tells by how much B is above A for a person, and whether the person has it in both.
type gainOutcome func(l *lives, pos int) (above int64, known bool)

// The columns of gains beside their heads.
const (
	gainPeople = iota
	gainGained
	gainLost
	gainSame
	gainMean
)

var gainNames = []string{"people", "gained", "lost", "same", "mean_difference"}

const fifths = 5

func newGains(s *shared, replicates int) *gains {
	g := &gains{shared: s, groups: s.a.Groups, levels: []gainLevel{{All, All}}}
	for _, label := range s.a.Groups {
		g.levels = append(g.levels, gainLevel{"group", label})
	}
	for _, by := range []string{"trait_fifth", "means_fifth"} {
		for fifth := range fifths {
			g.levels = append(g.levels, gainLevel{by, fmt.Sprint(fifth + 1)})
		}
	}
	for k, i := range s.institutions {
		switch {
		case i.scored:
			g.add(i.label+"_score", model.Hundredths, scoreAbove(k))
		case i.ordered:
			g.add(i.label+"_band", 1, bandAbove(k))
		}
	}
	g.add("rights", 1, func(l *lives, pos int) (int64, bool) {
		a, b := l.shut(pos)
		return int64(bits.OnesCount32(a&l.shared.rights) - bits.OnesCount32(b&l.shared.rights)), true
	})
	for k, v := range s.services {
		g.add(v.label+"_open", 1, func(l *lives, pos int) (int64, bool) {
			a, b := l.shut(pos)
			return int64(a>>k&1) - int64(b>>k&1), true
		})
	}
	g.table = newReplicas(gainNames, len(g.levels)*len(g.heads), replicates)
	return g
}

func (g *gains) add(head string, unit float64, of gainOutcome) {
	g.heads, g.units, g.outcome = append(g.heads, head), append(g.units, unit), append(g.outcome, of)
}

func scoreAbove(k int) gainOutcome {
	return func(l *lives, pos int) (int64, bool) {
		i := &l.shared.institutions[k]
		x, y, twin := l.a.Standings[i.a], l.b.Standings[i.b], l.twin(pos)
		if !x.Enrolled(pos) || !y.Enrolled(twin) {
			return 0, false
		}
		return int64(y.Score[twin]) - int64(x.Score[pos]), true
	}
}

func bandAbove(k int) gainOutcome {
	return func(l *lives, pos int) (int64, bool) {
		i := &l.shared.institutions[k]
		x, y, twin := l.a.Standings[i.a], l.b.Standings[i.b], l.twin(pos)
		if !x.Enrolled(pos) || !y.Enrolled(twin) {
			return 0, false
		}
		return int64(y.Band[twin]) - int64(x.Band[pos]), true
	}
}

// A gainCount is whole numbers, so that they add up in any order.
type gainCount struct{ people, gained, lost, above int64 }

func (c *gainCount) add(above int64) {
	c.people++
	c.above += above
	if above > 0 {
		c.gained++
	}
	if above < 0 {
		c.lost++
	}
}

// observe counts the last period of a replicate, from 0.
func (g *gains) observe(l *lives, replicate int) {
	trait, means := fifthsOf(l.a.Trait), fifthsOf(l.a.Means)
	groups := len(g.groups)
	for o, of := range g.outcome {
		counts := make([]gainCount, len(g.levels))
		for pos := range l.a.N {
			above, known := of(l, pos)
			if !known {
				continue
			}
			counts[0].add(above)
			counts[1+int(l.a.Group[pos])].add(above)
			counts[1+groups+int(trait[int(l.a.Trait[pos])+128])].add(above)
			counts[1+groups+fifths+int(means[int(l.a.Means[pos])+128])].add(above)
		}
		for level, c := range counts {
			g.put(level*len(g.heads)+o, replicate, c)
		}
	}
}

func (g *gains) put(row, replicate int, c gainCount) {
	n := float64(c.people)
	g.table.put(gainPeople, row, replicate, n)
	g.table.put(gainGained, row, replicate, float64(c.gained)/n)
	g.table.put(gainLost, row, replicate, float64(c.lost)/n)
	g.table.put(gainSame, row, replicate, float64(c.people-c.gained-c.lost)/n)
	g.table.put(gainMean, row, replicate, float64(c.above)/n/g.units[row%len(g.heads)])
}

// fifthsOf cuts people into five parts of about the same size by a disposition, the lowest first: the part
// of a value plus 128. People of the same value stay together, by the middle of their ranks.
func fifthsOf(values []int8) (part [256]uint8) {
	var counts [256]int
	for _, v := range values {
		counts[int(v)+128]++
	}
	below := 0
	for v, n := range counts {
		part[v] = uint8(min(fifths-1, fifths*(2*below+n)/(2*len(values))))
		below += n
	}
	return part
}

// result is gains.csv: a row per level and outcome.
func (g *gains) result() *results.Table {
	by, level, outcome := results.Texts("by"), results.Texts("level"), results.Texts("outcome")
	for _, l := range g.levels {
		for _, head := range g.heads {
			by.Texts, level.Texts, outcome.Texts = append(by.Texts, l.by), append(level.Texts, l.level), append(outcome.Texts, head)
		}
	}
	replicates := results.Ints("replicates", repeat(int64(g.table.replicates), g.table.rows)...)
	people := g.table.pick(gainNames[:1]).means()
	return tableOf(append(append([]results.Column{by, level, outcome, replicates}, people...), g.table.pick(gainNames[1:]).estimates()...))
}

// A Gain is what gains say of some people and an outcome.
type Gain struct {
	Outcome                  string
	Gained, Lost, Same, Mean sensitivity.Estimate
}

// everybody lists the gains of all people, by outcome.
func (g *gains) everybody() (all []Gain) {
	for o, head := range g.heads {
		of := func(column int) sensitivity.Estimate {
			return sensitivity.Interval(g.table.at(column, o), confidence)
		}
		all = append(all, Gain{head, of(gainGained), of(gainLost), of(gainSame), of(gainMean)})
	}
	return all
}
