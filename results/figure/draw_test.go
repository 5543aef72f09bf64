package figure

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialcredit/results"
)

// Every society is drawn whole: what was written exists, and a kind is drawn or says why it is not.
func TestDrawEverySociety(t *testing.T) {
	skips := map[string]string{ // kinds that do not apply
		"one_period": "survival", "all_equal": "survival", "nobody_excluded": "survival",
		"no_period":        "score_distribution bands inequality stratification exclusion segregation survival",
		"columns_missing":  "bands",
		"only_period_kept": "score_distribution bands inequality stratification exclusion",
		"nothing_told":     "outcomes district_map",
	}
	for name, s := range societies() {
		run, err := OpenRun(s.write(t))
		if err != nil {
			t.Fatal(err)
		}
		dir := filepath.Join(run.Dir, "figures")
		files, skipped, err := Draw(run, nil, []string{"svg"}, dir)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var kinds []string
		for _, skip := range skipped {
			kinds = append(kinds, skip.Kind)
			if skip.Reason == "" {
				t.Errorf("%s: no reason for leaving out %s", name, skip.Kind)
			}
		}
		if got := strings.Join(kinds, " "); got != skips[name] {
			t.Errorf("%s: left out %q, want %q: %v", name, got, skips[name], skipped)
		}
		for _, path := range files {
			if info, err := os.Stat(path); err != nil || info.Size() < 60 {
				t.Errorf("%s: %s: %v", name, path, err)
			}
		}
		if left, _ := os.ReadDir(dir); len(left) != len(files) {
			t.Errorf("%s: %d files stand where %d are told of", name, len(left), len(files))
		}
	}
}

func TestSeveralInstitutionsHaveFiguresOfTheirOwn(t *testing.T) {
	run, err := OpenRun(societies()["two_institutions"].write(t))
	if err != nil {
		t.Fatal(err)
	}
	files, _, err := Draw(run, []string{"exclusion", "bands"}, []string{"svg"}, filepath.Join(run.Dir, "figures"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, path := range files {
		names = append(names, filepath.Base(path))
	}
	want := []string{
		"bands_osmanthus.svg", "bands_osmanthus.csv", "bands_credit_rating.svg", "bands_credit_rating.csv",
		"exclusion.svg", "exclusion.csv",
	}
	if !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
}

func TestUnknownNamesAreNotGuessed(t *testing.T) {
	run, err := OpenRun(societies()["one_period"].write(t))
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(run.Dir, "figures")
	_, _, err = Draw(run, []string{"bands", "surviva"}, nil, dir)
	if unknown, ok := errors.AsType[*Unknown](err); !ok || unknown.Name != "surviva" || unknown.Nearest != "survival" {
		t.Errorf("kind: %v", err)
	}
	if _, _, err := Draw(run, nil, []string{"pnd"}, dir); err == nil || !strings.Contains(err.Error(), "pdf, svg, png") {
		t.Errorf("format: %v", err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("something was drawn")
	}
	if _, err := OpenRun(dir); err == nil || !strings.Contains(err.Error(), "manifest.json") {
		t.Errorf("no run: %v", err)
	}
}

// A table that is there but broken is an error with its place, never a figure left out.
func TestABrokenTableIsAnError(t *testing.T) {
	for file, content := range map[string]string{
		"series.csv":              "period,year,group,any_excluded\n0,0,all,0\n1,x,all,0\n",
		"tables/access.csv":       "group,people\nall,3\n",
		"tables/distribution.csv": "institution,group,score,people\nosmanthus,all,100,many\n",
		"tables/spells.csv":       "group,at_risk,ended\nall,3,1\n",
		"tables/friends.csv":      "institution,score,people\nosmanthus,100,3\n",
	} {
		dir := societies()["one_period"].write(t)
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(file)), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		run, err := OpenRun(dir)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := Draw(run, nil, []string{"svg"}, filepath.Join(dir, "figures")); err == nil || !strings.Contains(err.Error(), file) {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// Tables without rows, as a run may leave them, make no figure and no error.
func TestTablesWithoutRows(t *testing.T) {
	dir := societies()["one_period"].write(t)
	for file, header := range map[string]string{
		"series.csv":              "period,year,group,osmanthus_median,any_excluded",
		"tables/access.csv":       "group,rights_open,people",
		"tables/distribution.csv": "institution,group,score,people",
		"tables/spells.csv":       "group,duration,at_risk,ended",
		"tables/friends.csv":      "institution,score,people,friends_mean,friends_p10,friends_p50,friends_p90",
	} {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(file)), []byte(header+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run, err := OpenRun(dir)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string // named, so that those which nobody asked for are told of, too
	for _, k := range Kinds {
		kinds = append(kinds, k.Name)
	}
	files, skipped, err := Draw(run, kinds, nil, filepath.Join(dir, "figures"))
	if err != nil || len(files) > 0 || len(skipped) != len(Kinds) {
		t.Errorf("%d files, %v, %v", len(files), skipped, err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "tables")); err != nil {
		t.Fatal(err)
	}
	run, err = OpenRun(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, skipped, err = Draw(run, kinds, nil, filepath.Join(dir, "figures")); err != nil || len(skipped) != len(Kinds) {
		t.Errorf("without tables: %v, %v", skipped, err)
	}
}

// The numbers beside a figure are those of the series, to the last digit.
func TestNumbersAreThoseOfTheSeries(t *testing.T) {
	run, err := OpenRun(societies()["one_group"].write(t))
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(run.Dir, "figures")
	if _, _, err := Draw(run, []string{"exclusion"}, []string{"svg"}, dir); err != nil {
		t.Fatal(err)
	}
	numbers, err := results.ReadCSV(filepath.Join(dir, "exclusion.csv"))
	if err != nil {
		t.Fatal(err)
	}
	series, err := run.series(everyone)
	if err != nil {
		t.Fatal(err)
	}
	for _, column := range []string{"year", "any_excluded", "travel_excluded"} {
		got, _ := numbers.Float(column)
		want, _ := series.Float(column)
		if len(got) == 0 || !slices.Equal(got, want) {
			t.Errorf("%s: %d numbers are not the %d of the series", column, len(got), len(want))
		}
	}
}

// A kind is called after its file, and says in a line what it shows.
func TestKindsAreInOrder(t *testing.T) {
	for i, k := range Kinds {
		if _, err := os.Stat(k.Name + ".go"); err != nil {
			t.Errorf("%s is in no file of its name", k.Name)
		}
		if k.Doc == "" || len(k.Doc) > 100 || k.New == nil {
			t.Errorf("%s: doc %q", k.Name, k.Doc)
		}
		for _, other := range Kinds[:i] {
			if other.Name == k.Name {
				t.Errorf("two kinds %s", k.Name)
			}
		}
	}
}
