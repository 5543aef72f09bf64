package figure

import (
	"fmt"
	"path/filepath"
	"testing"

	"socialcredit/results"
)

// A told explanation is invented: numbers of some size in every table.
type toldExplanation struct {
	title      string
	groups     []string
	bands      []string
	switches   []string
	outcomes   []string
	replicates int
	size       float64
	noRight    bool
}

func explanations() map[string]toldExplanation {
	ordinary := toldExplanation{
		"Suzhou points, as an article tells it",
		[]string{"urban", "migrant", "rural"},
		[]string{"e", "d", "c"},
		[]string{"friends", "error", "gates"},
		[]string{"any_excluded", "osmanthus_sd", "osmanthus_trait_correlation"},
		20, 1, false,
	}
	all := map[string]toldExplanation{"ordinary": ordinary}
	change := func(name string, with func(*toldExplanation)) {
		x := ordinary
		with(&x)
		all[name] = x
	}
	change("one_replicate", func(x *toldExplanation) { x.replicates = 1 })
	change("one_of_each", func(x *toldExplanation) {
		x.groups, x.bands, x.switches, x.outcomes = []string{"people"}, []string{"low", "high"}, []string{"gates"}, []string{"any_excluded"}
	})
	change("nothing_moves", func(x *toldExplanation) { x.size = 0 })
	change("no_right", func(x *toldExplanation) { x.noRight = true })
	change("large", func(x *toldExplanation) { x.size = 1e4 })
	change("many", func(x *toldExplanation) {
		x.groups = []string{"urban_with_a_local_household_registration", "migrants_from_other_provinces", "rural", "students", "retired_people"}
		x.bands = []string{"a_rather_long_band_of_people", "b", "c", "d", "e", "f"}
		x.switches = []string{"friends", "error", "abuse", "gates", "ties", "learning"}
		x.outcomes = nil
		for k := range 12 {
			x.outcomes = append(x.outcomes, fmt.Sprintf("an_institution_with_a_name_measure_%d@migrants", k))
		}
	})
	return all
}

// A rowWriter fills a table; values differ from row to row, and have intervals around them.
type rowWriter struct {
	texts map[string][]string
	names []string
	value []float64
	x     *toldExplanation
}

func (w *rowWriter) add(cells ...string) {
	if w.texts == nil {
		w.texts = map[string][]string{}
	}
	for i, name := range w.names {
		w.texts[name] = append(w.texts[name], cells[i])
	}
	w.value = append(w.value, w.x.size*(float64((len(w.value)*7)%11)/11-0.3))
}

func (w *rowWriter) table(names ...string) *results.Table {
	var columns []results.Column
	for _, name := range w.names {
		columns = append(columns, results.Texts(name, w.texts[name]...))
	}
	for k, name := range names { // the value, then its low and high
		c := results.Floats(name)
		for _, v := range w.value {
			c.Floats = append(c.Floats, v+[]float64{0, -0.1, 0.1}[k%3]*w.x.size)
		}
		if w.x.replicates == 1 && k%3 > 0 {
			for i := range c.Floats {
				c.Floats[i] = undefined
			}
		}
		columns = append(columns, c)
	}
	t, err := results.NewTable(columns...)
	if err != nil {
		panic(err)
	}
	return t
}

// write makes the directory.
func (x toldExplanation) write(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	m := &results.Manifest{
		ModelVersion: "7", Scenario: "suzhou", Title: x.title, Seed: 1, People: 5000, Period: "month", Periods: 120, PeriodsPerYear: 12,
		Explanation: &results.Explanation{Replicates: x.replicates, Outcomes: x.outcomes},
	}
	for _, g := range x.groups {
		m.Society.Groups = append(m.Society.Groups, results.Group{Label: g, Share: 1 / float64(len(x.groups))})
	}
	institution := results.Institution{Label: "osmanthus", Kind: "points", Scored: true, Base: 100, Cap: 200, Gate: true}
	for k, b := range x.bands {
		institution.Bands = append(institution.Bands, results.Band{Label: b, From: 80 + 10*float64(k)})
	}
	m.Society.Institutions = []results.Institution{institution}
	for _, s := range x.switches {
		m.Explanation.Switches = append(m.Explanation.Switches, results.Switch{Name: s})
	}
	for name, table := range map[string]*results.Table{"accounts.csv": x.accounts(), "effects.csv": x.effects(), "accuracy.csv": x.accuracy()} {
		if err := results.WriteCSV(filepath.Join(dir, name), table); err != nil {
			t.Fatal(err)
		}
	}
	if err := results.WriteManifest(dir, m); err != nil {
		t.Fatal(err)
	}
	return dir
}

