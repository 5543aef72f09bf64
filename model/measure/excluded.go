package measure

import "socialcredit/model"

// Excluded is the share of people to whom services are shut.
var Excluded = model.Family{
	Name: "excluded",
	Doc: "Share of all people to whom a service is shut, for every service, and to whom at least one right is " +
		"shut (any_excluded). A perk is shut to everybody at the base standing, so its share says how few " +
		"have earned it; any_excluded counts rights alone. People whom an institution has not enrolled are " +
		"treated as at its base.",
	Source: "people to whom it is shut / people",
	Columns: func(l *model.Layout) []model.Measure {
		var measures []model.Measure
		for i, label := range l.Services {
			measures = append(measures, model.Measure{
				Name: label + "_excluded", Unit: "share",
				Of: func(s *model.Snapshot, group int) float64 {
					return share(s.Shut[group][i], s.People[group])
				},
			})
		}
		return append(measures, model.Measure{
			Name: "any_excluded", Unit: "share",
			Of: func(s *model.Snapshot, group int) float64 {
				return share(s.Excluded(group), s.People[group])
			},
		})
	},
}
