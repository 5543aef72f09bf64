package model

import (
	"slices"
	"testing"
)

// Friends' sums are those of a loop over each person's friends, for few and for very many friends,
// wherever a span begins.
func TestSumsAreThoseOfEachRow(t *testing.T) {
	luck := NewLuck(1, "test")
	for _, degree := range []uint32{0, 1, 7, 9, 31, 100} {
		const n = 300
		g, _, _ := BuildGraph(n, 1, func(lo, hi int, tie func(a, b uint32)) {
			for pos := lo; pos < hi; pos++ {
				for k := range luck.Below(Person, uint64(pos), 0, 2*degree+1) {
					tie(uint32(pos), luck.Below(Person, uint64(pos), int(k)+1, n))
				}
			}
		})
		score := make([]int32, n)
		for pos := range score {
			score[pos] = int32(luck.Below(Household, uint64(pos), 0, 20_000)) - 5_000
		}
		for _, span := range [][2]int{{0, n}, {64, 128}, {5, 299}, {n, n}} {
			lo, hi := span[0], span[1]
			sums, friends := make([]int64, hi-lo), make([]uint32, hi-lo)
			g.Sums(lo, hi, score, true, sums, friends)
			want, known := make([]int64, hi-lo), make([]uint32, hi-lo)
			for pos := lo; pos < hi; pos++ {
				for _, friend := range g.Friends(pos) {
					want[pos-lo] += int64(score[friend])
					known[pos-lo]++
				}
			}
			if !slices.Equal(sums, want) || !slices.Equal(friends, known) {
				t.Errorf("degree about %d, positions %v: other sums", degree, span)
			}
		}
	}
}
