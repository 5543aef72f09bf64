package experiments

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"socialcredit/results"
)

// Workers, exports and explanations change no bit of series and people.
func TestSameBitsHoweverComputed(t *testing.T) {
	for name, set := range map[string][]string{
		"in the ring":         {"people.count=20000", "periods=12"},
		"in the order of ids": {"people.count=20000", "periods=12", "network.homophily=0", "record.error.household=0.3"},
	} {
		t.Run(name, func(t *testing.T) { sameBits(t, set) })
	}
}

func sameBits(t *testing.T, set []string) {
	t.Helper()
	series, people := "", ""
	for _, workers := range []int{1, 2, 7} {
		for _, e := range []Exports{{People: true}, {People: true, Ties: true}} {
			o := do(t, &Run{Scenario: load(t, "suzhou", set...), Workers: workers, Exports: e})
			a, b := hashOf(t, filepath.Join(o.Dir, "series.csv")), hashOf(t, filepath.Join(o.Dir, "people.csv"))
			if series == "" {
				series, people = a, b
			}
			if a != series || b != people {
				t.Errorf("%d workers, %+v: other numbers", workers, e)
			}
		}
	}
	o := do(t, &Run{Scenario: load(t, "suzhou", set...), Workers: 2, Exports: Exports{People: true, Causes: true}})
	if hashOf(t, filepath.Join(o.Dir, "series.csv")) != series {
		t.Error("asking for causes changes the series")
	}
	causesAddUp(t, read(t, o, "people"))
}

func read(t *testing.T, o *Outcome, name string) *results.Table {
	t.Helper()
	table, err := results.ReadCSV(filepath.Join(o.Dir, name+".csv"), "name", "group")
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func causesAddUp(t *testing.T, people *results.Table) {
	t.Helper()
	score, _ := people.Float("osmanthus_score")
	sum := make([]float64, len(score))
	for _, name := range people.Names() {
		if account, ok := people.Float(name); ok && len(name) > 15 && name[:15] == "osmanthus_from_" {
			for i, x := range account {
				sum[i] += x
			}
		}
	}
	for i := range score {
		if math.Abs(100+sum[i]-score[i]) > 1e-9 {
			t.Fatalf("person %d: causes come to %v, the score is %v", i, 100+sum[i], score[i])
		}
	}
}

// What people and ties are exported as gives the last row of the series again, by formulas written
// anew: mean, absolute Gini, shares of bands, assortativity of scores.
func TestExportsGiveTheSeriesAgain(t *testing.T) {
	o := do(t, &Run{Scenario: load(t, "suzhou", "people.count=1500", "periods=30"), Exports: Exports{People: true, Ties: true}})
	people, ties := read(t, o, "people"), read(t, o, "ties")
	score, _ := people.Float("osmanthus_score")
	band, _ := people.Text("osmanthus_band")
	n := float64(len(score))

	var sum, distance float64
	for i, x := range score {
		sum += x
		for _, y := range score[:i] {
			distance += math.Abs(x - y)
		}
	}
	near(t, o, "osmanthus_mean", sum/n)
	near(t, o, "osmanthus_absolute_gini", distance/(n*n))
	for _, b := range []string{"e", "d", "c", "b", "a", "aa"} {
		in := 0.0
		for _, x := range band {
			if x == b {
				in++
			}
		}
		near(t, o, "osmanthus_share_"+b, in/n)
	}
	a, _ := ties.Int("a")
	b, _ := ties.Int("b")
	var x, y []float64
	for i := range a {
		x = append(x, score[a[i]], score[b[i]])
		y = append(y, score[b[i]], score[a[i]])
	}
	near(t, o, "ties_osmanthus_assortativity", pearson(x, y))
}

func near(t *testing.T, o *Outcome, column string, want float64) {
	t.Helper()
	if got := o.Series.Last(column, All); !(math.Abs(got-want) < 1e-9) {
		t.Errorf("%s = %v, from the exports %v", column, got, want)
	}
}

func pearson(x, y []float64) float64 {
	var mx, my, xx, yy, xy float64
	for i := range x {
		mx += x[i] / float64(len(x))
		my += y[i] / float64(len(y))
	}
	for i := range x {
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
		xy += (x[i] - mx) * (y[i] - my)
	}
	return xy / math.Sqrt(xx*yy)
}

// Kinds of key: the seed and any value count, titles and the order of keys do not.
func TestKey(t *testing.T) {
	key := func(ref string, set ...string) string {
		k, err := Key(load(t, ref, set...))
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	base := key("suzhou")
	if key("suzhou") != base || key("suzhou", "title=other words") != base || key("suzhou", "people.count=100000") != base {
		t.Error("the key of the same run differs")
	}
	for _, other := range [][]string{{"seed=2"}, {"periods=121"}, {"institutions.osmanthus.friends.weight=0.21"}, {"network.kind=random"}} {
		if key("suzhou", other...) == base {
			t.Errorf("%v has the key of the default", other)
		}
	}
}

// A run that is stopped leaves a directory that the same run may use again and another may not.
func TestInterruptedRunStartsOver(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	ctx, cancel := context.WithCancel(context.Background())
	r := &Run{
		Scenario: load(t, "suzhou", "people.count=500", "periods=12"), Dir: dir,
		Progress: func(period int) {
			if period == 5 {
				cancel()
			}
		},
	}
	if _, err := r.Do(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("a stopped run returned %v", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 || entries[0].Name() != ScenarioName {
		t.Errorf("a stopped run leaves %v (%v)", entries, err)
	}
	var occupied *Occupied
	if _, err := (&Run{Scenario: load(t, "suzhou", "people.count=501", "periods=12"), Dir: dir}).Do(context.Background()); !errors.As(err, &occupied) {
		t.Errorf("another run in its directory returned %v", err)
	}
	do(t, &Run{Scenario: load(t, "suzhou", "people.count=500", "periods=12"), Dir: dir})
	m, err := results.ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	if m.People != 500 || m.Files["series.csv"] == "" || m.Network["mean_degree"] == nil || !slices.ContainsFunc(m.Society.Services, func(s results.Service) bool { return s.Right }) {
		t.Errorf("manifest %+v", m)
	}
}

func TestTooLargeRunIsRefused(t *testing.T) {
	s := load(t, "suzhou", "people.count=100000000", "network.degree=100")
	cost := EstimateCost(s.Spec, s.Layout, 2, Exports{})
	var large *TooLarge
	if err := cost.CheckMemory(24e9); !errors.As(err, &large) {
		t.Errorf("100 million people with 100 friends each on 24 GB: %v", err)
	}
	if err := cost.CheckMemory(0); err != nil {
		t.Errorf("nothing is known of memory: %v", err)
	}
}

func TestParseExports(t *testing.T) {
	if e, err := ParseExports([]string{"ties", "people"}); err != nil || !e.People || !e.Ties || e.Causes {
		t.Errorf("%+v, %v", e, err)
	}
	if e, err := ParseExports([]string{"districts"}); err != nil || e != (Exports{Districts: true}) {
		t.Errorf("%+v, %v", e, err)
	}
	for _, bad := range [][]string{{"causes"}, {"tie"}} {
		if _, err := ParseExports(bad); err == nil {
			t.Errorf("%v is accepted", bad)
		}
	}
}
