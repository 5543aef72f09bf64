package measure_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"

	"socialcredit/model"
	"socialcredit/model/measure"
	"socialcredit/model/modeltest"
)

// A diary holds what an institution published, by period and position; NaN and -1 of nobody it knows.
type diary struct {
	scores [][]float64
	bands  [][]int
}

func (d *diary) write(w *model.World) {
	s := w.Standings[0]
	scores, bands := make([]float64, w.N), make([]int, w.N)
	for pos := range w.N {
		scores[pos], bands[pos] = math.NaN(), -1
		if s.Enrolled(pos) {
			scores[pos], bands[pos] = float64(s.Score[pos]), int(s.Band[pos])
		}
	}
	d.scores, d.bands = append(d.scores, scores), append(d.bands, bands)
}

// moved are the people of a group who were known at both dates, with their midranks among all such
// people, 0 to 1, and bands.
type moved struct{ ranks, bands [2][]float64 }

func (d *diary) between(w *model.World, begin, end, group int) (m moved) {
	var known []int
	for pos := range w.N {
		if d.bands[begin][pos] >= 0 && d.bands[end][pos] >= 0 {
			known = append(known, pos)
		}
	}
	for date, period := range [2]int{begin, end} {
		for _, pos := range known {
			if group > 0 && int(w.Group[pos])+1 != group {
				continue
			}
			below := 0.0
			for _, other := range known {
				if a, b := d.scores[period][other], d.scores[period][pos]; a < b {
					below++
				} else if a == b {
					below += .5
				}
			}
			m.ranks[date] = append(m.ranks[date], below/float64(len(known)))
			m.bands[date] = append(m.bands[date], float64(d.bands[period][pos]))
		}
	}
	return m
}

func fifths(ranks []float64) []float64 {
	classes := make([]float64, len(ranks))
	for i, r := range ranks {
		classes[i] = math.Floor(5*r + 1e-9) // a midrank on an edge lies above it
	}
	return classes
}

// shorrocks is k/(k-1) times the mean probability to leave a class, person by person.
func shorrocks(from, to []float64) float64 {
	stayed, n := map[float64]float64{}, map[float64]float64{}
	for i := range from {
		n[from[i]]++
		if from[i] == to[i] {
			stayed[from[i]]++
		}
	}
	if len(n) < 2 {
		return math.NaN()
	}
	left := 0.0
	for class := range n {
		left += 1 - stayed[class]/n[class]
	}
	return left / float64(len(n)-1)
}

func exit(from, to []float64) float64 {
	n, left := 0.0, 0.0
	for i := range from {
		if from[i] == 0 {
			n++
			if to[i] > 0 {
				left++
			}
		}
	}
	return left / n
}

// half has an institution know half of the people.
func half() *model.Spec {
	s := modeltest.Society(900, 30)
	p := modeltest.Points()
	p.Enrolled, p.Spread = 0.5, 0
	s.Institutions["osmanthus"] = p
	s.Measures = map[string]model.Keep{"mobility": {Every: 12}, "mobility_since": {Every: 7, Since: 9}}
	return s
}

// Windows of a year that end in months 12, 24 and, overlapping, 30, and what moved since month 9, person by
// person. In month 12 the year began with everybody at the base, of which nothing can be said.
func TestMobilityPersonByPerson(t *testing.T) {
	sim, err := model.New(half(), model.Options{Workers: 3, SpanSize: 128})
	if err != nil {
		t.Fatal(err)
	}
	w := sim.World
	table, problems := measure.New(w.Spec, w.Layout)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	observer, d := sim.Observe(table.Needs), &diary{}
	for {
		d.write(w)
		s := observer.Snapshot()
		for group := range s.People {
			got := named(table, s, group)
			if begin := w.Period - 12; w.Period == 12 || w.Period == 24 || w.Period == 30 {
				d.check(t, w, got, begin, group, "osmanthus_")
			} else {
				wantNaN(t, got, "osmanthus_rank_slope", "osmanthus_band_shorrocks")
			}
			if w.Period == 14 || w.Period == 21 || w.Period == 28 || w.Period == 30 {
				d.check(t, w, got, 9, group, "osmanthus_since_")
			} else {
				wantNaN(t, got, "osmanthus_since_rank_slope", "osmanthus_since_band_bartholomew_b1")
			}
		}
		if w.Period == w.Spec.Periods {
			return
		}
		sim.Tick()
	}
}

func wantNaN(t *testing.T, got map[string]float64, columns ...string) {
	t.Helper()
	for _, c := range columns {
		if x, there := got[c]; !there || !math.IsNaN(x) {
			t.Errorf("%s is %v, want undefined", c, x)
		}
	}
}

func (d *diary) check(t *testing.T, w *model.World, got map[string]float64, begin, group int, prefix string) {
	t.Helper()
	m := d.between(w, begin, w.Period, group)
	var quintiles [2][]float64
	for date := range quintiles {
		quintiles[date] = fifths(m.ranks[date])
	}
	_, slope := stat.LinearRegression(m.ranks[0], m.ranks[1], nil, false)
	wants := map[string]float64{
		"rank_slope": slope, "bottom_exit": exit(quintiles[0], quintiles[1]),
		"band_shorrocks": shorrocks(m.bands[0], m.bands[1]), "quintile_shorrocks": shorrocks(quintiles[0], quintiles[1]),
	}
	if begin == 0 {
		wants = map[string]float64{"rank_slope": math.NaN(), "bottom_exit": math.NaN(), "band_shorrocks": math.NaN(), "quintile_determinant": math.NaN()}
	}
	for name, want := range wants {
		if x, there := got[prefix+name]; !there || math.IsNaN(x) != math.IsNaN(want) || math.Abs(x-want) > 1e-9 {
			t.Errorf("period %d, group %d: %s is %v (%v), want %v", w.Period, group, prefix+name, x, there, want)
		}
	}
}

// named computes the columns of a group.
func named(table *measure.Table, s *model.Snapshot, group int) map[string]float64 {
	values := make([]float64, len(table.Columns()))
	table.Row(s, group, values)
	got := map[string]float64{}
	for i, c := range table.Columns() {
		got[c.Name] = values[i]
	}
	return got
}
