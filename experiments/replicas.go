package experiments

import (
	"math"

	"socialcredit/experiments/sensitivity"
	"socialcredit/experiments/series"
	"socialcredit/results"
)

// A replicas is columns of numbers, each cell once per replicate.
type replicas struct {
	names      []string
	rows       int
	replicates int
	cells      [][]float64 // by column: the replicates of the first row, then of the next
}

func newReplicas(names []string, rows, replicates int) *replicas {
	r := &replicas{names: names, rows: rows, replicates: replicates}
	for range names {
		r.cells = append(r.cells, undefined(rows*replicates))
	}
	return r
}

// put sets a cell of a replicate, from 0.
func (r *replicas) put(column, row, replicate int, v float64) {
	r.cells[column][row*r.replicates+replicate] = v
}

// take puts all rows of a series of the same columns into a replicate, from 0, and tells whether they fit.
func (r *replicas) take(s *series.Series, replicate int) bool {
	if s.Rows() != r.rows {
		return false
	}
	for k := range s.Measures() {
		for row, v := range s.Values(k) {
			r.put(k, row, replicate, v)
		}
	}
	return true
}

// at gives the replicates of a cell.
func (r *replicas) at(column, row int) []float64 {
	return r.cells[column][row*r.replicates : (row+1)*r.replicates]
}

// means makes a column of the means over replicates of each.
func (r *replicas) means() []results.Column {
	var columns []results.Column
	intervals := sensitivity.NewIntervals(confidence)
	for k, name := range r.names {
		c := results.Floats(name, make([]float64, r.rows)...)
		for row := range c.Floats {
			c.Floats[row] = intervals.Of(r.at(k, row)).Value
		}
		columns = append(columns, c)
	}
	return columns
}

// estimates makes a column of the means of each and, of several replicates, of both ends of its interval.
func (r *replicas) estimates() []results.Column {
	var columns []results.Column
	intervals := sensitivity.NewIntervals(confidence)
	for k, name := range r.names {
		value, low, high := results.Floats(name), results.Floats(name+"_low"), results.Floats(name+"_high")
		for row := range r.rows {
			e := intervals.Of(r.at(k, row))
			value.Floats, low.Floats, high.Floats = append(value.Floats, e.Value), append(low.Floats, e.Low), append(high.Floats, e.High)
		}
		if columns = append(columns, value); r.replicates > 1 {
			columns = append(columns, low, high)
		}
	}
	return columns
}

// less gives what the columns hold beyond those of the same places in another; undefined where either is.
func (r *replicas) less(other *replicas) *replicas {
	out := newReplicas(r.names, r.rows, r.replicates)
	for k := range out.cells {
		for i := range out.cells[k] {
			out.cells[k][i] = r.cells[k][i] - other.cells[k][i]
		}
	}
	return out
}

// same tells whether both hold the same numbers, undefined in the same places.
func (r *replicas) same(other *replicas) bool {
	for k := range r.cells {
		for i, v := range r.cells[k] {
			if w := other.cells[k][i]; v != w && !(math.IsNaN(v) && math.IsNaN(w)) {
				return false
			}
		}
	}
	return true
}

// pick keeps some columns, in the order of the names.
func (r *replicas) pick(names []string) *replicas {
	out := &replicas{names: names, rows: r.rows, replicates: r.replicates}
	for _, name := range names {
		for k := range r.names {
			if r.names[k] == name {
				out.cells = append(out.cells, r.cells[k])
			}
		}
	}
	return out
}
