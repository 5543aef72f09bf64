package measure

import (
	"math"

	"socialcredit/model"
)

// Spread is the standard deviation of the scores.
var Spread = model.Family{
	Name: "spread",
	Doc: "Standard deviation of the scores, in points, of the whole group and not of a sample of it (divided " +
		"by n). It does not depend on where the scale begins. A few people far out move it a lot; look at the " +
		"quantiles too. With an infinite memory it grows as long as the run lasts.",
	Source: "sqrt(sum (x - mean)^2 / n)",
	Columns: func(l *model.Layout) []model.Measure {
		return scored(l, "sd", "points", standardDeviation)
	},
}

func standardDeviation(d *model.Distribution) float64 { return math.Sqrt(d.Sums().Squares / d.N) }
