package experiments

import (
	"bufio"
	"context"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"socialcredit/results"
)

// Measures against an implementation outside of this program: docs/verification/measures.py takes the same runs' people
// of every month and their ties, and computes with giddy, inequality, segregation, lifelines, statsmodels, networkx and
// numpy. Its answers stand in testdata/verification, with the versions and the command that gave them.
func TestMeasuresAreThoseOfOtherPrograms(t *testing.T) {
	for _, c := range []struct {
		scenario string
		set      []string
	}{
		{"suzhou", []string{"people.count=2000", "institutions.osmanthus.bands.c=98"}},
		{"strategic_friends", []string{"people.count=2000"}},
		{"laolai", []string{"people.count=2000", "acts.arrears.rate=2"}},
	} {
		t.Run(c.scenario, func(t *testing.T) {
			answers := readAnswers(t, c.scenario, c.set)
			set := append([]string{"periods=48", "measures.mobility_since={every: 12, since: 24}", "measures.ties_spectral.every=12"}, c.set...)
			run := &Run{Scenario: load(t, c.scenario, set...), Workers: 2, Dir: filepath.Join(t.TempDir(), "run")}
			o, err := run.Do(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			tables := map[string]*results.Table{}
			for _, a := range answers {
				got := o.Series.Last(a.column, a.group)
				if parts := strings.Split(a.column, "/"); len(parts) > 1 {
					got = cellOf(t, o, tables, parts, a.group)
				}
				if math.IsNaN(got) != math.IsNaN(a.value) || math.Abs(got-a.value) > 1e-9 {
					t.Errorf("%s of %s is %.15g, want %.15g", a.column, a.group, got, a.value)
				}
			}
			hasColumns(t, o, answers)
		})
	}
}

// An answer is a measure of a group as the script computes it; a column of a table has slashes.
type answer struct {
	column, group string
	value         float64
}

func readAnswers(t *testing.T, scenario string, set []string) (answers []answer) {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "verification", scenario+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	command := ""
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if text, is := strings.CutPrefix(lines.Text(), "# Run: "); is {
			command = text
		}
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		fields := strings.Fields(lines.Text())
		value, err := strconv.ParseFloat(fields[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		answers = append(answers, answer{fields[0], fields[1], value})
	}
	if want := strings.Join(append([]string{scenario}, set...), " "); command != want || len(answers) < 200 {
		t.Fatalf("%d answers for the run %q, want those for %q", len(answers), command, want)
	}
	return answers
}

// cellOf finds a number of a closing table: table/key.../column.
func cellOf(t *testing.T, o *Outcome, tables map[string]*results.Table, parts []string, group string) float64 {
	t.Helper()
	name := parts[0]
	if tables[name] == nil {
		table, err := results.ReadCSV(filepath.Join(o.Dir, "tables", name+".csv"), "group", "right", "cutoff", "duration", "percent")
		if err != nil {
			t.Fatal(err)
		}
		tables[name] = table
	}
	rows := tables[name].Where("group", group)
	for i, key := range map[string][]string{
		"spells": {"duration"}, "spell_quantiles": {"percent"}, "deprivation": {"cutoff"}, "deprivation_rights": {"cutoff", "right"},
	}[name] {
		rows = rows.Where(key, parts[i+1])
	}
	column, ok := rows.Float(parts[len(parts)-1])
	if !ok || len(column) != 1 {
		t.Fatalf("%v of %s: %d rows, want 1", parts, group, len(column))
	}
	return column[0]
}

// hasColumns wants every column that is new to have been answered for, so that NaN for a wrong name shows.
func hasColumns(t *testing.T, o *Outcome, answers []answer) {
	t.Helper()
	known := map[string]bool{}
	for _, c := range o.Series.Measures() {
		known[c.Name] = true
	}
	answered := map[string]bool{}
	for _, a := range answers {
		if !strings.Contains(a.column, "/") && !known[a.column] {
			t.Errorf("there is no column %s", a.column)
		}
		answered[a.column] = true
	}
	for _, c := range o.Series.Measures() {
		switch c.Family {
		case "mobility", "mobility_since", "ties_group_freeman", "ties_group_coleman", "ties_excluded", "ties_spectral",
			"dissimilarity", "deprivation", "reentry_hazard", "group_inequality":
			if !answered[c.Name] {
				t.Errorf("nobody answers for %s", c.Name)
			}
		}
	}
}
