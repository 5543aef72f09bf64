package model

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// A village is a world for counting ties: one institution, the lowest bands shut a right.
type village struct {
	groups []uint8
	traits []int8
	scores []int32 // nil: an institution without a score
	bands  []uint8
	shut   []uint32 // by band
	ties   [][2]uint32
}

func (v *village) world(workers int) *World {
	n := len(v.groups)
	s := &Standing{
		Form:  Form{Scored: v.scores != nil, Floor: -1e9, Cap: 1e9, Refresh: 1, Bands: make([]Band, len(v.shut))},
		Score: v.scores, Next: v.scores, Band: v.bands, NextBand: v.bands,
	}
	for pos := range v.scores {
		if v.scores[pos] == NoStanding {
			s.flags = make([]uint8, n)
		}
	}
	for pos := range s.flags {
		if v.scores[pos] != NoStanding {
			s.flags[pos] = flagEnrolled
		}
	}
	w := &World{
		N: n, workers: workers, spanSize: 64, Group: v.groups, Trait: v.traits, Standings: []*Standing{s},
		Layout: &Layout{Groups: []string{"migrant", "rural", "urban"}, Institutions: []string{"osmanthus"}},
		Gates:  &Gates{stride: []int{1}, shut: v.shut, rights: 1}, Joint: make([]uint16, n),
	}
	w.Gates.look(w, 0, n)
	w.Ties, _, _ = BuildGraph(n, workers, func(lo, hi int, tie func(a, b uint32)) {
		for _, t := range v.ties[len(v.ties)*lo/n : len(v.ties)*hi/n] {
			tie(t[0], t[1])
		}
	})
	return w
}

// newVillage has people of one group, trait and score, and so many bands.
func newVillage(people, bands int) *village {
	v := &village{
		groups: make([]uint8, people), traits: make([]int8, people),
		bands: make([]uint8, people), scores: make([]int32, people), shut: make([]uint32, bands),
	}
	return v
}

type reporter interface {
	Helper()
	Errorf(format string, args ...any)
}

