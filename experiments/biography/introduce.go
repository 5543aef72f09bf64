package biography

import (
	"socialcredit/model"
	"socialcredit/results"
)

// Introduce says who a person of a society is, as seeded; before anything happens to the society.
func Introduce(l *results.Life, w *model.World, scenario string, person int) {
	pos := w.Position(person)
	household := 0
	for p := w.Head(pos); p < w.N && w.Head(p) == w.Head(pos); p++ {
		household++
	}
	l.ModelVersion, l.Scenario, l.Title, l.Seed, l.People = model.Version, scenario, w.Spec.Title, w.Seed, w.N
	l.Period, l.Periods, l.PeriodsPerYear = string(w.Spec.Period), w.Spec.Periods, float64(w.Layout.PerYear)
	l.Person = results.LifePerson{
		ID: person, Name: NameOf(w, pos), Group: w.Layout.Groups[w.Group[pos]], Groups: len(w.Layout.Groups),
		District: int(w.District[pos]), Household: household,
		Trait: float64(w.Trait[pos]) / model.Sixteenths, Means: float64(w.Means[pos]) / model.Sixteenths, Degree: w.Ties.Degree(pos),
	}
}

// NameOf is what the person at a position is called; "" where people have no names.
func NameOf(w *model.World, pos int) string {
	if w.Names == nil {
		return ""
	}
	return w.Names[w.ID(pos)]
}
