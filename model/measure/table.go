package measure

import (
	"fmt"

	"socialcredit/model"
)

// A Table computes the measures that a scenario keeps. It serves one simulation, whose periods it
// is given in order.
type Table struct {
	families []kept
	columns  []Column
	last     int // period
}

// A Column is what one number of a row is.
type Column struct {
	Name, Unit, Family string
	Doc                string // what it is, in a sentence
}

// kept is a family with how often it is computed.
type kept struct {
	every    int
	needs    model.Needs
	measures []model.Measure
}

// New lists the columns of a bound scenario. A family is computed in every period unless the
// scenario says otherwise, one that needs ties once a year; one that is never computed has no
// columns. Problems are names that no family has, and columns that two parts would both be called.
func New(spec *model.Spec, layout *model.Layout) (*Table, []model.Problem) {
	t := &Table{last: spec.Periods}
	problems := unknown(spec)
	maker := make(map[string]string)
	for _, f := range Kinds {
		every := 1
		if f.Needs != (model.Needs{}) {
			every = layout.PerYear
		}
		if keep, said := spec.Measures[f.Name]; said {
			every = keep.Every
		}
		if every == 0 {
			continue
		}
		measures := f.Columns(layout)
		for _, m := range measures {
			if other, taken := maker[m.Name]; taken {
				problems = append(problems, model.Problem{
					Path: "measures." + f.Name,
					Text: fmt.Sprintf("two columns would be called %s, one of family %s; rename a label", m.Name, other),
				})
			}
			maker[m.Name] = f.Name
			doc := m.Doc
			if doc == "" {
				doc = model.Summary(f.Doc)
			}
			t.columns = append(t.columns, Column{m.Name, m.Unit, f.Name, doc})
		}
		t.families = append(t.families, kept{every, f.Needs, measures})
	}
	return t, problems
}

// unknown reports the names under `measures:` that no family has.
func unknown(spec *model.Spec) []model.Problem {
	names := make([]string, len(Kinds))
	known := make(map[string]bool, len(Kinds))
	for i, f := range Kinds {
		names[i], known[f.Name] = f.Name, true
	}
	var problems []model.Problem
	for _, name := range model.Labels(spec.Measures) {
		if !known[name] {
			problems = append(problems, model.Problem{
				Path: "measures." + name,
				Text: fmt.Sprintf("unknown family of measures %q", name), Name: name, Among: names,
			})
		}
	}
	return problems
}

// Columns lists what a row holds. It must not be changed.
func (t *Table) Columns() []Column { return t.columns }

// Needs says what must be known of a period for the families that are due in it.
func (t *Table) Needs(period int) (needs model.Needs) {
	for i := range t.families {
		if f := &t.families[i]; f.due(period, t.last) {
			needs.Ties = needs.Ties || f.needs.Ties
			needs.Ranks = needs.Ranks || f.needs.Ranks
		}
	}
	return needs
}

// Row writes the measures of a group (0 = everybody) into a row of as many numbers as there are
// columns: NaN where a measure is undefined or its family not due.
func (t *Table) Row(s *model.Snapshot, group int, into []float64) {
	for i := range t.families {
		f := &t.families[i]
		row := into[:len(f.measures)]
		into = into[len(f.measures):]
		due := f.due(s.Period, t.last)
		for k := range row {
			if due {
				row[k] = f.measures[k].Of(s, group)
			} else {
				row[k] = model.Undefined()
			}
		}
	}
}

// due tells whether a family is computed in a period: the first and the last one always.
func (k *kept) due(period, last int) bool {
	return k.every == 1 || period%k.every == 0 || period == last
}
