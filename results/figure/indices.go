package figure

import (
	"fmt"
	"math"
	"slices"

	"socialcredit/results"
)

const sensitivityName = "sensitivity.csv"

// An estimate is an index of sensitivity with its interval, which may be undefined.
type estimate struct{ value, low, high float64 }

// size is how large it is, whatever its sign; undefined is least.
func (e estimate) size() float64 {
	if !finite(e.value) {
		return -1
	}
	return math.Abs(e.value)
}

// indices are the rows of sensitivity.csv of one outcome.
type indices struct {
	factors []string // in the order of the file
	of      map[string]map[string]estimate
	table   *results.Table
}

// indices reads some indices of an outcome. Without the first of them it is Absent.
func (s *Study) indices(o outcome, names ...string) (indices, error) {
	t, err := s.table(sensitivityName)
	if err != nil {
		return indices{}, err
	}
	rows := t.Where("output", o.text).Where("index", names...)
	found := indices{of: map[string]map[string]estimate{}, table: rows}
	factors, okF := rows.Text("factor")
	kinds, okI := rows.Text("index")
	value, okV := rows.Float("value")
	low, okL := rows.Float("low")
	high, okH := rows.Float("high")
	if !okF || !okI || !okV || !okL || !okH {
		return found, fmt.Errorf("%s needs columns output, factor, index, and value, low and high of numbers", sensitivityName)
	}
	for i, f := range factors {
		if found.of[kinds[i]] == nil {
			found.of[kinds[i]] = map[string]estimate{}
		}
		found.of[kinds[i]][f] = estimate{value[i], low[i], high[i]}
		if kinds[i] == names[0] {
			found.factors = append(found.factors, f)
		}
	}
	if len(found.factors) == 0 {
		return found, absent("%s has no %s of %s", sensitivityName, names[0], o.text)
	}
	return found, nil
}

// sorted gives the factors by the size of an index, the largest first, no more than a page holds, and how many are left.
func (x indices) sorted(index string) (factors []string, left int) {
	factors = slices.Clone(x.factors)
	slices.SortStableFunc(factors, func(a, b string) int {
		return sign(x.of[index][b].size() - x.of[index][a].size())
	})
	left = max(0, len(factors)-mostRows)
	return factors[:len(factors)-left], left
}

// ends gives the smallest and the largest of the values and intervals of some indices, 0 among them.
func (x indices) ends(factors []string, names ...string) (low, high float64) {
	for _, name := range names {
		for _, f := range factors {
			e, ok := x.of[name][f]
			if !ok {
				continue
			}
			for _, v := range []float64{e.value, e.low, e.high} {
				if finite(v) {
					low, high = math.Min(low, v), math.Max(high, v)
				}
			}
		}
	}
	return low, high
}

// scaled gives an estimate in the unit in which an outcome is drawn.
func (e estimate) scaled(o outcome) estimate {
	return estimate{o.scaled(e.value), o.scaled(e.low), o.scaled(e.high)}
}
