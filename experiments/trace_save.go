package experiments

import (
	"fmt"
	"path/filepath"
	"runtime"
	"time"

	"socialcredit/experiments/biography"
	"socialcredit/model"
	"socialcredit/results"
)

// Key names a life: the run, the person and the language in which it is told.
func (t *Trace) Key() (string, error) {
	key, err := Key(t.Scenario)
	if err != nil {
		return "", err
	}
	return sum(fmt.Appendf(nil, "life %s %d %s", key, t.Person, t.Lang)), nil
}

// Claim makes the directory of the life, results/out/trace-<scenario>-<key>-person-<N> unless told otherwise, and writes
// the resolved scenario there. Where the directory holds something else the error is an *Occupied.
func (t *Trace) Claim() error {
	key, err := t.Key()
	if err != nil {
		return err
	}
	if t.Dir == "" {
		t.Dir = filepath.Join(filepath.FromSlash(Root), fmt.Sprintf("trace-%s-%.8s-person-%d", t.Scenario.Name, key, t.Person))
	}
	text := t.Scenario.YAML()
	if err := claim(t.Dir, key, map[string][]byte{ScenarioName: text}); err != nil {
		return err
	}
	return writeText(filepath.Join(t.Dir, ScenarioName), text)
}

// Save writes what Do has computed, once it is told in words, into the directory that was claimed: life.json,
// life.csv, periods.csv, and the manifest at last.
func (t *Trace) Save(l *results.Life) error {
	events, err := l.Table()
	if err != nil {
		return err
	}
	periods, err := l.PeriodTable()
	if err != nil {
		return err
	}
	if err := results.WriteFile(filepath.Join(t.Dir, results.LifeName), l.Encode); err != nil {
		return err
	}
	if err := results.WriteCSV(filepath.Join(t.Dir, "life.csv"), events); err != nil {
		return err
	}
	if err := results.WriteCSV(filepath.Join(t.Dir, "periods.csv"), periods); err != nil {
		return err
	}
	return t.writeManifest(l)
}

func (t *Trace) writeManifest(l *results.Life) error {
	key, err := t.Key()
	if err != nil {
		return err
	}
	files, err := results.HashFiles(t.Dir)
	if err != nil {
		return err
	}
	return results.WriteManifest(t.Dir, &results.Manifest{
		ModelVersion: model.Version, Commit: commit(), GoVersion: runtime.Version(), Command: t.Command,
		Scenario: l.Scenario, Title: l.Title, Seed: l.Seed, Key: key, ScenarioSHA256: sum(t.Scenario.Canonical()),
		Workers: workersOr(t.Workers), People: l.People, Ties: t.ties, Period: l.Period, Periods: l.Periods,
		PeriodsPerYear: l.PeriodsPerYear, Started: t.started.UTC().Format(time.RFC3339), WallSeconds: t.seconds,
		Society: biography.Society(t.Scenario, &model.World{Layout: t.Scenario.Layout}), Network: describe(&Outcome{Network: t.network}),
		Life: &results.LifeOf{Run: l.Key, Person: t.Person, Name: l.Person.Name, Lang: t.Lang}, Files: files,
	})
}
