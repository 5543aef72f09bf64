package network

import (
	"math"
	"testing"

	"socialcredit/model"
)

// The E-I index comes out as asked, wherever Bind lets it.
func TestEIIsAsAsked(t *testing.T) {
	long(t)
	for _, ei := range []float64{-1, -0.8, -0.5, 0, 0.3, 0.5} {
		w := newWorld(t, &Blocks{Degree: 10, EI: ei}, 50_000, 1, 2)
		d := Describe(w)
		// Standard deviation of a share of 250,000 ties: at most 0.001; of their difference twice that.
		if math.Abs(float64(d.GroupEI)-ei) > 0.01 {
			t.Errorf("E-I %v, want %v", d.GroupEI, ei)
		}
		for pos := 1; pos < w.N; pos++ {
			if w.Group[pos] < w.Group[pos-1] {
				t.Fatal("people do not stand in the order of their groups")
			}
		}
	}
}

// One group has nobody to befriend but its own.
func TestBlocksOfOneGroup(t *testing.T) {
	everybody := model.NewGroup()
	everybody.Share = 1
	for ei, problems := range map[float64]int{-1: 0, -0.5: 1} {
		spec := newSpec(&Blocks{Degree: 10, EI: ei}, 1000, 1)
		spec.People.Groups = map[string]model.Group{"everybody": everybody}
		if _, got := spec.Bind(); len(got) != problems {
			t.Errorf("E-I %v: %v", ei, got)
		}
	}
}
