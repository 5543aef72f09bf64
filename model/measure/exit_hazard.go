package measure

import "socialcredit/model"

// ExitHazard is how fast the excluded get out.
var ExitHazard = model.Family{
	Name: "exit_hazard",
	Doc: "Spells of exclusion (at least one right shut) that ended during the last year, per person-year that " +
		"began excluded. With a trap it falls while the share ever excluded stays. In the first year it is " +
		"over the time since the start. Undefined where nobody was excluded in that time. It mixes new spells " +
		"with old ones, which may end at other rates.",
	Source: "occurrence-exposure rate; Preston, Heuveline and Guillot (2001), Demography, chapter 1",
	Columns: func(l *model.Layout) []model.Measure {
		return []model.Measure{{
			Name: "any_exit_hazard", Unit: "per person-year",
			Of: func(s *model.Snapshot, group int) float64 {
				ended, exposed := lastYear(&s.Spells[group], s.Period, l.PerYear)
				return share(float64(ended)*float64(l.PerYear), float64(exposed))
			},
		}}
	},
}

// lastYear counts the spells that ended in the year up to a period, and the person-periods of that
// year at whose start somebody was excluded.
func lastYear(t *model.SpellTable, period, year int) (ended, exposed int64) {
	excluded := int64(0) // at the end of the period before
	for p := range period {
		excluded += t.Starts[p] - t.Exits[p]
		if next := p + 1; next > period-year {
			exposed += excluded
			ended += t.Exits[next]
		}
	}
	return ended, exposed
}
