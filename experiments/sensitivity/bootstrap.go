package sensitivity

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// A bootstrap resamples things with replacement (Efron 1979, Annals of Statistics 7(1)).
type bootstrap struct {
	options Options // complete
	stream  string  // the name of what is estimated: streams of different names are independent
	strata  [][]int // things that are resampled among themselves
	things  int
}

// whole resamples n things as one stratum.
func whole(o Options, stream string, n int) bootstrap {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return bootstrap{options: o, stream: stream, strata: [][]int{all}, things: n}
}

// run calls a statistic, which fills its values, with how often each thing was drawn, and returns by
// value all that came out, ascending. Resamples in which a value is undefined come last, as NaN.
func (b bootstrap) run(values int, statistic func(weights, out []float64)) [][]float64 {
	hash := fnv.New64a()
	hash.Write([]byte(b.stream))
	rng := rand.New(rand.NewPCG(b.options.Seed, hash.Sum64()))
	weights, out := make([]float64, b.things), make([]float64, values)
	drawn := make([][]float64, values)
	for v := range drawn {
		drawn[v] = make([]float64, b.options.Resamples)
	}
	for r := range b.options.Resamples {
		clear(weights)
		for _, stratum := range b.strata {
			for range stratum {
				weights[stratum[rng.IntN(len(stratum))]]++
			}
		}
		statistic(weights, out)
		for v := range out {
			drawn[v][r] = out[v]
		}
	}
	for v := range drawn {
		slices.SortFunc(drawn[v], undefinedLast)
	}
	return drawn
}

// undefinedLast orders numbers with NaN behind them.
func undefinedLast(a, b float64) int {
	switch {
	case math.IsNaN(a) && math.IsNaN(b):
		return 0
	case math.IsNaN(a):
		return 1
	case math.IsNaN(b):
		return -1
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// percentiles is the plain percentile interval around a value.
func (b bootstrap) percentiles(value float64, drawn []float64) Estimate {
	tail := (1 - b.options.Confidence) / 2
	return b.between(value, drawn, tail, 1-tail)
}

// corrected is the interval that is corrected for bias in the median (Efron 1981, Canadian Journal of
// Statistics 9(2), 139-158): for a value that resampling pushes to one side, such as a share of variance.
func (b bootstrap) corrected(value float64, drawn []float64) Estimate {
	below := 0
	for _, v := range drawn {
		if v < value {
			below++
		}
	}
	share := (float64(below) + 0.5) / float64(len(drawn)+1) // never 0 or 1
	z0, z := distuv.UnitNormal.Quantile(share), distuv.UnitNormal.Quantile((1+b.options.Confidence)/2)
	return b.between(value, drawn, distuv.UnitNormal.CDF(2*z0-z), distuv.UnitNormal.CDF(2*z0+z))
}

// between reads two quantiles. No interval is given if so many resamples are undefined that one could
// lie beyond the other.
func (b bootstrap) between(value float64, drawn []float64, low, high float64) Estimate {
	defined := len(drawn)
	for defined > 0 && math.IsNaN(drawn[defined-1]) {
		defined--
	}
	if math.IsNaN(value) || float64(len(drawn)-defined) > (1-b.options.Confidence)/2*float64(len(drawn)) {
		return Estimate{value, math.NaN(), math.NaN()}
	}
	return Estimate{value, quantile(drawn[:defined], low), quantile(drawn[:defined], high)}
}

// quantile interpolates between ascending numbers (type 7 of Hyndman and Fan 1996, as R, NumPy).
func quantile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	i := min(int(at), len(sorted)-2)
	if i < 0 {
		return sorted[0]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}
