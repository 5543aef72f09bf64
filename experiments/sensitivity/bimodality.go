package sensitivity

import (
	"math"

	"gonum.org/v1/gonum/stat"
)

// Unimodal is the Bimodality of a uniform distribution: what lies above it is more likely to have two
// peaks.
const Unimodal = 5.0 / 9

// Bimodality is Sarle's coefficient (G1^2 + 1) / (G2 + 3 (n-1)^2 / ((n-2)(n-3))) with the sample's
// skewness and excess kurtosis: SAS Institute (1990), SAS/STAT User's Guide, procedure CLUSTER; Pfister et
// al. (2013), Frontiers in Psychology 4:700. It is about 1/3 for a normal sample, 5/9 for a uniform one
// and 1 for two values. A strong skew raises it too: look at the values before calling them two states.
// NaN are left out; of fewer than 4 values, or equal ones, it is NaN.
func Bimodality(values []float64) float64 {
	values = finite(values)
	n := float64(len(values))
	if n < 4 || !(stat.Variance(values, nil) > 0) {
		return math.NaN()
	}
	g1, g2 := stat.Skew(values, nil), stat.ExKurtosis(values, nil)
	return (g1*g1 + 1) / (g2 + 3*(n-1)*(n-1)/((n-2)*(n-3)))
}
