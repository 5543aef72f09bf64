package experiments

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"socialcredit/configs"
	"socialcredit/experiments/biography"
	"socialcredit/model"
	"socialcredit/model/life"
	"socialcredit/model/network"
	"socialcredit/results"
)

// A Trace follows one person through a run, and through twins of it. It keeps no measures.
type Trace struct {
	Scenario *configs.Scenario
	Workers  int  // 0 = one per core; a life never depends on it
	Person   int  // id
	WhatIf   bool // whether to compute what would have been

	Lang    string   // in which it is told
	Dir     string   // where it goes, see Claim
	Command []string // for the manifest

	// Progress is called with what is being computed and the period that was reached; may be nil.
	Progress func(what string, period int)

	started time.Time
	seconds float64
	ties    int64 // as seeded
	network network.Description
}

// Do computes the life. What it would have been is in WhatIf, one twin after another.
func (t *Trace) Do(ctx context.Context) (*results.Life, error) {
	key, err := Key(t.Scenario)
	if err != nil {
		return nil, err
	}
	t.started = time.Now()
	defer func() { t.seconds = time.Since(t.started).Seconds() }()
	sim, err := t.seed(t.Scenario.Fresh())
	if err != nil {
		return nil, err
	}
	if t.Dir != "" {
		t.ties, t.network = int64(sim.World.Ties.Ties()), network.Describe(sim.World)
	}
	r := life.Follow(sim, t.Person)
	told := &results.Life{Key: key}
	biography.Introduce(told, sim.World, t.Scenario.Name, t.Person)
	if err := t.run(ctx, sim, "this life", r.Look); err != nil {
		return nil, err
	}
	biography.Tell(told, &r.Life, t.Scenario)
	if !t.WhatIf {
		return told, nil
	}
	for _, twin := range twins {
		would, err := t.live(ctx, twin)
		if err != nil {
			return nil, err
		}
		told.WhatIf = append(told.WhatIf, would)
	}
	return told, nil
}

// seed makes the society of a spec.
func (t *Trace) seed(spec *model.Spec) (*model.Simulation, error) {
	return model.New(spec, model.Options{Workers: workersOr(t.Workers)})
}

func workersOr(workers int) int {
	if workers > 0 {
		return workers
	}
	return runtime.GOMAXPROCS(0)
}

// run takes a society to its end and looks at it after each period.
func (t *Trace) run(ctx context.Context, sim *model.Simulation, what string, look func()) error {
	return sim.Run(ctx, func() error {
		look()
		if t.Progress != nil {
			t.Progress(what, sim.World.Period)
		}
		return nil
	})
}

// PersonOf finds a person by what a user typed: an id, or a name where the network has names.
func PersonOf(s *configs.Scenario, typed string) (int, error) {
	var names []string
	if roster, ok := s.Spec.Network.(model.Roster); ok {
		names = roster.Names()
	}
	for id, name := range names {
		if name == typed {
			return id, nil
		}
	}
	var id int
	if _, err := fmt.Sscanf(typed, "%d", &id); err != nil || fmt.Sprint(id) != typed {
		if names != nil {
			return 0, fmt.Errorf("nobody in the network's file is called %q", typed)
		}
		return 0, fmt.Errorf("%q is no person; a number from 0 to %d", typed, s.Spec.People.Count-1)
	}
	if id < 0 || id >= s.Spec.People.Count {
		return 0, fmt.Errorf("there is no person %d; there are %d people, from 0 to %d", id, s.Spec.People.Count, s.Spec.People.Count-1)
	}
	return id, nil
}
