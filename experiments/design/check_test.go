package design

import (
	"math"
	"strings"
	"testing"
)

// Each mistake is told with what is wrong; all methods but the table's share the check.
func TestCheck(t *testing.T) {
	x := Factor{Name: "x", To: 1}
	for want, factors := range map[string][]Factor{
		"no factors":                  nil,
		"factor 1 has no name":        {{To: 1}},
		"factor x is there twice":     {x, x},
		"another column":              {{Name: "block", To: 1}},
		"neither levels nor a range":  {{Name: "x"}},
		"empty list":                  {{Name: "x", Levels: []string{}}},
		"level 0.5 twice":             {{Name: "x", Levels: []string{"0.5", "1", "0.50"}}},
		"write the lower end first":   {{Name: "x", From: 2, To: 1}},
		"start above 0":               {{Name: "x", To: 1, Log: true}},
		"both ends must be finite":    {{Name: "x", To: math.Inf(1)}},
		"both ends must be whole":     {{Name: "x", To: 1.5, Whole: true}},
		"both ends must be finite ":   {{Name: "x", From: -math.MaxFloat64, To: math.MaxFloat64}},
		"ranges from NaN to 1":        {{Name: "x", From: math.NaN(), To: 1}},
		"whole numbers up to 2^53":    {{Name: "x", To: 1e300, Whole: true}},
		"the level a twice (a and a)": {{Name: "x", Levels: []string{"a", "a"}}},
	} {
		if err := Check(factors); err == nil || !strings.Contains(err.Error(), strings.TrimSpace(want)) {
			t.Errorf("%q: error %v", want, err)
		}
	}
	if err := Check([]Factor{x, {Name: "y", Levels: []string{"a", "1"}}, {Name: "z", From: 1, To: 9, Whole: true, Log: true}}); err != nil {
		t.Error(err)
	}
}

// What one method alone cannot use, and options out of their range.
func TestMistakes(t *testing.T) {
	x := Factor{Name: "x", To: 1}
	wide := make([]Factor, 30)
	for i := range wide {
		wide[i] = Factor{Name: string(rune('a'+i%26)) + string(rune('a'+i/26)), To: 1}
	}
	for _, c := range []struct {
		method  Method
		factors []Factor
		want    string
	}{
		{&Grid{1}, []Factor{x}, "levels: 1; write a whole number from 2"},
		{&Grid{5}, wide, "more than 1000000 combinations by factor ia"},
		{&OneAtATime{2}, []Factor{x}, "factor x has no base"},
		{&SobolSequence{Samples: 0}, []Factor{x}, "samples: 0"},
		{&SobolSequence{Samples: 10_000_000}, wide, "cells that a design may have"},
		{&SobolSequence{Samples: 4, Skip: -1}, []Factor{x}, "skip: -1"},
		{&Random{Samples: 10_000_001}, []Factor{x}, "samples: 10000001"},
		{&Saltelli{Samples: 3_000_000}, wide[:5], "21000000 rows are more than the 10000000"},
		{&Saltelli{Samples: 4}, []Factor{{Name: "y", To: 1, Group: "x"}, x}, "name of another factor"},
		{&LatinHypercube{Samples: 100_000, Maximin: 10}, []Factor{x}, "maximin: 10 designs of 100000 points take too long to compare; take 4 or fewer"},
		{&Morris{Trajectories: 5, Levels: 5}, []Factor{x}, "levels: 5 is odd"},
		{&Morris{Trajectories: 5, Levels: 4, Candidates: 3}, []Factor{x}, "candidates: 3, of which 5"},
		{&Morris{Trajectories: 5, Levels: 4, Candidates: 10_000}, wide, "candidates: 10000 take too long"},
		{&Morris{Trajectories: 5, Levels: 4}, []Factor{{Name: "x", Levels: []string{"a"}}}, "one level a"},
		{&Morris{Trajectories: 5, Levels: 4}, []Factor{{Name: "x", From: 2, To: 2}}, "two different ends"},
		{&FractionalFactorial{}, []Factor{{Name: "x", Levels: []string{"a", "b", "c"}}}, "factor x has 3 levels"},
		{&Table{}, []Factor{x}, "file: name the CSV file"},
		{&Table{File: "/nowhere/x.csv"}, []Factor{x}, "/nowhere/x.csv: no such file"},
		{newTippingPoint(), []Factor{x}, "outcome: name the measure"},
		{&TippingPoint{Measure: "y", Start: 3, PerRound: 1, Resolution: 0.1}, wide[:2], "not aa and ba"},
		{&TippingPoint{Measure: "y", Start: 3, PerRound: 1, Resolution: 2}, []Factor{x}, "resolution: 2"},
		{&Hysteresis{Steps: 3, Periods: 1}, []Factor{{Name: "x", Levels: []string{"1", "2"}}}, "needs one factor with a range"},
		{&Hysteresis{Steps: 3}, []Factor{x}, "hold: 0"},
	} {
		if rows, err := c.method.Plan(c.factors); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%T: %d rows, error %v; want %q", c.method, len(rows), err, c.want)
		}
	}
	if _, err := newSobol(2049, Scrambling{}); err == nil {
		t.Error("there are more dimensions than direction numbers")
	}
}

// What is legal and unwise is told.
func TestWarnings(t *testing.T) {
	list := []Factor{{Name: "x", Levels: strings.Split("abcde", "")}}
	for _, c := range []struct {
		method Warner
		want   string
	}{
		{&SobolSequence{Samples: 1024}, ""},
		{&SobolSequence{Samples: 1}, ""},
		{&SobolSequence{Samples: 1000}, "samples: 1000 is no power of two, so that the points are not balanced; take 512 or 1024"},
		{&SobolSequence{Samples: 1024, Skip: 1024}, ""},
		{&SobolSequence{Samples: 1024, Skip: 1}, "skip: 1 breaks the balance of the points (Owen 2020); leave it at 0, or skip a multiple of 1024"},
		{&Saltelli{Samples: 1024}, ""},
		{&Saltelli{Samples: 3}, "samples: 3 is no power of two, so that the points are not balanced; take 2 or 4"},
		{&Morris{Levels: 6}, ""},
		{&Morris{Levels: 4}, "factor x has 5 levels, of which a grid of 4 meets only 4; set levels to 6"},
	} {
		if got := strings.Join(c.method.Warn(list), "; "); got != c.want {
			t.Errorf("%T warns %q, want %q", c.method, got, c.want)
		}
	}
}