func near(t reporter, what string, got, want, within float64) {
	t.Helper()
	if math.IsNaN(got) != math.IsNaN(want) || math.Abs(got-want) > within {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// The graphs and numbers are those of networkx 3.6.1, algorithms/assortativity/tests: test_correlation.py
// (test_attribute_assortativity_negative, _mixed, _float and _undirected), its attributes shifted
// and scaled to whole hundredths, which changes no correlation.
func TestAssortativityAsInNetworkx(t *testing.T) {
	for _, c := range []struct {
		name   string
		scores []int32
		ties   [][2]uint32
		want   float64
	}{
		{"N", []int32{-200, -200, -200, -200, -300, -400}, [][2]uint32{{0, 1}, {2, 3}, {0, 4}, {2, 5}}, -0.2903},
		{"F", []int32{150, 50, 150, 150}, [][2]uint32{{0, 3}, {1, 3}, {2, 3}, {0, 2}}, -0.1429},
		{"K", []int32{-100, -100, 100, 200}, [][2]uint32{{2, 3}, {0, 1}, {0, 2}}, 0.4340},
		{"K upside down", []int32{1e9, 1e9, 1e9 - 200, 1e9 - 300}, [][2]uint32{{2, 3}, {0, 1}, {0, 2}}, 0.4340},
	} {
		v := newVillage(len(c.scores), 1)
		v.scores, v.ties = c.scores, c.ties
		near(t, c.name, countTies(v.world(1)).Standings[0].Score[0].Assortativity(), c.want, 5e-5)
	}
	fish := newVillage(6, 4)
	fish.bands = []uint8{0, 0, 1, 1, 2, 3}
	fish.ties = [][2]uint32{{0, 1}, {2, 3}, {0, 4}, {2, 5}}
	near(t, "fish", countTies(fish.world(1)).Standings[0].Band[0].Assortativity(), 6.0/22, 1e-15)
}

// matching ties pairs of people: mixing[i][j] ties between classes i and j <= i.
func matching(mixing [][]int) (classes []uint8, ties [][2]uint32) {
	for i, row := range mixing {
		for j, count := range row {
			for range count {
				at := uint32(len(classes))
				classes = append(classes, uint8(i), uint8(j))
				ties = append(ties, [2]uint32{at, at + 1})
			}
		}
	}
	return classes, ties
}

// Mixing counts with known indices: the matrix of networkx (test_attribute_assortativity, r = 0.029;
// each tie stands twice in it), and those that the netseg package's White kinship (10 people, 22
// ties: r = 0.180124, E-I -0.181818) and EF3 data (30 people, 49 ties: r = 0.261852, E-I -0.306122)
// come down to; their E-I and r determine the counts.
func TestMixingAsInNetworkxAndNetseg(t *testing.T) {
	for _, c := range []struct {
		name   string
		mixing [][]int
		r, ei  float64
		within float64 // of r: half of its last digit
	}{
		{"networkx", [][]int{{25}, {50, 25}, {0, 0, 1}}, 0.029, (50 - 51.0) / 101, 5e-4},
		{"White kinship", [][]int{{7}, {9, 6}}, 0.180124, -0.181818, 5e-7},
		{"EF3", [][]int{{22}, {17, 10}}, 0.261852, -0.306122, 5e-7},
	} {
		classes, ties := matching(c.mixing)
		v := newVillage(len(classes), 3)
		v.groups, v.bands, v.ties = classes, classes, ties
		counts := countTies(v.world(1))
		near(t, c.name+": group E-I", counts.Group[0].EI(), c.ei, 5e-7)
		near(t, c.name+": band E-I", counts.Standings[0].Split[0].EI(), c.ei, 5e-7)
		near(t, c.name+": band assortativity", counts.Standings[0].Band[0].Assortativity(), c.r, c.within)
	}
}

// Where all numbers are alike, or nobody has ties, there is nothing to correlate.
func TestUndefined(t *testing.T) {
	v := newVillage(4, 2)
	for _, ties := range [][][2]uint32{nil, {{0, 1}, {1, 2}, {2, 3}}} {
		v.ties = ties
		c := countTies(v.world(1))
		s := &c.Standings[0]
		for _, got := range []float64{
			c.Trait[0].Assortativity(), s.Score[0].Assortativity(), s.Band[0].Assortativity(),
			c.Trait[1].Assortativity(), c.Group[2].EI(), s.Means[Included][0].Gap(&s.Means[Excluded][0]),
		} {
			near(t, "with nothing to tell", got, math.NaN(), 0)
		}
	}
}

// Against the definitions, person by person in floating point.
func TestCountsAgainstDefinitions(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		v := drawVillage(rt)
		w := v.world(1)
		got, three := countTies(w), countTies(v.world(3))
		for g := range got.Trait {
			near(t, "with three workers: trait", three.Trait[g].Assortativity(), got.Trait[g].Assortativity(), 0)
			checkGroup(rt, v, w, got, g)
		}
	})
}

func drawVillage(rt *rapid.T) *village {
	n := rapid.IntRange(2, 200).Draw(rt, "people")
	v := newVillage(n, 3)
	v.shut[0] = 1
	luck := NewLuck(rapid.Uint64().Draw(rt, "seed"), "village")
	unknown := rapid.IntRange(0, 2).Draw(rt, "unknown")
	for i := range n {
		v.groups[i] = uint8(luck.Below(Person, uint64(i), 0, 3))
		v.traits[i] = sixteenths(luck.Normal(Person, uint64(i), 1))
		v.scores[i] = int32(luck.Below(Person, uint64(i), 2, 2e9)) - 1e9
		v.bands[i] = uint8(luck.Below(Person, uint64(i), 3, 3))
		if luck.Below(Person, uint64(i), 4, 4) < uint32(unknown) {
			v.scores[i], v.bands[i] = NoStanding, 1
		}
	}
	for range rapid.IntRange(0, 6*n).Draw(rt, "ties") {
		u, _ := luck.Draw(Tie, uint64(len(v.ties)), 5)
		v.ties = append(v.ties, [2]uint32{uint32(u>>32) % uint32(n), uint32(u) % uint32(n)})
	}
	return v
}

