package sensitivity

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// A table is checked data with what several methods ask of it.
type table struct {
	*Data
	options Options
	asked   bool        // the user named the method
	y       []float64   // by row: the mean of the replicates that came out, NaN if none did
	x       [][]float64 // by factor and row: the level as a number, NaN where it does not apply; nil for a factor that is no number
}

// newTable takes checked data and options whose defaults are set.
func newTable(d *Data, o Options) *table {
	t := &table{Data: d, options: o, y: make([]float64, len(d.Outcomes)), x: make([][]float64, len(d.Factors))}
	for i, values := range d.Outcomes {
		t.y[i] = mean(finite(values))
	}
	for f, levels := range d.Levels {
		t.x[f] = numbers(levels)
	}
	return t
}

// numbers reads levels as numbers; nil if one of them is none, or none is there.
func numbers(levels []string) []float64 {
	x := make([]float64, len(levels))
	some := false
	for i, level := range levels {
		v, ok := number(level)
		if !ok {
			return nil
		}
		x[i] = v
		some = some || level != ""
	}
	if !some {
		return nil
	}
	return x
}

// number reads one level: a finite number, a switch as 0 or 1, "" as NaN.
func number(level string) (float64, bool) {
	switch level {
	case "":
		return math.NaN(), true
	case "false":
		return 0, true
	case "true":
		return 1, true
	}
	v, err := strconv.ParseFloat(level, 64)
	return v, err == nil && !math.IsNaN(v) && !math.IsInf(v, 0)
}

// block is the part that a row plays.
func (t *table) block(row int) string {
	if t.Blocks == nil {
		return ""
	}
	return t.Blocks[row]
}

// rowName is how messages call a row: counted from 1, with its block.
func (t *table) rowName(row int) string {
	if b := t.block(row); b != "" {
		return fmt.Sprintf("row %d (block %s)", row+1, b)
	}
	return fmt.Sprintf("row %d", row+1)
}

// differs says whether two rows show different levels of a factor. Where it does not apply in one of
// them, they do not.
func (t *table) differs(factor, row, other int) bool {
	a, b := t.Levels[factor][row], t.Levels[factor][other]
	return a != b && a != "" && b != "" && (t.x[factor] == nil || t.x[factor][row] != t.x[factor][other])
}

// unit says where each row's level lies in the factor's range.
func (t *table) unit(factor int) []float64 {
	if t.Unit != nil && t.Unit[factor] != nil {
		return t.Unit[factor]
	}
	x := t.x[factor]
	if x == nil {
		x = t.ranked(factor)
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range x {
		if !math.IsNaN(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	unit := make([]float64, len(x))
	for i, v := range x {
		unit[i] = (v - low) / (high - low)
	}
	return unit
}

// ranked numbers the levels of a factor in the order of the alphabet.
func (t *table) ranked(factor int) []float64 {
	levels := t.occurring(factor, nil)
	x := make([]float64, len(t.Levels[factor]))
	for i, level := range t.Levels[factor] {
		x[i] = math.NaN()
		if place, found := slices.BinarySearch(levels, level); found {
			x[i] = float64(place)
		}
	}
	return x
}

// occurring lists a factor's levels in some rows (nil is all) in the order of the alphabet, without "".
func (t *table) occurring(factor int, rows []int) []string {
	var levels []string
	if rows == nil {
		levels = slices.Clone(t.Levels[factor])
	}
	for _, row := range rows {
		levels = append(levels, t.Levels[factor][row])
	}
	slices.Sort(levels)
	return slices.DeleteFunc(slices.Compact(levels), func(s string) bool { return s == "" })
}

// index begins a result.
func (t *table) index(factor, name string, e Estimate) Index {
	return Index{Output: t.Output, Factor: factor, Index: name, Value: e.Value, Low: e.Low, High: e.High}
}
