package measure

import "socialcredit/model"

// AbsoluteGini is half the mean distance between two people's scores.
var AbsoluteGini = model.Family{
	Name: "absolute_gini",
	Doc: "Half the mean distance between the scores of two people drawn at random (with replacement), in " +
		"points: the mean times the Gini coefficient. It does not depend on where the scale begins, which " +
		"makes it the one to report of a score. It hides who is far from whom: two camps and a wide middle " +
		"can give the same number.",
	Source: "sum |x_i - x_j| / (2 n^2); Kolm (1976), Journal of Economic Theory 12(3), on absolute measures",
	Columns: func(l *model.Layout) []model.Measure {
		return scored(l, "absolute_gini", "points", absoluteGini)
	},
}

// absoluteGini is taken from the gaps between neighbouring scores: each adds its width to the
// distance of everybody below it from everybody above it.
func absoluteGini(d *model.Distribution) float64 { return d.Sums().Distance / d.N / d.N }
