package experiments

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"socialcredit/configs"
	"socialcredit/experiments/biography"
	"socialcredit/experiments/series"
	"socialcredit/model"
	"socialcredit/model/network"
	"socialcredit/results"
)

// A Run is one scenario and seed, simulated and written to a directory.
type Run struct {
	Scenario *configs.Scenario
	Workers  int      // 0 = one per core; the numbers never depend on it
	Dir      string   // "" = Where()
	Exports  Exports  // single people, ties and districts to write
	Command  []string // for the manifest

	// Seeded is called once the society stands, before the first period; may be nil.
	Seeded func(*Outcome)
	// Progress is called after each period; may be nil.
	Progress func(period int)
}

// An Outcome is what a run came to.
type Outcome struct {
	Dir     string
	Key     string
	World   *model.World
	Network network.Description
	Series  *series.Series
	Seconds float64 // of wall time, from seeding to the last period

	districts *districtSeries // nil unless exported
}

// Root is the directory below which runs go unless told otherwise.
const Root = "results/out"

// Where is the directory of a run unless told otherwise.
func Where(name, key string) string {
	return filepath.Join(filepath.FromSlash(Root), fmt.Sprintf("%s-%.8s", name, key))
}

// Do simulates and writes everything but figures. It refuses a directory that holds something else,
// and a run that cannot fit in memory, before it starts. Where the context ends first, nothing but
// the scenario is left in the directory.
func (r *Run) Do(ctx context.Context) (*Outcome, error) {
	spec := r.Scenario.Spec
	if err := EstimateCost(spec, r.Scenario.Layout, r.workers(), r.Exports).CheckMemory(MemoryLimit()); err != nil {
		return nil, err
	}
	key, err := Key(r.Scenario)
	if err != nil {
		return nil, err
	}
	o := &Outcome{Dir: r.Dir, Key: key}
	if o.Dir == "" {
		o.Dir = Where(r.Scenario.Name, key)
	}
	text := r.Scenario.YAML()
	if err := claim(o.Dir, key, map[string][]byte{ScenarioName: text}); err != nil {
		return nil, err
	}
	if err := writeText(filepath.Join(o.Dir, ScenarioName), text); err != nil {
		return nil, err
	}
	started := time.Now()
	sim, last, accounts, err := r.simulate(ctx, o)
	if err != nil {
		return o, err
	}
	o.Seconds = time.Since(started).Seconds()
	if err := r.write(o, sim, last, accounts); err != nil {
		return o, err
	}
	return o, r.writeManifest(o, started)
}

func (r *Run) workers() int {
	if r.Workers > 0 {
		return r.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// simulate seeds the society and takes it through all periods.
func (r *Run) simulate(ctx context.Context, o *Outcome) (*model.Simulation, *model.Snapshot, *model.Accounts, error) {
	sim, err := model.New(r.Scenario.Spec, model.Options{Workers: r.workers()})
	if err != nil {
		return nil, nil, nil, err
	}
	o.World = sim.World
	o.Network = network.Describe(sim.World)
	if o.Series, err = series.New(sim.World.Spec, sim.World.Layout); err != nil {
		return nil, nil, nil, err
	}
	if r.Exports.Districts {
		o.districts = newDistricts(sim.World)
	}
	var accounts *model.Accounts
	if r.Exports.Causes {
		accounts = model.NewAccounts(sim.World.N, sim.World.Layout.Forms)
		sim.Explain(accounts)
	}
	if r.Seeded != nil {
		r.Seeded(o)
	}
	observer := sim.Observe(o.Series.Needs)
	var last *model.Snapshot
	err = sim.Run(ctx, func() error {
		last = o.Series.Observe(observer, sim.World.Period)
		if o.districts != nil {
			o.districts.Observe()
		}
		if r.Progress != nil && sim.World.Period > 0 {
			r.Progress(sim.World.Period)
		}
		return nil
	})
	return sim, last, accounts, err
}

// write puts the tables into the run's directory.
func (r *Run) write(o *Outcome, sim *model.Simulation, last *model.Snapshot, accounts *model.Accounts) error {
	series, err := o.Series.Table()
	if err != nil {
		return err
	}
	if err := writeBoth(o.Dir, "series", series); err != nil {
		return err
	}
	closing, err := closingTables(sim, last)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(o.Dir, "tables"), 0o755); err != nil {
		return fmt.Errorf("make the folder of tables: %w", err)
	}
	for name, t := range closing {
		if err := results.WriteCSV(filepath.Join(o.Dir, "tables", name+".csv"), t); err != nil {
			return err
		}
	}
	return r.writeExports(o, accounts)
}

// writeBoth writes a table as CSV and as Parquet.
func writeBoth(dir, name string, t *results.Table) error {
	if err := results.WriteCSV(filepath.Join(dir, name+".csv"), t); err != nil {
		return err
	}
	return results.WriteParquet(filepath.Join(dir, name+".parquet"), t)
}

func writeText(path string, text []byte) error {
	return results.WriteFile(path, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

// writeManifest closes the run: a directory with a manifest is a whole run.
func (r *Run) writeManifest(o *Outcome, started time.Time) error {
	files, err := results.HashFiles(o.Dir)
	if err != nil {
		return err
	}
	spec, w := r.Scenario.Spec, o.World
	return results.WriteManifest(o.Dir, &results.Manifest{
		ModelVersion: model.Version, Commit: commit(), GoVersion: runtime.Version(), Command: r.Command,
		Scenario: r.Scenario.Name, Title: spec.Title, Seed: spec.Seed, Key: o.Key, ScenarioSHA256: sum(r.Scenario.Canonical()),
		Workers: r.workers(), People: w.N, Ties: int64(w.Ties.Ties()), Period: string(spec.Period), Periods: spec.Periods,
		PeriodsPerYear: float64(w.Layout.PerYear), Started: started.UTC().Format(time.RFC3339), WallSeconds: o.Seconds,
		Society: biography.Society(r.Scenario, w), Network: describe(o), Files: files,
	})
}

// commit is the revision that the program was built from, where Go knows it.
func commit() string {
	if build, ok := debug.ReadBuildInfo(); ok {
		for _, s := range build.Settings {
			if s.Key == "vcs.revision" {
				return s.Value
			}
		}
	}
	return "unknown"
}
