package measure

import (
	"fmt"

	"socialcredit/model"
)

// Poverty is how many people fall short of the score that keeps all rights open, and by how much.
var Poverty = model.Family{
	Name: "poverty",
	Doc: "Foster, Greer and Thorbecke's indices below the highest edge of a band that any right needs of the " +
		"institution: fgt0 is the share of the enrolled below that line, fgt1 weighs each by how far below " +
		"(as a share of the line), fgt2 by the square of that. The line is the same where bands open and shut " +
		"nothing. Shortfalls are shares of the line, so that fgt1 and fgt2 depend on where the scale begins. " +
		"Undefined where no right needs more than the lowest band, or the line is not above 0.",
	Source: "sum over x < z of ((z - x)/z)^a / n; Foster, Greer and Thorbecke (1984), Econometrica 52(3)",
	Columns: func(l *model.Layout) []model.Measure {
		return append(append(poverty(l, 0), poverty(l, 1)...), poverty(l, 2)...)
	},
}

// poverty lists the index of one exponent by institution.
func poverty(l *model.Layout, exponent int) []model.Measure {
	var measures []model.Measure
	for i, label := range l.Institutions {
		if !l.Forms[i].Scored {
			continue
		}
		var spec *model.Spec
		line := model.Undefined()
		measures = append(measures, model.Measure{
			Name: fmt.Sprintf("%s_fgt%d", label, exponent), Unit: "1",
			Of: func(s *model.Snapshot, group int) float64 {
				if s.Spec != spec {
					spec, line = s.Spec, povertyLine(s, i)
				}
				return fgt(&s.Scores[i][group], line, exponent)
			},
		})
	}
	return measures
}

// povertyLine is the highest edge of a band that a right needs of an institution, in points.
func povertyLine(s *model.Snapshot, institution int) float64 {
	form, highest := &s.Layout.Forms[institution], 0
	for i, label := range s.Layout.Services {
		need, needed := s.Spec.Services[label].Needs[s.Layout.Institutions[institution]]
		if !needed || s.Layout.Rights>>i&1 == 0 {
			continue
		}
		for band, b := range form.Bands {
			if b.Label == need {
				highest = max(highest, band)
			}
		}
	}
	if highest == 0 {
		return model.Undefined()
	}
	return model.Points(form.Bands[highest].From)
}

func fgt(d *model.Distribution, line float64, exponent int) float64 {
	if d.N == 0 || !(line > 0) {
		return model.Undefined()
	}
	sum := 0.0
	for i, x := range d.Points {
		if x >= line {
			break
		}
		weight := 1.0
		for range exponent {
			weight *= (line - x) / line
		}
		sum += float64(d.Count[i] * weight)
	}
	return sum / d.N
}
