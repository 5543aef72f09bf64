package experiments

import (
	"context"
	"math"
	"testing"

	"socialcredit/configs"
	"socialcredit/experiments/series"
	"socialcredit/model"
)

// What a series keeps is bit for bit what the whole one holds there, whoever computes it: what is
// left out, in time or of groups, has no effect on the rest.
func TestKeptRowsAreThoseOfTheWholeSeries(t *testing.T) {
	for _, ref := range []string{"suzhou", "suzhou_documented", "rongcheng", "yiwu", "no_scores"} {
		s := load(t, ref, "people.count=700", "periods=31")
		whole := observe(t, s, model.Options{Workers: 1}, series.Kept{Every: 1, Groups: true})
		for _, kept := range []series.Kept{{}, {Every: 1}, {Every: 5}, {Every: 12, Groups: true}, {Every: 100}} {
			some := observe(t, s, model.Options{Workers: 3, SpanSize: 128}, kept)
			sameRows(t, ref, whole, some)
			wanted := 0
			for row := range whole.Rows() {
				p, group := whole.Row(row)
				if (kept.Groups || group == All) && (p%max(1, kept.Every) == 0 || p == 31) {
					wanted++
				}
			}
			if some.Rows() != wanted {
				t.Errorf("%s: %+v keeps %d rows, want %d", ref, kept, some.Rows(), wanted)
			}
		}
	}
}

func TestKeptEveryIsChecked(t *testing.T) {
	s := load(t, "suzhou", "people.count=100")
	if _, err := series.NewOf(s.Spec, s.Layout, series.Kept{Every: -1}); err == nil {
		t.Error("every -1 periods was accepted")
	}
}

// observe runs a scenario and returns what is kept of it.
func observe(t *testing.T, s *configs.Scenario, o model.Options, kept series.Kept) *series.Series {
	t.Helper()
	spec := s.Fresh()
	sim, err := model.New(spec, o)
	if err != nil {
		t.Fatal(err)
	}
	series, err := series.NewOf(spec, sim.World.Layout, kept)
	if err != nil {
		t.Fatal(err)
	}
	observer := sim.Observe(series.Needs)
	err = sim.Run(context.Background(), func() error {
		series.Observe(observer, sim.World.Period)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return series
}

// sameRows wants every row of some among those of the whole.
func sameRows(t *testing.T, ref string, whole, some *series.Series) {
	t.Helper()
	type place struct {
		period int
		group  string
	}
	rows := map[place]int{}
	at := func(s *series.Series, row int) place {
		period, group := s.Row(row)
		return place{period, group}
	}
	for row := range whole.Rows() {
		rows[at(whole, row)] = row
	}
	for row := range some.Rows() {
		at := at(some, row)
		twin, found := rows[at]
		if !found {
			t.Fatalf("%s: no row %v in the whole series", ref, at)
		}
		for k, c := range some.Measures() {
			got, want := some.Values(k)[row], whole.Values(k)[twin]
			if math.Float64bits(got) != math.Float64bits(want) && !(math.IsNaN(got) && math.IsNaN(want)) {
				t.Fatalf("%s: %s at %v is %v, in the whole series %v", ref, c.Name, at, got, want)
			}
		}
	}
}
