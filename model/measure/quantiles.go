package measure

import (
	"fmt"

	"socialcredit/model"
)

// Quantiles are the scores below which given shares of people lie.
var Quantiles = model.Family{
	Name: "quantiles",
	Doc: "Scores below which 5, 25, 75 and 95 percent of the enrolled lie: an actual score, or the mean of two " +
		"neighbouring ones where the share is met exactly between them. Where many share a score, quantiles " +
		"stand still and then jump.",
	Source: "Hyndman and Fan (1996), The American Statistician 50(4), definition 2",
	Columns: func(l *model.Layout) []model.Measure {
		var measures []model.Measure
		for _, percent := range []int{5, 25, 75, 95} {
			measures = append(measures, scored(l, fmt.Sprintf("p%02d", percent), "points",
				func(d *model.Distribution) float64 { return quantile(d, percent) })...)
		}
		return measures
	},
}

// quantile returns the score below which a percentage of people lies, 0 < percent < 100.
func quantile(d *model.Distribution, percent int) float64 {
	people := d.Sums().People
	rank := float64(percent) * d.N / 100 // exact where whole
	k := reaching(people, rank)
	if people[k] == rank && k+1 < len(people) {
		return (d.Points[k] + d.Points[k+1]) / 2
	}
	return d.Points[k]
}

// reaching returns the first place at which an ascending list is at least x, or its last place.
func reaching(ascending []float64, x float64) int {
	lo, hi := 0, len(ascending)-1
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if ascending[mid] < x {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
