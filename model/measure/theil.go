package measure

import "socialcredit/model"

// Theil is Theil's T, the entropy by which scores fall short of being equal.
var Theil = model.Family{
	Name: "theil",
	Doc: "Theil's T of the scores, 0 (all alike) to log n; it looks hardest at the top. A score of 0 counts as " +
		"nothing (the limit of x log x), where some programs drop such people first. " +
		relative +
		"Undefined where a score is negative or all are 0.",
	Source: "sum (x/mean) log(x/mean) / n; Theil (1967), Economics and Information Theory, chapter 4",
	Columns: func(l *model.Layout) []model.Measure {
		var seen logs
		return scored(l, "theil", "1", func(d *model.Distribution) float64 { return theil(d, &seen) })
	},
}

func theil(d *model.Distribution, seen *logs) float64 {
	if !ratios(d) {
		return model.Undefined()
	}
	mean, sum := d.Sums().Mean, 0.0
	logMean := model.Log(mean)
	counts := d.Count[:len(d.Points)]
	for i, x := range d.Points {
		if x > 0 {
			sum += float64(float64(counts[i]*x) * (seen.log(x) - logMean))
		}
	}
	return max(0, sum/d.N/mean)
}

// logs remember logarithms of scores, most of which recur from period to period and from group to
// group: a look is about a fifth of the work (BenchmarkFamily/theil).
type logs [1 << 12]struct{ x, log float64 }

func (l *logs) log(x float64) float64 {
	known := &l[uint(float64(x*model.Hundredths)+0.5)%uint(len(l))]
	if known.x != x {
		known.x, known.log = x, model.Log(x)
	}
	return known.log
}
