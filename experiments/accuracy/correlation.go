package accuracy

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// Midranks ranks values from 1; equal ones share the mean of their ranks.
func Midranks(values []float64) []float64 {
	order := ascending(values)
	ranks := make([]float64, len(values))
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && values[order[to]] == values[order[from]] {
			to++
		}
		for _, i := range order[from:to] {
			ranks[i] = float64(from+to+1) / 2
		}
		from = to
	}
	return ranks
}

// ascending lists the indices of values in their order.
func ascending(values []float64) []int {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case values[a] < values[b]:
			return -1
		case values[a] > values[b]:
			return 1
		}
		return 0
	})
	return order
}

// Spearman is the correlation of midranks (Spearman 1904, American Journal of Psychology 15(1)), NaN
// where either column holds one value only.
func Spearman(x, y []float64) float64 {
	return stat.Correlation(Midranks(x), Midranks(y), nil)
}

// Kendall is tau-b (Kendall 1945, Biometrika 33(3), equation 3),
//
//	tau_b = (C - D) / sqrt((n0 - n1) (n0 - n2)),
//
// of concordant and discordant pairs, n0 all pairs, n1 and n2 those tied in x and in y. It takes n log n
// steps (Knight 1966, Journal of the American Statistical Association 61). NaN where either column holds
// one value only.
func Kendall(x, y []float64) float64 {
	order := ascending(y)
	slices.SortStableFunc(order, func(a, b int) int { return compare(x[a], x[b]) })
	n := len(order)
	tiedX := tiedPairs(order, func(a, b int) bool { return x[a] == x[b] })
	tiedBoth := tiedPairs(order, func(a, b int) bool { return x[a] == x[b] && y[a] == y[b] })
	exchanges := sortCounting(order, make([]int, n), y)
	tiedY := tiedPairs(order, func(a, b int) bool { return y[a] == y[b] })
	all := pairsOf(n)
	together := all - tiedX - tiedY + tiedBoth - 2*exchanges
	return together / (math.Sqrt(all-tiedX) * math.Sqrt(all-tiedY))
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func pairsOf(n int) float64 { return float64(n) * float64(n-1) / 2 }

// tiedPairs counts pairs within runs of what is equal.
func tiedPairs(order []int, equal func(a, b int) bool) (pairs float64) {
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && equal(order[from], order[to]) {
			to++
		}
		pairs += pairsOf(to - from)
		from = to
	}
	return pairs
}

// sortCounting sorts by y and counts the pairs that stood the wrong way round.
func sortCounting(order, scratch []int, y []float64) (exchanges float64) {
	n := len(order)
	if n < 2 {
		return 0
	}
	low, high := order[:n/2], order[n/2:]
	exchanges = sortCounting(low, scratch, y) + sortCounting(high, scratch, y)
	merged := scratch[:0]
	i, j := 0, 0
	for i < len(low) && j < len(high) {
		if y[high[j]] < y[low[i]] {
			exchanges += float64(len(low) - i)
			merged = append(merged, high[j])
			j++
			continue
		}
		merged = append(merged, low[i])
		i++
	}
	merged = append(append(merged, low[i:]...), high[j:]...)
	copy(order, merged)
	return exchanges
}

// AUC is the probability that a person of whom something holds has more of the truth than one of whom it
// does not, equal ones counting half: the Mann-Whitney statistic U over the number of pairs (Hanley and
// McNeil 1982, Radiology 143(1)). NaN where it holds of all or of nobody.
func AUC(holds []bool, truth []float64) float64 {
	ranks := Midranks(truth)
	sum, n := 0.0, 0.0
	for i, yes := range holds {
		if yes {
			sum += ranks[i]
			n++
		}
	}
	pairs := n * (float64(len(holds)) - n)
	if pairs == 0 {
		return math.NaN()
	}
	return (sum - n*(n+1)/2) / pairs
}
