package measure

import "socialcredit/model"

// Wolfson is Wolfson's index of bipolarisation.
var Wolfson = model.Family{
	Name: "wolfson",
	Doc: "Wolfson's index of bipolarisation: how far people have left the middle for two camps, 0 if all are " +
		"alike. In the scaling of PySAL, (2 D - G) mean/median with D = 0.5 - L(0.5), which is 0.5 where half " +
		"have everything; Wolfson's own is often printed twice as large. " +
		relative +
		"Undefined where a score is negative or the median is 0.",
	Source: "Wolfson (1994), American Economic Review 84(2); scaling: PySAL inequality.wolfson",
	Columns: func(l *model.Layout) []model.Measure {
		return scored(l, "wolfson", "1", wolfson)
	},
}

func wolfson(d *model.Distribution) float64 {
	if !ratios(d) {
		return model.Undefined()
	}
	median := quantile(d, 50)
	if median <= 0 {
		return model.Undefined()
	}
	apart := 1 - float64(2*lorenz(d, 50)) - gini(d)
	return apart * d.Sums().Mean / median
}
