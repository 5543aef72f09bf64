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

// Each study has the kinds that it was planned for, and no word is said of the others.
func TestStudiesHaveTheirKinds(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes every figure of every study")
	}
	want := map[string]string{
		"friend_effect":             "response trajectories convergence",
		"surveillance":              "response heat_map phase_diagram trajectories convergence",
		"surveillance_by_network":   "response heat_map phase_diagram trajectories convergence",
		"one_at_a_time":             "response trajectories tornado convergence",
		"hysteresis":                "hysteresis convergence",
		"hysteresis_by_network":     "hysteresis convergence",
		"two_factors_one_at_a_time": "response trajectories tornado convergence",
		"tipping":                   "response trajectories tipping convergence",
		"morris":                    "trajectories morris scatter",
		"morris_few":                "trajectories morris scatter",
		"saltelli":                  "trajectories sobol scatter",
		"saltelli_many":             "trajectories sobol scatter",
		"latin_hypercube":           "trajectories correlations scatter",
		"random":                    "trajectories correlations scatter",
		"sample_with_words":         "trajectories correlations scatter",
		"plain_names":               "trajectories sobol scatter",
		"listed":                    "response trajectories convergence",
		"chinese":                   "response trajectories convergence",
		"one_replicate":             "response heat_map phase_diagram trajectories",
		"still":                     "response trajectories convergence",
		"four_factors":              "response heat_map phase_diagram trajectories",
		"one_point":                 "trajectories",
		"only_summary":              "response",
	}
	drawn := map[string]bool{}
	for name, s := range studies() {
		study, err := OpenStudy(s.write(t))
		if err != nil {
			t.Fatal(err)
		}
		figures, skipped, err := study.figures(nil)
		if err != nil || len(skipped) > 0 {
			t.Fatalf("%s: %v, %v", name, skipped, err)
		}
		var got []string
		for _, k := range StudyKinds {
			if slices.ContainsFunc(figures, func(f *Figure) bool { return strings.HasPrefix(f.Name, k.Name) }) {
				got = append(got, k.Name)
				drawn[k.Name] = true
			}
		}
		if strings.Join(got, " ") != want[name] {
			t.Errorf("%s has %v, want %s", name, got, want[name])
		}
		for i, f := range figures {
			if f.Numbers == nil || f.Numbers.Rows() == 0 {
				t.Errorf("%s: %s has no numbers", name, f.Name)
			}
			if slices.ContainsFunc(figures[:i], func(other *Figure) bool { return other.Name == f.Name }) {
				t.Errorf("%s: two figures are called %s", name, f.Name)
			}
		}
	}
	for _, k := range StudyKinds {
		if !drawn[k.Name] {
			t.Errorf("no study has a %s", k.Name)
		}
	}
}

func TestStudyKindsAreInOrder(t *testing.T) {
	for i, k := range StudyKinds {
		if _, err := os.Stat(k.Name + ".go"); err != nil {
			t.Errorf("%s is in no file of its name", k.Name)
		}
		if k.Doc == "" || len(k.Doc) > 110 || k.New == nil {
			t.Errorf("%s: doc %q", k.Name, k.Doc)
		}
		for _, other := range StudyKinds[:i] {
			if other.Name == k.Name {
				t.Errorf("two kinds %s", k.Name)
			}
		}
		if slices.ContainsFunc(Kinds, func(other Kind[*Run]) bool { return other.Name == k.Name }) {
			t.Errorf("%s is a kind of a run too", k.Name)
		}
	}
}

// Open tells a run from a study; files of a study are called after outcomes where there are several.
func TestDrawAStudy(t *testing.T) {
	source, err := Open(friendEffect().write(t))
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := source.(*Study); !ok {
		t.Fatalf("%T", source)
	}
	dir := t.TempDir()
	files, skipped, err := Draw(source, []string{"response", "morris"}, []string{"svg"}, dir)
	if err != nil || len(skipped) != 1 || skipped[0].Kind != "morris" || !strings.Contains(skipped[0].Reason, "sensitivity.csv") {
		t.Errorf("%v %v", skipped, err)
	}
	var names []string
	for _, f := range files {
		names = append(names, filepath.Base(f))
	}
	want := []string{
		"response_any_excluded.svg", "response_any_excluded.csv", "response_any_excluded_migrant.svg",
		"response_any_excluded_migrant.csv", "response_osmanthus_mean.svg", "response_osmanthus_mean.csv",
		"response_osmanthus_means_correlation_migrant.svg", "response_osmanthus_means_correlation_migrant.csv",
	}
	if !slices.Equal(names, want) {
		t.Errorf("%v", names)
	}
	if run, err := Open(societies()["one_period"].write(t)); err != nil {
		t.Error(err)
	} else if _, ok := run.(*Run); !ok {
		t.Errorf("%T", run)
	}
	if _, err := OpenStudy(societies()["one_period"].write(t)); err == nil || !strings.Contains(err.Error(), "study") {
		t.Errorf("a run is opened as a study: %v", err)
	}
}

func TestUnknownKindsOfAStudy(t *testing.T) {
	study, err := Open(friendEffect().write(t))
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = Draw(study, []string{"tornados"}, nil, t.TempDir())
	unknown, ok := errors.AsType[*Unknown](err)
	if !ok || unknown.Nearest != "tornado" || !strings.Contains(err.Error(), "a run has: score_distribution") {
		t.Errorf("%v", err)
	}
	_, _, err = Draw(study, []string{"survival"}, nil, t.TempDir())
	if err == nil || !strings.HasPrefix(err.Error(), "survival is a kind of figure of a run, and this is a study, which has: response") {
		t.Errorf("%v", err)
	}
	run, err := Open(societies()["one_period"].write(t))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err = Draw(run, []string{"sobol"}, nil, t.TempDir()); err == nil || !strings.Contains(err.Error(), "of a study, and this is a run") {
		t.Errorf("%v", err)
	}
}

// A table that is there but broken is an error with its place; one that is missing leaves figures out.
func TestABrokenTableOfAStudyIsAnError(t *testing.T) {
	for file, content := range map[string]string{
		results.SummaryName: "point,arm,group,measure,n,mean,low,high\n0,study,all,any_excluded,3,x,0,0\n",
		sensitivityName:     "output,factor,index,value\nany_excluded,a,mu_star,1\n",
		results.RunsName:    "no parquet",
		results.SeriesName:  "PAR1 neither",
	} {
		dir := friendEffect().write(t)
		if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		study, err := OpenStudy(dir)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := study.figures(nil); err == nil || !strings.Contains(err.Error(), file) && !strings.Contains(err.Error(), filepath.Base(file)) {
			t.Errorf("%s: %v", file, err)
		}
	}
	dir := friendEffect().write(t)
	if err := os.Remove(filepath.Join(dir, results.SummaryName)); err != nil {
		t.Fatal(err)
	}
	study, err := OpenStudy(dir)
	if err != nil {
		t.Fatal(err)
	}
	figures, skipped, err := study.figures(nil)
	if err != nil || len(figures) > 0 || len(skipped) != len(StudyKinds) {
		t.Errorf("%d figures, %v, %v", len(figures), skipped, err)
	}
}
