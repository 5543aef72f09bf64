package figure

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"socialcredit/results"
)

// A planned study makes the directory of a finished study out of a formula that stands in for the model.
type planned struct {
	name, design, title, null string
	factors                   []results.StudyFactor
	points                    []planPoint
	replicates, periods, hold int
	outcomes                  []string // measures, and measures of groups
	groups                    []string
	value                     func(level func(factor string) string, luck float64) float64 // a share of 1
	sensitivity               func(*results.Table)
	drop                      []string // files that are not kept
}

// A planPoint is a row of the design; a level is empty where the point lacks the factor.
type planPoint struct {
	arm, block string
	levels     []string
}

func list(name string, levels ...string) results.StudyFactor {
	return results.StudyFactor{Name: name, Meaning: "What " + name + " stands for.", Levels: levels}
}

func span01(name string, from, to float64) results.StudyFactor {
	return results.StudyFactor{Name: name, Meaning: "What " + name + " stands for.", From: from, To: to}
}

// everyLevel gives a grid.
func everyLevel(factors []results.StudyFactor) (points []planPoint) {
	points = []planPoint{{arm: "study"}}
	for _, f := range factors {
		var longer []planPoint
		for _, p := range points {
			for _, l := range f.Levels {
				longer = append(longer, planPoint{arm: "study", levels: append(slices.Clone(p.levels), l)})
			}
		}
		points = longer
	}
	return points
}

// at reads a level by the end of its factor's name.
func (s planned) at(p planPoint) func(string) string {
	return func(end string) string {
		for i, f := range s.factors {
			if strings.HasSuffix(f.Name, end) {
				return p.levels[i]
			}
		}
		return ""
	}
}

// taken makes of the formula's share what a measure is of a group.
func taken(name, group string, share float64) float64 {
	if group == "migrant" {
		share *= 1.4
	}
	switch name {
	case "osmanthus_mean":
		return 100 + 20*(0.2-share)
	case "osmanthus_gini":
		return share / 10
	case "never":
		return math.NaN()
	case "still":
		return 0.25
	default:
		return share
	}
}

func (s planned) write(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	var measures []string
	for _, o := range s.outcomes {
		if m, _, _ := strings.Cut(o, "@"); !slices.Contains(measures, m) {
			measures = append(measures, m)
		}
	}
	b := newStudyBuilder(s, measures)
	for i, p := range s.points {
		b.point(int64(i), p)
	}
	sensitivity := must(results.NewTable(results.Texts("output"), results.Texts("factor"), results.Texts("index"),
		results.Floats("value"), results.Floats("low"), results.Floats("high")))
	if s.sensitivity != nil {
		s.sensitivity(sensitivity)
	}
	for name, table := range map[string]*results.Table{
		results.SummaryName: b.summary, results.DesignName: b.design, sensitivityName: sensitivity,
		results.RunsName: b.runs, results.SeriesName: b.series,
	} {
		if slices.Contains(s.drop, name) || name == sensitivityName && s.sensitivity == nil {
			continue
		}
		write := results.WriteCSV
		if strings.HasSuffix(name, ".parquet") {
			write = func(path string, t *results.Table) error { return results.WriteParquet(path, t) }
		}
		if err := write(dir+"/"+name, table); err != nil {
			t.Fatal(err)
		}
	}
	err := results.WriteStudyManifest(dir, &results.StudyManifest{
		Study: s.name, Title: s.title, ModelVersion: "1.1", Scenario: "suzhou", Seed: 7, Design: s.design, Factors: s.factors,
		Outcomes: s.outcomes, Null: s.null, Hold: s.hold, Points: len(s.points), Period: "month", Periods: s.periods,
		PeriodsPerYear: 12, Complete: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// A studyBuilder gathers the tables of a study.
type studyBuilder struct {
	planned
	measures                      []string
	summary, design, runs, series *results.Table
	luck                          []float64 // by replicate, the same at every point
	rng                           *rand.Rand
}

func newStudyBuilder(s planned, measures []string) *studyBuilder {
	b := &studyBuilder{planned: s, measures: measures, rng: rand.New(rand.NewPCG(3, 4))}
	var columns []results.Column
	for _, f := range s.factors {
		columns = append(columns, results.Texts(f.Name))
	}
	with := func(before []results.Column, factors bool, after ...results.Column) *results.Table {
		if factors {
			before = append(before, columns...)
		}
		return must(results.NewTable(append(before, after...)...))
	}
	var values []results.Column
	for _, m := range measures {
		values = append(values, results.Floats(m))
	}
	b.design = with([]results.Column{results.Ints("point"), results.Texts("method"), results.Texts("block")}, true)
	b.summary = with([]results.Column{results.Ints("point"), results.Texts("arm")}, true,
		results.Texts("group"), results.Texts("measure"), results.Ints("n"), results.Floats("mean"), results.Floats("sd"),
		results.Floats("low"), results.Floats("high"), results.Texts("interval"), results.Floats("skewness"))
	place := []results.Column{results.Ints("point"), results.Texts("arm"), results.Ints("replicate")}
	b.runs = with(append(slices.Clone(place), results.Texts("key"), results.Ints("seed")), true,
		append([]results.Column{results.Texts("group")}, values...)...)
	b.series = with(append(slices.Clone(place), results.Ints("period"), results.Floats("year"), results.Texts("group")), false, values...)
	for range s.replicates {
		b.luck = append(b.luck, b.rng.NormFloat64())
	}
	return b
}

func (b *studyBuilder) point(number int64, p planPoint) {
	factors := make([]any, len(b.factors))
	for i, l := range p.levels {
		factors[i] = l
	}
	add := func(t *results.Table, cells ...any) {
		if err := t.Append(cells...); err != nil {
			panic(err)
		}
	}
	if p.arm != nullArm {
		add(b.design, append([]any{number, b.planned.design, p.block}, factors...)...)
	}
	groups := append([]string{everyone}, b.planned.groups...)
	final := map[[2]string][]float64{}
	for r, luck := range b.luck {
		share := b.value(b.at(p), 0.7*luck+0.5*b.rng.NormFloat64())
		for _, g := range groups {
			row := append([]any{number, p.arm, r, "00ff", int64(r + 100)}, factors...)
			row = append(row, g)
			for _, m := range b.measures {
				v := taken(m, g, share)
				final[[2]string{g, m}] = append(final[[2]string{g, m}], v)
				row = append(row, v)
			}
			add(b.runs, row...)
			for period := 0; period <= b.periods && b.periods > 0; period += 6 {
				row := []any{number, p.arm, r, period, float64(period) / 12, g}
				for _, m := range b.measures {
					row = append(row, taken(m, g, share*(1-math.Exp(-float64(period)/30))))
				}
				add(b.series, row...)
			}
		}
	}
	for _, g := range groups {
		for _, m := range b.measures {
			values := final[[2]string{g, m}]
			mean, sd := stat.MeanStdDev(values, nil)
			half := math.NaN()
			if len(values) > 1 {
				half = distuv.StudentsT{Sigma: 1, Nu: float64(len(values) - 1)}.Quantile(0.975) * sd / math.Sqrt(float64(len(values)))
			} else {
				sd = math.NaN()
			}
			row := append([]any{number, p.arm}, factors...)
			add(b.summary, append(row, g, m, len(values), mean, sd, mean-half, mean+half, "t", 0.1)...)
		}
	}
}

// num reads a level, 0 where there is none.
func num(level string) float64 {
	v, _ := strconv.ParseFloat(level, 64)
	return v
}
