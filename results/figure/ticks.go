package figure

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
)

// A scale is a range of an axis with ticks at the multiples of a step that people count in.
type scale struct {
	min, max float64
	step     float64
	silent   bool // ticks without numbers, as beside a neighbour that has them
	sizes    bool // numbers without their sign, where both sides of 0 count upwards

	log   bool     // equal distances multiply; step is then the most ticks there may be
	names []string // of things at 0, 1, 2..., instead of numbers
}

// spanning is the scale of about n steps that holds lo to hi and begins and ends on a tick. Where lo and hi are the
// same it leaves room around them.
func spanning(lo, hi float64, n int) scale {
	if !(lo <= hi) || math.IsInf(lo, 0) || math.IsInf(hi, 0) {
		lo, hi = 0, 1
	}
	if lo == hi {
		room := math.Max(1, math.Abs(lo)/50)
		lo, hi = lo-room, hi+room
	}
	s := within(lo, hi, n)
	s.min = math.Floor(lo/s.step+1e-9) * s.step
	s.max = math.Ceil(hi/s.step-1e-9) * s.step
	return s
}

// upTo is the scale from 0 that holds hi.
func upTo(hi float64, n int) scale {
	if !(hi > 0) || math.IsInf(hi, 0) {
		hi = 1
	}
	return spanning(0, hi, n)
}

// within is the scale of at most n steps that begins at lo and ends at hi, be they ticks or not.
func within(lo, hi float64, n int) scale {
	if !(hi > lo) {
		hi = lo + 1
	}
	rough := (hi - lo) / float64(n)
	step := math.Pow(10, math.Floor(math.Log10(rough)))
	for _, f := range []float64{1, 2, 5, 10} {
		if step*f >= rough*(1-1e-9) {
			step *= f
			break
		}
	}
	return scale{min: lo, max: hi, step: step}
}

// muted is the same scale without numbers.
func (s scale) muted() scale {
	s.silent = true
	return s
}

// Ticks gives the multiples of the step, all with as many decimals as the step has; or powers of ten and what lies
// between them; or names.
func (s scale) Ticks(lo, hi float64) []plot.Tick {
	switch {
	case s.names != nil:
		return s.namedTicks()
	case s.log:
		return s.logTicks(lo, hi)
	}
	decimals := 0
	for v := s.step; decimals < 12 && math.Abs(v-math.Round(v)) > 1e-6; v *= 10 {
		decimals++
	}
	var ticks []plot.Tick
	for i := math.Ceil(lo/s.step - 1e-6); i*s.step <= hi+s.step*1e-6; i++ {
		t, shown := plot.Tick{Value: i * s.step}, i*s.step+0
		if s.sizes {
			shown = math.Abs(shown)
		}
		if !s.silent {
			t.Label = minus(strconv.FormatFloat(shown, 'f', decimals, 64))
		}
		ticks = append(ticks, t)
	}
	return ticks
}

// minus writes the sign as print has it.
func minus(number string) string { return strings.Replace(number, "-", "−", 1) }
