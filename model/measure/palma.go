package measure

import "socialcredit/model"

// Palma is the share of the top tenth over that of the bottom four tenths.
var Palma = model.Family{
	Name: "palma",
	Doc: "Palma ratio: what the highest tenth of the people hold of all points over what the lowest four " +
		"tenths hold; 0.25 if all are alike. It ignores the middle. " +
		relative +
		"Undefined where a score is negative or the lowest four tenths hold nothing.",
	Source: "(1 - L(0.9)) / L(0.4), the Lorenz curve L linear between people; Palma (2011), Development and Change 42(1)",
	Columns: func(l *model.Layout) []model.Measure {
		return scored(l, "palma", "1", palma)
	},
}

func palma(d *model.Distribution) float64 {
	if !ratios(d) {
		return model.Undefined()
	}
	low := lorenz(d, 40)
	if low <= 0 {
		return model.Undefined()
	}
	return (1 - lorenz(d, 90)) / low
}
