package sensitivity

import (
	"errors"
	"fmt"
	"math"
)

// Data is a design and what came of it.
type Data struct {
	Factors []string // names, each once

	// Blocks holds, by row, the part that the row plays in a method: a, b, ab_<factor>, ba_<factor> for
	// sobol, t1, t2... for morris, base and <factor> for one_at_a_time, up and down for a path; "" where
	// there are no parts. Nil is all "".
	Blocks []string

	// Levels holds, by factor and then row, the level as it is written; "" where the factor does not
	// apply. A factor whose levels are all numbers is a number; false and true count as 0 and 1.
	Levels [][]string

	// Groups holds, by factor, the group that it is moved with; "" on its own. Nil is all "".
	Groups []string

	// Unit holds, by factor and then row, where the level lies in the factor's range, 0 to 1: what
	// morris divides by. Nil, for all or for one factor, derives it from the levels that occur: the lowest
	// number is 0 and the highest 1, in equal steps for levels that are not numbers (in the order of the alphabet).
	Unit [][]float64

	Output string // name of the outcome

	// Outcomes holds, by row, a value per replicate. Replicate r has the same luck in every row. NaN
	// is a run that failed or is undefined; rows may hold different numbers of replicates.
	Outcomes [][]float64
}

// check reports the first thing that makes a table no table.
func (d *Data) check() error {
	rows := len(d.Outcomes)
	if len(d.Factors) == 0 || rows == 0 {
		return fmt.Errorf("%d factors and %d rows: nothing to analyse", len(d.Factors), rows)
	}
	seen := make(map[string]bool, len(d.Factors))
	for _, name := range d.Factors {
		if name == "" {
			return errors.New("a factor has no name")
		}
		if seen[name] {
			return fmt.Errorf("two factors are called %s", name)
		}
		seen[name] = true
	}
	if err := d.checkShape(rows); err != nil {
		return err
	}
	for i, values := range d.Outcomes {
		if len(values) == 0 {
			return fmt.Errorf("row %d has no outcome; write NaN for a run that failed", i+1)
		}
		for _, v := range values {
			if math.IsInf(v, 0) {
				return fmt.Errorf("row %d: %s is %v; it must be a number, or NaN for a run that failed", i+1, d.Output, v)
			}
		}
	}
	return nil
}

// checkShape compares lengths.
func (d *Data) checkShape(rows int) error {
	if len(d.Levels) != len(d.Factors) {
		return fmt.Errorf("%d factors, but levels of %d", len(d.Factors), len(d.Levels))
	}
	for f, name := range d.Factors {
		if len(d.Levels[f]) != rows {
			return fmt.Errorf("%s has %d levels for %d rows of outcomes", name, len(d.Levels[f]), rows)
		}
		if d.Unit != nil && len(d.Unit) == len(d.Factors) && d.Unit[f] != nil && len(d.Unit[f]) != rows {
			return fmt.Errorf("%s has %d places in its range for %d rows of outcomes", name, len(d.Unit[f]), rows)
		}
	}
	if d.Unit != nil && len(d.Unit) != len(d.Factors) {
		return fmt.Errorf("%d factors, but places in the range of %d", len(d.Factors), len(d.Unit))
	}
	if d.Blocks != nil && len(d.Blocks) != rows {
		return fmt.Errorf("%d blocks for %d rows of outcomes", len(d.Blocks), rows)
	}
	if d.Groups != nil && len(d.Groups) != len(d.Factors) {
		return fmt.Errorf("%d factors, but groups of %d", len(d.Factors), len(d.Groups))
	}
	return nil
}
