package figure

import (
	"errors"
	"math"
	"path/filepath"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"socialcredit/results"
)

// oneFigure makes the first figure of a kind.
func oneFigure(t *testing.T, s planned, kind string) (*Study, *Figure) {
	t.Helper()
	study, err := OpenStudy(s.write(t))
	if err != nil {
		t.Fatal(err)
	}
	figures, skipped, err := study.figures([]string{kind})
	if err != nil || len(figures) == 0 {
		t.Fatalf("%s: %v %v", kind, skipped, err)
	}
	return study, figures[0]
}

// The numbers beside a response are the rows of the summary, to the last digit, and nothing else.
func TestNumbersAreThoseOfTheSummary(t *testing.T) {
	study, f := oneFigure(t, friendEffect(), "response")
	all, err := results.ReadCSV(filepath.Join(study.Dir, results.SummaryName), "arm", "group", "measure")
	if err != nil {
		t.Fatal(err)
	}
	want := all.Where("measure", "any_excluded").Where("group", everyone)
	for _, name := range []string{"mean", "low", "high"} {
		a, _ := f.Numbers.Float(name)
		b, _ := want.Float(name)
		if len(a) != 17 || !slices.Equal(a, b) { // three kinds at five weights, none, and the null
			t.Errorf("%s: %d numbers are not the %d of the summary", name, len(a), len(b))
		}
	}
}

// The mean over time ends in the mean of the summary times what the formula keeps of it by then.
func TestTrajectoriesAreMeansOfTheSeries(t *testing.T) {
	s := friendEffect()
	study, f := oneFigure(t, s, "trajectories")
	cells, _, err := study.cells(outcomeOf("any_excluded"))
	if err != nil {
		t.Fatal(err)
	}
	points, _ := f.Numbers.Int("point")
	years, _ := f.Numbers.Float("year")
	mean, _ := f.Numbers.Float("mean")
	low, _ := f.Numbers.Float("low")
	found := 0
	for i, at := range points {
		for _, c := range cells {
			if c.point == at && years[i] == 10 {
				keeps := 1 - math.Exp(-4)
				if math.Abs(mean[i]-keeps*c.raw[0]) > 1e-12 || math.Abs(low[i]-keeps*c.raw[1]) > 1e-12 {
					t.Errorf("point %d ends at %v from %v, want %v from %v", at, mean[i], low[i], keeps*c.raw[0], keeps*c.raw[1])
				}
				found++
			}
		}
	}
	if found != len(cells) {
		t.Errorf("%d of %d points are followed", found, len(cells))
	}
}

func TestTippingShowsEveryRun(t *testing.T) {
	s := tippingSearch()
	study, f := oneFigure(t, s, "tipping")
	runs, _, err := results.ReadParquet(filepath.Join(study.Dir, results.RunsName))
	if err != nil {
		t.Fatal(err)
	}
	want, _ := runs.Float("any_excluded")
	got, _ := f.Numbers.Float("any_excluded")
	if len(got) != len(s.points)*s.replicates || len(got) != len(want) {
		t.Fatalf("%d runs of %d", len(got), len(want))
	}
	for i := range got {
		if math.Abs(got[i]-want[i]) > 1e-15 {
			t.Fatalf("run %d is %v, want %v", i, got[i], want[i])
		}
	}
	if f.keys[2].text != "steepest: from 0.575 to 0.6" {
		t.Errorf("%q", f.keys[2].text)
	}
}

// A mean with Student's interval after each replicate: 1 to 5 have the mean 3, and SciPy's
// t.interval(0.95, 4, 3, sem) is 1.036757 to 4.963243.
func TestSettling(t *testing.T) {
	s := settlingOf([]float64{1, 2, 3, 4, 5})
	if len(s.n) != 4 || s.n[0] != 2 || s.mean[3] != 3 || math.Abs(s.half[3]-1.9632432) > 1e-6 {
		t.Errorf("%+v", s)
	}
}

