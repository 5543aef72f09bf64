package experiments

import (
	"context"
	"testing"

	"socialcredit/configs"
	"socialcredit/experiments/series"
	"socialcredit/model"
)

// Every scenario that ships goes on after a stop, wherever it is, bit for bit as without one. Mobility compares with
// a period that the observer of a continued society may not have seen.
func TestContinuedScenariosAreTheSame(t *testing.T) {
	for _, preset := range configs.Presets() {
		s := load(t, preset.Name, "people.count=500", "periods=26", "measures.mobility.every=0")
		kept := series.Kept{Every: 1, Groups: true}
		whole := observe(t, s, model.Options{Workers: 1}, kept)
		for _, cut := range []int{1, 6, 12, 25} {
			sim, err := model.New(s.Fresh(), model.Options{Workers: 2, SpanSize: 128})
			if err != nil {
				t.Fatal(err)
			}
			for range cut {
				sim.Tick()
			}
			next, err := sim.Continue(s.Fresh())
			if err != nil {
				t.Fatalf("%s: %v", preset.Name, err)
			}
			series, err := series.NewOf(next.World.Spec, next.World.Layout, kept)
			if err != nil {
				t.Fatal(err)
			}
			observer := next.Observe(series.Needs)
			err = next.Run(context.Background(), func() error {
				if next.World.Period > cut { // the records of the period reached are no longer known
					series.Observe(observer, next.World.Period)
				} else {
					observer.Snapshot()
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			sameRows(t, preset.Name, whole, series)
			if got, want := series.Rows(), (26-cut)*(1+len(next.World.Layout.Groups)); got != want {
				t.Errorf("%s: %d rows after period %d, want %d", preset.Name, got, cut, want)
			}
		}
	}
}
