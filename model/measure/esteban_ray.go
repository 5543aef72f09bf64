package measure

import "socialcredit/model"

// EstebanRay is Esteban and Ray's index of polarisation over bands.
var EstebanRay = model.Family{
	Name: "esteban_ray",
	Doc: "Esteban and Ray's index of polarisation with alpha = 1.6, the largest that their axioms allow (at 0 " +
		"it would be twice the absolute Gini): high where a few large camps stand far apart. A camp is a " +
		"band, and stands at the mean score of its people, in points: were every distinct score a camp, a " +
		"score with more digits would look less polarised. It does not depend on where the scale begins, but " +
		"it does on where the bands' edges are.",
	Source: "sum p_i^(1+alpha) p_j |y_i - y_j|; Esteban and Ray (1994), Econometrica 62(4), theorem 1",
	Columns: func(l *model.Layout) []model.Measure {
		var measures []model.Measure
		for i, label := range l.Institutions {
			if form := &l.Forms[i]; form.Scored {
				measures = append(measures, model.Measure{
					Name: label + "_esteban_ray", Unit: "points",
					Of: func(s *model.Snapshot, group int) float64 {
						return estebanRay(&s.Scores[i][group], form.Bands, 1.6)
					},
				})
			}
		}
		return measures
	},
}

// estebanRay takes the camps' distances from running sums, band by band upwards: everybody below
// is y_i - y_j away and everybody above y_j - y_i.
func estebanRay(d *model.Distribution, bands []model.Band, alpha float64) float64 {
	if d.N == 0 {
		return model.Undefined()
	}
	var sum, people, points float64 // below the band
	for i := range bands {
		toPeople, toPoints := d.N, d.Sum
		if i+1 < len(bands) {
			toPeople, toPoints = below(d, model.Points(bands[i+1].From))
		}
		n := toPeople - people
		if n > 0 {
			mean := (toPoints - points) / n
			apart := float64(mean*(people+toPeople-d.N)) - points - toPoints + d.Sum
			sum += float64(model.Pow(n/d.N, 1+alpha) * (apart / d.N))
		}
		people, points = toPeople, toPoints
	}
	return max(0, sum)
}

// below returns how many people have a score below x, and the sum of their scores.
func below(d *model.Distribution, x float64) (people, points float64) {
	k := reaching(d.Points, x)
	if d.Points[k] < x {
		return d.N, d.Sum
	}
	if k == 0 {
		return 0, 0
	}
	t := d.Sums()
	return t.People[k-1], t.Points[k-1]
}
