package experiments

import (
	"context"
	"testing"

	"socialcredit/configs"
	"socialcredit/experiments/series"
	"socialcredit/model"
)

// A run of 1,000 people over ten years with the default measures: the unit of every sweep, as a run
// of one's own keeps it and as a study does.
func BenchmarkUnitOfSweep(b *testing.B) {
	for name, kept := range map[string]series.Kept{
		"all_and_groups": {Every: 1, Groups: true}, "all": {Every: 1}, "all_yearly": {Every: 12},
	} {
		b.Run(name, func(b *testing.B) { benchmarkUnit(b, kept) })
	}
}

func benchmarkUnit(b *testing.B, kept series.Kept) {
	b.Helper()
	s, err := configs.Load("suzhou", configs.Options{Set: []string{"people.count=1000"}})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		spec := s.Fresh()
		sim, err := model.New(spec, model.Options{Workers: 1})
		if err != nil {
			b.Fatal(err)
		}
		series, err := series.NewOf(spec, sim.World.Layout, kept)
		if err != nil {
			b.Fatal(err)
		}
		observer := sim.Observe(series.Needs)
		err = sim.Run(context.Background(), func() error {
			series.Observe(observer, sim.World.Period)
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
