package experiments

import (
	"math"

	"socialcredit/experiments/sensitivity"
	"socialcredit/results"
)

// Estimates are columns of values with their intervals over replicates; of one replicate there are none.
type estimates struct{ value, low, high results.Column }

func newEstimates(name string) estimates {
	prefix := name + "_"
	if name == "mean" || name == "value" || name == "effect" {
		prefix = ""
	}
	return estimates{results.Floats(name), results.Floats(prefix + "low"), results.Floats(prefix + "high")}
}

// add adds a value with the interval of the mean of what replicates gave.
func (e *estimates) add(value float64, replicates []float64) {
	interval := sensitivity.Interval(replicates, confidence)
	e.value.Floats = append(e.value.Floats, value)
	e.low.Floats, e.high.Floats = append(e.low.Floats, interval.Low), append(e.high.Floats, interval.High)
}

// addMean adds the mean of what replicates gave with its interval.
func (e *estimates) addMean(replicates []float64) { e.add(meanOf(replicates), replicates) }

// meanOf is the mean of what is defined, undefined of nothing.
func meanOf(values []float64) float64 { return sensitivity.Interval(values, confidence).Value }

func (e *estimates) columns() []results.Column { return []results.Column{e.value, e.low, e.high} }

// defined counts values that are.
func defined(values []float64) (n int64) {
	for _, v := range values {
		if !math.IsNaN(v) {
			n++
		}
	}
	return n
}
