package experiments

import (
	"context"
	"testing"

	"socialcredit/configs"
	"socialcredit/model"
)

// A run of 1,000 people over ten years with the default measures: the unit of every sweep.
func BenchmarkUnitOfSweep(b *testing.B) {
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
		series, err := NewSeries(spec, sim.World.Layout)
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
