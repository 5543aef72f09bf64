package sensitivity

import (
	"slices"

	"gonum.org/v1/gonum/stat"
)

// A column is one regressor: a factor that is a number, or one level of a factor that is none.
type column struct {
	name   string
	factor int
	number bool
	values []float64
}

// columns makes regressors, and lists the factors that do not vary.
func (t *table) columns(rows []int) (columns []column, constant []string) {
	for f, name := range t.Factors {
		if t.x[f] != nil {
			values := make([]float64, len(rows))
			for i, row := range rows {
				values[i] = t.x[f][row]
			}
			if len(rows) == 0 || slices.Max(values) == slices.Min(values) {
				constant = append(constant, name)
				continue
			}
			columns = append(columns, column{name, f, true, values})
			continue
		}
		levels := make(map[string]bool)
		for _, row := range rows {
			levels[t.Levels[f][row]] = true
		}
		if len(levels) < 2 {
			constant = append(constant, name)
			continue
		}
		for _, level := range sorted(levels)[1:] { // the first one is what the others are compared with
			values := make([]float64, len(rows))
			for i, row := range rows {
				if t.Levels[f][row] == level {
					values[i] = 1
				}
			}
			columns = append(columns, column{name + "=" + level, f, false, values})
		}
	}
	return columns, constant
}

func sorted(set map[string]bool) []string {
	var all []string
	for s := range set {
		all = append(all, s)
	}
	slices.Sort(all)
	return all
}

// standardise scales in place; false if the values are all equal.
func standardise(values []float64) bool {
	if slices.Max(values) == slices.Min(values) {
		return false
	}
	m, sd := stat.MeanStdDev(values, nil)
	for i := range values {
		values[i] = (values[i] - m) / sd
	}
	return true
}

// averageRanks numbers values from 1, equal ones alike.
func averageRanks(values []float64) []float64 {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return undefinedLast(values[a], values[b]) })
	ranks := make([]float64, len(values))
	for i := 0; i < len(order); {
		end := i
		for end < len(order) && values[order[end]] == values[order[i]] {
			end++
		}
		for _, at := range order[i:end] {
			ranks[at] = float64(i+1+end) / 2
		}
		i = end
	}
	return ranks
}
