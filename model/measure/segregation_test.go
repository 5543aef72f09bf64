package measure

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"socialcredit/model"
)

// White's kinship network (10 people, 22 ties) and that of Echenique and Fryer's figure III (30 people, 49
// ties) come down to these counts, by their E-I and assortativity in R's netseg; it gives .26 for the
// former's Freeman index (tests of netseg), the other digits follow from the definitions by R.
func TestGoldenSegregation(t *testing.T) {
	near(t, "Freeman, White (netseg)", freeman(9, 22, 5, 5), .263636, 5e-7)
	near(t, "Freeman, EF3", freeman(17, 49, 10, 20), .245408, 5e-7)
	near(t, "Coleman, White 1", coleman(2*6, 2*6+9, 5, 10), .228571, 5e-7)
	near(t, "Coleman, White 2", coleman(2*7, 2*7+9, 5, 10), .295652, 5e-7)
	near(t, "Coleman, EF3 1", coleman(2*10, 2*10+17, 10, 30), .333784, 5e-7)
	near(t, "Coleman, EF3 2", coleman(2*22, 2*22+17, 20, 30), .191803, 5e-7)
	// Coleman's own example, as in netseg's test-coleman.R: of the choices of 60 people 45 of 60 stay among
	// them, of those of 40 people 20 of 40. His formula has w = d n_g/n, which is ours for very many people.
	near(t, "Coleman, exact 1 (netseg)", coleman(45, 60, 60, 100), .38125, 1e-12)
	near(t, "Coleman, exact 2 (netseg)", coleman(20, 40, 40, 100), .175, 1e-12)
	near(t, "Coleman 1958, 1", coleman(45, 60, 60e6, 100e6), .375, 1e-6)
	near(t, "Coleman 1958, 2", coleman(20, 40, 40e6, 100e6), 1./6, 1e-6)
}

func TestSegregationByHand(t *testing.T) {
	near(t, "no ties between", freeman(0, 7, 3, 5), 1, 0)
	// 4 and 4 people: of 28 pairs 16 are mixed.
	near(t, "as at random", freeman(16, 28, 4, 4), 0, 1e-12)
	near(t, "all ties between", freeman(28, 28, 4, 4), 1-28./16, 1e-12)
	undefined(t, "no ties", freeman(0, 0, 4, 4))
	undefined(t, "one class", freeman(0, 5, 8))
	undefined(t, "one class of two", freeman(0, 5, 8, 0))
	near(t, "all within", coleman(10, 10, 4, 9), 1, 0)
	near(t, "none within", coleman(0, 10, 4, 9), -1, 0)
	near(t, "half as many as by chance", coleman(2, 10, 5, 11), -.5, 1e-12)
	undefined(t, "a single person", coleman(0, 3, 1, 9))
	undefined(t, "everybody", coleman(6, 6, 9, 9))
	undefined(t, "a class without ties", coleman(0, 0, 4, 9))
}

// EF3 is figure III of Echenique and Fryer (2007): a grid of 5 by 6 quarters, ten of which are of the one
// kind, in two components.
func gridOfQuarters() *model.World {
	const columns, n = 6, 30
	w := &model.World{N: n, Group: make([]uint8, n), Joint: make([]uint16, n), Gates: &model.Gates{}}
	w.Layout = &model.Layout{Groups: []string{"one", "two"}}
	for pos := range n {
		w.Group[pos] = 1
	}
	for _, pos := range []int{6, 7, 10, 12, 13, 16, 18, 19, 20, 21} { // B1 B2 B5 C1 C2 C5 D1 D2 D3 D4
		w.Group[pos] = 0
	}
	w.Ties, _, _ = model.BuildGraph(n, 1, func(lo, hi int, tie func(a, b uint32)) {
		for pos := lo; pos < hi; pos++ {
			if pos%columns < columns-1 {
				tie(uint32(pos), uint32(pos+1))
			}
			if pos+columns < n {
				tie(uint32(pos), uint32(pos+columns))
			}
		}
	})
	return w
}

