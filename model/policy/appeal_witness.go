package policy

import "socialcredit/model"

// What is counted by group: of the period first, then so far.
const (
	filed = iota
	granted
	rejected
	lapsed
	waited // periods, over all that are decided
	flows

	wronged = iota - 1 // wrong decisions that could be appealed against
	corrected
	grantedEver
	tellings
)

// Outcomes are what hearing appeals comes to.
func (a *Appeal) Outcomes() []model.Outcome {
	const perYear = "per person-year"
	return []model.Outcome{
		{Name: "waiting", Unit: "share", Doc: "People whose appeal is open at the end of the period."},
		{Name: "filed", Unit: perYear, Doc: "Appeals filed."},
		{Name: "granted", Unit: perYear, Doc: "Decisions taken back."},
		{Name: "rejected", Unit: perYear, Doc: "Appeals that failed."},
		{Name: "lapsed", Unit: perYear, Doc: "Appeals that lapsed because the decision no longer stood."},
		{Name: "corrected", Unit: "share", Doc: "Wrong decisions taken back, of all so far that could be appealed against."},
		{Name: "undeserved", Unit: "share", Doc: "Right decisions among all so far that were taken back."},
		{Name: "wait", Unit: "months", Doc: "Mean time from filing to decision, of appeals decided in the period."},
	}
}

// Witness writes them.
func (a *Appeal) Witness(w *model.World, into []model.Ratio) {
	groups, perYear := len(w.Layout.Groups), int64(w.Layout.PerYear)
	people, open := make([]int64, groups), make([]int64, groups)
	for pos, group := range w.Group {
		people[group]++
		if stage := a.stage[pos] & stageMask; stage == inLine || stage == examined {
			open[group]++
		}
	}
	for g := range groups {
		flow := func(kind int) model.Ratio {
			if w.Period == 0 {
				return model.Ratio{}
			}
			return model.Ratio{Part: a.told.Of(kind, g) * perYear, Whole: people[g]}
		}
		all, right := a.told.Of(grantedEver, g), a.told.Of(grantedEver, g)-a.told.Of(corrected, g)
		for i, r := range []model.Ratio{
			{Part: open[g], Whole: people[g]},
			flow(filed), flow(granted), flow(rejected), flow(lapsed),
			{Part: a.told.Of(corrected, g), Whole: a.told.Of(wronged, g)},
			{Part: right, Whole: all},
			{Part: a.told.Of(waited, g) * 12, Whole: (a.told.Of(granted, g) + a.told.Of(rejected, g)) * perYear},
		} {
			into[i*groups+g] = r
		}
	}
}
