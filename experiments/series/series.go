// Package series collects the measures of a run, period by period.
package series

import (
	"fmt"

	"socialcredit/model"
	"socialcredit/model/measure"
	"socialcredit/results"
)

// All is what tables call everybody.
const All = "all"

// A Series collects the measures of a run, a row per kept period and group.
type Series struct {
	layout  *model.Layout
	table   *measure.Table
	kept    Kept
	last    int // period
	periods []int64
	years   []float64
	groups  []string
	columns [][]float64
	row     []float64
}

// Kept says which rows a series keeps. What it leaves out costs nothing.
type Kept struct {
	Every  int  // keep every so many periods, and the first and the last one always; 0 = 1
	Groups bool // keep the social groups, not everybody alone
}

// New keeps every period and group of a bound scenario.
func New(spec *model.Spec, layout *model.Layout) (*Series, error) {
	return NewOf(spec, layout, Kept{Every: 1, Groups: true})
}

// NewOf lists the columns of a bound scenario and keeps some rows. A family of measures that is
// computed less often than rows are kept is undefined in the other rows.
func NewOf(spec *model.Spec, layout *model.Layout, kept Kept) (*Series, error) {
	if kept.Every < 0 {
		return nil, fmt.Errorf("series: every %d periods cannot be kept; 1 or more", kept.Every)
	}
	kept.Every = max(1, kept.Every)
	table, problems := measure.New(spec, layout)
	if len(problems) > 0 {
		return nil, problems[0]
	}
	n := len(table.Columns())
	s := &Series{layout: layout, table: table, kept: kept, last: spec.Periods, columns: make([][]float64, n), row: make([]float64, n)}
	rows := (spec.Periods/kept.Every + 2) * s.rowsPerPeriod()
	s.periods, s.years, s.groups = make([]int64, 0, rows), make([]float64, 0, rows), make([]string, 0, rows)
	values := make([]float64, n*rows)
	for i := range s.columns {
		s.columns[i] = values[i*rows : i*rows : (i+1)*rows]
	}
	return s, nil
}

// rowsPerPeriod is one for everybody and one for each group that is kept.
func (s *Series) rowsPerPeriod() int {
	if s.kept.Groups {
		return 1 + len(s.layout.Groups)
	}
	return 1
}

// Keeps tells whether a period has rows.
func (s *Series) Keeps(period int) bool { return period%s.kept.Every == 0 || period == s.last }

// Needs says what must be known of a period: nothing of one without rows, though it may have to be remembered.
func (s *Series) Needs(period int) model.Needs {
	needs := s.table.Needs(period)
	if !s.Keeps(period) {
		return model.Needs{Nothing: true, Surveys: needs.Surveys}
	}
	needs.AllOnly = !s.kept.Groups && !needs.Groups
	return needs
}

// Observe adds the current period of a simulation, whose observer was made with Needs. It returns nil
// where the period is not kept. Without groups, only what the snapshot says of everybody holds.
func (s *Series) Observe(o *model.Observer, period int) *model.Snapshot {
	if !s.Keeps(period) {
		return nil
	}
	snapshot := o.Snapshot()
	for group := range s.rowsPerPeriod() {
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

// KeepAllWithoutTies has a spec keep every measure that needs no ties in every period, those of
// families with a survey as often as by default, and none that needs ties.
func KeepAllWithoutTies(spec *model.Spec) {
	spec.Measures = make(map[string]model.Keep)
	for _, f := range measure.Kinds {
		switch {
		case f.Needs.Ties:
			spec.Measures[f.Name] = model.Keep{Every: 0}
		case f.Survey == nil:
			spec.Measures[f.Name] = model.Keep{Every: 1}
		}
	}
}

// Columns names the measures, in their order.
func (s *Series) Columns() (names []string) {
	for _, c := range s.table.Columns() {
		names = append(names, c.Name)
	}
	return names
}

// Rows is how many rows there are by now.
func (s *Series) Rows() int { return len(s.periods) }

// Row tells of which period and group a row is.
func (s *Series) Row(row int) (period int, group string) { return int(s.periods[row]), s.groups[row] }

// Values are the numbers of a column, row by row; nobody may write to them.
func (s *Series) Values(column int) []float64 { return s.columns[column] }

// Measures are the columns, with what they are.
func (s *Series) Measures() []measure.Column { return s.table.Columns() }