// checkGroup compares a group's numbers with sums over its people and their friends.
func checkGroup(rt *rapid.T, v *village, w *World, got *TieCounts, group int) {
	in := func(pos int) bool { return group == 0 || int(v.groups[pos])+1 == group }
	known := func(pos int) bool { return v.scores[pos] != NoStanding }
	var traits, scores [][2]float64 // at both ends
	var groupTies, bandTies Split
	var people, friends, with, means [2]float64
	for i := range w.N {
		excluded := int(v.shut[v.bands[i]])
		sum, k := 0.0, 0.0
		for _, f := range w.Ties.Friends(i) {
			j := int(f)
			both := in(i) && in(j)
			if both {
				traits = append(traits, [2]float64{float64(v.traits[i]), float64(v.traits[j])})
			}
			if both && known(i) && known(j) {
				scores = append(scores, [2]float64{float64(v.scores[i]), float64(v.scores[j])})
			}
			if known(j) {
				sum, k = sum+Points(v.scores[j]), k+1
			}
			if i < j && (in(i) || in(j)) {
				countSplit(&groupTies, v.groups[i] == v.groups[j])
				if known(i) && known(j) {
					countSplit(&bandTies, v.bands[i] == v.bands[j])
				}
			}
		}
		if in(i) {
			people[excluded]++
			friends[excluded] += float64(w.Ties.Degree(i))
			if k > 0 {
				with[excluded]++
				means[excluded] += sum / k
			}
		}
	}
	s := &got.Standings[0]
	near(rt, "trait assortativity", got.Trait[group].Assortativity(), pearson(traits), 1e-9)
	near(rt, "score assortativity", s.Score[group].Assortativity(), pearson(scores), 1e-9)
	if got.Group[group] != groupTies || s.Split[group] != bandTies {
		rt.Errorf("ties split %v and %v, want %v and %v", got.Group[group], s.Split[group], groupTies, bandTies)
	}
	for _, access := range []int{Included, Excluded} {
		if f := got.Friends[access][group]; float64(f.People) != people[access] || float64(f.Friends) != friends[access] {
			rt.Errorf("%v people and friends, want %v and %v", f, people[access], friends[access])
		}
	}
	gap := means[Included]/with[Included] - means[Excluded]/with[Excluded]
	near(rt, "friends' gap", s.Means[Included][group].Gap(&s.Means[Excluded][group]), gap, 1e-6)
}

func countSplit(s *Split, same bool) {
	if same {
		s.Same++
	} else {
		s.Other++
	}
}

func pearson(ends [][2]float64) float64 {
	n := float64(len(ends))
	var mean, variance, covariance float64
	for _, e := range ends {
		mean += e[0] / n
	}
	for _, e := range ends {
		variance += (e[0] - mean) * (e[0] - mean)
		covariance += (e[0] - mean) * (e[1] - mean)
	}
	if variance < 1e-6 {
		return math.NaN()
	}
	return covariance / variance
}

func BenchmarkCountTies(b *testing.B) {
	v := newVillage(1000, 6)
	v.shut[0], v.shut[1] = 1, 1
	luck := NewLuck(1, "village")
	for i := range v.groups {
		v.groups[i] = uint8(luck.Below(Person, uint64(i), 0, 3))
		v.traits[i] = sixteenths(luck.Normal(Person, uint64(i), 1))
		z := luck.Normal(Person, uint64(i), 2)
		v.scores[i], v.bands[i] = 10000+int32(500*z), uint8(max(0, min(5, z+3)))
		for d := 1; d <= 5; d++ {
			v.ties = append(v.ties, [2]uint32{uint32(i), uint32((i + d) % 1000)})
		}
	}
	w := v.world(1)
	w.spanSize, w.Standings[0].Floor, w.Standings[0].Cap = 1<<13, 0, 20000
	b.ReportAllocs()
	for b.Loop() {
		countTies(w)
	}
}
