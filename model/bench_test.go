package model_test

import (
	"testing"

	"socialcredit/model"
	"socialcredit/model/measure"
	"socialcredit/model/modeltest"
)

// A small run with all measures that need no ties: the unit of every sweep.
func BenchmarkSmallRun(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		spec := modeltest.Society(1000, 120)
		sim, err := model.New(spec, model.Options{Workers: 1})
		if err != nil {
			b.Fatal(err)
		}
		table, _ := measure.New(spec, sim.World.Layout)
		row := make([]float64, len(table.Columns()))
		observer := sim.Observe(table.Needs)
		for range spec.Periods {
			sim.Tick()
			s := observer.Snapshot()
			for group := range s.People {
				table.Row(s, group, row)
			}
		}
	}
}

func BenchmarkSmallTicks(b *testing.B) {
	for b.Loop() {
		spec := modeltest.Society(1000, 120)
		sim, err := model.New(spec, model.Options{Workers: 1})
		if err != nil {
			b.Fatal(err)
		}
		for range spec.Periods {
			sim.Tick()
		}
	}
}

func BenchmarkSmallNew(b *testing.B) {
	for b.Loop() {
		_, err := model.New(modeltest.Society(1000, 120), model.Options{Workers: 1})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSmallObserve(b *testing.B) {
	for b.Loop() {
		spec := modeltest.Society(1000, 120)
		sim, err := model.New(spec, model.Options{Workers: 1})
		if err != nil {
			b.Fatal(err)
		}
		observer := sim.Observe(func(int) model.Needs { return model.Needs{} })
		for range spec.Periods {
			sim.Tick()
			observer.Snapshot()
		}
	}
}

// A step of a hysteresis sweep begins with this.
func BenchmarkSmallContinue(b *testing.B) {
	sim, err := model.New(modeltest.Society(1000, 12), model.Options{Workers: 1})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := sim.Continue(modeltest.Society(1000, 12)); err != nil {
			b.Fatal(err)
		}
	}
}