func (x *toldExplanation) accounts() *results.Table {
	w := rowWriter{names: []string{"institution", "by", "level", "cause"}, x: x}
	for by, levels := range map[string][]string{
		"all": {"all"}, "group": x.groups, "trait_fifth": {"1", "2", "3", "4", "5"}, "means_fifth": {"1", "2", "3", "4", "5"},
	} {
		for _, level := range levels {
			for _, cause := range append([]string{sumOfCauses}, causes...) {
				w.add("osmanthus", by, level, cause)
			}
		}
	}
	return w.table("mean", "low", "high")
}

func (x *toldExplanation) effects() *results.Table {
	w := rowWriter{names: []string{"outcome", "switch"}, x: x}
	for _, o := range x.outcomes {
		for _, s := range append([]string{"all_off", "all_on"}, x.switches...) {
			w.add(o, s)
		}
	}
	return w.table("effect", "low", "high", "alone", "alone_low", "alone_high", "last", "last_low", "last_high")
}

func (x *toldExplanation) accuracy() *results.Table {
	w := rowWriter{names: []string{"institution", "against", "measure", "at", "group"}, x: x}
	for _, y := range yardsticks {
		for _, b := range x.bands[1:] {
			w.add("osmanthus", y.name, "auc", b, everyone)
		}
		for tenth := range 10 {
			w.add("osmanthus", y.name, "calibration_mean", fmt.Sprint(tenth+1), everyone)
			if !x.noRight {
				w.add("osmanthus", y.name, "calibration_deserving", fmt.Sprint(tenth+1), everyone)
			}
		}
		for _, g := range append([]string{everyone}, x.groups...) {
			if !x.noRight {
				w.add("osmanthus", y.name, "false_exclusion", x.bands[1], g)
				w.add("osmanthus", y.name, "false_inclusion", x.bands[1], g)
			}
		}
	}
	return w.table("value", "low", "high")
}

// Of every explanation every kind is drawn, and no text reaches beyond the page or lies on other text or on data.
func TestExplanationsAreDrawn(t *testing.T) {
	for name, x := range explanations() {
		t.Run(name, func(t *testing.T) {
			opened, err := Open(x.write(t))
			if err != nil {
				t.Fatal(err)
			}
			source, ok := opened.(*Explanation)
			if !ok {
				t.Fatalf("it is opened as a %T", opened)
			}
			figures := everyKind(t, source, ExplanationKinds)
			if len(figures) != len(ExplanationKinds) {
				t.Errorf("%d figures of %d kinds", len(figures), len(ExplanationKinds))
			}
			for _, f := range figures {
				w := &witness{}
				f.draw(w)
				for _, problem := range f.misplaced(w.texts) {
					t.Errorf("%s: %s", f.Name, problem)
				}
				f.checkRoom(t)
				if f.Numbers == nil || f.Numbers.Rows() == 0 {
					t.Errorf("%s: no numbers beside it", f.Name)
				}
			}
		})
	}
}

// A kind of a run is none of an explanation, and the other way round; what is missing is told.
func TestKindsOfExplanations(t *testing.T) {
	dir := explanations()["ordinary"].write(t)
	x, err := OpenExplanation(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := x.figures([]string{"survival"}); err == nil {
		t.Error("an explanation has a figure of survival")
	}
	run, err := OpenRun(societies()["one_period"].write(t))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenExplanation(run.Dir); err == nil {
		t.Error("a run is opened as an explanation")
	}
	empty := &Explanation{run}
	run.Manifest.Explanation = &results.Explanation{}
	if figures, skipped, err := empty.figures(nil); err != nil || len(figures) > 0 || len(skipped) != len(ExplanationKinds) {
		t.Errorf("without tables: %d figures, %d left out, %v", len(figures), len(skipped), err)
	}
}
