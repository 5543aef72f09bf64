package figure

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialcredit/results"
)

// Twins are made-up comparisons to draw. Differences grow with time, a little more in each group than in the one before.
type twins struct {
	replicates, periods int
	groups              []string
	scored, codes       []string // institutions with a score, and without
	size                float64  // of the differences
	period              string
	nobody              bool // nobody has a score in both
}

func comparisons() map[string]twins {
	ordinary := twins{replicates: 20, periods: 120, groups: []string{"migrant", "rural", "urban"}, scored: []string{"osmanthus"}, size: 1, period: "month"}
	all := map[string]twins{"ordinary": ordinary}
	change := func(name string, with func(*twins)) {
		t := ordinary
		with(&t)
		all[name] = t
	}
	change("one_replicate", func(t *twins) { t.replicates = 1 })
	change("one_group", func(t *twins) { t.groups = []string{"people"} })
	change("one_period", func(t *twins) { t.periods = 1 })
	change("no_period", func(t *twins) { t.periods = 0 })
	change("nothing_differs", func(t *twins) { t.size = 0 })
	change("little_differs", func(t *twins) { t.size = -0.001 })
	change("all_differ", func(t *twins) { t.size = 100 })
	change("nobody_in_both", func(t *twins) { t.nobody = true })
	change("nothing_shared", func(t *twins) { t.scored = nil })
	change("a_code_for_days", func(t *twins) { t.scored, t.codes, t.period, t.periods = nil, []string{"code"}, "day", 40 })
	change("four_institutions", func(t *twins) {
		t.scored, t.codes = []string{"osmanthus", "credit_rating_of_the_district"}, []string{"code", "list_of_people_who_keep_no_promise"}
	})
	change("long_names", func(t *twins) {
		t.groups = []string{"urban_with_a_local_household_registration", "migrants_from_other_provinces", "rural", "students", "retired_people", "x", "y", "z"}
	})
	return all
}

// write makes a comparison's directory.
func (c twins) write(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for name, table := range map[string]*results.Table{
		results.DifferencesName: c.overTime(c.measures()), results.FatesName: c.overTime(c.fates()), results.GainsName: c.gains(),
	} {
		if err := results.WriteCSV(filepath.Join(dir, name), table); err != nil {
			t.Fatal(err)
		}
	}
	if err := results.WriteParquet(filepath.Join(dir, results.PeopleName), c.people()); err != nil {
		t.Fatal(err)
	}
	m := &results.ComparisonManifest{
		Comparison: "compare-suzhou", ModelVersion: "1", Key: "0123456789abcdef", Seed: 7, Replicates: c.replicates, People: 3000,
		Period: c.period, Periods: c.periods, PeriodsPerYear: 12, Changes: []results.Change{
			{Path: "institutions.osmanthus.friends.kind", A: "none", B: "bonus"}, {Path: "policies.tribunal", B: "kind tribunal"}, {Path: "x"},
		},
	}
	m.A.Scenario, m.B.Scenario = "suzhou", "suzhou"
	for _, g := range c.groups {
		m.Society.Groups = append(m.Society.Groups, results.Group{Label: g})
	}
	for _, i := range c.scored {
		m.Society.Institutions = append(m.Society.Institutions, results.Institution{Label: i, Scored: true})
	}
	for _, i := range c.codes {
		m.Society.Institutions = append(m.Society.Institutions, results.Institution{Label: i, Bands: []results.Band{{Label: "red"}, {Label: "green"}}})
	}
	if err := results.WriteComparisonManifest(dir, m); err != nil {
		t.Fatal(err)
	}
	return dir
}

func (c twins) measures() []string {
	names := []string{"any_excluded"}
	for _, i := range c.scored {
		for _, m := range []string{"mean", "sd", "trait_correlation", "means_correlation", "eta_squared"} {
			names = append(names, i+"_"+m)
		}
	}
	for _, i := range c.codes {
		names = append(names, i+"_share_red", i+"_share_green")
	}
	return names
}

func (c twins) fates() (names []string) {
	for _, aspect := range slices.Concat([]string{"any"}, c.scored, c.codes, []string{"rights"}) {
		names = append(names, aspect+"_differs", aspect+"_ever_differed")
	}
	return names
}

