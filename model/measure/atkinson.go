package measure

import (
	"math"

	"socialcredit/model"
)

// Atkinson is Atkinson's index with an aversion of one half.
var Atkinson = model.Family{
	Name: "atkinson",
	Doc: "Atkinson's index of the scores with an aversion to inequality of 0.5: the share of all points that " +
		"somebody so averse would give up to have the rest shared equally. It looks harder at the bottom than " +
		"Theil's. " +
		relative +
		"Undefined where a score is negative or all are 0.",
	Source: "1 - (sum sqrt(x/mean) / n)^2; Atkinson (1970), Journal of Economic Theory 2(3), epsilon = 0.5",
	Columns: func(l *model.Layout) []model.Measure {
		return scored(l, "atkinson", "1", atkinson)
	},
}

// atkinson sums squared distances of the roots instead of the roots themselves, and so loses no
// digits where people are nearly alike: sum sqrt(x/m)/n = 1 - sum (sqrt x - sqrt m)^2/(2nm).
func atkinson(d *model.Distribution) float64 {
	if !ratios(d) {
		return model.Undefined()
	}
	mean := d.Sums().Mean
	root, sum := math.Sqrt(mean), 0.0
	counts := d.Count[:len(d.Points)]
	for i, x := range d.Points {
		off := math.Sqrt(x) - root
		sum += float64(counts[i] * float64(off*off))
	}
	lost := sum / d.N / (2 * mean)
	return float64(lost * (2 - lost))
}
