package sensitivity

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// EtaSquared is the share of variance between the levels of a factor.
var EtaSquared = Method{
	Name: "eta2",
	Doc: "The share of the variance of rows that lies between the levels of a factor, whatever they are: the main effect " +
		"of a kind or a switch, or of a number that takes few values. On a full grid it is what sobol calls S1, of these " +
		"levels. By chance alone it is about (levels - 1) / (rows - 1). Correlation ratio: Fisher (1925), Statistical " +
		"Methods for Research Workers. Intervals by a bootstrap over the rows of each level, corrected for bias; none where so few rows leave that undone. Rows in " +
		"which the factor does not apply are left out.",
	Needs: "independent rows, at least 2 for each level on average, and at most 20 levels",
	run:   etaSquared,
}

// Of more levels, or of fewer rows for each, chance alone makes most of the share.
const (
	mostLevels = 20
	fewestRows = 2
)

func etaSquared(t *table) ([]Index, []string, error) {
	all, err := t.independent()
	if err != nil {
		return nil, nil, err
	}
	var indices []Index
	var sparse []string
	for f, name := range t.Factors {
		values, strata := t.byLevel(f, all)
		if len(strata) < 2 || len(strata) > mostLevels || len(values) < fewestRows*len(strata) {
			sparse = append(sparse, name)
			continue
		}
		statistic := func(weights, out []float64) { out[0] = between(values, strata, weights) }
		ones, out := make([]float64, len(values)), make([]float64, 1)
		for i := range ones {
			ones[i] = 1
		}
		statistic(ones, out)
		b := bootstrap{t.options, "eta2", strata, len(values)}
		share := b.corrected(out[0], b.run(1, statistic)[0])
		if share.Value < share.Low || share.Value > share.High { // too few rows for the correction to find its way
			share.Low, share.High = math.NaN(), math.NaN()
		}
		indices = append(indices, t.index(name, "eta2", share))
	}
	reason := fmt.Sprintf("fewer than 2 levels, more than %d, or fewer than %d rows for each: %s", mostLevels, fewestRows, strings.Join(sparse, ", "))
	if len(indices) == 0 {
		return nil, nil, unfitf("%s", reason)
	}
	if len(sparse) > 0 {
		return indices, []string{reason}, nil
	}
	return indices, nil, nil
}

// byLevel collects the outcomes that are there and, by level, their places among them.
func (t *table) byLevel(f int, rows []int) (values []float64, strata [][]int) {
	levels := t.occurring(f, nil)
	strata = make([][]int, len(levels))
	for _, row := range rows {
		level, found := slices.BinarySearch(levels, t.Levels[f][row])
		if !found || math.IsNaN(t.y[row]) {
			continue
		}
		strata[level] = append(strata[level], len(values))
		values = append(values, t.y[row])
	}
	return values, slices.DeleteFunc(strata, func(s []int) bool { return len(s) == 0 })
}

// between is the weighted sum of squares between strata over that of all.
func between(values []float64, strata [][]int, weights []float64) float64 {
	n, sum := 0.0, 0.0
	for i, v := range values {
		n += weights[i]
		sum += weights[i] * v
	}
	center, inside, outside := sum/n, 0.0, 0.0
	for _, stratum := range strata {
		n, sum := 0.0, 0.0
		for _, i := range stratum {
			n += weights[i]
			sum += weights[i] * values[i]
		}
		m := sum / n
		outside += n * (m - center) * (m - center)
		for _, i := range stratum {
			inside += weights[i] * (values[i] - m) * (values[i] - m)
		}
	}
	return outside / (inside + outside)
}
