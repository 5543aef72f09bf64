package measure

import "socialcredit/model"

// Mean is the arithmetic mean of the scores.
var Mean = model.Family{
	Name: "mean",
	Doc: "Mean score of the enrolled. A mean that stays says nothing about dispersion: friends' effects and " +
		"decay move people apart or together without moving it.",
	Source: "arithmetic mean, sum x / n",
	Columns: func(l *model.Layout) []model.Measure {
		return scored(l, "mean", "points", func(d *model.Distribution) float64 { return d.Sums().Mean })
	},
}
