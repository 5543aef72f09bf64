package sensitivity

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// A regression is a least-squares fit of the outcome on all factors at once. All are scaled to mean 0
// and standard deviation 1, so its coefficients are standardised.
type regression struct {
	columns      []column
	coefficients []float64
	errors       []float64 // standard errors of the coefficients
	r2           float64
	n, df        int // rows; rows less columns less 1
}

// regress fits. With ranks, numbers and outcome are replaced by their ranks first. Rows where the outcome
// failed or a number does not apply are left out, and so are factors that do not vary in the rest.
func (t *table) regress(ranks bool) (*regression, []string, error) {
	rows, notes, err := t.whereAll()
	if err != nil {
		return nil, nil, err
	}
	columns, constant := t.columns(rows)
	if len(constant) > 0 {
		notes = append(notes, "factors that do not vary are left out: "+strings.Join(constant, ", "))
	}
	if !slices.ContainsFunc(columns, func(c column) bool { return c.number }) {
		return nil, nil, unfitf("no factor is a number that varies")
	}
	if len(rows) < len(columns)+3 {
		return nil, nil, unfitf("%d rows for %d factors and levels; at least %d", len(rows), len(columns), len(columns)+3)
	}
	y := make([]float64, len(rows))
	for i, row := range rows {
		y[i] = t.y[row]
	}
	if ranks {
		y = averageRanks(y)
	}
	if !standardise(y) {
		return nil, nil, unfitf("the outcome is the same in all rows")
	}
	for i, c := range columns {
		if ranks && c.number {
			columns[i].values = averageRanks(c.values)
		}
		standardise(columns[i].values)
	}
	r, err := fit(columns, y)
	return r, notes, err
}

// whereAll lists the independent rows that have an outcome and a number for every factor that is one.
func (t *table) whereAll() (rows []int, notes []string, err error) {
	all, err := t.independent()
	if err != nil {
		return nil, nil, err
	}
	failed, absent := 0, 0
	factor := ""
	for _, row := range all {
		f := slices.IndexFunc(t.x, func(x []float64) bool { return x != nil && math.IsNaN(x[row]) })
		switch {
		case math.IsNaN(t.y[row]):
			failed++
		case f >= 0:
			absent++
			factor = t.Factors[f]
		default:
			rows = append(rows, row)
		}
	}
	if failed > 0 {
		notes = append(notes, fmt.Sprintf("%d of %d rows left out, in which all runs failed", failed, len(all)))
	}
	if absent > 0 {
		notes = append(notes, fmt.Sprintf("%d of %d rows left out, in which a number does not apply (%s)", absent, len(all), factor))
	}
	return rows, notes, nil
}
