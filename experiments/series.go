package experiments

import (
	"fmt"

	"socialcredit/model"
	"socialcredit/model/measure"
	"socialcredit/results"
)

// All is what tables call everybody.
const All = "all"

// A Series collects the measures of a run, a row per period and group.
type Series struct {
	layout  *model.Layout
	table   *measure.Table
	periods []int64
	years   []float64
	groups  []string
	columns [][]float64
	row     []float64
}

// NewSeries lists the columns of a bound scenario.
func NewSeries(spec *model.Spec, layout *model.Layout) (*Series, error) {
	table, problems := measure.New(spec, layout)
	if len(problems) > 0 {
		return nil, problems[0]
	}
	n := len(table.Columns())
	s := &Series{layout: layout, table: table, columns: make([][]float64, n), row: make([]float64, n)}
	rows := (spec.Periods + 1) * (len(layout.Groups) + 1)
	for i := range s.columns {
		s.columns[i] = make([]float64, 0, rows)
	}
	return s, nil
}

// Needs says what must be known of a period.
func (s *Series) Needs(period int) model.Needs { return s.table.Needs(period) }

// Observe adds the current period of a simulation.
func (s *Series) Observe(o *model.Observer, period int) *model.Snapshot {
	snapshot := o.Snapshot()
	for group := range len(s.layout.Groups) + 1 {
		label := All
		if group > 0 {
			label = s.layout.Groups[group-1]
		}
		s.table.Row(snapshot, group, s.row)
		s.periods = append(s.periods, int64(period))
		s.years = append(s.years, float64(period)/float64(s.layout.PerYear))
		s.groups = append(s.groups, label)
		for i, v := range s.row {
			s.columns[i] = append(s.columns[i], v)
		}
	}
	return snapshot
}

// Table returns what was collected.
func (s *Series) Table() (*results.Table, error) {
	columns := []results.Column{results.Ints("period", s.periods...), results.Floats("year", s.years...), results.Texts("group", s.groups...)}
	for i, c := range s.table.Columns() {
		columns = append(columns, results.Floats(c.Name, s.columns[i]...))
	}
	t, err := results.NewTable(columns...)
	if err != nil {
		return nil, fmt.Errorf("series: %w", err)
	}
	return t, nil
}

// Last returns a measure of a group's last row, NaN where there is none.
func (s *Series) Last(column, group string) float64 {
	for i, c := range s.table.Columns() {
		if c.Name != column {
			continue
		}
		for row := len(s.groups) - 1; row >= 0; row-- {
			if s.groups[row] == group {
				return s.columns[i][row]
			}
		}
	}
	return model.Undefined()
}

// KeepAllWithoutTies has a spec keep every measure that needs no ties in every period, and none that
// does.
func KeepAllWithoutTies(spec *model.Spec) {
	spec.Measures = make(map[string]model.Keep)
	for _, f := range measure.Kinds {
		every := 1
		if f.Needs.Ties {
			every = 0
		}
		spec.Measures[f.Name] = model.Keep{Every: every}
	}
}
