package measure

import "socialcredit/model"

// Shares are the shares of people by band.
var Shares = model.Family{
	Name: "shares",
	Doc: "Share of the enrolled in each band, of every institution, with a score or without. Where hardly " +
		"anybody lives near a band's edge, moving that edge changes the shares by accident of the scale.",
	Source: "people in the band / people enrolled",
	Columns: func(l *model.Layout) []model.Measure {
		var measures []model.Measure
		for i, label := range l.Institutions {
			for band, b := range l.Forms[i].Bands {
				measures = append(measures, model.Measure{
					Name: label + "_share_" + b.Label, Unit: "share",
					Of: func(s *model.Snapshot, group int) float64 {
						people := s.InBand[i][group]
						return share(people[band], total(people))
					},
				})
			}
		}
		return measures
	},
}

func total(people []float64) float64 {
	sum := 0.0
	for _, n := range people {
		sum += n
	}
	return sum
}