// Resampled means lie above a level as often as a normal mean does: Phi((mean - level) / (sd / sqrt n)).
func TestBootstrapOfANormalMean(t *testing.T) {
	var s sample
	for i := range 200 {
		s = append(s, distuv.UnitNormal.Quantile((float64(i)+0.5)/200))
	}
	f := field{x: []float64{0, 1}, y: []float64{0, 1}, values: grids(2, 2), cells: [][]cell{make([]cell, 2), make([]cell, 2)}}
	samples := map[place]sample{{}: s}
	axis := within(0, 1, 4)
	for _, limit := range []float64{-0.1, 0, 0.07, 0.3} {
		points, between := f.resampled(samples, limit, axis, axis)
		want := distuv.UnitNormal.CDF((stat.Mean(s, nil) - limit) / (stat.StdDev(s, nil) / math.Sqrt(200)))
		for _, got := range []float64{points[0][0], points[1][1], between[3][3], between[strips-1][0]} {
			if math.Abs(got-want) > 0.09 { // four standard errors of 400 resamples, and half a one of the sample
				t.Errorf("above %v: %v, want %v", limit, got, want)
			}
		}
	}
	f.cells[1][1].point = 1
	samples[place{point: 1}] = s[:199] // another number of runs: each point is drawn for itself
	points, _ := f.resampled(samples, 0.07, axis, axis)
	if want := 0.161; math.Abs(points[0][0]-want) > 0.09 || math.Abs(points[1][1]-want) > 0.09 { // Phi(-0.07 sqrt 200)
		t.Errorf("drawn one by one: %v and %v, want %v", points[0][0], points[1][1], want)
	}
}

// A null that stays at one level of a factor is drawn at all of them, as a band from edge to edge.
func TestANullOfOneLevelHoldsForAll(t *testing.T) {
	s := friendEffect()
	s.points[len(s.points)-1].levels = []string{"none", "0"}
	study, err := OpenStudy(s.write(t))
	if err != nil {
		t.Fatal(err)
	}
	cells, null, err := study.cells(outcomeOf("any_excluded"))
	if err != nil || len(null) != 1 || len(cells) != 16 {
		t.Fatalf("%d cells, %d of the null, %v", len(cells), len(null), err)
	}
	v := viewOf(study.varied(cells), cells)
	for _, line := range v.lines {
		if got := v.at(null, line, nil); len(got) != 1 || got[0].levels[v.x.at] != "" {
			t.Errorf("beside %s stands %v", line, got)
		}
	}
	if v.x.label != "friends.weight" || v.by == nil || v.by.label != "friends.kind" || len(v.lines) != 4 {
		t.Errorf("%+v", v)
	}
}

// A sample of few points is no grid, however few factors it has; few points of one factor at a time are no grid either.
func TestWhichDesignsAreGrids(t *testing.T) {
	for name, want := range map[string][2]bool{ // on a grid, a star
		"friend_effect": {true, false}, "two_factors_one_at_a_time": {false, true}, "one_at_a_time": {false, true},
		"latin_hypercube": {false, false}, "hysteresis": {false, false}, "tipping": {true, true},
	} {
		study, err := OpenStudy(studies()[name].write(t))
		if err != nil {
			t.Fatal(err)
		}
		cells, _, err := study.cells(study.outcomes()[0])
		if err != nil {
			t.Fatal(err)
		}
		factors := study.varied(cells)
		_, spokes := study.star(factors, cells)
		if study.onGrid(factors, cells) != want[0] || len(spokes) > 0 != want[1] {
			t.Errorf("%s: grid %v, %d spokes", name, study.onGrid(factors, cells), len(spokes))
		}
	}
}

// The line along which a plane has a value is straight; along which a bowl has one, a circle; nothing is drawn through
// what is undefined.
func TestIsolines(t *testing.T) {
	var axis []float64
	for i := range 41 {
		axis = append(axis, float64(i)/40)
	}
	of := func(z func(x, y float64) float64) field {
		f := field{x: axis, y: axis, values: grids(41, 41)}
		for j, y := range axis {
			for i, x := range axis {
				f.values[j][i] = z(x, y)
			}
		}
		return f
	}
	straight := isolines(of(func(x, y float64) float64 { return 2*x + y }), axis, axis, 1.21)
	if len(straight) != 1 {
		t.Fatalf("%d lines", len(straight))
	}
	for _, at := range straight[0] {
		if math.Abs(2*at[0]+at[1]-1.21) > 1e-12 {
			t.Errorf("%v lies off the line", at)
		}
	}
	round := isolines(of(func(x, y float64) float64 { return math.Hypot(x-0.5, y-0.5) }), axis, axis, 0.3)
	if len(round) != 1 || round[0][0] != round[0][len(round[0])-1] {
		t.Fatalf("%d lines, not one that ends where it begins", len(round))
	}
	for _, at := range round[0] {
		if math.Abs(math.Hypot(at[0]-0.5, at[1]-0.5)-0.3) > 1e-3 {
			t.Errorf("%v lies off the circle", at)
		}
	}
	holed := isolines(of(func(x, y float64) float64 { return x / math.Ceil(0.5-y) }), axis, axis, 0.33)
	for _, chain := range holed {
		for _, at := range chain {
			if at[1] > 0.5 {
				t.Errorf("a line through nothing at %v", at)
			}
		}
	}
}

