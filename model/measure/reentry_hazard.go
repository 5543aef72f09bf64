package measure

import "socialcredit/model"

// ReentryHazard is how fast those who have got out are shut out again.
var ReentryHazard = model.Family{
	Name: "reentry_hazard",
	Doc: "Spells of exclusion (at least one right shut) other than one's first that began during the last year, per person-year at risk: spent with all rights open by people who have been shut out before. Beside the rate of first spells, it tells " +
		"whether exclusion comes to the same people again. In the first year it is over the time since the start. It mixes people who got out long ago with those who just did, who come back sooner; and " +
		"those who are prone to exclusion are more among those at risk, so that a rate above that of first spells need not be an effect of exclusion. Undefined where nobody was at risk in that time.",
	Source: "occurrence-exposure rate; Preston, Heuveline and Guillot (2001), Demography, chapter 1",
	Columns: func(l *model.Layout) []model.Measure {
		return []model.Measure{{
			Name: "any_reentry_hazard", Unit: "per person-year",
			Of: func(s *model.Snapshot, group int) float64 {
				again, exposed := reentries(&s.Spells[group], s.Period, l.PerYear)
				return share(float64(again)*float64(l.PerYear), float64(exposed))
			},
		}}
	},
}

// reentries counts the spells other than first ones that began in the year up to a period, and the
// person-periods of that year at whose start somebody had got out.
func reentries(t *model.SpellTable, period, year int) (again, exposed int64) {
	out := int64(0) // at the end of the period before: out again
	for p := range period {
		out += t.First[p] - t.Starts[p] + t.Exits[p]
		if next := p + 1; next > period-year {
			exposed += out
			again += t.Starts[next] - t.First[next]
		}
	}
	return again, exposed
}
