package figure

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"gonum.org/v1/plot/vg"

	"socialcredit/results"
)

// DrawLife draws the life of a directory: life in every format, and periods.csv with the numbers that are drawn. It
// returns the files it wrote.
func DrawLife(dir string) ([]string, error) {
	l, err := results.ReadLife(dir)
	if err != nil {
		return nil, err
	}
	f, err := lifeFigure(l)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, format := range Formats {
		path := filepath.Join(dir, f.Name+"."+format.Name)
		if err := results.WriteFile(path, func(w io.Writer) error { return format.write(w, f) }); err != nil {
			return nil, err
		}
		files = append(files, path)
	}
	path := filepath.Join(dir, "periods.csv")
	return append(files, path), results.WriteCSV(path, f.Numbers)
}

// A lifeView is what the panels of a life share.
type lifeView struct {
	*results.Life
	clock results.Clock
	x     scale
	times []float64 // of the periods, on the clock
}

// mostScores is how many institutions with a score, and how many without, have a panel of their own.
const mostScores = 3

// lifeFigure sets a life out: a panel for every score, one for every standing without a score, one for services, and one
// for friends where their number changes.
func lifeFigure(l *results.Life) (*Figure, error) {
	v := lifeView{Life: l, clock: results.ClockOf(l.Period, l.Periods, l.PeriodsPerYear)}
	v.x = timeScale(v.clock, float64(l.Periods), 10)
	for t := range l.Friends {
		v.times = append(v.times, v.clock.At(float64(t)))
	}
	who := fmt.Sprintf("person %d", l.Person.ID)
	if l.Person.Name != "" {
		who = l.Person.Name
	}
	f := &Figure{
		Name: "life", Title: fmt.Sprintf("A life: %s, %s", who, words(l.Person.Group)), width: doubleColumn,
		note: fmt.Sprintf("%s · %s people · seed %d · trait %s, means %s, %d friends at the start", l.Title, count(int64(l.People)), l.Seed,
			points(l.Person.Trait), points(l.Person.Means), l.Person.Degree),
		source: fmt.Sprintf("socialcredit model version %s, scenario %s, seed %d, run %s, person %d", l.ModelVersion, l.Scenario, l.Seed, l.Key, l.Person.ID),
	}
	f.rowHigh = max(4.2*vg.Centimeter, vg.Length(len(l.Services))*10+20) // each service has a name
	if slices.ContainsFunc(l.Institutions, func(i results.LifeInstitution) bool { return i.Scored }) {
		f.outdent = bandRoom
	}
	panels, err := v.panels()
	if err != nil {
		return nil, err
	}
	last := panels[len(panels)-1]
	last.X.Label.Text, last.X.Tick.Marker = timeLabel("Time", v.clock), v.x
	for _, p := range panels {
		f.panels = append(f.panels, []*panel{p})
	}
	f.keys = v.keys()
	f.Numbers, err = v.numbers()
	return f.finish(), err
}

func (v *lifeView) panels() ([]*panel, error) {
	var panels []*panel
	for _, scored := range []bool{true, false} {
		shown := 0
		for _, i := range v.ordered() {
			if held := &v.Institutions[i]; held.Scored == scored && shown < mostScores {
				p, err := v.standing(i)
				if err != nil {
					return nil, err
				}
				panels = append(panels, p)
				shown++
			}
		}
	}
	if len(v.Services) > 0 {
		panels = append(panels, v.services())
	}
	if slices.Max(v.Friends) != slices.Min(v.Friends) {
		p, err := v.friends()
		if err != nil {
			return nil, err
		}
		panels = append(panels, p)
	}
	return panels, nil
}

// ordered lists the institutions, those that open and shut services first.
func (v *lifeView) ordered() []int {
	var gates, others []int
	for i := range v.Institutions {
		if v.Institutions[i].Gate {
			gates = append(gates, i)
		} else {
			others = append(others, i)
		}
	}
	return append(gates, others...)
}

// numbers lists by period what is drawn.
func (v *lifeView) numbers() (*results.Table, error) {
	period, year, friends := results.Ints("period"), results.Floats("year"), results.Ints("friends")
	for t, n := range v.Friends {
		period.Ints, friends.Ints = append(period.Ints, int64(t)), append(friends.Ints, int64(n))
		year.Floats = append(year.Floats, float64(t)/v.PeriodsPerYear)
	}
	columns := []results.Column{period, year}
	columns = append(columns, standings("", v.Institutions)...)
	for _, s := range v.Services {
		columns = append(columns, flags(s.Label+"_shut", s.Shut))
	}
	columns = append(columns, friends, flags("excluded", v.Excluded))
	for _, twin := range v.WhatIf {
		if twin.Skipped == "" {
			columns = append(columns, standings(twin.Name+"_", twin.Institutions)...)
			columns = append(columns, flags(twin.Name+"_excluded", twin.Excluded))
		}
	}
	return results.NewTable(columns...)
}

func standings(prefix string, institutions []results.LifeInstitution) (columns []results.Column) {
	for i := range institutions {
		held := &institutions[i]
		if held.Scored {
			columns = append(columns, results.Floats(prefix+held.Label+"_score", scoresOf(held)...))
		}
		columns = append(columns, results.Texts(prefix+held.Label+"_band", held.Band...))
	}
	return columns
}

func scoresOf(i *results.LifeInstitution) []float64 {
	y := make([]float64, len(i.Score))
	for t, score := range i.Score {
		y[t] = float64(score)
	}
	return y
}

func flags(name string, held []bool) results.Column {
	c := results.Ints(name)
	for _, h := range held {
		n := int64(0)
		if h {
			n = 1
		}
		c.Ints = append(c.Ints, n)
	}
	return c
}
