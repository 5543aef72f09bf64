package network

import (
	"math"
	"testing"

	"socialcredit/model"
)

// arriving is a scale-free network in which everybody is a household of one.
type arriving struct{ *ScaleFree }

func (arriving) Household() int { return 1 }

// The share of people with at least k friends is m(m+1)/(k(k+1)) with m ties each (Dorogovtsev,
// Mendes and Samukhin 2000; Bollobas, Riordan, Spencer and Tusnady 2001).
func TestDegreeTail(t *testing.T) {
	long(t)
	const people, m = 200_000, 5
	w := newWorld(t, arriving{&ScaleFree{Degree: 2 * m}}, people, 1, 2)
	for _, k := range []int{6, 10, 20, 40, 80} {
		count := 0.0
		for pos := range people {
			if w.Ties.Degree(pos) >= k {
				count++
			}
		}
		want := people * m * (m + 1) / float64(k*(k+1))
		if math.Abs(count-want) > 5*math.Sqrt(want) {
			t.Errorf("%v people with at least %d friends, want %v", count, k, want)
		}
	}
}

// Those with most friends live everywhere, not at the lowest positions.
func TestHubsAreEverywhere(t *testing.T) {
	const people = 10_000
	w := newWorld(t, &ScaleFree{Degree: 10}, people, 1, 2)
	var tenths [10]int
	for pos := range people {
		if w.Ties.Degree(pos) > 30 {
			tenths[pos*10/people]++
		}
	}
	for tenth, hubs := range tenths {
		if hubs < 5 {
			t.Errorf("only %d hubs in tenth %d: %v", hubs, tenth, tenths)
		}
	}
}

func TestSpread(t *testing.T) {
	for n := 2; n < 500; n++ {
		s := newSpread(n)
		seen := make([]bool, n)
		for rank := range n {
			pos := s.position(rank)
			if seen[pos] || s.rank(pos) != rank {
				t.Fatalf("of %d ranks %d goes to %d and back to %d", n, rank, pos, s.rank(pos))
			}
			seen[pos] = true
		}
	}
	if s := newSpread(100_000_000); s.rank(s.position(99_999_999)) != 99_999_999 {
		t.Error("the last of 100 million ranks does not come back")
	}
}

// In the smallest society that has room everybody still finds friends.
func TestFewArrive(t *testing.T) {
	for _, n := range []model.Network{&ScaleFree{Degree: 2}, &ScaleFree{Degree: 10}} {
		for people := n.(*ScaleFree).Degree + 1; people < 30; people++ {
			for seed := range uint64(20) {
				newWorld(t, n, people, seed, 1)
			}
		}
	}
}
