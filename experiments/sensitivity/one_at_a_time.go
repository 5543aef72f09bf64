package sensitivity

import (
	"fmt"
	"math"
	"slices"
)

// OneAtATime is what each factor does when the others stay at the base.
var OneAtATime = Method{
	Name: "one_at_a_time",
	Doc: "What each factor does alone, the others at the base: low and high are the outcomes at its lowest and highest " +
		"level, low_effect and high_effect their differences from the base (the bars of a tornado), effect the outcome at " +
		"the highest level minus that at the lowest. Of a factor that is no number, low and high are the smallest and the " +
		"largest outcome instead. elasticity, for numbers only, is the relative change of the outcome over the relative " +
		"change of the factor between the levels next to the base (one-sided where the base is at an end); undefined " +
		"where base or its outcome is 0. base is the outcome at the base. Differences are taken replicate by replicate, " +
		"so that luck that is common to two rows cancels; intervals are Student's t over replicates, that of the " +
		"elasticity by linearising the ratio (Cochran 1977, Sampling Techniques, section 6.4).",
	Needs: "rows that differ from one base row in one factor each; where blocks are given, base and <factor>",
	run:   oneAtATime,
}

func oneAtATime(t *table) ([]Index, []string, error) {
	a, err := newArms(t)
	if err != nil {
		return nil, nil, err
	}
	base := Interval(t.Outcomes[a.base], t.options.Confidence)
	indices := []Index{t.index("", "base", base)}
	var notes []string
	for f, name := range t.Factors {
		rows := a.rows[f]
		if len(rows) < 2 {
			notes = append(notes, fmt.Sprintf("%s is never varied", name))
			continue
		}
		low, high := a.ends(t, f)
		if low < 0 {
			notes = append(notes, fmt.Sprintf("%s: no two levels with an outcome", name))
			continue
		}
		indices = append(
			indices,
			t.index(name, "effect", a.difference(t, high, low)),
			t.index(name, "low", Interval(t.Outcomes[low], t.options.Confidence)),
			t.index(name, "high", Interval(t.Outcomes[high], t.options.Confidence)),
			t.index(name, "low_effect", a.difference(t, low, a.base)),
			t.index(name, "high_effect", a.difference(t, high, a.base)),
		)
		if t.x[f] != nil && !slices.Contains(t.Levels[f], "true") && !slices.Contains(t.Levels[f], "false") {
			indices = append(indices, t.index(name, "elasticity", a.elasticity(t, f)))
		}
	}
	return indices, notes, nil
}

// ends are the rows of a factor's lowest and highest level that have an outcome; of a factor that is
// no number, of the smallest and largest outcome. They are -1 where there are not two.
func (a *arms) ends(t *table, f int) (low, high int) {
	key := t.x[f]
	if key == nil {
		key = t.y
	}
	low, high = -1, -1
	for _, row := range a.rows[f] {
		if math.IsNaN(t.y[row]) {
			continue
		}
		if low < 0 || key[row] < key[low] {
			low = row
		}
		if high < 0 || key[row] >= key[high] {
			high = row
		}
	}
	if low == high {
		return -1, -1
	}
	return low, high
}

// difference is the mean of a row's outcomes less another's, replicate by replicate.
func (a *arms) difference(t *table, row, other int) Estimate {
	return Interval(paired(t.Outcomes[row], t.Outcomes[other]), t.options.Confidence)
}

// paired subtracts what has the same luck; what only one of the two has is left out.
func paired(a, b []float64) []float64 {
	var differences []float64
	for r := range min(len(a), len(b)) {
		if d := a[r] - b[r]; !math.IsNaN(d) {
			differences = append(differences, d)
		}
	}
	return differences
}

// elasticity takes the levels next to the base.
func (a *arms) elasticity(t *table, f int) Estimate {
	x0 := t.x[f][a.base]
	below, above := a.base, a.base
	for _, row := range a.rows[f] {
		x := t.x[f][row]
		if math.IsNaN(t.y[row]) {
			continue
		}
		if x < x0 && (below == a.base || x > t.x[f][below]) {
			below = row
		}
		if x > x0 && (above == a.base || x < t.x[f][above]) {
			above = row
		}
	}
	slope := t.x[f][above] - t.x[f][below]
	if x0 == 0 || !(slope > 0) {
		return undefined
	}
	return ratio(x0/slope, triple{t.Outcomes[above], t.Outcomes[below], t.Outcomes[a.base]}, t.options.Confidence)
}

// A triple is the outcomes above, below and at the base, by replicate.
type triple struct{ above, below, base []float64 }

// ratio is factor * mean(above - below) / mean(base). Its interval linearises: each replicate's residual is
// factor * (above - below) - ratio * base.
func ratio(factor float64, y triple, confidence float64) Estimate {
	var changes, bases []float64
	for r := range min(len(y.above), len(y.below), len(y.base)) {
		if c := y.above[r] - y.below[r]; !math.IsNaN(c + y.base[r]) {
			changes, bases = append(changes, factor*c), append(bases, y.base[r])
		}
	}
	y0 := mean(bases)
	if len(bases) == 0 || y0 == 0 {
		return undefined
	}
	value := mean(changes) / y0
	for r := range changes {
		changes[r] = (changes[r] - value*bases[r]) / y0
	}
	e := Interval(changes, confidence)
	return Estimate{value, value + e.Low, value + e.High}
}
