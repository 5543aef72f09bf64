package measure

import "socialcredit/model"

// Median is the score in the middle.
var Median = model.Family{
	Name: "median",
	Doc: "Median score of the enrolled, the mean of the middle two where their number is even. Most people do " +
		"little that is scored, so that the median lies near the base while the tails move.",
	Source: "Hyndman and Fan (1996), The American Statistician 50(4), definition 2",
	Columns: func(l *model.Layout) []model.Measure {
		return scored(l, "median", "points", func(d *model.Distribution) float64 { return quantile(d, 50) })
	},
}
