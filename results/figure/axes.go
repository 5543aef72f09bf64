package figure

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
)

// multiplied is the logarithmic scale of at most n steps from lo to hi, both above 0.
func multiplied(lo, hi float64, n int) scale {
	return scale{min: lo, max: hi, step: float64(n), log: true}
}

// listing is the scale of named things, with half a step of room at either end.
func listing(names []string) scale {
	return scale{min: -0.5, max: float64(len(names)) - 0.5, step: 1, names: names}
}

// Normalize gives the place of a value between the ends of an axis, 0 to 1.
func (s scale) Normalize(lo, hi, v float64) float64 {
	if s.log {
		return math.Log(v/lo) / math.Log(hi/lo)
	}
	return (v - lo) / (hi - lo)
}

// norm is the place of a value on the whole scale.
func (s scale) norm(v float64) float64 { return s.Normalize(s.min, s.max, v) }

// at is the value at a place on the whole scale.
func (s scale) at(place float64) float64 {
	if s.log {
		return s.min * math.Pow(s.max/s.min, place)
	}
	return s.min + place*(s.max-s.min)
}

func (s scale) namedTicks() []plot.Tick {
	ticks := make([]plot.Tick, len(s.names))
	for i, name := range s.names {
		ticks[i].Value = float64(i)
		if ticks[i].Label = name; s.silent || name == "" {
			ticks[i].Label = " " // a tick without any label is drawn shorter
		}
	}
	return ticks
}

// logTicks gives the finest of some customary sets of ticks that is not too many.
func (s scale) logTicks(lo, hi float64) []plot.Tick {
	var ticks []plot.Tick
	for _, set := range [][]float64{{1, 2, 5}, {1, 3}, {1}} {
		if ticks = s.decades(lo, hi, set, 1); len(ticks) <= int(s.step)+1 {
			break
		}
	}
	for every := 2; len(ticks) > int(s.step)+1; every++ {
		ticks = s.decades(lo, hi, []float64{1}, every)
	}
	if len(ticks) < 2 { // within one decade, numbers of equal distance say more
		linear := within(lo, hi, int(s.step))
		linear.silent = s.silent
		return linear.Ticks(lo, hi)
	}
	return ticks
}

// decades gives the numbers of a set times every so-manieth power of ten.
func (s scale) decades(lo, hi float64, set []float64, every int) []plot.Tick {
	var ticks []plot.Tick
	for power := int(math.Floor(math.Log10(lo))); math.Pow10(power) <= hi*(1+1e-9); power++ {
		for _, digit := range set {
			v := digit * math.Pow10(power)
			if power < 0 { // so that 3 times a tenth is 0.3 to the last bit
				v = digit / math.Pow10(-power)
			}
			if v < lo*(1-1e-9) || v > hi*(1+1e-9) || power%every != 0 {
				continue
			}
			t := plot.Tick{Value: v}
			if !s.silent {
				t.Label = plain(v)
			}
			ticks = append(ticks, t)
		}
	}
	return ticks
}

// plain writes a number as short as it can be read, in powers of ten where it would be long.
func plain(v float64) string {
	if size := math.Abs(v); size != 0 && (size < 1e-4 || size >= 1e6) {
		number := strconv.FormatFloat(v, 'e', -1, 64)
		return minus(strings.NewReplacer("e-0", "e-", "e+0", "e", "e+", "e").Replace(number))
	}
	return minus(strconv.FormatFloat(v, 'f', -1, 64))
}
