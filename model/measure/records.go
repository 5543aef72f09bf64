package measure

import "socialcredit/model"

// Records are how often things are recorded.
var Records = model.Family{
	Name: "records",
	Doc: "Records of each kind per person and year, those of this period extrapolated: what authorities hold, " +
		"true or false, not what people do. A person has at most one true and one false record of a kind in a period. Undefined " +
		"in period 0, which lasts no time, and in the period that a society is continued from.",
	Source: "records of the period / people * periods in a year",
	Columns: func(l *model.Layout) []model.Measure {
		var measures []model.Measure
		for kind, label := range append(append([]string{}, l.Acts...), l.Sent...) {
			measures = append(measures, model.Measure{
				Name: "records_" + label, Unit: "per person-year",
				Of: func(s *model.Snapshot, group int) float64 {
					if s.Period == s.First {
						return model.Undefined()
					}
					return share(s.Records[group][kind]*float64(l.PerYear), s.People[group])
				},
			})
		}
		return measures
	},
}
