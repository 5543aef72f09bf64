package network

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"
	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"

	"socialcredit/model"
)

// Components as gonum finds them, correlations as gonum computes them over both ends of all ties,
// clustering pair by pair.
func TestDescribeAgainstOracles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := rapid.IntRange(2, 120).Draw(t, "people")
		n := gilbert{rapid.Float64Range(0, math.Min(8, float64(people-1))).Draw(t, "degree")}
		w := build(t, n, people, rapid.Uint64().Draw(t, "seed"), 3)
		g := simple.NewUndirectedGraph()
		for pos := range people {
			g.AddNode(simple.Node(pos))
		}
		var degrees, traits [2][]float64
		clustered := 0.0
		for a := range people {
			friends := w.Ties.Friends(a)
			closed := 0.0
			for i, b := range friends {
				degrees[0] = append(degrees[0], float64(len(friends)))
				degrees[1] = append(degrees[1], float64(w.Ties.Degree(int(b))))
				traits[0] = append(traits[0], float64(w.Trait[a]))
				traits[1] = append(traits[1], float64(w.Trait[b]))
				g.SetEdge(simple.Edge{F: simple.Node(a), T: simple.Node(b)})
				closed += float64(common(w.Ties.Friends(int(b)), friends[:i]))
			}
			if len(friends) > 1 {
				clustered += closed / pairs(len(friends))
			}
		}
		d := Describe(w)
		components, largest := topo.ConnectedComponents(g), 0
		for _, c := range components {
			largest = max(largest, len(c))
		}
		if d.Components != len(components) || float64(d.Giant) != float64(largest)/float64(people) || d.Ties != g.Edges().Len() {
			t.Errorf("%+v, want %d components, the largest of %d", d, len(components), largest)
		}
		agree(t, "clustering", d.Clustering, clustered/float64(people))
		agree(t, "degree assortativity", d.DegreeAssortativity, stat.Correlation(degrees[0], degrees[1], nil))
		agree(t, "trait assortativity", d.TraitAssortativity, stat.Correlation(traits[0], traits[1], nil))
	})
}

func agree(t *rapid.T, what string, got Index, want float64) {
	t.Helper()
	if math.IsNaN(float64(got)) != math.IsNaN(want) || math.Abs(float64(got)-want) > 1e-9 {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// A star has friends in common only at its centre; a search finds as much as going through.
func TestClusteringOfHubs(t *testing.T) {
	const people = 500
	var ties [][2]uint32
	for i := uint32(1); i < people; i++ {
		ties = append(ties, [2]uint32{0, i})
		if i+1 < people {
			ties = append(ties, [2]uint32{i, i + 1})
		}
	}
	// The centre of a wheel without one spoke's end: 498 of its pairs are tied. Rim people with three
	// friends have two of three pairs tied, the two at the ends with two friends their only one.
	want := (498/(499*498/2.0) + 497*2/3.0 + 2) / people
	if d := Describe(newWorld(t, &bare{ties, Shuffling{}}, people, 1, 1)); math.Abs(float64(d.Clustering)-want) > 1e-12 {
		t.Errorf("clustering %v, want %v", d.Clustering, want)
	}
}

// Where going through all friends of friends takes too long, a sample says nearly the same.
func TestClusteringOfASample(t *testing.T) {
	w := newWorld(t, &SmallWorld{Degree: 10, Rewired: 0.1}, 20_000, 1, 2)
	all, people := clustering(w, 1)
	some, sample := clustering(w, 10*patience)
	if people != w.N || sample > w.N/8 || sample < w.N/12 || math.Abs(all-some) > 0.02 {
		t.Errorf("%v over %d people, %v over %d", all, people, some, sample)
	}
}

// Without ties most is undefined, which JSON has as null.
func TestDescribeNone(t *testing.T) {
	d := Describe(newWorld(t, &None{}, 100, 1, 1))
	text, err := json.Marshal(d)
	if err != nil || !strings.Contains(string(text), `"clustering":0,"clustering_people":100,"degree_assortativity":null,`) {
		t.Errorf("%s, %v", text, err)
	}
	if d.Isolated != 1 || d.Components != 100 || d.Giant != 0.01 {
		t.Errorf("%+v", d)
	}
}

func BenchmarkDescribe(b *testing.B) {
	for _, n := range []model.Network{&SmallWorld{Degree: 10, Rewired: 0.1}, &ScaleFree{Degree: 10}} {
		w := newWorld(b, n, 1000, 1, 2)
		for b.Loop() {
			Describe(w)
		}
	}
}
