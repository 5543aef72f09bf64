package experiments

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"socialcredit/experiments/series"
	"socialcredit/model"
	"socialcredit/model/record"
)

// A course is one run of one society: what it comes to, and what of it the explanation needs.
type course struct {
	spec     *model.Spec
	seed     uint64
	options  model.Options
	outcomes []string

	accounts *model.Accounts // nil unless explained is set
	shadow   *model.Shadow   // likewise
	explain  bool
	each     func(c *course) // after each period; may be nil

	sim    *model.Simulation
	values []float64 // by outcome, at the end
}

// run simulates the society to its end.
func (l *course) run(ctx context.Context) error {
	if err := ctx.Err(); err != nil { // before a large society is built for nothing
		return err
	}
	l.spec.Seed = l.seed
	sim, err := model.New(l.spec, l.options)
	if err != nil {
		return err
	}
	l.sim = sim
	groups := slices.ContainsFunc(l.outcomes, func(name string) bool { return strings.Contains(name, "@") })
	series, err := series.NewOf(l.spec, sim.World.Layout, series.Kept{Every: l.spec.Periods, Groups: groups})
	if err != nil {
		return err
	}
	if l.explain {
		l.accounts = model.NewAccounts(sim.World.N, sim.World.Layout.Forms)
		sim.Explain(l.accounts)
		l.shadow = sim.Shadow()
	}
	observer := sim.Observe(series.Needs)
	if err := sim.Run(ctx, func() error {
		series.Observe(observer, sim.World.Period)
		if l.each != nil {
			l.each(l)
		}
		return nil
	}); err != nil {
		return err
	}
	for _, name := range l.outcomes {
		column, group := SplitMeasure(name)
		l.values = append(l.values, series.Last(column, group))
	}
	return nil
}

// justCourse is the run of the society in which standings are just.
func (e *Explaining) justCourse(replicate int, o model.Options) course {
	spec := e.just.Fresh()
	if lots, ok := spec.Record.(*record.Permuted); ok { // each gets his own records
		spec.Record = &lots.Noticed
	}
	return course{spec: spec, seed: e.Seed(replicate + 1), options: o}
}

// live simulates the society as it is and as it would be just, and takes down what is asked of both.
func (x *Explained) live(ctx context.Context, replicate int, o model.Options) error {
	e := x.explaining
	all := course{
		spec: e.worlds[len(e.worlds)-1].Fresh(), seed: e.Seed(replicate + 1), options: o, outcomes: e.outcomes, explain: true,
		each: func(l *course) { x.wrongs[replicate].count(l) },
	}
	if err := all.run(ctx); err != nil {
		return err
	}
	x.values[replicate][len(e.worlds)-1] = all.values
	x.people[replicate], x.ties[replicate] = all.sim.World.N, int64(all.sim.World.Ties.Ties())
	if replicate == 0 {
		for i := range all.sim.World.Standings {
			x.shadows = append(x.shadows, all.shadow.Keeps(i))
		}
	}
	var err error
	if x.accounts[replicate], err = accountsOf(&all); err != nil {
		return fmt.Errorf("replicate %d: %w", replicate+1, err)
	}
	just := e.justCourse(replicate, o)
	if err := just.run(ctx); err != nil {
		return fmt.Errorf("just society: %w", err)
	}
	x.accuracies[replicate] = accuracyOf(all.sim.World, just.sim.World)
	return nil
}
