package sensitivity

import (
	"fmt"
	"math"
	"slices"
)

// A Loop is what two branches of a hysteresis sweep enclose: the same places, once on the way up and
// once on the way down. Gaps are down less up.
type Loop struct {
	Area Estimate // the gap summed over X by the trapezoid rule, in units of outcome times X
	Gap  Estimate // the mean gap where its size is largest; the interval holds for that place, as if it had been chosen before
	At   float64  // that place

	// The places, first and last, at which the interval of the gap leaves 0 out: where both states are
	// met, as far as can be told. NaN if there is none. About one place in twenty (at 0.95) is met by chance alone.
	From, To float64
}

// NewLoop compares the branches. Up and down list the same X; replicate r has the same luck in both,
// and intervals are Student's t over replicates. With one replicate there are none, so that From and To are NaN.
func NewLoop(up, down Curve, confidence float64) (Loop, error) {
	none := Loop{undefined, undefined, math.NaN(), math.NaN(), math.NaN()}
	up, n, err := up.ascending()
	if err != nil {
		return none, fmt.Errorf("up: %w", err)
	}
	down, m, err := down.ascending()
	if err != nil {
		return none, fmt.Errorf("down: %w", err)
	}
	if !slices.Equal(up.X, down.X) {
		return none, fmt.Errorf("the branches have different places: up %v, down %v", up.X, down.X)
	}
	loop := none
	for i, x := range up.X {
		gap := Interval(paired(down.Outcomes[i], up.Outcomes[i]), confidence)
		if math.IsNaN(gap.Value) {
			continue
		}
		if math.IsNaN(loop.At) || math.Abs(gap.Value) > math.Abs(loop.Gap.Value) {
			loop.At, loop.Gap = x, gap
		}
		if gap.Low > 0 || gap.High < 0 {
			if math.IsNaN(loop.From) {
				loop.From = x
			}
			loop.To = x
		}
	}
	areas := make([]float64, min(n, m))
	for r := range areas {
		areas[r] = area(up, down, r)
	}
	loop.Area = Interval(areas, confidence)
	return loop, nil
}

// area is what one replicate encloses, NaN if one of its runs is not there.
func area(up, down Curve, replicate int) float64 {
	sum, before := 0.0, 0.0
	for i, x := range up.X {
		if replicate >= len(up.Outcomes[i]) || replicate >= len(down.Outcomes[i]) {
			return math.NaN()
		}
		gap := down.Outcomes[i][replicate] - up.Outcomes[i][replicate]
		if i > 0 {
			sum += (gap + before) / 2 * (x - up.X[i-1])
		}
		before = gap
	}
	return sum
}
