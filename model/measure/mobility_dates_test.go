package measure_test

import (
	"math"
	"slices"
	"testing"

	"socialcredit/model"
	"socialcredit/model/measure"
)

// A society that is continued has mobility again once a whole window was observed.
func TestMobilityAfterContinuing(t *testing.T) {
	last := func(cut int) map[string]float64 {
		sim, err := model.New(half(), model.Options{Workers: 2, SpanSize: 128})
		if err != nil {
			t.Fatal(err)
		}
		for range cut {
			sim.Tick()
		}
		if cut > 0 {
			if sim, err = sim.Continue(half()); err != nil {
				t.Fatal(err)
			}
		}
		table, _ := measure.New(sim.World.Spec, sim.World.Layout)
		observer := sim.Observe(table.Needs)
		for sim.World.Period < 30 {
			sim.Tick()
		}
		return named(table, observer.Snapshot(), 0)
	}
	whole, early, late := last(0), last(18), last(19)
	for _, c := range []string{"osmanthus_rank_slope", "osmanthus_quintile_determinant", "osmanthus_bottom_exit"} {
		if early[c] != whole[c] || math.IsNaN(whole[c]) {
			t.Errorf("%s is %v after going on from 18, %v without a stop", c, early[c], whole[c])
		}
	}
	wantNaN(t, late, "osmanthus_rank_slope", "osmanthus_quintile_determinant", "osmanthus_bottom_exit", "osmanthus_since_rank_slope")
}

// Dates that make no sense are told of.
func TestMobilityDates(t *testing.T) {
	for _, c := range []struct {
		keep map[string]model.Keep
		path string
	}{
		{map[string]model.Keep{"mobility_since": {Every: 12}}, "measures.mobility_since.since"},
		{map[string]model.Keep{"mobility_since": {Every: 12, Since: 30}}, "measures.mobility_since.since"},
		{map[string]model.Keep{"mobility": {Every: 12, Since: 3}}, "measures.mobility.since"},
		{map[string]model.Keep{"mobility_since": {Since: 9}}, "measures.mobility_since.since"},
		{map[string]model.Keep{"mobility_since": {Every: 12, Since: 29}, "mobility": {}}, ""},
	} {
		s := half()
		s.Measures = c.keep
		layout, _ := s.Bind()
		table, problems := measure.New(s, layout)
		if c.path == "" {
			if len(problems) > 0 {
				t.Errorf("%v: %v", c.keep, problems)
			}
			if slices.ContainsFunc(table.Columns(), func(c measure.Column) bool { return c.Family == "mobility" }) {
				t.Error("a family that is never computed has columns")
			}
			continue
		}
		if len(problems) != 1 || problems[0].Path != c.path {
			t.Errorf("%v: problems %v, want one at %s", c.keep, problems, c.path)
		}
	}
}
