package experiments

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialcredit/configs"
	"socialcredit/model"
)

var update = flag.Bool("update", false, "rewrite testdata/golden.txt")

// goldenRuns are small runs whose numbers must not move unless model.Version does. They come from
// this program alone: they guard against change, not against error.
var goldenRuns = []struct {
	scenario string
	set      []string
}{
	{"suzhou", []string{"people.count=2000", "periods=36"}},
	{"suzhou", []string{"people.count=2000", "periods=36", "institutions.osmanthus.friends.kind=pull", "institutions.osmanthus.refresh=3"}},
	{"suzhou_documented", []string{"people.count=2000", "periods=24"}},
	{"rongcheng", []string{"people.count=2000", "periods=24"}},
	{"random_penalties", []string{"people.count=2000", "periods=24"}},
	{"loud", nil},
	{"health_code_zhejiang", []string{"people.count=2000", "periods=30"}},
	{"health_code_seir", []string{"people.count=1000", "periods=60"}},
	{"depositors", []string{"people.count=2000"}},
	{"citizen_code", []string{"people.count=1000", "periods=60"}},
	{"zhima", []string{"people.count=1000", "periods=24"}},
	{"mobike", []string{"people.count=1000", "periods=12"}},
	{"laolai", []string{"people.count=5000", "periods=60"}},
	{"deadbeat_map", []string{"people.count=1000", "periods=36"}},
	{"strategic_friends", []string{"people.count=1000", "periods=24"}},
	{"opaque_or_open", []string{"people.count=1000", "periods=70"}},
	{"ombudsman", []string{"people.count=1000", "periods=36"}},
	{"ratchet", []string{"people.count=1000"}},
}

// goldenMeasures are followed through all periods and groups, by institution or on their own. A new
// family of measures leaves them as they are.
var (
	goldenMeasures = []string{"mean", "median", "sd", "absolute_gini", "theil", "atkinson", "wolfson", "esteban_ray", "eta_squared", "trait_correlation"}
	goldenColumns  = []string{"any_excluded", "any_ever_excluded", "any_exit_hazard", "any_median_spell", "privileged"}
)

// TestGoldenRuns compares named scalars, and hashes of series and people, with those committed. It
// is run again with GOAMD64=v3, where the compiler may fuse products and sums.
func TestGoldenRuns(t *testing.T) {
	var lines []string
	for _, g := range goldenRuns {
		lines = append(lines, strings.TrimSpace(g.scenario+" "+strings.Join(g.set, " ")))
		s := load(t, g.scenario, g.set...)
		o := do(t, &Run{Scenario: s, Workers: 2, Exports: Exports{People: true}})
		for i, label := range o.World.Layout.Institutions {
			measures := []string{"mean", "sd", "absolute_gini", "trait_correlation"}
			if !o.World.Layout.Forms[i].Scored {
				measures = sharesOf(&o.World.Layout.Forms[i])
			}
			for _, m := range measures {
				lines = append(lines, fmt.Sprintf("  %s_%s %v", label, m, o.Series.Last(label+"_"+m, All)))
			}
		}
		for _, m := range []string{"any_excluded", "any_ever_excluded", "any_exit_hazard", "any_median_spell"} {
			lines = append(lines, fmt.Sprintf("  %s %v", m, o.Series.Last(m, All)))
		}
		lines = append(lines, "  series "+hashOfSeries(t, o), "  people.csv "+hashOf(t, filepath.Join(o.Dir, "people.csv")))
	}
	got := strings.Join(lines, "\n") + "\n"
	path := filepath.Join("testdata", "golden.txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("numbers have moved; if they should, raise model.Version, say **Changes results** in the CHANGELOG and run: go test ./experiments -run Golden -update\ngot:\n%swant:\n%s", got, want)
	}
}

// sharesOf are the shares of people in each band.
func sharesOf(f *model.Form) (measures []string) {
	for _, band := range f.Bands {
		measures = append(measures, "share_"+band.Label)
	}
	return measures
}

// hashOfSeries hashes the golden measures of every period and group.
func hashOfSeries(t *testing.T, o *Outcome) string {
	t.Helper()
	names := slices.Clone(goldenColumns)
	for i, label := range o.World.Layout.Institutions {
		measures := goldenMeasures
		if !o.World.Layout.Forms[i].Scored {
			measures = sharesOf(&o.World.Layout.Forms[i])
		}
		for _, m := range measures {
			names = append(names, label+"_"+m)
		}
	}
	for _, told := range o.World.Layout.Outcomes {
		names = append(names, told.Column)
	}
	series := read(t, o, "series")
	hash := sha256.New()
	for _, name := range names {
		column, ok := series.Float(name)
		if !ok {
			t.Fatalf("no column %s", name)
		}
		_, _ = fmt.Fprintln(hash, name, column)
	}
	return hex.EncodeToString(hash.Sum(nil)[:8])
}

func load(t *testing.T, ref string, set ...string) *configs.Scenario {
	t.Helper()
	s, err := configs.Load(ref, configs.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// do runs into a directory of the test's own.
func do(t *testing.T, r *Run) *Outcome {
	t.Helper()
	if r.Dir == "" {
		r.Dir = filepath.Join(t.TempDir(), "run")
	}
	o, err := r.Do(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func hashOf(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}
