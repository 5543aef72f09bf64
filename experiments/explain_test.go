package experiments_test

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialcredit/configs"
	"socialcredit/experiments"
	"socialcredit/experiments/series"
	"socialcredit/model"
	"socialcredit/results"
)

// explained explains a preset at a small size and returns the directory.
func explained(t *testing.T, preset string, e experiments.Explaining, set ...string) string {
	t.Helper()
	s, err := configs.Load(preset, configs.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	e.Scenario, e.Dir = s, filepath.Join(t.TempDir(), "explained")
	e.Replicates = max(1, e.Replicates)
	if err := e.Plan(); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Do(context.Background()); err != nil {
		t.Fatal(err)
	}
	return e.Dir
}

func tableIn(t *testing.T, dir, name string, texts ...string) *results.Table {
	t.Helper()
	table, err := results.ReadCSV(filepath.Join(dir, name), texts...)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// Groups that a network's file names alone are no settings of the scenario; they are explained all the same.
func TestGroupsOfANetworkAreExplained(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("ties.csv", "a,b\nann,bob\nbob,cyd\ncyd,dan\ndan,ann\n")
	write("groups.csv", "name,group\nann,red\nbob,red\ncyd,blue\ndan,blue\n")
	scenario := write("village.yaml", "title: A village\nextends: suzhou\nnetwork: {kind: file, ties: ties.csv, groups: groups.csv}\n"+
		"people: {districts: 1}\n")
	accountsAddUp(t, explained(t, scenario, experiments.Explaining{}, "periods=24"))
}

// In every preset the causes of every cell sum to its standing less the base, in whole hundredths, and so
// do groups, fifths and bands to all; and what is left with all switches off and the effects sum to the
// society as it is.
func TestExplanationsAddUp(t *testing.T) {
	for _, p := range configs.Presets() {
		t.Run(p.Name, func(t *testing.T) {
			t.Parallel()
			dir := explained(t, p.Name, experiments.Explaining{Workers: 1, Replicates: 2}, "people.count=300", "periods=24")
			accountsAddUp(t, dir)
			effectsAddUp(t, dir)
		})
	}
}

func accountsAddUp(t *testing.T, dir string) {
	t.Helper()
	table := tableIn(t, dir, experiments.AccountsName, "institution", "by", "level", "cause")
	institution, _ := table.Text("institution")
	by, _ := table.Text("by")
	level, _ := table.Text("level")
	cause, _ := table.Text("cause")
	hundredths, _ := table.Int("hundredths")
	cells, parts := map[string]int64{}, map[string]int64{}
	for i, sum := range hundredths {
		cell := institution[i] + " " + by[i] + " " + level[i]
		if cause[i] == "standing_less_base" {
			if cells[cell] != sum {
				t.Errorf("%s: causes make %d, the standing less the base is %d", cell, cells[cell], sum)
			}
		} else {
			cells[cell] += sum
		}
		parts[institution[i]+" "+cause[i]+" "+by[i]] += sum
	}
	for part, sum := range parts {
		words := strings.Fields(part)
		if all := parts[words[0]+" "+words[1]+" all"]; all != sum {
			t.Errorf("%s: %d, all people together %d", part, sum, all)
		}
	}
}

func effectsAddUp(t *testing.T, dir string) {
	t.Helper()
	table := tableIn(t, dir, experiments.EffectsName, "outcome", "switch")
	outcome, _ := table.Text("outcome")
	name, _ := table.Text("switch")
	effect, _ := table.Float("effect")
	sum := 0.0
	for i, value := range effect {
		switch name[i] {
		case "all_off":
			sum = value
		case "all_on":
			if math.Abs(sum-value) > 1e-9*(1+math.Abs(value)) {
				t.Errorf("%s: all off and the effects make %v, all on is %v", outcome[i], sum, value)
			}
		default:
			sum += value
		}
	}
}

// Whoever computes it and however many at once, all tables are the same bytes.
func TestExplanationsDoNotDependOnWorkers(t *testing.T) {
	var first map[string][]byte
	for _, workers := range []int{1, 2, 7} {
		dir := explained(t, "strategic_friends", experiments.Explaining{Workers: workers, Replicates: 2}, "people.count=300", "periods=30")
		files := map[string][]byte{}
		for _, name := range []string{experiments.AccountsName, experiments.EffectsName, experiments.AccuracyName, experiments.WronglyName} {
			text, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			files[name] = text
			if first != nil && !bytes.Equal(text, first[name]) {
				t.Errorf("%d workers write another %s", workers, name)
			}
		}
		if first == nil {
			first = files
		}
	}
}

// What is said of a society with all switches on or off is what a run of that scenario says, with the
// settings that the manifest names: anybody can check it with run --set.
func TestEndsOfEffectsAreRuns(t *testing.T) {
	small := []string{"people.count=300", "periods=30", "seed=5"}
	dir := explained(t, "strategic_friends", experiments.Explaining{Workers: 1, Outcomes: []string{"osmanthus_sd", "any_excluded@rural"}}, small...)
	m, err := results.ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	if m.Explanation == nil || len(m.Explanation.Switches) < 3 || m.Explanation.Runs != 1<<len(m.Explanation.Switches)+1 {
		t.Fatalf("the manifest tells %+v", m.Explanation)
	}
	off := append([]string{}, small...)
	for _, each := range m.Explanation.Switches {
		off = append(off, each.Off...)
	}
	for end, set := range map[string][]string{"all_on": small, "all_off": off} {
		s, err := configs.Load("strategic_friends", configs.Options{Set: set})
		if err != nil {
			t.Fatal(err)
		}
		series := observed(t, s)
		for _, outcome := range []string{"osmanthus_sd", "any_excluded@rural"} {
			column, group := experiments.SplitMeasure(outcome)
			if got, want := effectOf(t, dir, outcome, end), series.Last(column, group); got != want {
				t.Errorf("%s, %s: %v, a run says %v", outcome, end, got, want)
			}
		}
	}
}

// observed simulates a scenario and returns its series.
func observed(t *testing.T, s *configs.Scenario) *series.Series {
	t.Helper()
	sim, err := model.New(s.Spec, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	series, err := series.New(s.Spec, sim.World.Layout)
	if err != nil {
		t.Fatal(err)
	}
	observer := sim.Observe(series.Needs)
	if err := sim.Run(context.Background(), func() error {
		series.Observe(observer, sim.World.Period)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return series
}

func effectOf(t *testing.T, dir, outcome, name string) float64 {
	t.Helper()
	rows := tableIn(t, dir, experiments.EffectsName, "outcome", "switch").Where("outcome", outcome).Where("switch", name)
	values, _ := rows.Float("effect")
	if len(values) != 1 {
		t.Fatalf("%s, %s: %d rows", outcome, name, len(values))
	}
	return values[0]
}
