package measure

import (
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"testing"

	"socialcredit/model"
)

// at returns the distribution of people at these points, in any order, exact to a hundredth.
func at(points ...float64) *model.Distribution {
	points = slices.Sorted(slices.Values(points))
	var scores []int32
	var people []int64
	for i, x := range points {
		h, exact := model.ToHundredths(x)
		if !exact {
			panic(fmt.Sprintf("%v is finer than a hundredth", x))
		}
		if i == 0 || scores[len(scores)-1] != h {
			scores, people = append(scores, h), append(people, 0)
		}
		people[len(people)-1]++
	}
	return model.NewDistribution(scores, people)
}

// times repeats a number.
func times(n int, x float64) []float64 { return slices.Repeat([]float64{x}, n) }

// near compares with a number that is printed to as many digits as the tolerance says.
func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s = %.10g, want %v", what, got, want)
	}
}

// undefined wants NaN.
func undefined(t *testing.T, what string, got float64) {
	t.Helper()
	if !math.IsNaN(got) {
		t.Errorf("%s = %v, want undefined", what, got)
	}
}

// ineq is the vector of the examples of R's package ineq (0.2-13, tests/Examples/ineq-Ex.Rout.save).
var ineq = []float64{541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261}

func TestGoldenInequality(t *testing.T) {
	d := at(ineq...)
	n := d.N
	near(t, "Gini (R ineq)", gini(d), .4620911, 5e-8)
	near(t, "Atkinson .5 (R ineq)", atkinson(d), .1796591, 5e-8)
	// Herfindahl's index is (1 + (sd/mean)^2)/n.
	cv := standardDeviation(d) / d.Sums().Mean
	near(t, "Herfindahl (R ineq)", (1+cv*cv)/n, .1840812, 5e-8)
	// The next three by numpy, from the definitions.
	near(t, "corrected Gini", gini(d)*n/(n-1), .5134346, 5e-8)
	near(t, "Theil T", theil(d, &logs{}), .3623412, 5e-8)
	near(t, "Palma", palma(d), 2.8224927, 5e-8)
	near(t, "absolute Gini", absoluteGini(d), .4620911*6658.6, 5e-4)

	// Nine times 50/9 and 50, corrected, in the same file; a Gini does not mind the factor 9.
	near(t, "Gini of one rich (R ineq)", gini(at(append(times(9, 50), 450)...))*10/9, .4444444, 5e-8)

	// PySAL inequality, tests/test_atkinson.py: the index, and what all would need equally.
	steps := at(10, 20, 30, 40, 50)
	near(t, "Atkinson .5 (PySAL)", atkinson(steps), .06315, 5e-6)
	near(t, "equal equivalent (PySAL)", 30*(1-atkinson(steps)), 28.105398, 5e-6)
	// PySAL inequality, tests/test_theil.py, where R's ineq drops the zeros and finds 0.
	near(t, "Theil T with zeros (PySAL)", theil(at(0, 0, 0, 10, 10, 10), &logs{}), math.Ln2, 1e-12)

	// Four fifths at 100 and one at 50, by hand: .8 * .2 * 50 / 90.
	near(t, "Gini of two masses", gini(at(append(times(8, 100), 50, 50)...)), .0888889, 5e-8)
}

func TestGoldenPolarisation(t *testing.T) {
	bands := []model.Band{{Label: "low"}, {Label: "middle", From: 30}, {Label: "high", From: 70}}
	// By hand from Esteban and Ray's formula: two equal camps one apart: 2 * .5^(2+alpha).
	near(t, "two camps, alpha 1", estebanRay(at(0, 1), bands, 1), .25, 1e-12)
	near(t, "two camps, alpha 1.6", estebanRay(at(0, 1), bands, 1.6), .1649385, 5e-8)
	near(t, "three camps, alpha 1", estebanRay(at(0, .5, 1), bands, 1), .1481481, 5e-8)
	near(t, "camps at their means", estebanRay(at(0, .2, .9, 1.1), bands, 1), .9/4, 1e-12)
	near(t, "one camp", estebanRay(at(.8, .9, 1.1), bands, 1.6), 0, 1e-12)
	near(t, "alpha 0", estebanRay(at(0, .5, 1), bands, 0), 2*absoluteGini(at(0, .5, 1)), 1e-12)

	// PySAL inequality, tests/test_wolfson.py and the example of its documentation.
	near(t, "Wolfson, pairs", wolfson(at(6, 6, 8, 8, 10, 10, 12, 12)), 1./12, 1e-12)
	near(t, "Wolfson, steps", wolfson(at(2, 4, 6, 8, 10, 12, 14, 16)), 11./72, 1e-12)
	near(t, "Wolfson, incomes", wolfson(at(20000, 25000, 27000, 30000, 35000, 45000, 60000, 75000, 80000, 120000)), .2013, 5e-5)
	near(t, "Wolfson, all alike", wolfson(at(7, 7, 7)), 0, 1e-12)
}