// The values of netseg's test-ssi.R sum to these by component: .87 b1 + .62 b2 + 1.26 c1 + .92 c2 + .93 d1
// + d2 + .29 d3 + .10 d4 and .25 + .25. numpy 2.4.6 (numpy.linalg.eigvals of the rows 1/d) has the digits.
func TestGoldenSpectral(t *testing.T) {
	w := gridOfQuarters()
	if w.Ties.Ties() != 49 {
		t.Fatalf("%d ties, want 49", w.Ties.Ties())
	}
	var s spectral
	s.each(w, []uint32{6, 7, 10, 12, 13, 16, 18, 19, 20, 21}, func(a, b uint32) bool { return w.Group[a] == w.Group[b] },
		func(first uint32, sum, people float64) {
			want := map[uint32]float64{6: .7185025511838228, 10: .25}[first]
			near(t, "component", sum/people, want, 1e-12)
		})
}

// ties is a graph of so many people.
func ties(n int, list ...[2]uint32) *model.Graph {
	g, _, _ := model.BuildGraph(n, 1, func(lo, hi int, tie func(a, b uint32)) {
		for _, t := range list {
			if int(t[0]) >= lo && int(t[0]) < hi {
				tie(t[0], t[1])
			}
		}
	})
	return g
}

// By hand: a ring has 1; friends who each have another one elsewhere 1/2; a path whose middle has no friend
// elsewhere but whose ends have one each sqrt(1/2); somebody alone 0.
func TestSpectralByHand(t *testing.T) {
	for _, c := range []struct {
		name    string
		members int // the first so many are of the class
		graph   *model.Graph
		want    float64
	}{
		{"ring", 4, ties(5, [2]uint32{0, 1}, [2]uint32{1, 2}, [2]uint32{2, 3}, [2]uint32{0, 3}), 1},
		{"pair", 2, ties(4, [2]uint32{0, 1}, [2]uint32{0, 2}, [2]uint32{1, 3}), .5},
		{"path", 3, ties(5, [2]uint32{0, 1}, [2]uint32{1, 2}, [2]uint32{0, 3}, [2]uint32{2, 4}), math.Sqrt(.5)},
		{"alone", 1, ties(2, [2]uint32{0, 1}), 0},
		{"alone and without ties", 1, ties(2), 0},
		{"a pair and one alone", 3, ties(4, [2]uint32{0, 1}, [2]uint32{2, 3}), 2. / 3},
	} {
		w := &model.World{N: 5, Ties: c.graph}
		var s spectral
		var mean spectralMean
		places := []uint32{0, 1, 2, 3, 4}[:c.members]
		s.each(w, places, func(_, b uint32) bool { return int(b) < c.members }, func(_ uint32, sum, people float64) { mean.add(sum, people) })
		near(t, c.name, mean.sum/mean.people, c.want, 1e-12)
		if mean.people != float64(c.members) {
			t.Errorf("%s: %v people, want %d", c.name, mean.people, c.members)
		}
	}
}

// Components, whatever the order of ties, against a flood from each person.
func TestForest(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(rt, "people")
		joined := make([][]bool, n)
		for i := range joined {
			joined[i] = make([]bool, n)
		}
		var places []uint32
		for i := range n {
			if rapid.Bool().Draw(rt, "planted") {
				places = append(places, uint32(i))
			}
		}
		var f forest
		f.plant(n, places)
		for range rapid.IntRange(0, 60).Draw(rt, "ties") {
			if len(places) > 0 {
				a, b := rapid.SampledFrom(places).Draw(rt, "a"), rapid.SampledFrom(places).Draw(rt, "b")
				f.unite(a, b)
				joined[a][b], joined[b][a] = true, true
			}
		}
		order, starts := f.sorted(places)
		seen := map[uint32]bool{}
		for i, start := range starts[:len(starts)-1] {
			members := order[start:starts[i+1]]
			found := flood(joined, members[0])
			if len(found) != len(members) {
				rt.Fatalf("component of %d people, want %d", len(members), len(found))
			}
			for k, m := range members {
				if !found[m] || seen[m] || k > 0 && m <= members[k-1] {
					rt.Fatalf("component %v: %d does not belong there", members, m)
				}
				seen[m] = true
			}
		}
		if len(seen) != len(places) {
			rt.Fatalf("%d people in components, want %d", len(seen), len(places))
		}
	})
}

func flood(joined [][]bool, from uint32) map[uint32]bool {
	found, wait := map[uint32]bool{from: true}, []uint32{from}
	for len(wait) > 0 {
		at := wait[0]
		wait = wait[1:]
		for b, is := range joined[at] {
			if is && !found[uint32(b)] {
				found[uint32(b)] = true
				wait = append(wait, uint32(b))
			}
		}
	}
	return found
}
