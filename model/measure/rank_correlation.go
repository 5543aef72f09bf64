package measure

import (
	"math"

	"socialcredit/model"
)

// RankCorrelation is how well scores order people by trait and by means.
var RankCorrelation = model.Family{
	Name: "rank_correlation",
	Doc: "Spearman's rank correlation of the score with the trait (to keep the rules) and with means (money " +
		"and time), -1 to 1, ties at their midrank. The first says how accurate the score is, the second whom " +
		"it favours: read them together, since trait and means may be correlated themselves. Within a group " +
		"it is among the group's own people. Undefined while all have one score.",
	Source: "Spearman (1904), American Journal of Psychology 15(1); Pearson's correlation of midranks, so ties need no correction",
	Needs:  model.Needs{Ranks: true},
	Columns: func(l *model.Layout) []model.Measure {
		return append(
			scored(l, "trait_correlation", "1", func(d *model.Distribution) float64 {
				return rankCorrelation(d, d.TraitRanks, d.TraitSquares)
			}),
			scored(l, "means_correlation", "1", func(d *model.Distribution) float64 {
				return rankCorrelation(d, d.MeansRanks, d.MeansSquares)
			})...)
	},
}

// rankCorrelation takes the sums of people's other ranks by score, and the other ranks' squares.
func rankCorrelation(d *model.Distribution, ranks []float64, squares float64) float64 {
	t := d.Sums()
	together, below := 0.0, -d.N
	ranks = ranks[:len(t.People)]
	for i, people := range t.People {
		// The score's doubled midrank less its mean; it sums to 0 over the people, so that the
		// other rank need not be taken from its mean.
		together += float64((below + people) * ranks[i])
		below = people - d.N
	}
	both := math.Sqrt(t.RankSquares) * math.Sqrt(squares)
	if !(both > 0) {
		return model.Undefined()
	}
	return min(1, max(-1, together/both))
}
