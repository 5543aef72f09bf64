package design

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"
)

// One point in each of n strata of each factor (McKay, Beckman and Conover 1979), in the middle where
// it is centred; the rank correlation of two columns is 0 with standard error 1/sqrt(n-1).
func TestLatinHypercubeStrata(t *testing.T) {
	const n = 500
	for _, centered := range []bool{false, true} {
		for seed := range uint64(4) {
			rows, err := (&LatinHypercube{Samples: n, Seed: seed, Centered: centered}).Plan(unit("x", "y", "z"))
			if err != nil {
				t.Fatal(err)
			}
			ranks := make([][]float64, 3)
			middles := 0
			for _, row := range rows {
				for j, v := range numbers(t, row.Cells) {
					stratum := math.Floor(v * n)
					ranks[j] = append(ranks[j], stratum)
					if math.Abs(v*n-stratum-0.5) < 1e-9 {
						middles++
					}
				}
			}
			for j := range ranks {
				if r := stat.Correlation(ranks[j], ranks[(j+1)%3], nil); math.Abs(r) > 4/math.Sqrt(n-1) {
					t.Errorf("seed %d: rank correlation %v", seed, r)
				}
			}
			for j := range ranks {
				slices.Sort(ranks[j])
				for i, stratum := range ranks[j] {
					if stratum != float64(i) {
						t.Fatalf("seed %d, factor %d: stratum %d is %v", seed, j, i, stratum)
					}
				}
			}
			if centered != (middles == 3*n) || !centered && middles > 3 {
				t.Errorf("centered %v: %d points in the middle", centered, middles)
			}
		}
	}
}

// Of more tries the one with the greater least distance is kept, and it is the greatest of all tries'.
func TestMaximin(t *testing.T) {
	factors := unit("x", "y")
	least := func(l *LatinHypercube) float64 {
		rows, err := l.Plan(factors)
		if err != nil {
			t.Fatal(err)
		}
		least := math.Inf(1)
		for i := range rows {
			a := numbers(t, rows[i].Cells)
			for j := range i {
				b := numbers(t, rows[j].Cells)
				least = min(least, math.Hypot(a[0]-b[0], a[1]-b[1]))
			}
		}
		return least
	}
	l := &LatinHypercube{Samples: 20, Seed: 5}
	greatest := 0.0
	for try := range 50 {
		greatest = max(greatest, math.Sqrt(closest(l.draw(factors, try), -1)))
	}
	first := least(l)
	l.Maximin = 50
	if got := least(l); math.Abs(got-greatest) > 1e-12 || got <= first {
		t.Errorf("least distance %v, of the first try %v, of the best %v", got, first, greatest)
	}
}
