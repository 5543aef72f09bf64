package figure

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"

	"socialcredit/results"
)

// A Life is the directory that the command trace left.
type Life struct {
	Dir string
	*results.Life
}

// OpenLife opens the directory of a traced life.
func OpenLife(dir string) (*Life, error) {
	l, err := results.ReadLife(dir)
	return &Life{dir, l}, err
}

func (l *Life) figures(kinds []string) ([]*Figure, []Skip, error) {
	chosen, err := choose("kind of figure", kinds, LifeKinds, Kind[*Life].name)
	if err != nil {
		return nil, nil, elsewhere(err, "life")
	}
	return madeOf(l, chosen)
}

func life(l *Life) ([]*Figure, error) {
	f, err := lifeFigure(l.Life)
	if err != nil {
		return nil, err
	}
	return []*Figure{f}, nil
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
	if l.Person.Groups != 1 {
		who += ", " + words(l.Person.Group)
	}
	f := &Figure{
		Name: "life", Title: "A life: " + who, width: doubleColumn,
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
	if len(panels) == 0 {
		return nil, absent("there is no institution and no service, and friends stay")
	}
	last := panels[len(panels)-1]
	last.X.Label.Text, last.X.Tick.Marker = timeLabel("Time", v.clock), v.x
	for _, p := range panels {
		f.panels = append(f.panels, []*panel{p})
	}
	f.keys = v.keys()
	f.Numbers, err = v.PeriodTable()
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
