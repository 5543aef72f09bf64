package experiments

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"time"

	"socialcredit/configs"
	"socialcredit/model"
	"socialcredit/results"
)

// MaxReplicates is how many replicates a comparison or an explanation may have.
const MaxReplicates = 10000

// A Comparison simulates the same people with the same luck under two scenarios, both together period by
// period, and writes what differs to a directory. Replicate r, from 1, has the seed of the scenarios plus
// r-1, so that `run --seed` makes either society of any of them again.
type Comparison struct {
	A, B        *configs.Scenario
	Replicates  int
	Workers     int    // 0 = one per core; the numbers never depend on it
	Dir         string // "" = results/out/compare-<a>-<b>-<key>
	PeopleEvery int    // periods between two rows of a person; 0 = a row at the end alone
	Command     []string

	// Seeded is called once both societies of the first replicate stand, before the first period; may be nil.
	Seeded func(*Compared)
	// Progress is called after each period with the number of periods done, over all replicates; may be nil.
	Progress func(done int)
}

// Compared is what a comparison came to.
type Compared struct {
	Dir     string
	Key     string
	World   *model.World // A's of the last replicate
	Changes []results.Change
	Only    [2]results.Side // what A and B have each that the other lacks
	Seconds float64         // of wall time, from seeding to the last period

	pair      *pair // of the replicate that is simulated
	shared    *shared
	a, b      *replicas // the series of A and of B
	common    []string  // their columns that both have
	groups    []string  // of their rows: all first, the same in every period
	gains     *gains
	fates     *fates
	identical bool
}

// Do simulates and writes everything but figures. It refuses scenarios that are no twins, a directory that
// holds something else, and what cannot fit in memory, before it starts. Where the context ends first,
// nothing but the scenarios is left in the directory.
func (c *Comparison) Do(ctx context.Context) (*Compared, error) {
	o, err := c.prepare()
	if err != nil {
		return nil, err
	}
	texts := map[string][]byte{"scenario_a.yaml": c.A.YAML(), "scenario_b.yaml": c.B.YAML()}
	if err := claim(o.Dir, o.Key, texts); err != nil {
		return nil, err
	}
	for name, text := range texts {
		if err := writeText(filepath.Join(o.Dir, name), text); err != nil {
			return nil, err
		}
	}
	started := time.Now()
	if err := c.seed(o, 0); err != nil {
		return nil, err
	}
	header, err := o.pair.lives.people(0, 0)
	if err != nil {
		return nil, err
	}
	if c.Seeded != nil {
		c.Seeded(o)
	}
	err = withPeople(o.Dir, header.Columns(), func(f *peopleFile) error { return c.simulate(ctx, o, f) })
	if err != nil {
		return o, err
	}
	o.Seconds = time.Since(started).Seconds()
	o.identical = o.fates.none() && o.a.pick(o.common).same(o.b.pick(o.common))
	if err := o.write(); err != nil {
		return o, err
	}
	return o, c.writeManifest(o, started)
}

func (c *Comparison) workers() int {
	if c.Workers > 0 {
		return c.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// seed makes both societies of a replicate, from 0, in place of those of the one before.
func (c *Comparison) seed(o *Compared, r int) error {
	if r > 0 {
		o.pair, o.World = nil, nil
		runtime.GC() // two societies more must not stand beside those that are done
	}
	var err error
	if o.pair, err = newPair(c.A, c.B, c.A.Spec.Seed+uint64(r), c.workers()); err != nil {
		return err
	}
	o.World = o.pair.a.sim.World
	return nil
}

// simulate takes all replicates through all periods. The first one is seeded already.
func (c *Comparison) simulate(ctx context.Context, o *Compared, f *peopleFile) error {
	for r := range c.Replicates {
		if r > 0 {
			if err := c.seed(o, r); err != nil {
				return err
			}
		}
		if err := c.replicate(ctx, o, r, f); err != nil {
			return err
		}
	}
	return nil
}

// replicate takes one pair through all periods. The first one's people are written.
func (c *Comparison) replicate(ctx context.Context, o *Compared, r int, f *peopleFile) error {
	p := o.pair
	o.fates.begin(p.lives)
	last := c.A.Spec.Periods
	err := p.run(ctx, func(period int) error {
		o.fates.observe(p.lives, r)
		if c.Progress != nil && period > 0 {
			c.Progress(r*last + period)
		}
		if r == 0 && (period == last || c.PeopleEvery > 0 && period%c.PeopleEvery == 0) {
			return f.add(p.lives)
		}
		return nil
	})
	if err != nil {
		return err
	}
	o.gains.observe(p.lives, r)
	if o.a.take(p.a.series, r) && o.b.take(p.b.series, r) {
		return nil
	}
	return errors.New("a series has other rows than its scenario says")
}
