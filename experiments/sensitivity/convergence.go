package sensitivity

// A Step is the mean of the first N values with its interval.
type Step struct {
	N               int
	Mean, Low, High float64
}

// Convergence is the running mean with Student's t interval after each value, in the order of the
// replicates. The interval of each step holds for that step alone: who stops at the first one that is narrow
// enough covers less (Stein does not). NaN adds no step.
func Convergence(values []float64, confidence float64) []Step {
	values = finite(values)
	steps := make([]Step, len(values))
	for i := range values {
		e := Interval(values[:i+1], confidence)
		steps[i] = Step{i + 1, e.Value, e.Low, e.High}
	}
	return steps
}
