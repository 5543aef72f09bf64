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
	surveys  *model.Surveys // nil where no family has one
}

// A Column is what one number of a row is.
type Column struct {
	Name, Unit, Family string
	Doc                string // what it is, in a sentence
	Every              int    // it is computed every so many periods, and in the first and the last one
}

// kept is a family with when it is computed.
type kept struct {
	dates    model.Dates
	needs    model.Needs
	measures []model.Measure
}

// New lists the columns of a bound scenario. A family is computed as often as it says itself unless
// the scenario says otherwise; one that is never computed has no columns. Problems are names that no
// family has, dates that make no sense, and columns that two parts would both be called.
func New(spec *model.Spec, layout *model.Layout) (*Table, []model.Problem) {
	t := &Table{}
	problems := unknown(spec)
	maker := make(map[string]string)
	for _, f := range Kinds {
		dates := model.Dates{Every: f.Every(layout.PerYear), Last: spec.Periods}
		if keep, said := spec.Measures[f.Name]; said {
			dates.Every, dates.Since = keep.Every, keep.Since
			problems = append(problems, misdated(&f, dates)...)
		}
		if dates.Every == 0 {
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
			t.columns = append(t.columns, Column{m.Name, m.Unit, f.Name, doc, dates.Every})
		}
		t.families = append(t.families, kept{dates, f.Needs, measures})
		t.survey(&f, dates)
	}
	return t, problems
}

// survey adds what counts for a family, if anything does.
func (t *Table) survey(f *model.Family, dates model.Dates) {
	if f.Survey == nil {
		return
	}
	if t.surveys == nil {
		t.surveys = &model.Surveys{}
	}
	t.surveys.Add(f.Name, dates, f.Survey(dates))
}

// misdated reports a date that a family has no use for, or lacks.
func misdated(f *model.Family, d model.Dates) []model.Problem {
	problem := func(key, format string, args ...any) []model.Problem {
		return []model.Problem{{Path: "measures." + f.Name + "." + key, Text: fmt.Sprintf(format, args...)}}
	}
	switch {
	case !f.Since && d.Since != 0:
		return problem("since", "this family compares with no period; leave since out")
	case f.Since && d.Every == 0 && d.Since != 0:
		return problem("since", "without every this family is never computed; write {every: 12, since: %d}", d.Since)
	case f.Since && d.Every != 0 && (d.Since < 1 || d.Since >= d.Last):
		return problem("since", "%d is no period to compare later ones with; "+
			"1 or more, since all is new in period 0, and below the last one, %d", d.Since, d.Last)
	}
	return nil
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
func (t *Table) Needs(period int) model.Needs {
	needs := model.Needs{Surveys: t.surveys}
	for i := range t.families {
		if f := &t.families[i]; f.dates.Due(period) {
			needs.Ties = needs.Ties || f.needs.Ties
			needs.Ranks = needs.Ranks || f.needs.Ranks
			needs.Groups = needs.Groups || f.needs.Groups
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
		due := f.dates.Due(s.Period)
		for k := range row {
			if due {
				row[k] = f.measures[k].Of(s, group)
			} else {
				row[k] = model.Undefined()
			}
		}
	}
}
