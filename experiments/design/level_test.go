package design

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Numbers as a person would write them.
func TestSpaced(t *testing.T) {
	for _, c := range []struct {
		factor Factor
		n      int
		want   []string
	}{
		{Factor{To: 1}, 11, []string{"0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"}},
		{Factor{From: -0.3, To: 0.3}, 7, []string{"-0.3", "-0.2", "-0.1", "0", "0.1", "0.2", "0.3"}},
		{Factor{From: -1, To: 0.5}, 4, []string{"-1", "-0.5", "0", "0.5"}},
		{Factor{From: 0.001, To: 1000, Log: true}, 7, []string{"0.001", "0.01", "0.1", "1", "10", "100", "1000"}},
		{Factor{From: 1e-9, To: 4e-9}, 4, []string{"1e-09", "2e-09", "3e-09", "4e-09"}},
		{Factor{From: 1e20, To: 3e20}, 3, []string{"1e+20", "2e+20", "3e+20"}},
		{Factor{From: 1, To: 3, Whole: true}, 5, []string{"1", "2", "3"}}, // 1.5 and 2.5 are rounded away from 0
		{Factor{From: 2, To: 12, Whole: true}, 3, []string{"2", "7", "12"}},
		{Factor{From: 1, To: 1000, Whole: true, Log: true}, 4, []string{"1", "10", "100", "1000"}},
		{Factor{From: 5, To: 5}, 4, []string{"5"}},
		{Factor{Levels: []string{"b", "a"}}, 9, []string{"b", "a"}},
	} {
		if got := c.factor.spaced(c.n); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %v, want %v", c.factor, got, c.want)
		}
	}
}

// Of a list longer than the positions both ends are met, of a shorter one every level.
func TestAtOfLists(t *testing.T) {
	for levels, want := range map[string]string{"abcde": "abde", "abcd": "abcd", "abc": "abcc", "ab": "aabb", "a": "aaaa"} {
		got := ""
		for i := range 4 {
			got += At(Factor{Levels: strings.Split(levels, "")}, i, 4)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", levels, got, want)
		}
	}
}

// Ends are never left, even where they have more digits than are kept.
func TestEndsAreExact(t *testing.T) {
	x, y := 0.1, 0.2
	f := Factor{From: x / 3, To: x + y} // 0.30000000000000004
	for u, want := range map[float64]float64{0: f.From, 1: f.To, -1: f.From, 2: f.To} {
		if got, _ := strconv.ParseFloat(Value(f, u), 64); got != want {
			t.Errorf("Value(%v) is %v, want %v", u, got, want)
		}
	}
}

// A list's levels and whole numbers are equally likely; numbers are uniform, logarithmic ones in their
// logarithm, whole logarithmic ones as log((n+1)/n), which from 1 to 3 is 1/2, 0.29248, 0.20752.
func TestValueShares(t *testing.T) {
	const n = 100_000
	count := func(f Factor) map[string]int {
		counts := map[string]int{}
		for i := range n {
			counts[Value(f, (float64(i)+0.5)/n)]++
		}
		return counts
	}
	for _, c := range []struct {
		factor Factor
		want   map[string]float64
	}{
		{Factor{Levels: []string{"a", "b", "c", "d"}}, map[string]float64{"a": 0.25, "b": 0.25, "c": 0.25, "d": 0.25}},
		{Factor{From: -1, To: 1, Whole: true}, map[string]float64{"-1": 1.0 / 3, "0": 1.0 / 3, "1": 1.0 / 3}},
		{Factor{From: 1, To: 3, Whole: true, Log: true}, map[string]float64{"1": 0.5, "2": 0.29248, "3": 0.20752}},
	} {
		counts := count(c.factor)
		if len(counts) != len(c.want) {
			t.Errorf("%+v: %v", c.factor, counts)
		}
		for level, share := range c.want {
			if got := float64(counts[level]) / n; math.Abs(got-share) > 2e-5 {
				t.Errorf("%+v: level %s has a share of %v, want %v", c.factor, level, got, share)
			}
		}
	}
	for u, want := range map[float64]string{0: "0.01", 0.25: "0.1", 0.5: "1", 0.75: "10", 1: "100"} {
		if got := Value(Factor{From: 0.01, To: 100, Log: true}, u); got != want {
			t.Errorf("logarithmic: %v is %s, want %s", u, got, want)
		}
	}
	if got := Value(Factor{From: -2, To: 2}, 0.375); got != "-0.5" {
		t.Errorf("0.375 from -2 to 2 is %s", got)
	}
}

// A cell reads back as the number it was, position and level are each other's inverse, and the cell
// is within a 15th digit of the range from what was asked.
func TestPositionInverts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := Factor{Name: "x", From: rapid.Float64Range(1e-3, 10).Draw(t, "from"), Log: rapid.Bool().Draw(t, "log")}
		f.To = f.From * rapid.Float64Range(1.5, 1e6).Draw(t, "ratio")
		u := rapid.Float64Range(0, 1).Draw(t, "u")
		got, ok := Position(f, Value(f, u))
		if !ok || math.Abs(got-u) > 1e-12 {
			t.Fatalf("%v of %+v is at %v", u, f, got)
		}
	})
	for _, cell := range []string{"", "x", "NaN", "Inf", "-1", "0"} {
		if _, ok := Position(Factor{From: 1, To: 2, Log: true}, cell); ok {
			t.Errorf("%q has a position in a logarithmic range", cell)
		}
	}
}

func TestText(t *testing.T) {
	for v, want := range map[float64]string{0.1: "0.1", math.Copysign(0, -1): "0", 1e-7: "1e-07", 100000: "100000", 1e15: "1e+15", 1.0 / 3: "0.3333333333333333"} {
		if got := Text(v); got != want {
			t.Errorf("%v is written %s, want %s", v, got, want)
		}
	}
}
