package experiments

import (
	"context"
	"fmt"

	"socialcredit/configs"
	"socialcredit/experiments/series"
	"socialcredit/experiments/twin"
	"socialcredit/model"
)

// A pair is one replicate: two societies of the same people with the same luck, taken through time period
// by period together.
type pair struct {
	a, b  *half
	lives *lives
}

// A half is one of the two societies.
type half struct {
	sim      *model.Simulation
	series   *series.Series
	observer *model.Observer
}

func newHalf(s *configs.Scenario, seed uint64, workers int) (*half, error) {
	spec := s.Fresh()
	spec.Seed = seed
	sim, err := model.New(spec, model.Options{Workers: workers})
	if err != nil {
		return nil, err
	}
	series, err := series.New(spec, sim.World.Layout)
	if err != nil {
		return nil, err
	}
	return &half{sim: sim, series: series, observer: sim.Observe(series.Needs)}, nil
}

// newPair seeds both societies and checks that the same people live in them.
func newPair(a, b *configs.Scenario, seed uint64, workers int) (*pair, error) {
	p := &pair{}
	var err error
	if p.a, err = newHalf(a, seed, workers); err != nil {
		return nil, fmt.Errorf("scenario A: %w", err)
	}
	if p.b, err = newHalf(b, seed, workers); err != nil {
		return nil, fmt.Errorf("scenario B: %w", err)
	}
	x, y := p.a.sim.World, p.b.sim.World
	if err := twin.SamePeople(x, y); err != nil {
		return nil, err
	}
	p.lives = newLives(sharedOf(x.Layout, y.Layout), x, y)
	return p, nil
}

// run takes both through all periods and calls after for the seeded societies and after each period.
func (p *pair) run(ctx context.Context, after func(period int) error) error {
	for {
		period := p.a.sim.World.Period
		p.a.series.Observe(p.a.observer, period)
		p.b.series.Observe(p.b.observer, period)
		p.lives.observe()
		if err := after(period); err != nil {
			return err
		}
		if period >= p.a.sim.World.Spec.Periods {
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		p.a.sim.Tick()
		p.b.sim.Tick()
	}
}
