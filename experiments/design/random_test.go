package design

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"
)

// A factor's column does not depend on the other factors, nor on its place among them.
func TestRandomColumnsAreTheirOwn(t *testing.T) {
	r := &Random{Samples: 50, Seed: 3}
	one, _ := r.Plan(unit("x", "y"))
	two, err := r.Plan(unit("z", "y", "x"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range one {
		if one[i].Cells[0] != two[i].Cells[2] || one[i].Cells[1] != two[i].Cells[1] {
			t.Fatalf("row %d: %v and %v", i, one[i].Cells, two[i].Cells)
		}
	}
}

// Uniform and independent: Kolmogorov's statistic of 10,000 draws stays below 1.95/sqrt(n), its 0.1 %
// point, and columns correlate by less than four standard errors.
func TestRandomIsUniform(t *testing.T) {
	const n = 10_000
	rows, err := (&Random{Samples: n, Seed: 1}).Plan(unit("x", "y"))
	if err != nil {
		t.Fatal(err)
	}
	columns := make([][]float64, 2)
	for _, row := range rows {
		for j, v := range numbers(t, row.Cells) {
			columns[j] = append(columns[j], v)
		}
	}
	if r := stat.Correlation(columns[0], columns[1], nil); math.Abs(r) > 4/math.Sqrt(n) {
		t.Errorf("columns correlate by %v", r)
	}
	if r := stat.Correlation(columns[0][1:], columns[0][:n-1], nil); math.Abs(r) > 4/math.Sqrt(n) {
		t.Errorf("rows correlate by %v", r)
	}
	for j := range columns {
		slices.Sort(columns[j])
		for i, v := range columns[j] {
			if math.Abs(v-(float64(i)+0.5)/n) > 1.95/math.Sqrt(n) {
				t.Fatalf("column %d: quantile %d is %v", j, i, v)
			}
		}
	}
}

// Every order of three things is equally likely: 1/6 of 6,000, standard deviation 28.9.
func TestShuffledIsFair(t *testing.T) {
	counts := map[[3]int]int{}
	for try := range 6000 {
		o := luckOf(1, "test").shuffled(3, try)
		counts[[3]int{o[0], o[1], o[2]}]++
	}
	if len(counts) != 6 {
		t.Errorf("%d orders", len(counts))
	}
	for order, n := range counts {
		if math.Abs(float64(n)-1000) > 4*28.9 {
			t.Errorf("%v comes %d times", order, n)
		}
	}
}
