package measure

import "socialcredit/model"

// Outcomes are the numbers that kinds of the scenario tell of themselves.
var Outcomes = model.Family{
	Name: "outcomes",
	Doc: "Numbers that institutions, society and policies know beside standings: how many were listed in a period, how many appeals wait, how much " +
		"people approve. Each is called by the label of its kind and a name that the kind tells in its part of the reference.",
	Source: "told by the kind: a part of a whole, summed over people",
	Columns: func(l *model.Layout) []model.Measure {
		var measures []model.Measure
		for i, told := range l.Outcomes {
			measures = append(measures, model.Measure{
				Name: told.Column, Unit: told.Unit, Doc: told.Doc,
				Of: func(s *model.Snapshot, group int) float64 {
					r := s.Outcomes[i][group]
					return share(float64(r.Part), float64(r.Whole))
				},
			})
		}
		return measures
	},
}
