package measure_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"

	"socialcredit/model"
	"socialcredit/model/measure"
	"socialcredit/model/modeltest"
)

// The columns of ties after some years of the small society, against sums over its people and their
// friends as they stand then.
func TestTies(t *testing.T) {
	sim, err := model.New(modeltest.Society(1000, 48), model.Options{Workers: 2, SpanSize: 128})
	if err != nil {
		t.Fatal(err)
	}
	w := sim.World
	table, problems := measure.New(w.Spec, w.Layout)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	observer := sim.Observe(table.Needs)
	for range w.Spec.Periods {
		sim.Tick()
	}
	snapshot := observer.Snapshot()
	for group := range snapshot.People {
		values := make([]float64, len(table.Columns()))
		table.Row(snapshot, group, values)
		got := map[string]float64{}
		for i, c := range table.Columns() {
			got[c.Name] = values[i]
		}
		for column, want := range tiesOf(w, group) {
			if value, there := got[column]; !there || !(math.Abs(value-want) < 1e-6) {
				t.Errorf("group %d: %s is %v (%v), want %v", group, column, value, there, want)
			}
		}
	}
}

// tiesOf computes the columns of a group (0 = everybody) by their definitions.
func tiesOf(w *model.World, group int) map[string]float64 {
	in := func(pos int) bool { return group == 0 || int(w.Group[pos])+1 == group }
	standing := w.Standings[0]
	var scores, traits [2][]float64
	var groups, bands, within model.Split // of ties with an end in the group; within it
	ends := make([]float64, len(standing.Bands))
	var people, friends, withFriends, means [2]float64
	for i := range w.N {
		if !in(i) {
			continue
		}
		excluded, sum := 0, 0.0
		if w.Gates.Excludes(int(w.Joint[i])) {
			excluded = 1
		}
		for _, friend := range w.Ties.Friends(i) {
			j := int(friend)
			sum += model.Points(standing.Score[j])
			if in(j) {
				for side, pos := range [2]int{i, j} {
					scores[side] = append(scores[side], float64(standing.Score[pos]))
					traits[side] = append(traits[side], float64(w.Trait[pos]))
				}
				ends[standing.Band[i]]++
				split(&within, standing.Band[i] == standing.Band[j])
			}
			if !in(j) || i < j {
				split(&groups, w.Group[i] == w.Group[j])
				split(&bands, standing.Band[i] == standing.Band[j])
			}
		}
		people[excluded]++
		friends[excluded] += float64(w.Ties.Degree(i))
		if k := float64(w.Ties.Degree(i)); k > 0 {
			withFriends[excluded]++
			means[excluded] += sum / k
		}
	}
	same, chance := float64(within.Same)/float64(within.Same+within.Other), 0.0
	for _, n := range ends {
		chance += math.Pow(n/float64(len(scores[0])), 2)
	}
	return map[string]float64{
		"ties_osmanthus_assortativity":      stat.Correlation(scores[0], scores[1], nil),
		"ties_osmanthus_band_assortativity": (same - chance) / (1 - chance),
		"ties_trait_assortativity":          stat.Correlation(traits[0], traits[1], nil),
		"ties_group_ei":                     float64(groups.Other-groups.Same) / float64(groups.Other+groups.Same),
		"ties_osmanthus_band_ei":            float64(bands.Other-bands.Same) / float64(bands.Other+bands.Same),
		"ties_excluded_degree_ratio":        friends[1] / people[1] / (friends[0] / people[0]),
		"ties_osmanthus_friends_gap":        means[0]/withFriends[0] - means[1]/withFriends[1],
	}
}

func split(s *model.Split, same bool) {
	if same {
		s.Same++
	} else {
		s.Other++
	}
}
