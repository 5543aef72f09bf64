package sensitivity

import (
	"math"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// An Estimate is a value with its interval; NaN where undefined.
type Estimate struct{ Value, Low, High float64 }

// undefined is an estimate of what cannot be estimated.
var undefined = Estimate{math.NaN(), math.NaN(), math.NaN()}

// Interval is the mean of some values with Student's t interval. NaN among the values (failed runs)
// are left out; of fewer than two values there is no interval, of none no mean.
func Interval(values []float64, confidence float64) Estimate {
	return NewIntervals(confidence).Of(values)
}

// An Intervals makes many intervals of one confidence and computes each quantile once. Only one
// goroutine may use it at a time.
type Intervals struct {
	confidence float64
	quantiles  map[int]float64 // by degrees of freedom
}

// NewIntervals makes intervals of a confidence, such as 0.95.
func NewIntervals(confidence float64) *Intervals {
	return &Intervals{confidence, map[int]float64{}}
}

// Of is Interval of some values.
func (i *Intervals) Of(values []float64) Estimate {
	values = finite(values)
	if len(values) < 2 {
		return Estimate{mean(values), math.NaN(), math.NaN()}
	}
	m, sd := stat.MeanStdDev(values, nil)
	t, known := i.quantiles[len(values)-1]
	if !known {
		t = student(i.confidence, len(values)-1)
		i.quantiles[len(values)-1] = t
	}
	half := t * sd / math.Sqrt(float64(len(values)))
	return Estimate{m, m - half, m + half}
}

// student is the two-sided quantile of Student's t.
func student(confidence float64, df int) float64 { return studentOf(confidence, float64(df)) }

// studentOf is student of degrees of freedom that need not be whole.
func studentOf(confidence, df float64) float64 {
	return distuv.StudentsT{Sigma: 1, Nu: df}.Quantile((1 + confidence) / 2)
}

// mean is NaN of nothing.
func mean(values []float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	return stat.Mean(values, nil)
}

// finite leaves NaN out. It returns the values themselves if there is none.
func finite(values []float64) []float64 {
	for i, v := range values {
		if !math.IsNaN(v) {
			continue
		}
		kept := append([]float64(nil), values[:i]...)
		for _, v := range values[i:] {
			if !math.IsNaN(v) {
				kept = append(kept, v)
			}
		}
		return kept
	}
	return values
}
