package results

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestManifestRoundTrip(t *testing.T) {
	dir := t.TempDir()
	want := &Manifest{
		ModelVersion: "1", Command: []string{"socialcredit", "run"}, Scenario: "suzhou", Seed: 1<<64 - 1, People: 1000,
		Period: "month", Periods: 120, PeriodsPerYear: 12,
		Society: Society{
			Groups:       []Group{{"urban", 0.6}, {"rural", 0.4}},
			Institutions: []Institution{{Label: "osmanthus", Kind: "points", Scored: true, Base: 100, Cap: 200, Bands: []Band{{"e", 0}, {"d", 80}}}},
			Services:     []Service{{"loan", true}},
			Outcomes: []Outcome{
				{Column: "hearing_wait", Of: "hearing", Name: "wait", Unit: "months", Doc: "Mean time from filing to decision."},
			},
		},
		Network: map[string]any{"kind": "small_world", "mean_degree": 10.5},
		Files:   map[string]string{"series.csv": "00"},
	}
	if err := WriteManifest(dir, want); err != nil {
		t.Fatal(err)
	}
	got, err := ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(want, got) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// A comparison's manifest keeps everything, its hashes can be brought up to date, and it is neither a run's
// nor a study's.
func TestComparisonManifestRoundTrip(t *testing.T) {
	dir := t.TempDir()
	want := &ComparisonManifest{
		Comparison: "compare-suzhou", Key: "00ff", Seed: 1<<64 - 1, Replicates: 20, PeopleEvery: 12, Identical: true,
		A:       Side{Scenario: "suzhou", Institutions: []string{}, Services: []string{"loan"}, Columns: []string{"loan_excluded"}},
		Changes: []Change{{"periods", "120", "240"}}, Society: Society{Groups: []Group{{"urban", 1}}},
		Files: map[string]string{},
	}
	if err := WriteComparisonManifest(dir, want); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, FatesName), []byte("abc"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Rehash(dir); err != nil {
		t.Fatal(err)
	}
	got, err := ReadComparisonManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	want.Files[FatesName] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" // FIPS 180-2 of abc
	if !reflect.DeepEqual(want, got) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if study, err := ReadStudyManifest(dir); err != nil || study.Study != "" {
		t.Errorf("it is read as a study: %+v %v", study, err)
	}
}

func TestABrokenManifestSaysWhere(t *testing.T) {
	dir := t.TempDir()
	if _, err := ReadManifest(dir); !os.IsNotExist(err) {
		t.Errorf("no manifest: %v", err)
	}
	path := filepath.Join(dir, ManifestName)
	if err := os.WriteFile(path, []byte("{\n\"people\": 7,\n\"seed\": \"x\"\n}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadManifest(dir); err == nil || !strings.HasPrefix(err.Error(), path+":3:") {
		t.Errorf("want line 3, got %v", err)
	}
}

func TestHashFilesLeavesOutTheManifest(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"series.csv", "tables/spells.csv", ManifestName, ".series.csv.1.tmp", ".git/x"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("abc"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := HashFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" // FIPS 180-2, appendix B.1
	if want := map[string]string{"series.csv": abc, "tables/spells.csv": abc}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}
