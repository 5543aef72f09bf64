package figure

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestGiniOfALorenzCurve(t *testing.T) {
	for _, c := range []struct {
		counts tally
		want   float64
	}{
		{tally{{0, 1}, {1, 1}}, 0.5},
		{tally{{4, 10}}, 0},
		{tally{{1, 1}, {2, 1}, {3, 1}}, 2.0 / 9}, // sum of |xi-xj| over twice n squared times the mean: 8/(2*9*2)
		{tally{{0, 99}, {4, 1}}, 0.99},
	} {
		people, amount, gini, ok := c.counts.lorenz()
		if !ok || math.Abs(gini-c.want) > 1e-12 {
			t.Errorf("%v: %v, want %v", c.counts, gini, c.want)
		}
		if people[0] != 0 || amount[0] != 0 || people[len(people)-1] != 1 || amount[len(amount)-1] != 1 {
			t.Errorf("%v: from %v,%v to %v,%v", c.counts, people[0], amount[0], people[len(people)-1], amount[len(amount)-1])
		}
	}
	if _, _, _, ok := (tally{{0, 5}}).lorenz(); ok {
		t.Error("nothing was shared out, and evenly or not was told")
	}
}

// A scale holds what it spans, and its ticks are few, even and say what they are.
func TestScales(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Float64Range(-1e6, 1e6).Draw(t, "low")
		high := low + rapid.Float64Range(0, 1e6).Draw(t, "width")
		n := rapid.IntRange(3, 6).Draw(t, "n")
		if high-low > 0 && high-low < 1e-3 {
			return // scores have hundredths, and indices are asked from 0
		}
		s := spanning(low, high, n)
		if s.min > low+s.step*1e-6 || s.max < high-s.step*1e-6 {
			t.Fatalf("%v to %v is not within %+v", low, high, s)
		}
		ticks := s.Ticks(s.min, s.max)
		if len(ticks) < 2 || len(ticks) > n+3 {
			t.Fatalf("%d ticks for %v to %v", len(ticks), low, high)
		}
		for _, tick := range ticks {
			told, err := strconv.ParseFloat(strings.Replace(tick.Label, "−", "-", 1), 64)
			if err != nil || math.Abs(told-tick.Value) > s.step*1e-3 {
				t.Fatalf("%v is called %q", tick.Value, tick.Label)
			}
		}
	})
}

func TestScalesOfNothing(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for name, s := range map[string]scale{
		"nan": spanning(nan, nan, 5), "empty": spanning(inf, -inf, 5), "infinite": upTo(inf, 5), "zero": upTo(0, 4),
		"point": spanning(100, 100, 5), "no time": within(0, 0, 5),
	} {
		if n := len(s.Ticks(s.min, s.max)); n < 2 || n > 8 || !finite(s.min) || !finite(s.max) {
			t.Errorf("%s: %+v has %d ticks", name, s, n)
		}
	}
	if got := spanning(-0.2, 0.3, 5).Ticks(-0.2, 0.3)[0].Label; got != "−0.2" {
		t.Errorf("the first tick is %q", got)
	}
	if ticks := upTo(1, 4).muted().Ticks(0, 1); ticks[0].Label != "" {
		t.Error("a silent scale speaks")
	}
}

// Everybody is in a bin, whatever the scores; no bin is narrower than a point.
func TestBinsHoldEverybody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var counts tally
		for range rapid.IntRange(1, 30).Draw(t, "values") {
			counts = append(counts, tallied{float64(rapid.IntRange(-500, 1500).Draw(t, "score")), rapid.Int64Range(1, 1000).Draw(t, "people")})
		}
		counts = counts.sorted()
		b := binsOf(map[string]tally{everyone: counts})
		edges, shares := b.shares(counts)
		sum := 0.0
		for _, s := range shares {
			sum += s
		}
		if math.Abs(sum-1) > 1e-9 || b.width < 1 || len(edges) > mostBins+2 || b.low > counts[0].value || b.high < counts[len(counts)-1].value+1 {
			t.Fatalf("%d bins %+v hold %v", len(edges), b, sum)
		}
	})
}

func TestWords(t *testing.T) {
	small := writing(smallSize, black)
	if words("public_service") != "public service" || points(102.270) != "102.27" || points(90) != "90" {
		t.Error("labels or points are written otherwise")
	}
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", -12345: "-12,345", 1234567: "1,234,567"} {
		if got := count(n); got != want {
			t.Errorf("%d is %q", n, got)
		}
	}
	if got := legible("苏州 λ ≥ é", small); got != "?? λ ≥ é" {
		t.Errorf("legible %q", got)
	}
	if got := fitted("a long word", small, 20); !strings.HasSuffix(got, "…") || small.Width(got) > 20 {
		t.Errorf("fitted %q is %v wide", got, small.Width(got))
	}
	for _, l := range wrapped("several words that do not fit into one line of this width", small, 60) {
		if small.Width(l) > 60 {
			t.Errorf("%q is %v wide", l, small.Width(l))
		}
	}
}

func TestStretches(t *testing.T) {
	nan := math.NaN()
	got := stretches([]float64{nan, 1, 2, nan, 3, 4}, []float64{1, 1, 1, 1, 1, nan})
	if !slices.Equal(got, [][2]int{{1, 3}, {4, 5}}) {
		t.Errorf("%v", got)
	}
}
