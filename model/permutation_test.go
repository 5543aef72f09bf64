package model

import "testing"

func TestPermutationComesBack(t *testing.T) {
	for _, n := range []uint64{1, 2, 3, 4, 5, 7, 8, 9, 100, 1023, 1024, 1025, 65_537} {
		p := NewPermutation(NewLuck(n, "permutation"), n, 0)
		seen := make([]bool, n)
		for i := range n {
			to := p.Of(i)
			if to >= n || seen[to] || p.From(to) != i {
				t.Fatalf("of %d numbers %d goes to %d and back to %d", n, i, to, p.From(to))
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
		p := NewPermutation(NewLuck(seed, "permutation"), 10, 0)
		for i := range uint64(10) {
			counts[i][p.Of(i)]++
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
