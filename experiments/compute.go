package experiments

import (
	"context"
	"errors"
	"fmt"
	"math"
	"regexp"
	"runtime"

	"socialcredit/experiments/series"
	"socialcredit/model"
	"socialcredit/results"
)

// A unit of work is one society: a replicate of a point, or of the points of a path one after
// another.
type unit struct {
	points    []int
	replicate int
}

// Computed is what came of one run of a study.
type computed struct {
	key       string
	seed      uint64
	point     int
	replicate int
	rows      *results.Table // period, year, group and measures; nil where it failed
	failed    string         // why, without times and places; "" where it did not
}

// last is the final value of a measure, given as `column@group`; NaN where there is none.
func (c *computed) last(name string) float64 {
	column, group := SplitMeasure(name)
	if c.rows == nil {
		return math.NaN()
	}
	values, _ := c.rows.Float(column)
	groups, _ := c.rows.Text("group")
	for i := len(values) - 1; i >= 0; i-- {
		if groups[i] == group {
			return values[i]
		}
	}
	return math.NaN()
}

// compute simulates a unit. The error is that of the context alone: what goes wrong in a run is part
// of its result.
func (p *Plan) compute(ctx context.Context, u unit, o model.Options) ([]computed, error) {
	var done []computed
	var sim *model.Simulation
	for step, point := range u.points {
		c := computed{key: p.Key(point, u.replicate), seed: p.Seed(point, u.replicate), point: point, replicate: u.replicate}
		next, rows, err := p.simulate(ctx, task{point: point, replicate: u.replicate, step: step, seed: c.seed, from: sim, options: o})
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		sim, c.rows = next, rows
		if err != nil {
			c.failed = plain(err)
		}
		done = append(done, c)
		if err != nil {
			return append(done, p.cutOff(u, step+1, c.failed)...), nil //nolint:nilerr // a failed run is a result
		}
	}
	return done, nil
}

// cutOff are the runs that could not go on from one that failed.
func (p *Plan) cutOff(u unit, from int, why string) []computed {
	var done []computed
	for _, point := range u.points[from:] {
		done = append(done, computed{
			key: p.Key(point, u.replicate), seed: p.Seed(point, u.replicate), point: point, replicate: u.replicate,
			failed: "the run that it goes on from failed: " + why,
		})
	}
	return done
}

// A task is one run: which point, with which luck, from which state.
type task struct {
	point, replicate, step int
	seed                   uint64
	from                   *model.Simulation // nil = as seeded
	options                model.Options
}

// simulate runs a point and returns its rows. A panic of a kind is an error of the run.
func (p *Plan) simulate(ctx context.Context, t task) (sim *model.Simulation, rows *results.Table, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			sim, rows, err = nil, nil, fmt.Errorf("panic: %v", broken)
		}
	}()
	if p.breakRun != nil {
		p.breakRun(t.point, t.replicate)
	}
	scenario, err := p.Scenario(t.point)
	if err != nil {
		return nil, nil, err
	}
	spec := scenario.Spec // nobody else has it
	spec.Seed = t.seed
	if p.Hold > 0 {
		spec.Periods = p.Hold * (t.step + 1)
	}
	if t.from != nil {
		sim, err = t.from.Continue(spec)
	} else {
		sim, err = model.New(spec, t.options)
	}
	if err != nil {
		return nil, nil, err
	}
	series, err := series.NewOf(spec, sim.World.Layout, series.Kept{Every: p.Study.Keep.Every, Groups: p.Study.Keep.Groups})
	if err != nil {
		return nil, nil, err
	}
	observer := sim.Observe(series.Needs)
	err = sim.Run(ctx, func() error {
		if t.from == nil || sim.World.Period > p.Hold*t.step {
			series.Observe(observer, sim.World.Period)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	rows, err = series.Table()
	return sim, rows, err
}

var address = regexp.MustCompile(`0x[0-9a-f]+|goroutine \d+`)

// plain is the text of an error without what differs from run to run.
func plain(err error) string {
	text := err.Error()
	if runtimeError, ok := errors.AsType[runtime.Error](err); ok {
		text = runtimeError.Error()
	}
	if text == "" {
		return "failed without a word"
	}
	return address.ReplaceAllString(text, "?")
}
