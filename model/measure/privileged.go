package measure

import "socialcredit/model"

// Privileged is the share of people to whom a perk is open.
var Privileged = model.Family{
	Name: "privileged",
	Doc: "Share of all people to whom at least one perk is open. It is 0 where the scenario has no perk, and " +
		"where all are at the base.",
	Source: "people with an open perk / people",
	Columns: func(*model.Layout) []model.Measure {
		return []model.Measure{{
			Name: "privileged", Unit: "share",
			Of: func(s *model.Snapshot, group int) float64 {
				return share(s.Perks[group], s.People[group])
			},
		}}
	},
}
