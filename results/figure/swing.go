package figure

import (
	"image/color"
	"math"
	"slices"

	"socialcredit/results"
)

// A swing is how far a factor moves an outcome.
type swing struct {
	factor
	low, high cell // at its lowest and highest level, or outcome
}

func (s spoke) swing() swing {
	levels, numeric := s.levels(s.cells)
	order := func(c cell) float64 {
		if numeric {
			return float64(slices.Index(levels, c.levels[s.at]))
		}
		return c.mean
	}
	least := func(a, b cell) int { return sign(order(a) - order(b)) }
	return swing{factor: s.factor, low: slices.MinFunc(s.cells, least), high: slices.MaxFunc(s.cells, least)}
}

func (w swing) size(base cell) float64 {
	return math.Max(math.Abs(w.high.mean-w.low.mean), math.Max(math.Abs(w.high.mean-base.mean), math.Abs(w.low.mean-base.mean)))
}

// pairEnds gives the ends the intervals of their differences from the base where sensitivity.csv has them for all: luck
// that is common to both cancels there.
func (s *Study) pairEnds(o outcome, base cell, swings []swing) bool {
	x, err := s.indices(o, "low_effect", "high_effect")
	if err != nil {
		return false
	}
	paired := slices.Clone(swings)
	for i := range paired {
		for k, end := range []*cell{&paired[i].low, &paired[i].high} {
			e, ok := x.of[[]string{"low_effect", "high_effect"}[k]][paired[i].Name]
			if !ok {
				return false
			}
			end.raw = [3]float64{end.raw[0], base.raw[0] + e.low, base.raw[0] + e.high}
			end.low, end.high = o.scaled(end.raw[1]), o.scaled(end.raw[2])
		}
	}
	copy(swings, paired)
	return true
}

// bars are the upper half of a row for the lowest level and the lower half for the highest.
func (w swing) bars(base cell, at float64) [2][]bar {
	half := func(c cell, from float64, fill color.Color) []bar {
		return []bar{{from: base.mean, to: c.mean, below: from, high: from + 0.36, fill: fill}}
	}
	return [2][]bar{half(w.low, at+0.02, okabeIto[5]), half(w.high, at-0.38, okabeIto[1])}
}

// endName is the level of a cell, cut to what fits beside a bar.
func (w swing) endName(c cell) string {
	level := c.levels[w.at]
	if v := number(level); finite(v) {
		return plain(v)
	}
	return fitted(w.word(level), writing(smallSize, dark), 44)
}

// swingNumbers holds the ends of all factors, in the units of the summary.
func swingNumbers(base cell, swings []swing) (*results.Table, error) {
	t, err := results.NewTable(results.Texts("factor"), results.Texts("end"), results.Texts("level"),
		results.Floats("mean"), results.Floats("low"), results.Floats("high"), results.Floats("base"))
	if err != nil {
		return nil, err
	}
	for _, w := range swings {
		for k, c := range []cell{w.low, w.high} {
			end := []string{"lowest", "highest"}[k]
			if err := t.Append(w.Name, end, c.levels[w.at], c.raw[0], c.raw[1], c.raw[2], base.raw[0]); err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}
