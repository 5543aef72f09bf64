package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"socialcredit/configs"
	"socialcredit/experiments/series"
	"socialcredit/model"
)

func newBench() *cobra.Command {
	var f simulationFlags
	c := &cobra.Command{
		Use:   "bench",
		Short: "Measure how fast this machine simulates the reference scenario",
		Long: `Simulate the reference scenario and print what it costs: nanoseconds per person and period of the model step
alone, then with all measures that need no ties, then person-periods per second, bytes per person with ties,
and how long a society takes to seed.`,
		Example: "  socialcredit bench\n  socialcredit bench --people 100000 --workers 1",
		Args:    atMost(0),
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := f.load(c, "reference")
			if err != nil {
				return err
			}
			return bench(c, s, &f)
		},
	}
	f.add(c)
	return c
}

func bench(c *cobra.Command, s *configs.Scenario, f *simulationFlags) error {
	out := c.OutOrStdout()
	say := func(what string) {
		if !f.quiet {
			fmt.Fprintf(os.Stderr, "%s: %s people, %s\n", what, thousands(s.Spec.People.Count), count(s.Spec.Periods, "period"))
		}
	}
	say("model step")
	step, seeding, bytes, err := benchStep(c.Context(), s, f.workers)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%.2f ns per person-period (model step)\n", step)
	say("with measures")
	measured, err := benchMeasures(c.Context(), s, f.workers)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%.2f ns per person-period (with all measures that need no ties)\n", measured)
	fmt.Fprintf(out, "%.3g person-periods per second (model step)\n", 1e9/step)
	fmt.Fprintf(out, "%.1f bytes per person, ties included\n", bytes)
	fmt.Fprintf(out, "%.0f ms to start: people seeded, ties made\n", seeding.Seconds()*1e3)
	return nil
}

// benchStep times the periods of a society that nobody observes.
func benchStep(ctx context.Context, s *configs.Scenario, workers int) (ns float64, seeding time.Duration, bytes float64, err error) {
	before := liveBytes()
	started := time.Now()
	sim, err := model.New(s.Fresh(), model.Options{Workers: workers})
	if err != nil {
		return 0, 0, 0, err
	}
	seeding = time.Since(started)
	started = time.Now()
	if err := sim.Run(ctx, func() error { return nil }); err != nil {
		return 0, 0, 0, err
	}
	ns = perPersonPeriod(started, s)
	bytes = float64(liveBytes()-before) / float64(s.Spec.People.Count)
	runtime.KeepAlive(sim)
	return ns, seeding, bytes, nil
}

// benchMeasures times the periods with every measure that needs no ties, in every period.
func benchMeasures(ctx context.Context, s *configs.Scenario, workers int) (float64, error) {
	spec := s.Fresh()
	series.KeepAllWithoutTies(spec)
	sim, err := model.New(spec, model.Options{Workers: workers})
	if err != nil {
		return 0, err
	}
	series, err := series.New(spec, sim.World.Layout)
	if err != nil {
		return 0, err
	}
	observer := sim.Observe(series.Needs)
	started := time.Now()
	err = sim.Run(ctx, func() error {
		if sim.World.Period > 0 {
			series.Observe(observer, sim.World.Period)
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return perPersonPeriod(started, s), nil
}

func perPersonPeriod(started time.Time, s *configs.Scenario) float64 {
	work := float64(s.Spec.People.Count) * float64(max(1, s.Spec.Periods))
	return float64(time.Since(started).Nanoseconds()) / work
}

// liveBytes is the memory in use after a collection.
func liveBytes() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
