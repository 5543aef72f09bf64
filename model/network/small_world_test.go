package network

import (
	"math"
	"slices"
	"testing"

	"socialcredit/model"
)

// alone is a small world in which everybody is a household of one.
type alone struct{ *SmallWorld }

func (alone) Household() int { return 1 }

// In a ring of k neighbours the clustering is 3(k-2)/(4(k-1)) (Watts and Strogatz 1998; Barrat and
// Weigt 2000, equation 5).
func TestLatticeClustering(t *testing.T) {
	for _, k := range []int{2, 4, 6, 10, 20} {
		d := Describe(newWorld(t, &Lattice{Degree: k, Homophily: 0.5}, 1000, 1, 2))
		want := 3 * float64(k-2) / (4 * float64(k-1))
		if math.Abs(float64(d.Clustering)-want) > 1e-12 || d.HighestDegree != k || d.Components != 1 {
			t.Errorf("degree %d: %+v, want clustering %v", k, d, want)
		}
	}
}

// A tie survives with probability 1-p, so a triangle with (1-p)**3, but for corrections of order 1/n
// and 1/k (Barrat and Weigt 2000, equation 6).
func TestRewiredClustering(t *testing.T) {
	for _, p := range []float64{0.01, 0.1, 0.3, 0.6} {
		d := Describe(newWorld(t, alone{&SmallWorld{Degree: 20, Rewired: p}}, 10_000, 1, 2))
		want := 3 * 18 / (4 * 19.0) * (1 - p) * (1 - p) * (1 - p)
		if math.Abs(float64(d.Clustering)-want) > 0.012 {
			t.Errorf("%v rewired: clustering %v, want %v", p, d.Clustering, want)
		}
	}
}

// Neighbours' places correlate by 1, so their traits by the square of the homophily, a tenth less
// with a tenth of the ties rewired; ties of households (22 % of all) are not rewired.
func TestHomophilyMakesTraitsAlike(t *testing.T) {
	long(t)
	for _, c := range []struct{ homophily, rewired, want float64 }{
		{0.5, 0.1, 0.25 * (1 - 0.1*0.774)}, {0.5, 0, 0.25}, {0.8, 0.1, 0.64 * (1 - 0.1*0.774)}, {0, 0.1, 0}, {1, 0, 1},
	} {
		d := Describe(newWorld(t, &SmallWorld{Degree: 10, Rewired: c.rewired, Homophily: c.homophily}, 100_000, 1, 2))
		if math.Abs(float64(d.TraitAssortativity)-c.want) > 0.01 {
			t.Errorf("%+v: trait assortativity %v", c, d.TraitAssortativity)
		}
	}
}

// Places are a permutation by ascending key, people with equal keys in the order of their ids.
func TestOrder(t *testing.T) {
	luck := model.NewLuck(1, "keys")
	for _, n := range []int{1, 2, 255, 256, 1000, 70_000} {
		keys := make([]uint16, n)
		for i := range keys {
			keys[i] = uint16(luck.Below(model.Person, uint64(i), 0, uint32(1+i%65_000)))
		}
		want := make([]uint32, n)
		for i := range want {
			want[i] = uint32(i)
		}
		slices.SortStableFunc(want, func(a, b uint32) int { return int(keys[a]) - int(keys[b]) })
		for _, workers := range []int{1, 3} {
			if got := order(workers, keys, 16); !slices.Equal(got, want) {
				t.Errorf("%d keys with %d workers are out of order", n, workers)
			}
		}
	}
}

// A greater share rewires the same ties and more; the rest of the world stays.
func TestRewiringIsMonotone(t *testing.T) {
	few := newWorld(t, &SmallWorld{Degree: 10, Rewired: 0.1}, 2000, 1, 1).Ties
	more := newWorld(t, &SmallWorld{Degree: 10, Rewired: 0.2}, 2000, 1, 1).Ties
	lost := 0
	for pos := range 2000 {
		for _, friend := range few.Friends(pos) {
			far := max(int(friend), pos) - min(int(friend), pos)
			if min(far, 2000-far) > 5 && !slices.Contains(more.Friends(pos), friend) {
				lost++
			}
		}
	}
	if lost > 0 {
		t.Errorf("%d ends of rewired ties lead elsewhere when more is rewired", lost)
	}
}
