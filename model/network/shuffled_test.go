package network

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"socialcredit/model"
)

// Everybody keeps the number of friends, households keep their ties, and the rest tells nothing.
func TestShuffledTies(t *testing.T) {
	long(t)
	const people = 20_000
	for _, k := range []struct{ plain, shuffled model.Network }{
		{&SmallWorld{Degree: 10, Rewired: 0.1, Homophily: 0.8}, &SmallWorld{10, 0.1, 0.8, Shuffling{true}}},
		{&Blocks{Degree: 10, EI: -0.5}, &Blocks{10, -0.5, Shuffling{true}}},
		{&ScaleFree{Degree: 10}, &ScaleFree{10, Shuffling{true}}},
	} {
		before, after := newWorld(t, k.plain, people, 1, 2), newWorld(t, k.shuffled, people, 1, 2)
		kept := 0
		for pos := range people {
			if before.Ties.Degree(pos) != after.Ties.Degree(pos) {
				t.Fatalf("%T: %d had %d friends and has %d", k.plain, pos, before.Ties.Degree(pos), after.Ties.Degree(pos))
			}
			for _, friend := range before.Ties.Friends(pos) {
				still := slices.Contains(after.Ties.Friends(pos), friend)
				switch home := together(before, pos, int(friend)); {
				case home && !still:
					t.Fatalf("%T: a household lost a tie", k.plain)
				case !home && still:
					kept++
				}
			}
		}
		// By chance a tie is there with probability k*k/(2m): 0.001 for most, more between hubs.
		if share := float64(kept) / float64(2*before.Ties.Ties()); share > 0.02 {
			t.Errorf("%T: %v of the other ties are still there", k.plain, share)
		}
		d := Describe(after)
		home := 2 * float64(householdTies(after)) / float64(2*after.Ties.Ties())
		if got, most := math.Abs(float64(d.TraitAssortativity)), 0.64*home+0.01; got > most {
			t.Errorf("%T: trait assortativity is %v, at most %v can be of households", k.plain, got, most)
		}
	}
}

// bare ties a few people as listed; everybody is a household of one.
type bare struct {
	ties [][2]uint32
	Shuffling
}

func (*bare) Household() int { return 1 }

func (b *bare) MeanDegree(people int) float64 { return 2 * float64(len(b.ties)) / float64(people) }

func (b *bare) Build(w *model.World) (*model.Graph, error) {
	return b.build(w, func(lo, _ int, tie func(a, b uint32)) {
		for _, t := range b.ties {
			if lo == 0 {
				tie(t[0], t[1])
			}
		}
	})
}

// All graphs with the same numbers of friends are equally likely: the 15 ways to pair six people,
// and the 12 rings of five people.
func TestShufflingIsFair(t *testing.T) {
	long(t)
	for _, c := range []struct {
		people, graphs int
		ties           [][2]uint32
		chi            float64 // exceeded once in 1,000 times
	}{
		{6, 15, [][2]uint32{{0, 1}, {2, 3}, {4, 5}}, 36.1},
		{5, 12, [][2]uint32{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}}, 31.3},
	} {
		const seeds = 1500
		counts := map[string]float64{}
		for seed := range uint64(seeds) {
			w := newWorld(t, &bare{c.ties, Shuffling{true}}, c.people, seed, 1)
			counts[fmt.Sprint(rows(w))]++
		}
		want, chi := seeds/float64(c.graphs), 0.0
		for _, count := range counts {
			chi += (count - want) * (count - want) / want
		}
		chi += float64(c.graphs-len(counts)) * want
		if len(counts) > c.graphs || chi > c.chi {
			t.Errorf("%d people: %d graphs, chi square %v: %v", c.people, len(counts), chi, counts)
		}
	}
}
