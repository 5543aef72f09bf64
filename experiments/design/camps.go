package design

import (
	"math"

	"socialcredit/model"
)

// camps tells whether values, in ascending order, fall into two camps, and how far the means of the
// camps then lie apart; 0 if they do not. The values are cut in two where that leaves least variation
// inside; C is the ratio of the variation between to the variation inside. There are two camps if
//
//	ln(C+1) > -ln(1-2/pi) + 2.326/sqrt(n-2) + 2.4/(n-2)
//
// which of normal values 1 % exceed in large samples and 2 to 4 % in small ones: Engelman and Hartigan
// (1969), "Percentage points of a test for clusters", Journal of the American Statistical Association
// 64, in a normal approximation. Besides, C+1 must be 5, as of two camps that lie four of their
// standard deviations apart, since a flat distribution has C+1 = 4. A camp has two values at least, so
// that one outlier is none, and fewer than four values say nothing.
func camps(values []float64) (gap float64, two bool) {
	n := len(values)
	if n < 4 || values[0] == values[n-1] {
		return 0, false
	}
	mean, sums := centred(values)
	total := 0.0
	for _, v := range values {
		total += float64((v - mean) * (v - mean))
	}
	most := 0.0 // variation between the camps
	for i := 2; i <= n-2; i++ {
		between := float64(sums[i]*sums[i]) * (1/float64(i) + 1/float64(n-i))
		if between > most {
			most = between
			gap = math.Abs(sums[i]) * (1/float64(i) + 1/float64(n-i))
		}
	}
	inside := max(total-most, 1e-12*total) // rounding leaves no less
	free := float64(n - 2)
	least := max(model.Log(5), -model.Log(1-2/math.Pi)+2.326/math.Sqrt(free)+2.4/free)
	if model.Log(total/inside) <= least {
		return 0, false
	}
	return gap, true
}

// centred returns the mean, and the sum of the first i values less their means.
func centred(values []float64) (mean float64, sums []float64) {
	for _, v := range values {
		mean += v
	}
	mean /= float64(len(values))
	sums = make([]float64, len(values)+1)
	for i, v := range values {
		sums[i+1] = sums[i] + (v - mean)
	}
	return mean, sums
}
