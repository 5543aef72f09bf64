package modeltest

import (
	"math"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// Interval is the 95 % interval of the mean of differences between pairs of societies that share their
// luck, by Student's t. There must be two pairs at least.
func Interval(differences []float64) (low, high float64) {
	n := float64(len(differences))
	mean, sd := stat.MeanStdDev(differences, nil)
	half := distuv.StudentsT{Sigma: 1, Nu: n - 1}.Quantile(0.975) * sd / math.Sqrt(n)
	return mean - half, mean + half
}
