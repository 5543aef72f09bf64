package experiments

import (
	"context"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"socialcredit/configs"
	"socialcredit/model"
)

// An Explaining tells what made the standings of a scenario: accounts, which are bookkeeping, effects,
// which compare societies with and without something, how accurate scores are, and who is wrongly
// excluded.
type Explaining struct {
	Scenario   *configs.Scenario
	Workers    int      // 0 = one per core; the numbers never depend on it
	Replicates int      // runs of each society, with luck of their own; 1 has the scenario's seed
	Outcomes   []string // of the effects, each `column` or `column@group`; none = the headline ones
	Dir        string   // "" = Where()
	Command    []string // for the manifest

	// Progress is called after each run; may be nil.
	Progress func(done, total int)

	// Of Plan.
	Switches []SwitchedOff
	key      string
	outcomes []string
	shares   map[string]bool     // columns that are shares, 0 to 1
	worlds   []*configs.Scenario // by coalition: bit i is set where switch i is on
	just     *configs.Scenario   // in which standings are just
}

// SwitchedOff is a switch that applies to a scenario, and the settings that turn it off.
type SwitchedOff struct {
	Name, Doc string
	Sets      []string // each `path=value`
}

// Runs is how many societies are simulated: each coalition and the just one, in each replicate.
func (e *Explaining) Runs() int { return e.Replicates * (len(e.worlds) + 1) }

// Cost is what all runs take together, and the memory of those that run side by side: two societies each,
// the one as it is and the just one.
func (e *Explaining) Cost() Cost {
	exports := Exports{People: true, Causes: true} // what is remembered of people
	cost := EstimateCost(e.Scenario.Spec, e.Scenario.Layout, e.workers(), exports)
	cost.Bytes *= 2 * int64(e.side())
	cost.PersonPeriods *= float64(e.Runs())
	return cost
}

func (e *Explaining) workers() int {
	if e.Workers > 0 {
		return e.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// side is how many runs go on side by side: one per core for small societies, one for large ones.
func (e *Explaining) side() int {
	if e.Scenario.Spec.People.Count >= largeSociety {
		return 1
	}
	return e.workers()
}

// Seed is the seed of a replicate, from 1: that of the scenario plus replicate-1, as in a comparison.
func (e *Explaining) Seed(replicate int) uint64 { return e.Scenario.Spec.Seed + uint64(replicate-1) }

// Do simulates and writes everything but figures. It refuses a directory that holds something else.
// Where the context ends first, nothing but the scenario is left in the directory.
func (e *Explaining) Do(ctx context.Context) (*Explained, error) {
	text := e.Scenario.YAML()
	if err := claim(e.Dir, e.key, map[string][]byte{ScenarioName: text}); err != nil {
		return nil, err
	}
	if err := writeText(filepath.Join(e.Dir, ScenarioName), text); err != nil {
		return nil, err
	}
	started := time.Now()
	out := newExplained(e)
	if err := e.simulate(ctx, out); err != nil {
		return nil, err
	}
	return out, out.write(started)
}

// simulate runs all societies, side by side where they are small. Each writes to a place of its own.
func (e *Explaining) simulate(ctx context.Context, out *Explained) error {
	side := e.side()
	each := model.Options{Workers: max(1, e.workers()/side)}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(side)
	var mutex sync.Mutex
	done := 0
	tell := func(runs int) {
		mutex.Lock()
		defer mutex.Unlock()
		if done += runs; e.Progress != nil {
			e.Progress(done, e.Runs())
		}
	}
	all := len(e.worlds) - 1
	for r := range e.Replicates {
		group.Go(func() error {
			defer tell(2)
			return out.live(ctx, r, each)
		})
		for coalition := range all {
			group.Go(func() error {
				defer tell(1)
				l := course{spec: e.worlds[coalition].Fresh(), seed: e.Seed(r + 1), options: each, outcomes: e.outcomes}
				err := l.run(ctx)
				out.values[r][coalition] = l.values
				return err
			})
		}
	}
	return group.Wait()
}