func TestFactorsHaveNamesOfTheirOwn(t *testing.T) {
	s := &Study{factors: factorsOf([]results.StudyFactor{
		{Name: "institutions.osmanthus.friends.weight"},
		{Name: "institutions.credit.friends.weight"},
		{Name: "network.degree"},
		{Name: "x1"},
	})}
	want := []string{"osmanthus.friends.weight", "credit.friends.weight", "network.degree", "x1"}
	for i, f := range s.factors {
		if f.label != want[i] {
			t.Errorf("%s is called %s", f.Name, f.label)
		}
	}
	if s.factors[2].brief != "degree" || s.factors[0].brief != "osmanthus.friends.weight" || s.shortName("a+b") != "a+b" {
		t.Errorf("%+v", s.factors)
	}
}

func TestOutcomesInWords(t *testing.T) {
	for text, want := range map[string]string{
		"any_excluded@migrant": "Shut out of a right, migrant (%)",
		"loan_excluded":        "Shut out: loan (%)",
		"osmanthus_mean":       "Mean score, osmanthus (points)",
		"osmanthus_share_aa":   "In band aa, osmanthus (%)",
		"any_median_spell":     "Median spell of exclusion (years)",
		"records_jaywalk":      "Records: jaywalk (per person-year)",
		"y":                    "y",
		"ties_trait_ei":        "ties trait ei",
	} {
		if got := outcomeOf(text).axis(); got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}

func TestLogarithmicTicks(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		n      int
		want   []string
	}{
		{0.01, 10, 5, []string{"0.01", "0.1", "1", "10"}},
		{0.1, 30, 5, []string{"0.1", "0.3", "1", "3", "10", "30"}},
		{1, 10, 5, []string{"1", "2", "5", "10"}},
		{0.1, 9, 5, []string{"0.1", "0.2", "0.5", "1", "2", "5"}},
		{1e-9, 1, 5, []string{"1e−8", "1e−6", "0.0001", "0.01", "1"}},
		{4, 4.5, 5, []string{"4.0", "4.1", "4.2", "4.3", "4.4", "4.5"}},
	} {
		var got []string
		s := multiplied(c.lo, c.hi, c.n)
		for _, tick := range s.Ticks(s.min, s.max) {
			got = append(got, tick.Label)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v to %v: %v", c.lo, c.hi, got)
		}
		if at := s.at(s.norm(2 * c.lo)); math.Abs(at-2*c.lo) > 1e-12*at {
			t.Errorf("%v comes back as %v", 2*c.lo, at)
		}
	}
}

// What is read of a file in pieces is what the file holds, over several row groups and with undefined cells.
func TestScanReadsWhatIsWritten(t *testing.T) {
	const rows = 300_000 // more than two row groups
	table := must(results.NewTable(results.Ints("point"), results.Floats("y"), results.Texts("arm"), results.Floats("other")))
	for i := range rows {
		y := float64(i) / 7
		if i%1000 == 3 {
			y = math.NaN()
		}
		if err := table.Append(i, y, []string{"study", nullArm}[i%2], 0.5); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "t.parquet")
	if err := results.WriteParquet(path, table); err != nil {
		t.Fatal(err)
	}
	var points []int64
	var y []float64
	var arms []string
	blocks := 0
	wanted := columns{needed: []string{"point", "arm"}, number: "y"}
	err := wanted.scan(path, "t", func(b *results.Table) error {
		p, _ := b.Int("point")
		v, _ := b.Float("y")
		a, _ := b.Text("arm")
		points, y, arms = append(points, p...), append(y, v...), append(arms, a...)
		if _, there := b.Column("other"); there {
			t.Error("a column that nobody asked for")
		}
		blocks++
		return nil
	})
	if err != nil || len(points) != rows || blocks < 2 {
		t.Fatalf("%d rows in %d blocks, %v", len(points), blocks, err)
	}
	want, _ := table.Float("y")
	for i := range rows {
		if points[i] != int64(i) || y[i] != want[i] && !(math.IsNaN(y[i]) && math.IsNaN(want[i])) || arms[i] != []string{"study", nullArm}[i%2] {
			t.Fatalf("row %d is %v %v %v", i, points[i], y[i], arms[i])
		}
	}
	read := 0
	wanted.points = map[int64]bool{rows - 1: true}
	if err := wanted.scan(path, "t", func(b *results.Table) error { read += b.Rows(); return nil }); err != nil || read == 0 || read > rows/2 {
		t.Errorf("%d rows are read for the sake of the last, %v", read, err)
	}
	wanted.number = "missing"
	if _, ok := errors.AsType[Absent](wanted.scan(path, "t", nil)); !ok {
		t.Error("a column out of nothing")
	}
}
