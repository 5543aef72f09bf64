package network

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"socialcredit/model"
)

// drawNetwork draws a kind and its parameters.
func drawNetwork(t *rapid.T, people int) model.Network {
	even := func() int { return 2 * rapid.IntRange(1, min(8, (people-1)/2)).Draw(t, "half the degree") }
	share := func(name string) float64 { return rapid.Float64Range(0, 1).Draw(t, name) }
	shuffling := Shuffling{rapid.Bool().Draw(t, "shuffled")}
	switch rapid.SampledFrom([]string{"small_world", "lattice", "random", "scale_free", "blocks", "configuration"}).Draw(t, "kind") {
	case "small_world":
		return &SmallWorld{even(), share("rewired"), share("homophily"), shuffling}
	case "lattice":
		return &Lattice{even(), share("homophily"), shuffling}
	case "random":
		return &Random{rapid.Float64Range(3, float64(min(20, people-1))).Draw(t, "degree"), shuffling}
	case "scale_free":
		return &ScaleFree{even(), shuffling}
	case "blocks":
		return &Blocks{float64(min(10, people/4)), rapid.Float64Range(-0.5, 0).Draw(t, "ei"), shuffling}
	}
	return &Configuration{Exponent: 2.5, DegreeMin: 1, DegreeMax: people - 1, Shuffling: shuffling}
}

// Every graph is simple, symmetric, in ascending rows, holds all ties within households, and is the
// same however many goroutines built it.
func TestEveryGraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := rapid.IntRange(20, 400).Draw(t, "people")
		n, seed := drawNetwork(t, people), rapid.Uint64().Draw(t, "seed")
		w := build(t, n, people, seed, 1)
		for pos := range w.N {
			row := w.Ties.Friends(pos)
			for i, friend := range row {
				if int(friend) == pos || i > 0 && row[i-1] >= friend {
					t.Fatalf("row %d is %v", pos, row)
				}
				if !slices.Contains(w.Ties.Friends(int(friend)), uint32(pos)) {
					t.Fatalf("%d has the friend %d, who does not have him", pos, friend)
				}
			}
			for other := w.Head(pos); other < pos; other++ {
				if !slices.Contains(row, uint32(other)) {
					t.Fatalf("%d is no friend of %d of the same household", pos, other)
				}
			}
		}
		for _, workers := range []int{2, 7} {
			if !slices.Equal(rows(build(t, n, people, seed, workers)), rows(w)) {
				t.Fatalf("with %d workers it is another graph", workers)
			}
		}
	})
}

func build(t *rapid.T, n model.Network, people int, seed uint64, workers int) *model.World {
	s, err := model.New(newSpec(n, people, seed), model.Options{Workers: workers, SpanSize: 64})
	if err != nil {
		t.Fatalf("%+v: %v", n, err)
	}
	return s.World
}

// rows lists everybody's friends, by person id.
func rows(w *model.World) []string {
	var rows []string
	for id := range w.N {
		pos := w.Position(id)
		row := fmt.Sprint(w.ID(pos), ":")
		for _, friend := range w.Ties.Friends(pos) {
			row += fmt.Sprint(" ", w.ID(int(friend)))
		}
		rows = append(rows, row)
	}
	return rows
}

// Large graphs are built in parallel in earnest.
func TestWorkersBuildTheSameLargeGraph(t *testing.T) {
	for _, k := range Kinds {
		if k.Name == "file" {
			continue
		}
		want := newWorld(t, k.New(), 50_000, 1, 1).Ties
		got := newWorld(t, k.New(), 50_000, 1, 7).Ties
		for pos := range 50_000 {
			if !slices.Equal(got.Friends(pos), want.Friends(pos)) {
				t.Errorf("%s: with seven workers %d has other friends", k.Name, pos)
				break
			}
		}
	}
}

