package biography_test

import (
	"context"
	"math"
	"testing"

	"socialcredit/configs"
	"socialcredit/experiments/biography"
	"socialcredit/model"
	"socialcredit/results"
)

// Whom a search finds is whom a plain look at everybody's whole path finds.
func TestSearchesFindTheRightPerson(t *testing.T) {
	s := mustLoad(t, "ombudsman", "people.count=600", "periods=60")
	paths, excluded := everybody(t, s)
	clean, _ := configs.Load("ombudsman", configs.Options{Set: []string{
		"people.count=600", "periods=60", "record.error.person=0", "record.error.household=0", "record.error.border=0",
	}})
	_, innocent := everybody(t, clean)
	last := len(paths[0]) - 1
	of := map[string]func(id int) float64{
		"worst":            func(id int) float64 { return -float64(paths[id][last]) },
		"best":             func(id int) float64 { return float64(paths[id][last]) },
		"fastest_fall":     func(id int) float64 { return largestFall(paths[id], 12) },
		"longest_excluded": func(id int) float64 { return float64(results.Periods(excluded[id])) },
		"wrongly_excluded": func(id int) float64 {
			if !excluded[id][last] || innocent[id][last] {
				return -1
			}
			return float64(results.Periods(excluded[id]))
		},
	}
	for _, by := range biography.Searches {
		want, most := -1, math.Inf(-1)
		for id := range paths {
			if v := of[by.Name](id); v > most {
				want, most = id, v
			}
		}
		found, err := (&biography.Search{Scenario: s, By: by.Name}).Do(context.Background())
		if err != nil || found.Person != want {
			t.Errorf("%s: person %d (%v), want %d with %v: %v", by.Name, found.Person, found.Value, want, most, err)
		}
	}
}

// A search that ends early finds whom a search of a shorter scenario finds; as seeded, everybody has the base.
func TestSearchesEndEarly(t *testing.T) {
	whole := mustLoad(t, "ombudsman", "people.count=600", "periods=60")
	short := mustLoad(t, "ombudsman", "people.count=600", "periods=25")
	for _, by := range biography.Searches {
		want, err := (&biography.Search{Scenario: short, By: by.Name}).Do(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		last := -1
		found, err := (&biography.Search{
			Scenario: whole, By: by.Name, Periods: 25, Progress: func(_ string, period int) { last = period },
		}).Do(context.Background())
		if err != nil || found != want || last != 25 {
			t.Errorf("%s: %+v after %d periods, want %+v: %v", by.Name, found, last, want, err)
		}
	}
	found, err := (&biography.Search{Scenario: whole, By: "worst", Periods: -1}).Do(context.Background())
	if err != nil || !found.Equal {
		t.Errorf("as seeded: %+v, want all equal: %v", found, err)
	}
}

// A search seeds societies as it is told to: each of its own, of the scenario and of what is compared with it.
func TestSearchesSeedAsTold(t *testing.T) {
	var seeded []*configs.Scenario
	_, err := (&biography.Search{
		Scenario: mustLoad(t, "ombudsman", "people.count=600", "periods=60"), By: "wrongly_excluded",
		Seed: func(s *configs.Scenario) (*model.Simulation, error) {
			seeded = append(seeded, s)
			return model.New(s.Fresh(), model.Options{Workers: 1})
		},
	}).Do(context.Background())
	if err != nil || len(seeded) != 2 || seeded[0] == seeded[1] {
		t.Errorf("%d societies were seeded: %v", len(seeded), err)
	}
}

// everybody is the score of each person in each period, and whether a right was shut.
func everybody(t *testing.T, s *configs.Scenario) (paths [][]int32, excluded [][]bool) {
	t.Helper()
	sim, err := model.New(s.Fresh(), model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	w := sim.World
	paths, excluded = make([][]int32, w.N), make([][]bool, w.N)
	for {
		for id := range w.N {
			pos := w.Position(id)
			paths[id] = append(paths[id], w.Standings[0].Score[pos])
			excluded[id] = append(excluded[id], w.Gates.Excludes(int(w.Joint[pos])))
		}
		if w.Period == s.Spec.Periods {
			return paths, excluded
		}
		sim.Tick()
	}
}

// largestFall is how far a score lies at most below an earlier one of the same year, whose first score is the
// last one of the year before.
func largestFall(path []int32, year int) (most float64) {
	for from := 0; from < len(path); from += year {
		for a := from; a <= from+year && a < len(path); a++ {
			for b := a; b <= from+year && b < len(path); b++ {
				most = max(most, float64(path[a]-path[b]))
			}
		}
	}
	return most
}

func mustLoad(t *testing.T, name string, set ...string) *configs.Scenario {
	t.Helper()
	s, err := configs.Load(name, configs.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
