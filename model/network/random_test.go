package network

import (
	"math"
	"testing"

	"socialcredit/model"
)

// gilbert is a random network in which everybody is a household of one, so that any mean degree
// may be asked for.
type gilbert struct{ degree float64 }

func (gilbert) Household() int { return 1 }

func (g gilbert) MeanDegree(int) float64 { return g.degree }

func (g gilbert) Build(w *model.World) (*model.Graph, error) {
	return (&Random{Degree: g.degree}).Build(w)
}

// With mean degree c the largest component holds the share S of people with S = 1 - exp(-cS), and
// degrees follow Poisson's law (Erdos and Renyi 1960).
func TestRandomGraph(t *testing.T) {
	long(t)
	const people = 100_000
	for _, c := range []float64{0.5, 1.5, 2, 4} {
		w := newWorld(t, gilbert{c}, people, 1, 2)
		d := Describe(w)
		s := 1.0
		for range 1000 {
			s = 1 - math.Exp(-c*s)
		}
		if math.Abs(float64(d.Giant)-s) > 0.01 {
			t.Errorf("mean degree %v: %v in the largest component, want %v", c, d.Giant, s)
		}
		chi, poisson, left := 0.0, math.Exp(-c), 1.0
		counts := make([]float64, 6) // the last: 5 and more
		for pos := range people {
			counts[min(5, w.Ties.Degree(pos))]++
		}
		for k, count := range counts {
			want := poisson * people
			if k == 5 {
				want = left * people
			}
			chi += (count - want) * (count - want) / want
			left -= poisson
			poisson *= c / float64(k+1)
		}
		if chi > 20.5 { // five degrees of freedom: 1 in 1,000
			t.Errorf("mean degree %v: chi square of degrees %v, %v", c, chi, counts)
		}
	}
}

// Every pair is as likely to be tied as any other: in 4,000 worlds of 8 people each of the 28 pairs
// is tied in half, within five standard deviations, and all of them where the degree leaves no choice.
func TestRandomPairsAreAlike(t *testing.T) {
	long(t)
	const worlds = 4000
	var tied [8][8]int
	for seed := range uint64(worlds) {
		w := newWorld(t, gilbert{3.5}, 8, seed, 1)
		for a := range 8 {
			for _, b := range w.Ties.Friends(a) {
				tied[a][b]++
			}
		}
	}
	for a := range 8 {
		for b := range a {
			if math.Abs(float64(tied[a][b])-worlds/2) > 5*math.Sqrt(worlds/4) {
				t.Errorf("%d and %d are tied in %d of %d worlds", a, b, tied[a][b], worlds)
			}
		}
	}
	if ties := newWorld(t, gilbert{99}, 100, 1, 1).Ties.Ties(); ties != 99*100/2 {
		t.Errorf("%d ties among 100 people who all know each other", ties)
	}
}
