package experiments

import (
	"fmt"
	"path/filepath"
	"slices"

	"socialcredit/experiments/biography"
	"socialcredit/model"
	"socialcredit/results"
)

// Exports says what a run writes beside its series: single people and ties at the end, districts over time.
type Exports struct {
	People, Causes, Ties, Districts bool
}

// ParseExports reads a list such as people,districts.
func ParseExports(words []string) (e Exports, err error) {
	for _, word := range words {
		switch word {
		case "people":
			e.People = true
		case "causes":
			e.Causes = true
		case "ties":
			e.Ties = true
		case "districts":
			e.Districts = true
		default:
			return e, fmt.Errorf("--export: unknown word %q; there are people, ties, districts and, with people, causes", word)
		}
	}
	if e.Causes && !e.People {
		return e, fmt.Errorf("--export: causes are columns of people; write --export people,causes")
	}
	return e, nil
}

// writeExports puts what was asked for beside the series into the run's directory.
func (r *Run) writeExports(o *Outcome, accounts *model.Accounts) error {
	if o.districts != nil {
		t, err := o.districts.Table()
		if err != nil {
			return err
		}
		if err := writeBoth(o.Dir, "districts", t); err != nil {
			return err
		}
	}
	if r.Exports.People {
		t, err := people(o.World, accounts)
		if err != nil {
			return err
		}
		if err := writeBoth(o.Dir, "people", t); err != nil {
			return err
		}
	}
	if r.Exports.Ties {
		t, err := ties(o.World)
		if err != nil {
			return err
		}
		return results.WriteCSV(filepath.Join(o.Dir, "ties.csv"), t)
	}
	return nil
}

// people lists everybody by person id as they stand after the last period.
func people(w *model.World, accounts *model.Accounts) (*results.Table, error) {
	columns := []results.Column{
		byID(w, results.Int, "person", func(c *results.Column, pos int) { c.Ints = append(c.Ints, int64(w.ID(pos))) }),
		byID(w, results.Text, "name", func(c *results.Column, pos int) { c.Texts = append(c.Texts, biography.NameOf(w, pos)) }),
		byID(w, results.Text, "group", func(c *results.Column, pos int) { c.Texts = append(c.Texts, w.Layout.Groups[w.Group[pos]]) }),
		byID(w, results.Int, "district", func(c *results.Column, pos int) { c.Ints = append(c.Ints, int64(w.District[pos])) }),
		byID(w, results.Int, "household", func(c *results.Column, pos int) { c.Ints = append(c.Ints, int64(w.ID(w.Head(pos)))) }),
		byID(w, results.Float, "trait", func(c *results.Column, pos int) {
			c.Floats = append(c.Floats, float64(w.Trait[pos])/model.Sixteenths)
		}),
		byID(w, results.Float, "means", func(c *results.Column, pos int) {
			c.Floats = append(c.Floats, float64(w.Means[pos])/model.Sixteenths)
		}),
		byID(w, results.Int, "degree", func(c *results.Column, pos int) { c.Ints = append(c.Ints, int64(w.Ties.Degree(pos))) }),
	}
	for i, label := range w.Layout.Institutions {
		columns = append(columns, standingColumns(w, label, w.Standings[i])...)
	}
	for i, label := range w.Layout.Services {
		columns = append(columns, byID(w, results.Int, label+"_shut", func(c *results.Column, pos int) {
			c.Ints = append(c.Ints, int64(w.Gates.Shut(int(w.Joint[pos]))>>i&1))
		}))
	}
	if accounts != nil {
		columns = append(columns, causeColumns(w, accounts)...)
	}
	return results.NewTable(columns...)
}

// byID fills a column in the order of person ids.
func byID(w *model.World, t results.Type, name string, add func(c *results.Column, pos int)) results.Column {
	c := results.Column{Name: name, Type: t}
	for id := range w.N {
		add(&c, w.Position(id))
	}
	return c
}

func standingColumns(w *model.World, label string, s *model.Standing) (columns []results.Column) {
	if s.Scored {
		columns = append(columns, byID(w, results.Float, label+"_score", func(c *results.Column, pos int) {
			c.Floats = append(c.Floats, scoreOf(s, pos))
		}))
	}
	return append(columns, byID(w, results.Text, label+"_band", func(c *results.Column, pos int) {
		c.Texts = append(c.Texts, bandOf(s, pos))
	}))
}

// scoreOf is a person's score in points, undefined for one who is not enrolled.
func scoreOf(s *model.Standing, pos int) float64 {
	if !s.Enrolled(pos) {
		return model.Undefined()
	}
	return model.Points(s.Score[pos])
}

// bandOf is the label of a person's band, empty for one who is not enrolled.
func bandOf(s *model.Standing, pos int) string {
	if !s.Enrolled(pos) {
		return ""
	}
	return s.Bands[s.Band[pos]].Label
}

// causeColumns tell what each cause did to each standing, in points.
func causeColumns(w *model.World, accounts *model.Accounts) (columns []results.Column) {
	for i, label := range w.Layout.Institutions {
		for cause := range model.Causes {
			account := accounts.Of(i, cause)
			columns = append(columns, byID(w, results.Float, label+"_from_"+cause.String(), func(c *results.Column, pos int) {
				c.Floats = append(c.Floats, model.Points(account[pos]))
			}))
		}
	}
	return columns
}

// ties lists each tie once, by person id, the lower one first.
func ties(w *model.World) (*results.Table, error) {
	a, b := results.Ints("a"), results.Ints("b")
	for id := range w.N {
		pos := w.Position(id)
		from := len(b.Ints)
		for _, friend := range w.Ties.Friends(pos) {
			if other := int64(w.ID(int(friend))); other > int64(id) {
				a.Ints, b.Ints = append(a.Ints, int64(id)), append(b.Ints, other)
			}
		}
		slices.Sort(b.Ints[from:])
	}
	return results.NewTable(a, b)
}
