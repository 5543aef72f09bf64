package accuracy_test

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"

	"socialcredit/experiments/accuracy"
)

// Two columns with ties. What SciPy 1.17.1 says of them: spearmanr 0.8439769376514692, kendalltau (variant b)
// 0.7040225290814017, rankdata of x as below.
var (
	x      = []float64{1, 2, 2, 3, 5, 5, 5, 8, 9, 10, 4, 7}
	y      = []float64{2, 1, 4, 4, 3, 6, 6, 9, 7, 10, 1, 8}
	xRanks = []float64{1, 2.5, 2.5, 4, 7, 7, 7, 10, 11, 12, 5, 9}
)

func closeTo(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.IsNaN(got) != math.IsNaN(want) || math.Abs(got-want) > 1e-12 {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestCorrelationsAgreeWithSciPy(t *testing.T) {
	if got := accuracy.Midranks(x); !slices.Equal(got, xRanks) {
		t.Errorf("midranks %v, want %v", got, xRanks)
	}
	closeTo(t, "Spearman", accuracy.Spearman(x, y), 0.8439769376514692)
	closeTo(t, "Kendall", accuracy.Kendall(x, y), 0.7040225290814017)
	one := []float64{3, 3, 3}
	closeTo(t, "Spearman of one value", accuracy.Spearman(one, []float64{1, 2, 3}), math.NaN())
	closeTo(t, "Kendall of one value", accuracy.Kendall(one, []float64{1, 2, 3}), math.NaN())
}

// By hand: 3 of the 4 pairs are in order, one is tied: 3.5 of 4. And by SciPy 1.17.1: mannwhitneyu of
// (3, 5, 5, 8, 9) and (1, 2, 5, 4, 3, 6, 8) gives U = 25, of 35 pairs.
func TestAUC(t *testing.T) {
	closeTo(t, "by hand", accuracy.AUC([]bool{true, true, false, false}, []float64{3, 2, 2, 1}), 3.5/4)
	above := []bool{true, true, true, true, true, false, false, false, false, false, false, false}
	closeTo(t, "Mann and Whitney", accuracy.AUC(above, []float64{3, 5, 5, 8, 9, 1, 2, 5, 4, 3, 6, 8}), 25./35)
	closeTo(t, "of everybody", accuracy.AUC([]bool{true, true}, []float64{1, 2}), math.NaN())
}

// Kendall is its definition, pair by pair, and AUC is the probability that it says it is.
func TestRanksAreWhatTheySay(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(2, 40).Draw(r, "n")
		few := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 6), func(i int) float64 { return float64(i) }), n, n)
		a, b := few.Draw(r, "a"), few.Draw(r, "b")
		holds := rapid.SliceOfN(rapid.Bool(), n, n).Draw(r, "holds")
		together, untiedA, untiedB, above, pairs := 0.0, 0.0, 0.0, 0.0, 0.0
		for i := range n {
			for j := range n {
				da, db := sign(a[i]-a[j]), sign(b[i]-b[j])
				together, untiedA, untiedB = together+da*db, untiedA+da*da, untiedB+db*db
				if holds[i] && !holds[j] {
					pairs++
					above += (1 + da) / 2
				}
			}
		}
		if got, want := accuracy.Kendall(a, b), together/math.Sqrt(untiedA*untiedB); !alike(got, want) {
			r.Fatalf("Kendall %v, want %v", got, want)
		}
		if got, want := accuracy.AUC(holds, a), above/pairs; !alike(got, want) {
			r.Fatalf("AUC %v, want %v", got, want)
		}
		if got, want := accuracy.Spearman(a, b), stat.Correlation(accuracy.Midranks(a), accuracy.Midranks(b), nil); !alike(got, want) {
			r.Fatalf("Spearman %v, want %v", got, want)
		}
	})
}

func sign(d float64) float64 {
	if d == 0 {
		return 0
	}
	return math.Copysign(1, d)
}

func alike(a, b float64) bool { return math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) < 1e-9 }

// A table of two groups, made by hand after the definitions of Hardt, Price and Srebro (2016) and
// Chouldechova (2017): of group a, 60 deserve and 40 do not; 54 and 8 are left in. Of group b, 30 deserve
// and 70 do not; 21 and 7 are left in.
func TestParity(t *testing.T) {
	a := accuracy.Confusion{Rightly: 54, Unjustly: 6, Wrongly: 8, Justly: 32}
	b := accuracy.Confusion{Rightly: 21, Unjustly: 9, Wrongly: 7, Justly: 63}
	want := map[string][2]float64{
		"deserving": {0.6, 0.3}, "left_in": {0.62, 0.28}, "false_exclusion": {0.06, 0.09}, "false_inclusion": {0.08, 0.07},
		"true_inclusion_rate": {0.9, 0.7}, "false_inclusion_rate": {0.2, 0.1}, "predictive_value": {54. / 62, 0.75},
	}
	for _, m := range accuracy.Measures {
		closeTo(t, m.Name+" of a", m.Of(a), want[m.Name][0])
		closeTo(t, m.Name+" of b", m.Of(b), want[m.Name][1])
		closeTo(t, m.Name+" of nobody", m.Of(accuracy.Confusion{}), math.NaN())
	}
	if len(accuracy.Measures) != len(want) {
		t.Errorf("%d measures, %d are checked", len(accuracy.Measures), len(want))
	}
	var c accuracy.Confusion
	for _, person := range [][2]bool{{false, true}, {false, false}, {true, true}, {true, false}} {
		c.Add(person[0], person[1])
	}
	if c != (accuracy.Confusion{Rightly: 1, Wrongly: 1, Unjustly: 1, Justly: 1}) {
		t.Errorf("one of each: %+v", c)
	}
}

// By hand.
func TestLowestAndParts(t *testing.T) {
	values := []float64{5, 1, 2, 2, 9, 2}
	for count, want := range map[int][]bool{
		0: {false, false, false, false, false, false},
		1: {false, true, false, false, false, false},
		2: {false, true, false, false, false, false}, // with the twos they would be 4: 1 is nearer to 2
		4: {false, true, true, true, false, true},
		6: {true, true, true, true, true, true},
	} {
		if got := accuracy.Lowest(values, count); !slices.Equal(got, want) {
			t.Errorf("the lowest %d: %v, want %v", count, got, want)
		}
	}
	if got := accuracy.Fifths([]float64{10, 30, 20, 50, 40}); !slices.Equal(got, []int{0, 2, 1, 4, 3}) {
		t.Errorf("fifths %v", got)
	}
	if got := accuracy.Deciles([]float64{1, 1, 1, 1}); !slices.Equal(got, []int{5, 5, 5, 5}) {
		t.Errorf("deciles of equal values %v", got)
	}
}
