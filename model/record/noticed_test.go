package record

import (
	"math"
	"testing"
)

// At exposure 1 an act is noticed with its own probability, at 0 never, and never with more than 1
// (by definition of the complementary log-log form).
func TestNoticeProbability(t *testing.T) {
	for _, d := range []float64{0, 0.1, 0.5, 0.9, 1} {
		if got := noticeProbability(d, 1); math.Abs(got-d) > 1e-15 {
			t.Errorf("exposure 1 makes %v of %v", got, d)
		}
		if got := noticeProbability(d, 0); got != 0 {
			t.Errorf("exposure 0 makes %v of %v", got, d)
		}
		last := 0.0
		for e := 0.0; e < 50; e += 0.5 {
			p := noticeProbability(d, e)
			if p < last || p > 1 {
				t.Fatalf("exposure %v makes %v of %v", e, p, d)
			}
			last = p
		}
	}
}

func TestDistrictExposureHasMeanOne(t *testing.T) {
	for _, ratio := range []float64{1, 3, 100} {
		sum, lowest, highest := 0.0, math.Inf(1), 0.0
		for d := range 10 {
			e := districtExposure(d, 10, ratio)
			sum, lowest, highest = sum+e, min(lowest, e), max(highest, e)
		}
		if math.Abs(sum/10-1) > 1e-12 || math.Abs(highest/lowest-ratio) > 1e-9 {
			t.Errorf("ratio %v: mean %v, highest over lowest %v", ratio, sum/10, highest/lowest)
		}
	}
}
