package sensitivity

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat"
)

// Stein is a two-stage rule for how many replicates to run (Stein 1945, Annals of Mathematical Statistics
// 16(3), 243-258). A pilot of Min values with standard deviation s0 decides the number; the interval keeps
// s0 and the degrees of freedom of the pilot. For a normal outcome it therefore covers the mean at least
// as often as it says, which looking after each run does not.
//
// For skewed outcomes it covers less, since a pilot that missed the rare large values is content too soon.
// With a half-width of 0.2 standard deviations, intervals of 95 % of a lognormal outcome with sigma 1
// (skewness 6.2) cover 78 % after pilots of 10, 85 % after pilots of 30 and 92 % after pilots of 100
// (TestSteinCoversLessOfSkewed). Skewed tells when to worry; a larger Min is the cure.
type Stein struct {
	HalfWidth  float64 // of the interval, above 0
	Min, Max   int     // replicates; Min, the pilot, is at least 2
	Confidence float64 // between 0 and 1
}

// Check reports what is wrong with the rule.
func (s Stein) Check() error {
	switch {
	case !(s.HalfWidth > 0):
		return fmt.Errorf("half_width %v: must be above 0", s.HalfWidth)
	case s.Min < 2:
		return fmt.Errorf("min %d: a pilot needs at least 2 replicates", s.Min)
	case s.Max < s.Min:
		return fmt.Errorf("max %d is less than min %d", s.Max, s.Min)
	case !(s.Confidence > 0 && s.Confidence < 1):
		return fmt.Errorf("confidence %v: must lie between 0 and 1, as 0.95", s.Confidence)
	}
	return nil
}

// Replicates is how many replicates to run in all, after a pilot of Min: max(Min, ceil((t(n0-1) s0 /
// HalfWidth)^2)), capped at Max, with n0 the values of the pilot that are not NaN. It is Max where the
// pilot leaves fewer than two.
func (s Stein) Replicates(pilot []float64) (int, error) {
	if err := s.Check(); err != nil {
		return 0, err
	}
	if len(pilot) < s.Min {
		return 0, fmt.Errorf("%d values for a pilot of %d", len(pilot), s.Min)
	}
	pilot = finite(pilot[:s.Min])
	if len(pilot) < 2 {
		return s.Max, nil
	}
	need := student(s.Confidence, len(pilot)-1) * stat.StdDev(pilot, nil) / s.HalfWidth
	n := math.Ceil(need * need)
	if n >= float64(s.Max) { // compared before it is made whole: it may be huge
		return s.Max, nil
	}
	return max(s.Min, int(n)), nil
}

// Interval is the mean of all values with half-width t(n0-1) s0 / sqrt(N), where s0 is the standard
// deviation of the first Min, the pilot, and NaN are left out. It is at most HalfWidth wide on either side
// unless Max came first.
func (s Stein) Interval(all []float64) Estimate {
	pilot := finite(all[:min(s.Min, len(all))])
	values := finite(all)
	if len(pilot) < 2 || s.Check() != nil {
		return Estimate{mean(values), math.NaN(), math.NaN()}
	}
	m := mean(values)
	half := student(s.Confidence, len(pilot)-1) * stat.StdDev(pilot, nil) / math.Sqrt(float64(len(values)))
	return Estimate{m, m - half, m + half}
}
