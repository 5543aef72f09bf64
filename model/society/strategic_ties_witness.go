package society

import "socialcredit/model"

// What is counted in a period, by group.
const (
	tiesDropped = iota // by those of the group
	tiesLost           // because somebody dropped those of the group
	tiesMade           // that those of the group asked for
	tieFlows
)

// Outcomes are how many ties come and go.
func (t *StrategicTies) Outcomes() []model.Outcome {
	const perYear = "per person-year"
	return []model.Outcome{
		{Name: "dropping", Unit: "share", Doc: "People who dropped at least one friend in the last twelve months; undefined in the first year."},
		{Name: "dropped", Unit: perYear, Doc: "Friends dropped, by who drops."},
		{Name: "lost", Unit: perYear, Doc: "Friends lost because one was dropped, by who is dropped."},
		{Name: "made", Unit: perYear, Doc: "Ties made in place of those, by who asked."},
		{Name: "degree", Unit: "friends", Doc: "Mean number of friends."},
	}
}

// Witness writes them.
func (t *StrategicTies) Witness(w *model.World, into []model.Ratio) {
	groups, perYear := len(w.Layout.Groups), int64(w.Layout.PerYear)
	sums := make([]model.Ratio, groups) // of people who dropped somebody
	ends := make([]int64, groups)
	for pos, group := range w.Group {
		sums[group].Whole++
		ends[group] += int64(w.Ties.Degree(pos))
		if last := int64(t.last[pos]); last > 0 && int64(w.Period)-last < perYear {
			sums[group].Part++
		}
	}
	for g, dropping := range sums {
		people := dropping.Whole
		if int64(w.Period) < perYear {
			dropping = model.Ratio{}
		}
		flow := func(kind int) model.Ratio {
			if w.Period == 0 {
				return model.Ratio{}
			}
			return model.Ratio{Part: t.told.Of(kind, g) * perYear, Whole: people}
		}
		for i, r := range []model.Ratio{dropping, flow(tiesDropped), flow(tiesLost), flow(tiesMade), {Part: ends[g], Whole: people}} {
			into[i*groups+g] = r
		}
	}
}
