package measure

import "socialcredit/model"

// Gini is the Gini coefficient.
var Gini = model.Family{
	Name: "gini",
	Doc: "Gini coefficient of the scores, 0 (all alike) to 1, of the whole group and not corrected for its " +
		"size. " +
		relative +
		"Undefined where a score is negative, since it is then no longer bounded by 1, or the mean is 0. " +
		"Prefer absolute_gini.",
	Source: "sum |x_i - x_j| / (2 n^2 mean); Sen (1973), On Economic Inequality, section 2.8",
	Columns: func(l *model.Layout) []model.Measure {
		return scored(l, "gini", "1", gini)
	},
}

func gini(d *model.Distribution) float64 {
	if !ratios(d) {
		return model.Undefined()
	}
	return absoluteGini(d) / d.Sums().Mean
}

// ratios tells whether scores may be divided by their mean: none is negative and not all are 0.
func ratios(d *model.Distribution) bool { return d.Points[0] >= 0 && d.Sum > 0 }