func TestGoldenPoverty(t *testing.T) {
	d := at(ineq...)
	near(t, "FGT0 at 2000 (R ineq)", fgt(d, 2000, 0), .2, 1e-12)
	// The rest of these by numpy, from the definitions.
	near(t, "FGT1 at 2000", fgt(d, 2000, 1), .0998, 1e-12)
	near(t, "FGT2 at 2000", fgt(d, 2000, 2), .06042625, 1e-12)
	near(t, "FGT0 at 5000", fgt(d, 5000, 0), .5, 1e-12)
	near(t, "FGT1 at 5000", fgt(d, 5000, 1), .25352, 1e-12)
	near(t, "FGT2 at 5000", fgt(d, 5000, 2), .16671155, 5e-9)
	// Sen's index is H (I + (1 - I) G), G the Gini of the poor; that of Sen, Shorrocks and Thon is
	// FGT1 (1 + G), G the Gini of everybody's gap (here in units of 1/2000, hence whole).
	poor, gaps := at(541, 1463), at(append(times(8, 0), 1459, 537)...)
	depth := fgt(d, 2000, 1) / fgt(d, 2000, 0)
	near(t, "Sen", fgt(d, 2000, 0)*(depth+(1-depth)*gini(poor)), .12285, 5e-6)
	near(t, "Sen-Shorrocks-Thon", fgt(d, 2000, 1)*(1+gini(gaps)), .18425, 5e-6)

	masses := at(append(times(8, 100), 50, 50)...)
	near(t, "FGT0 of two masses", fgt(masses, 60, 0), .2, 1e-12)
	near(t, "FGT1 of two masses", fgt(masses, 60, 1), .0333333, 5e-8)
	near(t, "FGT2 of two masses", fgt(masses, 60, 2), .0055556, 5e-8)
	near(t, "nobody below, strictly", fgt(masses, 50, 0), 0, 0)
	undefined(t, "FGT with a line of 0", fgt(masses, 0, 0))
}

func TestUndefined(t *testing.T) {
	// Gini of these is .47 by the formula, but negative scores void its bounds.
	negative, nothing := at(-20, 50, 100, 120), at(0, 0, 0)
	for _, d := range []*model.Distribution{negative, nothing} {
		undefined(t, "Gini", gini(d))
		undefined(t, "Theil", theil(d, &logs{}))
		undefined(t, "Atkinson", atkinson(d))
		undefined(t, "Palma", palma(d))
		undefined(t, "Wolfson", wolfson(d))
	}
	near(t, "mean of negatives", negative.Sums().Mean, 62.5, 0)
	near(t, "absolute Gini of negatives", absoluteGini(negative)/62.5, .47, 1e-12)
	undefined(t, "Palma, nothing below", palma(at(0, 0, 0, 0, 1)))
	undefined(t, "Wolfson, median 0", wolfson(at(0, 0, 1)))
	undefined(t, "rank correlation of equals", rankCorrelation(at(1, 1, 1), []float64{12}, 8))
	undefined(t, "eta squared of one band", etaSquared([][]float64{{0, 3}, {0, 1}, {0, 2}}))
	undefined(t, "Esteban and Ray of nobody", estebanRay(&model.Distribution{}, nil, 1.6))
}

// TestEquals wants exactly nothing where all are alike, whatever the score.
func TestEquals(t *testing.T) {
	for h := int32(1); h < 20000; h += 7 {
		d := model.NewDistribution([]int32{h}, []int64{3 + int64(h%11)})
		if d.Sums().Mean != model.Points(h) {
			t.Fatalf("mean of %d hundredths = %v", h, d.Sums().Mean)
		}
		for _, x := range []float64{standardDeviation(d), absoluteGini(d), gini(d), theil(d, &logs{}), atkinson(d)} {
			if x != 0 {
				t.Fatalf("people all at %v points differ by %g", model.Points(h), x)
			}
		}
	}
}

// TestGoldenBits holds every bit of every column for a made-up society: tools/bits.sh runs it again
// as compiled for other processors.
func TestGoldenBits(t *testing.T) {
	const want = "f113c63d487c9ad1"
	society := grown(1000, 1)
	table, problems := New(society.spec, society.layout)
	if problems != nil {
		t.Fatal(problems)
	}
	row := make([]float64, len(table.Columns()))
	s, hash := society.snapshot(), fnv.New64a()
	for group := range s.People {
		table.Row(s, group, row)
		for i, x := range row {
			if !slices.Contains(knownColumns, table.Columns()[i].Name) {
				continue
			}
			if math.IsNaN(x) {
				x = math.NaN() // processors have their own
			}
			fmt.Fprintf(hash, "%d %s %x\n", group, table.Columns()[i].Name, math.Float64bits(x))
		}
	}
	if got := fmt.Sprintf("%016x", hash.Sum64()); got != want {
		t.Errorf("bits of the known columns = %s, want %s: a formula, its rounding or a column's name has changed", got, want)
	}
}
