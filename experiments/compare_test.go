package experiments

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"socialcredit/experiments/twin"
	"socialcredit/results"
)

// small makes societies small enough for tests.
var small = []string{"people.count=1500", "periods=24"}

// compare runs a comparison into a directory of the test's own.
func compare(t *testing.T, c *Comparison) *Compared {
	t.Helper()
	c.Replicates = max(1, c.Replicates)
	if c.Dir == "" {
		c.Dir = filepath.Join(t.TempDir(), "comparison")
	}
	o, err := c.Do(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func readTable(t *testing.T, dir, name string, texts ...string) *results.Table {
	t.Helper()
	table, err := results.ReadCSV(filepath.Join(dir, name), append(texts, "name", "group")...)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// idle are changes that do nothing: an abuse of nobody, an amnesty after the end, a tribunal to which nobody
// appeals, and none at all.
var idle = map[string][]string{
	"nobody":        {"policies.code={kind: abuse, date: 5, share: 0, group: rural}"},
	"after the end": {"policies.late={kind: amnesty, date: 1000}"},
	"no appeal":     {"policies.court={kind: tribunal, institution: osmanthus, right: 0, wrong: 0}"},
	"the same":      nil,
}

// A change that does nothing gives exactly zero in every file, for every person and period.
func TestAChangeThatDoesNothing(t *testing.T) {
	for name, set := range idle {
		t.Run(name, func(t *testing.T) {
			both := append(slices.Clone(small), "people.groups.nobody={share: 0}") // of whom no share is defined
			o := compare(t, &Comparison{
				A: load(t, "suzhou", both...), B: load(t, "suzhou", append(both, set...)...), Replicates: 3, PeopleEvery: 1,
			})
			if !o.Identical() || !o.NobodyDiffers() {
				t.Error("it is not told that nothing differs")
			}
			allZero(t, readTable(t, o.Dir, results.DifferencesName), func(string) bool { return true })
			allZero(t, readTable(t, o.Dir, results.FatesName), func(string) bool { return true })
			allZero(t, readTable(t, o.Dir, "people_differences.csv", "osmanthus_band_a", "osmanthus_band_b"), func(name string) bool {
				return strings.HasSuffix(name, "difference") || strings.HasPrefix(name, "rights_")
			})
			gains := readTable(t, o.Dir, results.GainsName, "by", "level", "outcome")
			allZero(t, gains, func(name string) bool { return !strings.HasPrefix(name, "same") && name != "people" })
			allZero(t, readTable(t, o.Dir, results.SummaryName, "measure"), func(name string) bool {
				return name == "difference" || name == "low" || name == "high"
			})
			m, err := results.ReadComparisonManifest(o.Dir)
			if err != nil || !m.Identical || m.Replicates != 3 {
				t.Errorf("%+v %v", m, err)
			}
		})
	}
}

// allZero finds numbers in some columns that are neither 0 nor undefined.
func allZero(t *testing.T, table *results.Table, of func(name string) bool) {
	t.Helper()
	looked := 0
	for _, c := range table.Columns() {
		if slices.Contains([]string{"period", "year", "group", "replicates"}, c.Name) || !of(c.Name) {
			continue
		}
		cells, ok := table.Float(c.Name)
		for row, v := range cells {
			if v != 0 && !math.IsNaN(v) {
				t.Fatalf("%s, row %d: %v", c.Name, row, v)
			}
			if v == 0 {
				looked++
			}
		}
		if !ok && c.Type != results.Text {
			t.Errorf("%s holds no numbers", c.Name)
		}
	}
	if looked == 0 {
		t.Error("there was nothing to look at")
	}
}

// B minus A is the series of a run of B minus that of a run of A, cell by cell; with replicates, the mean of
// these over seeds with Student's interval.
func TestDifferencesAreThoseOfTwoRuns(t *testing.T) {
	setB := append(slices.Clone(small), "institutions.osmanthus.friends.kind=none")
	c := &Comparison{A: load(t, "suzhou", small...), B: load(t, "suzhou", setB...), Replicates: 3}
	o := compare(t, c)
	got := readTable(t, o.Dir, results.DifferencesName)
	var runs [2][]*results.Table
	for seed := 1; seed <= 3; seed++ {
		for k, set := range [][]string{small, setB} {
			run := do(t, &Run{Scenario: load(t, "suzhou", append(slices.Clone(set), "seed="+strconv.Itoa(seed))...)})
			runs[k] = append(runs[k], readTable(t, run.Dir, "series.csv"))
		}
	}
	first := runs[0][0]
	quantile := distuv.StudentsT{Sigma: 1, Nu: 2}.Quantile(0.975)
	for _, name := range first.Names()[3:] {
		value, ok := got.Float(name)
		low, okLow := got.Float(name + "_low")
		high, okHigh := got.Float(name + "_high")
		if !ok || !okLow || !okHigh || len(value) != first.Rows() {
			t.Fatalf("%s: %d cells of %d", name, len(value), first.Rows())
		}
		for row := range value {
			var d []float64
			for r := range 3 {
				x, _ := runs[0][r].Float(name)
				y, _ := runs[1][r].Float(name)
				if v := y[row] - x[row]; !math.IsNaN(v) {
					d = append(d, v)
				}
			}
			want, half := math.NaN(), math.NaN()
			if len(d) > 0 {
				want = stat.Mean(d, nil)
			}
			if len(d) == 3 {
				half = quantile * stat.StdDev(d, nil) / math.Sqrt(3)
			}
			if differs(value[row], want) || len(d) != 2 && (differs(low[row], want-half) || differs(high[row], want+half)) {
				t.Fatalf("%s, row %d: %v (%v to %v), want %v by %v", name, row, value[row], low[row], high[row], want, half)
			}
		}
	}
	if got.Columns()[3].Name != "replicates" || len(got.Names()) != 4+3*(len(first.Names())-3) {
		t.Errorf("columns %v", got.Names())
	}
}

func differs(a, b float64) bool {
	if math.IsNaN(a) || math.IsNaN(b) {
		return math.IsNaN(a) != math.IsNaN(b)
	}
	return math.Abs(a-b) > 1e-12*(1+math.Abs(b))
}

// With one replicate the file's columns are those of the series and nothing else, and its cells are exactly
// the differences; people are those that both runs export; fates and gains follow from them.
func TestOneReplicate(t *testing.T) {
	setB := append(slices.Clone(small), "record.error.person=0.3")
	o := compare(t, &Comparison{A: load(t, "suzhou", small...), B: load(t, "suzhou", setB...)})
	runA := do(t, &Run{Scenario: load(t, "suzhou", small...), Exports: Exports{People: true}})
	runB := do(t, &Run{Scenario: load(t, "suzhou", setB...), Exports: Exports{People: true}})
	a, b := readTable(t, runA.Dir, "series.csv"), readTable(t, runB.Dir, "series.csv")
	got := readTable(t, o.Dir, results.DifferencesName)
	if want := slices.Insert(a.Names(), 3, "replicates"); !slices.Equal(got.Names(), want) {
		t.Fatalf("columns %v, want %v", got.Names(), want)
	}
	moved := false
	for _, name := range a.Names()[3:] {
		x, _ := a.Float(name)
		y, _ := b.Float(name)
		d, _ := got.Float(name)
		for row := range d {
			if want := y[row] - x[row]; d[row] != want && !(math.IsNaN(d[row]) && math.IsNaN(want)) {
				t.Fatalf("%s, row %d: %v, want %v", name, row, d[row], want)
			}
			moved = moved || d[row] != 0
		}
	}
	if !moved || o.Identical() {
		t.Error("nothing differs")
	}
	people := readTable(t, o.Dir, "people_differences.csv", "osmanthus_band_a", "osmanthus_band_b")
	samePeopleAsRuns(t, people, readTable(t, runA.Dir, "people.csv", "osmanthus_band"), readTable(t, runB.Dir, "people.csv", "osmanthus_band"))
	gainsFollow(t, people, o)
}

// samePeopleAsRuns compares what people_differences holds of both with what runs export.
func samePeopleAsRuns(t *testing.T, got, a, b *results.Table) {
	t.Helper()
	for name, source := range map[string]results.Column{
		"person": column(t, a, "person"), "group": column(t, a, "group"), "district": column(t, a, "district"),
		"trait": column(t, a, "trait"), "means": column(t, a, "means"),
		"osmanthus_score_a": column(t, a, "osmanthus_score"), "osmanthus_score_b": column(t, b, "osmanthus_score"),
		"osmanthus_band_a": column(t, a, "osmanthus_band"), "osmanthus_band_b": column(t, b, "osmanthus_band"),
		"loan_shut_a": column(t, a, "loan_shut"), "loan_shut_b": column(t, b, "loan_shut"),
		"discounts_shut_a": column(t, a, "discounts_shut"), "travel_shut_b": column(t, b, "travel_shut"),
	} {
		mine := column(t, got, name)
		if !slices.Equal(mine.Cells(), source.Cells()) {
			t.Errorf("%s is not what the run exports", name)
		}
	}
}

func column(t *testing.T, table *results.Table, name string) results.Column {
	t.Helper()
	c, ok := table.Column(name)
	if !ok {
		t.Fatalf("no column %s in %v", name, table.Names())
	}
	return c
}

// gainsFollow counts gains and fates again from the people.
func gainsFollow(t *testing.T, people *results.Table, o *Compared) {
	t.Helper()
	difference, _ := people.Float("osmanthus_difference")
	groups, _ := people.Text("group")
	lost, _ := people.Float("rights_lost")
	won, _ := people.Float("rights_won")
	first, _ := people.Float("first_difference")
	counts, n := map[string]float64{}, float64(len(groups))
	for i, d := range difference {
		if d < 0 {
			counts["score lost"]++
			if groups[i] == "rural" {
				counts["rural lost"]++
			}
		}
		if groups[i] == "rural" {
			counts["rural"]++
		}
		if won[i] > lost[i] {
			counts["rights gained"]++
		}
		if !math.IsNaN(first[i]) {
			counts["ever"]++
		}
	}
	gains := readTable(t, o.Dir, results.GainsName, "by", "level", "outcome")
	cell := func(by, level, outcome, name string) float64 {
		values, _ := gains.Where("by", by).Where("level", level).Where("outcome", outcome).Float(name)
		if len(values) != 1 {
			t.Fatalf("%d rows of %s %s %s", len(values), by, level, outcome)
		}
		return values[0]
	}
	fates := readTable(t, o.Dir, results.FatesName).Where("group", All)
	ever, _ := fates.Float("any_ever_differed")
	for name, pair := range map[string][2]float64{
		"score lost": {cell("all", "all", "osmanthus_score", "lost"), counts["score lost"] / n},
		"rural lost": {cell("group", "rural", "osmanthus_score", "lost"), counts["rural lost"] / counts["rural"]},
		"rights":     {cell("all", "all", "rights", "gained"), counts["rights gained"] / n},
		"mean":       {cell("all", "all", "osmanthus_score", "mean_difference"), stat.Mean(difference, nil)},
		"ever":       {ever[len(ever)-1], counts["ever"] / n},
	} {
		if differs(pair[0], pair[1]) {
			t.Errorf("%s: %v, from people %v", name, pair[0], pair[1])
		}
	}
	if counts["score lost"] == 0 || counts["ever"] == n {
		t.Errorf("the comparison shows too little: %v", counts)
	}
	trait, _ := people.Float("trait")
	checkFifths(t, trait, func(fifth int) float64 {
		return cell("trait_fifth", strconv.Itoa(fifth), "osmanthus_score", "people")
	})
}

// checkFifths holds the parts to their order and to about the same size.
func checkFifths(t *testing.T, trait []float64, people func(fifth int) float64) {
	t.Helper()
	all := 0.0
	for fifth := 1; fifth <= 5; fifth++ {
		n := people(fifth)
		all += n
		if share := n / float64(len(trait)); math.Abs(share-0.2) > 0.03 { // a sixteenth of a deviation holds up to 2.5 %
			t.Errorf("fifth %d holds %v", fifth, share)
		}
	}
	if all != float64(len(trait)) {
		t.Errorf("%v people in fifths of %d", all, len(trait))
	}
}

// Workers change no byte.
func TestComparisonsHaveTheSameBytes(t *testing.T) {
	set := []string{"people.count=20000", "periods=12"}
	var want map[string]string
	for _, workers := range []int{1, 2, 7} {
		c := &Comparison{A: load(t, "ombudsman", set...), B: load(t, "suzhou", set...), Replicates: 2, Workers: workers, PeopleEvery: 6}
		o := compare(t, c)
		got, err := results.HashFiles(o.Dir)
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		}
		for name, hash := range got {
			if hash != want[name] {
				t.Errorf("%d workers: another %s", workers, name)
			}
		}
		if len(got) != 10 {
			t.Errorf("%d files", len(got))
		}
	}
}

// What only one of both has is named and not compared; what they share is, though numbered otherwise.
func TestOnlySharedPartsAreCompared(t *testing.T) {
	setB := append(slices.Clone(small), "institutions.aardvark={kind: points, base: 10, floor: 0, cap: 20, bands: {low: 0, high: 5}, rules: {jaywalk: {points: -1}}}",
		"services.airport={right: true, needs: {aardvark: high}}")
	o := compare(t, &Comparison{A: load(t, "suzhou", small...), B: load(t, "suzhou", setB...)})
	m, err := results.ReadComparisonManifest(o.Dir)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(m.B.Institutions, []string{"aardvark"}) || !slices.Equal(m.B.Services, []string{"airport"}) ||
		len(m.A.Institutions) > 0 || !slices.Contains(m.B.Columns, "airport_excluded") {
		t.Errorf("%+v %+v", m.A, m.B)
	}
	people := readTable(t, o.Dir, "people_differences.csv", "osmanthus_band_a", "osmanthus_band_b")
	if slices.ContainsFunc(people.Names(), func(name string) bool { return strings.Contains(name, "aardvark") }) {
		t.Error("an institution of B alone is compared")
	}
	for _, name := range []string{"loan_shut_a", "loan_shut_b", "loan_periods_shut_b"} {
		if cells, _ := people.Int(name); len(cells) != 1500 {
			t.Errorf("%s has %d cells", name, len(cells))
		}
	}
	levels := readTable(t, o.Dir, results.LevelsName, "scenario")
	if aardvark, ok := levels.Where("scenario", "a").Float("aardvark_mean"); !ok || !math.IsNaN(aardvark[0]) {
		t.Error("A has a level of what only B has")
	}
	if len(m.Society.Institutions) != 1 || len(m.Society.Services) != 5 {
		t.Errorf("society %+v", m.Society)
	}
}

func TestNoTwins(t *testing.T) {
	for change, want := range map[string]string{
		"people.count=1501":               "people.count is 1500 in A and 1501 in B; --people 1500",
		"periods=25":                      "periods is 24 in A and 25 in B; --set periods=24",
		"seed=2":                          "seed is 1 in A and 2 in B; --seed 1",
		"people.means_correlation=0.3":    "people.means_correlation is 0 in A and 0.3 in B",
		"people.groups.rural.trait=0.5":   "people.groups.rural.trait is 0 in A and 0.5 in B",
		"people.groups={far: {share: 0}}": "people.groups.far is not there in A and set in B",
	} {
		c := &Comparison{A: load(t, "suzhou", small...), B: load(t, "suzhou", append(slices.Clone(small), change)...), Replicates: 1, Dir: t.TempDir()}
		_, err := c.Do(context.Background())
		if no, ok := errors.AsType[*twin.NotTwins](err); !ok || !strings.Contains(no.Error(), want) {
			t.Errorf("%s: %v", change, err)
		}
	}
	// What a group may do is a difference like any other.
	compare(t, &Comparison{A: load(t, "suzhou", small...), B: load(t, "suzhou", append(slices.Clone(small), "people.groups.rural.exposure=2")...)})
}

// Where it is stopped, nothing but the scenarios is left, and the same comparison starts over; another is
// refused.
func TestAStoppedComparisonStartsOver(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "stopped")
	ctx, stop := context.WithCancel(context.Background())
	c := &Comparison{A: load(t, "suzhou", small...), B: load(t, "no_scores", small...), Replicates: 2, Dir: dir}
	c.Progress = func(done int) {
		if done == 30 {
			stop()
		}
	}
	if _, err := c.Do(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("%v", err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 {
		t.Errorf("%v %v", left, err)
	}
	other := &Comparison{A: load(t, "suzhou", small...), B: load(t, "yiwu", small...), Replicates: 1, Dir: dir}
	if _, err := other.Do(context.Background()); err == nil {
		t.Error("another comparison takes the directory")
	}
	c.Progress = nil
	o := compare(t, c)
	if o.Fates()[0].Ever.Value == 0 {
		t.Error("no_scores makes no difference")
	}
	if _, err := other.Do(context.Background()); err == nil || !strings.Contains(err.Error(), "another comparison") {
		t.Errorf("%v", err)
	}
	if _, err := (&Run{Scenario: load(t, "suzhou", small...), Dir: dir}).Do(context.Background()); err == nil {
		t.Error("a run takes the directory")
	}
}

// What a comparison needs is more than two runs do, grows with replicates, and is refused where it does not
// fit.
func TestTheCostOfAComparisonIsKnown(t *testing.T) {
	c := &Comparison{A: load(t, "suzhou", small...), B: load(t, "no_scores", small...), Replicates: 1, Workers: 2}
	one := c.EstimateCost()
	run := EstimateCost(c.A.Spec, c.A.Layout, 2, Exports{})
	if one.Bytes <= 2*run.Bytes || one.PersonPeriods != 2*run.PersonPeriods {
		t.Errorf("%+v beside a run's %+v", one, run)
	}
	c.Replicates = 5
	if five := c.EstimateCost(); five.Bytes <= one.Bytes || five.PersonPeriods != 5*one.PersonPeriods {
		t.Errorf("%+v of five beside %+v of one", five, one)
	}
	large, ok := errors.AsType[*TooLarge](one.CheckMemory(one.Bytes - 1))
	if !ok || large.Needs != one.Bytes {
		t.Errorf("%+v", large)
	}
	for every, rows := range map[int]int64{0: 1500, 1: 25 * 1500, 12: 3 * 1500, 10: 4 * 1500} {
		c.PeopleEvery = every
		if got := c.PeopleRows(); got != rows {
			t.Errorf("every %d periods: %d rows, want %d", every, got, rows)
		}
	}
}
