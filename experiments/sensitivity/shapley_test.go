package sensitivity_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"socialcredit/experiments/sensitivity"
)

// game lists the values of all coalitions of n players.
func game(t testing.TB, n int, worth func(in func(i int) bool) float64) sensitivity.Game {
	t.Helper()
	values := make([]float64, 1<<n)
	for c := range values {
		values[c] = worth(func(i int) bool { return c>>i&1 == 1 })
	}
	g, err := sensitivity.NewGame(values)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func expectShares(t *testing.T, what string, got, want []float64) {
	t.Helper()
	for i := range want {
		if math.Abs(got[i]-want[i]) > 1e-12 {
			t.Fatalf("%s: %v, want %v", what, got, want)
		}
	}
}

// Textbook games. Gloves: one left glove and two right ones, a pair is worth 1: 4/6, 1/6, 1/6 (Osborne and
// Rubinstein 1994, A Course in Game Theory, exercise on markets; Shapley and Shubik 1969). Airport:
// runways of costs 8, 11, 13 and 18: 2, 3, 4, 9 (Littlechild and Owen 1973, each stretch is shared by who
// needs it: 8/4; + 3/3; + 2/2; + 5). Unanimity of two among three: half each.
func TestShapleyOfTextbookGames(t *testing.T) {
	gloves := game(t, 3, func(in func(int) bool) float64 {
		if in(0) && (in(1) || in(2)) {
			return 1
		}
		return 0
	})
	expectShares(t, "gloves", gloves.Shapley(), []float64{2. / 3, 1. / 6, 1. / 6})
	costs := []float64{8, 11, 13, 18}
	airport := game(t, 4, func(in func(int) bool) float64 {
		most := 0.0
		for i, cost := range costs {
			if in(i) {
				most = max(most, cost)
			}
		}
		return most
	})
	expectShares(t, "airport", airport.Shapley(), []float64{2, 3, 4, 9})
	both := game(t, 3, func(in func(int) bool) float64 {
		if in(0) && in(2) {
			return 1
		}
		return 0
	})
	expectShares(t, "unanimity", both.Shapley(), []float64{0.5, 0, 0.5})
	if both.Alone(0) != 0 || both.Last(0) != 1 || both.Last(1) != 0 {
		t.Errorf("alone %v, last %v, last of the idle one %v; want 0, 1, 0", both.Alone(0), both.Last(0), both.Last(1))
	}
}

// Shapley's axioms, by which he derived the value: efficiency, symmetry, the null player, additivity.
func TestShapleysAxioms(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(0, 6).Draw(r, "players")
		worths := rapid.SliceOfN(rapid.Float64Range(-100, 100), 1<<n, 1<<n)
		a, b := worths.Draw(r, "a"), worths.Draw(r, "b")
		sum := make([]float64, len(a))
		for c := range a {
			if n >= 3 { // who holds of 0 and 1 how many counts, and 2 adds nothing
				alike := c &^ 7
				if c&3 == 3 {
					alike |= 3
				} else if c&3 != 0 {
					alike |= 1
				}
				a[c] = a[alike]
			}
			sum[c] = a[c] + b[c]
		}
		ga, _ := sensitivity.NewGame(a)
		gb, _ := sensitivity.NewGame(b)
		gs, _ := sensitivity.NewGame(sum)
		of, other, both := ga.Shapley(), gb.Shapley(), gs.Shapley()
		total := 0.0
		for i := range of {
			total += of[i]
			if math.Abs(both[i]-of[i]-other[i]) > 1e-9 {
				r.Fatalf("additivity: %v + %v is not %v", of[i], other[i], both[i])
			}
		}
		if math.Abs(total-(ga.All()-ga.None())) > 1e-9 {
			r.Fatalf("efficiency: the shares sum to %v, not to %v", total, ga.All()-ga.None())
		}
		if n >= 3 && math.Abs(of[2]) > 1e-9 {
			r.Fatalf("who adds nothing gets %v", of[2])
		}
		if n >= 3 && math.Abs(of[0]-of[1]) > 1e-9 {
			r.Fatalf("players who are alike get %v and %v", of[0], of[1])
		}
	})
}

func TestGamesAreChecked(t *testing.T) {
	for _, n := range []int{0, 3, 6} {
		if _, err := sensitivity.NewGame(make([]float64, n)); err == nil {
			t.Errorf("%d values are taken for a game", n)
		}
	}
	g, err := sensitivity.NewGame([]float64{1, math.NaN()})
	if err != nil || !math.IsNaN(g.Shapley()[0]) {
		t.Errorf("an undefined value: %v, %v", g, err)
	}
}
