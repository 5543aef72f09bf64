package measure

import "socialcredit/model"

// EverExcluded is the share of people who have lost a right at least once.
var EverExcluded = model.Family{
	Name: "ever_excluded",
	Doc: "Share of all people to whom at least one right has been shut at some time up to now. It can only " +
		"grow, and does so with the length of the run: compare it at equal times only. What shuts people in " +
		"longer hardly moves it; see exit_hazard.",
	Source: "people with a spell of exclusion so far / people",
	Columns: func(*model.Layout) []model.Measure {
		return []model.Measure{{
			Name: "any_ever_excluded", Unit: "share",
			Of: func(s *model.Snapshot, group int) float64 {
				return share(float64(s.Spells[group].Ever), s.People[group])
			},
		}}
	},
}