// The mean degree is the asked one: exactly where everybody owns as many ties, within five standard
// deviations where ties are drawn one by one.
func TestMeanDegree(t *testing.T) {
	const people = 20_000
	for _, c := range []struct {
		network model.Network
		want    float64
		within  float64
	}{
		{&Lattice{Degree: 10}, 10, 0},
		{&SmallWorld{Degree: 10, Rewired: 0.1}, 10, 1e-3}, // two may choose each other
		{&SmallWorld{Degree: 4, Rewired: 1}, 4, 1e-3},
		{&ScaleFree{Degree: 10}, 10, 3e-3}, // the first five have fewer ties
		{&Random{Degree: 10}, 10, 5 * math.Sqrt(2*10.0/people)},
		{&Random{Degree: 3}, 3, 5 * math.Sqrt(2*3.0/people)},
		{&Blocks{Degree: 10, EI: -0.5}, 10, 5 * math.Sqrt(2*10.0/people)},
		{&None{}, 0, 0},
	} {
		got := float64(Describe(newWorld(t, c.network, people, 3, 2)).MeanDegree)
		if math.Abs(got-c.want) > c.within {
			t.Errorf("%T: mean degree %v, want %v within %v", c.network, got, c.want, c.within)
		}
	}
}

// Kinds tell beforehand how many friends people will have.
func TestMeanDegreeIsForetold(t *testing.T) {
	for _, k := range Kinds {
		n := k.New()
		if f, ok := n.(*File); ok {
			f.Ties = "testdata/karate_ties.csv"
		}
		w := newWorld(t, n, 10_000, 1, 2)
		got, want := n.MeanDegree(w.N), 2*float64(w.Ties.Ties())/float64(w.N)
		if math.Abs(got-want) > 0.03*want {
			t.Errorf("%s: mean degree is foretold as %v and is %v", k.Name, got, want)
		}
	}
}

// What a scenario may say but cannot have is an error that says what can be.
func TestBindSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		network model.Network
		people  int
		want    string
	}{
		{&SmallWorld{Degree: 5}, 100, "network.degree: 5 is not an even number of friends; write 6"},
		{&Lattice{Degree: -2}, 100, "network.degree: -2 is not an even number of friends; write 2"},
		{&SmallWorld{Degree: 10}, 10, "network.degree: 10 friends each among 10 people; at most 8, or more people"},
		{&ScaleFree{Degree: 7}, 100, "network.degree: 7 is not an even number of friends; write 8"},
		{&Random{Degree: 2}, 100, "network.degree: 2 friends on average; at least 3, since members of a household are friends, which alone makes 2.26"},
		{&Random{Degree: math.NaN()}, 100, "network.degree: NaN friends on average; at least 3, since members of a household are friends, which alone makes 2.26"},
		{&Random{Degree: 20}, 10, "network.degree: 20 friends each among 10 people; at most 9, or more people"},
		{&Blocks{Degree: 10, EI: 0.9}, 1000, "network.ei: 0.9 cannot be reached with these groups and 10 friends, those of one's household among them; -1 to 0.548 can"},
		{&Configuration{Exponent: 2, DegreeMin: 5, DegreeMax: 4}, 100, "network.degree_min: 5 does not lie between 1 and degree_max, which is 4"},
		{&Configuration{Exponent: 2, DegreeMin: 5, DegreeMax: 100}, 100, "network.degree_max: 100 friends among 100 people; at most 99, or more people"},
		{&Configuration{Degrees: "testdata/none"}, 100, "network.degrees: testdata/none: no such file or directory"},
	} {
		_, problems := newSpec(c.network, c.people, 1).Bind()
		if len(problems) != 1 || problems[0].Error() != c.want {
			t.Errorf("%+v:\n%v, want\n%v", c.network, problems, c.want)
		}
	}
}

// The average number of members of one's household is what Bind counts on.
func TestHouseholdFriends(t *testing.T) {
	w := newWorld(t, &Random{Degree: 3}, 200_000, 1, 2)
	if got := 2 * float64(householdTies(w)) / float64(w.N); math.Abs(got-householdFriends) > 0.02 {
		t.Errorf("people have %v friends in their household, not %v", got, householdFriends)
	}
}