// overTime makes a table of names by period and group; correlations are known once a year.
func (c twins) overTime(names []string) *results.Table {
	columns := []results.Column{results.Ints("period"), results.Floats("year"), results.Texts("group"), results.Ints("replicates")}
	for _, name := range names {
		columns = append(columns, results.Floats(name))
		if c.replicates > 1 {
			columns = append(columns, results.Floats(name+"_low"), results.Floats(name+"_high"))
		}
	}
	t := must(results.NewTable(columns...))
	for period := range c.periods + 1 {
		for g, group := range append([]string{everyone}, c.groups...) {
			row := []any{period, float64(period) / 12, group, c.replicates}
			for _, name := range names {
				v := min(1, c.size*float64(period)*(1+0.1*float64(g))/1000)
				if strings.HasSuffix(name, "_correlation") && period%12 != 0 {
					v = math.NaN()
				}
				row = append(row, v)
				if c.replicates > 1 {
					row = append(row, v-0.01*c.size, v+0.01*c.size)
				}
			}
			if err := t.Append(row...); err != nil {
				panic(err)
			}
		}
	}
	return t
}

func (c twins) gains() *results.Table {
	columns := []results.Column{results.Texts("by"), results.Texts("level"), results.Texts("outcome"), results.Ints("replicates"), results.Floats("people")}
	for _, name := range []string{"gained", "lost", "same", "mean_difference"} {
		columns = append(columns, results.Floats(name))
		if c.replicates > 1 {
			columns = append(columns, results.Floats(name+"_low"), results.Floats(name+"_high"))
		}
	}
	t := must(results.NewTable(columns...))
	add := func(by, level string, k int) {
		outcomes := []string{"rights"}
		for _, i := range c.scored {
			outcomes = append(outcomes, i+"_score")
		}
		for _, i := range c.codes[min(1, len(c.codes)):] { // the first one's bands differ
			outcomes = append(outcomes, i+"_band")
		}
		for _, o := range outcomes {
			row := []any{by, level, o, c.replicates, 600.0}
			gained := min(0.5, math.Abs(c.size)*0.05*float64(k%6))
			for _, v := range []float64{gained, gained / 3, 1 - gained*4/3, 2 * c.size * gained} {
				row = append(row, v)
				if c.replicates > 1 {
					row = append(row, v-0.01*gained, v+0.01*gained)
				}
			}
			if err := t.Append(row...); err != nil {
				panic(err)
			}
		}
	}
	add(everyone, everyone, 3)
	for k, g := range c.groups {
		add("group", g, k)
	}
	for fifth := 1; fifth <= 5; fifth++ {
		add("trait_fifth", fmt.Sprint(fifth), fifth)
		add("means_fifth", fmt.Sprint(fifth), 6-fifth)
	}
	return t
}

// people has a row of everybody at the start, which must not count, and at the end.
func (c twins) people() *results.Table {
	columns := []results.Column{results.Ints("period")}
	for _, i := range c.scored {
		columns = append(columns, results.Floats(i+"_score_a"), results.Floats(i+"_score_b"))
	}
	t := must(results.NewTable(columns...))
	for _, period := range []int{-1, c.periods} {
		for person := range 3000 {
			a := 100 + 12*math.Sin(float64(person))
			b := a + 5*c.size*math.Cos(float64(person*7))
			if c.nobody {
				b = math.NaN()
			}
			row := []any{period}
			for range c.scored {
				row = append(row, a, b)
			}
			if err := t.Append(row...); err != nil {
				panic(err)
			}
		}
	}
	return t
}

// Every comparison is drawn whole: each kind, or why there is none; no text lies on another, on data, or beyond the page.
func TestDrawEveryComparison(t *testing.T) {
	skips := map[string]string{
		"no_period": "difference parting", "nobody_in_both": "against", "nothing_shared": "gains against parting", "a_code_for_days": "against",
	}
	for name, c := range comparisons() {
		source, err := Open(c.write(t))
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := source.(*Comparison); !ok {
			t.Fatalf("%s: %T", name, source)
		}
		figures, skipped, err := source.figures(nil)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var kinds []string
		for _, skip := range skipped {
			kinds = append(kinds, skip.Kind)
		}
		if got := strings.Join(kinds, " "); got != skips[name] {
			t.Errorf("%s: left out %q, want %q: %v", name, got, skips[name], skipped)
		}
		for _, f := range figures {
			t.Run(name+"/"+f.Name, func(t *testing.T) { wellDrawn(t, f) })
		}
	}
}

