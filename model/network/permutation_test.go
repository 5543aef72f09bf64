package network

import (
	"testing"

	"socialcredit/model"
)

func TestPermutationComesBack(t *testing.T) {
	for _, n := range []uint64{1, 2, 3, 4, 5, 7, 8, 9, 100, 1023, 1024, 1025, 65_537} {
		p := newPermutation(model.NewLuck(n, "permutation"), n)
		seen := make([]bool, n)
		for i := range n {
			to := p.of(i)
			if to >= n || seen[to] || p.from(to) != i {
				t.Fatalf("of %d numbers %d goes to %d and back to %d", n, i, to, p.from(to))
			}
			seen[to] = true
		}
	}
}

// Over many seeds every number goes everywhere equally often: chi square with 99 degrees of freedom
// exceeds 149 once in 1,000 times.
func TestPermutationIsFair(t *testing.T) {
	const seeds = 20_000
	var counts [10][10]float64
	for seed := range uint64(seeds) {
		p := newPermutation(model.NewLuck(seed, "permutation"), 10)
		for i := range uint64(10) {
			counts[i][p.of(i)]++
		}
	}
	chi := 0.0
	for _, row := range counts {
		for _, count := range row {
			chi += (count - seeds/10) * (count - seeds/10) / (seeds / 10)
		}
	}
	if chi > 149 {
		t.Errorf("chi square %v: %v", chi, counts)
	}
}