func wellDrawn(t *testing.T, f *Figure) {
	t.Helper()
	w := &witness{}
	f.draw(w)
	for _, problem := range f.misplaced(w.texts) {
		t.Error(problem)
	}
	f.checkRoom(t)
	if f.width != singleColumn && f.width != doubleColumn {
		t.Errorf("%v wide, which is no column of print", f.width)
	}
	if f.Numbers == nil || f.Numbers.Rows() == 0 {
		t.Error("no numbers")
	}
}

func TestSeveralInstitutionsAreComparedEach(t *testing.T) {
	source, err := Open(comparisons()["four_institutions"].write(t))
	if err != nil {
		t.Fatal(err)
	}
	files, _, err := Draw(source, []string{"against", "gains"}, []string{"svg"}, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		if base, ok := strings.CutSuffix(filepath.Base(f), ".svg"); ok {
			names = append(names, base)
		}
	}
	want := []string{
		"gains_osmanthus", "gains_credit_rating_of_the_district", "gains_code", "gains_list_of_people_who_keep_no_promise",
		"against_osmanthus", "against_credit_rating_of_the_district",
	}
	if !slices.Equal(names, want) {
		t.Errorf("%v", names)
	}
}

// What is drawn are the numbers of the tables: people by square at the end, each once.
func TestNumbersOfAComparison(t *testing.T) {
	source, err := Open(comparisons()["ordinary"].write(t))
	if err != nil {
		t.Fatal(err)
	}
	figures, _, err := source.figures([]string{"against", "difference"})
	if err != nil {
		t.Fatal(err)
	}
	people, _ := figures[1].Numbers.Int("people")
	total := int64(0)
	for _, n := range people {
		total += n
	}
	if figures[1].Name != "against" || total != 3000 {
		t.Errorf("%s of %d people", figures[1].Name, total)
	}
	means, _ := figures[0].Numbers.Where("group", everyone).Float("osmanthus_mean")
	if len(means) != 121 || means[120] != 0.12 {
		t.Errorf("%d means", len(means))
	}
	joined := thread{y: []float64{1, math.NaN(), 2, math.NaN(), 3, 4}, x: []float64{0, 1, 2, 3, 4, 5}}.joined()
	if !slices.Equal(joined.y, []float64{1, 2, 3, 4}) || !slices.Equal(joined.x, []float64{0, 2, 4, 5}) {
		t.Errorf("%+v", joined)
	}
	gap := thread{y: []float64{1, 2, math.NaN(), 2}, x: []float64{0, 1, 2, 3}}.joined()
	if len(gap.y) != 4 {
		t.Error("a gap in a line is closed")
	}
}

func TestUnknownKindsOfAComparison(t *testing.T) {
	source, err := Open(comparisons()["one_period"].write(t))
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = Draw(source, []string{"gians"}, nil, t.TempDir())
	unknown, ok := errors.AsType[*Unknown](err)
	if !ok || unknown.Nearest != "gains" || !strings.Contains(err.Error(), "a run has: score_distribution") || !strings.Contains(err.Error(), "a study has: response") {
		t.Errorf("%v", err)
	}
	_, _, err = Draw(source, []string{"bands"}, nil, t.TempDir())
	if err == nil || !strings.HasPrefix(err.Error(), "bands is a kind of figure of a run, and this is a comparison, which has: difference") {
		t.Errorf("%v", err)
	}
}

func TestABrokenTableOfAComparisonIsAnError(t *testing.T) {
	for file, content := range map[string]string{
		results.DifferencesName: "period,year,group,any_excluded\n0,0,all,0\n1,x,all,0\n",
		results.GainsName:       "by,level,outcome,gained\nall,all,rights,0\n",
		results.FatesName:       "period,year,group\n0,0,all\n",
		results.PeopleName:      "no parquet",
	} {
		dir := comparisons()["one_period"].write(t)
		if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		source, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := source.figures(nil); err == nil || !strings.Contains(err.Error(), file) {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestComparisonKindsAreInOrder(t *testing.T) {
	for i, k := range ComparisonKinds {
		if _, err := os.Stat(k.Name + ".go"); err != nil {
			t.Errorf("%s is in no file of its name", k.Name)
		}
		if k.Doc == "" || len(k.Doc) > 110 || k.New == nil {
			t.Errorf("%s: doc %q", k.Name, k.Doc)
		}
		if slices.Contains(slices.Concat(namesOf(Kinds), namesOf(StudyKinds), namesOf(ComparisonKinds[:i])), k.Name) {
			t.Errorf("two kinds %s", k.Name)
		}
	}
}
