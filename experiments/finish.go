package experiments

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"socialcredit/experiments/design"
	"socialcredit/results"
)

// finish writes the files of the complete study and then removes the parts that they replace.
func (s *Sweep) finish(dir string) (*Report, error) {
	f := &finisher{sweep: s, dir: dir, plan: s.plan}
	f.outcomes = s.plan.outcomes()
	if err := f.write(); err != nil {
		return nil, diskError(err)
	}
	report, err := f.analyse()
	if err != nil {
		return nil, diskError(err)
	}
	if err := f.manifest(report); err != nil {
		return nil, diskError(err)
	}
	s.store.close()
	return report, s.store.removeParts(filepath.Join(dir, PartsName))
}

// removeParts removes the parts that the complete files replace; what somebody else wrote meanwhile
// stays.
func (s *store) removeParts(folder string) error {
	for _, path := range s.paths {
		if filepath.Dir(path) != folder {
			continue
		}
		if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
			return fmt.Errorf("remove a part that the complete files replace: %w", err)
		}
	}
	left, err := filepath.Glob(filepath.Join(folder, ".*.tmp")) // of killed processes
	if err != nil {
		return err
	}
	for _, path := range left {
		_ = os.Remove(path) // somebody may be writing it
	}
	_ = os.Remove(folder) // stays if it is not empty
	return nil
}

// outcomes are the measures that the study is about: those it names, or else the one that decides on
// its points or replicates, or else the share of people who are excluded.
func (p *Plan) outcomes() []string {
	if len(p.Study.Outcomes) > 0 {
		return p.Study.Outcomes
	}
	if a, ok := p.Study.Design.(design.Adaptive); ok {
		return []string{a.Outcome()}
	}
	if until := p.Study.Replicates.Until.Measure; until != "" {
		return []string{until}
	}
	for _, c := range p.Wide {
		if c.Name == "any_excluded" {
			return []string{c.Name}
		}
	}
	if len(p.Wide) > 0 {
		return []string{p.Wide[0].Name}
	}
	return nil
}

// A finisher writes the files of a complete study, run by run in the order of the design.
type finisher struct {
	sweep    *Sweep
	plan     *Plan
	dir      string
	outcomes []string
	numbers  []bool // by factor: whether it is a number

	series, runs, summary, failures sink
	values                          map[int]map[string][]float64 // by point and outcome: a value per replicate
	total, failed                   int
	skewed                          []string // the points whose pilot is skewed
}

// A sink takes rows for a file, or for several.
type sink []interface{ Append(*results.Table) error }

func (s sink) append(t *results.Table) error {
	for _, w := range s {
		if err := w.Append(t); err != nil {
			return err
		}
	}
	return nil
}

// A closer is a writer of a table.
type closer interface {
	Append(*results.Table) error
	Close() error
}

// output is a file to be written.
type output struct {
	name string
	into *sink
	open func(io.Writer) (closer, error)
}

// write writes all files of rows in one pass over the runs.
func (f *finisher) write() error {
	f.findNumbers()
	f.values = map[int]map[string][]float64{}
	outputs := []output{
		parquetOutput(results.SeriesName, &f.series, f.plan.seriesTable()),
		parquetOutput(results.RunsName, &f.runs, f.runsTable()),
		csvOutput(results.SummaryName, &f.summary, f.summaryTable()),
		csvOutput(results.FailuresName, &f.failures, f.failuresTable()),
	}
	if f.sweep.CSV {
		outputs = append(outputs, csvOutput("series.csv", &f.series, f.plan.seriesTable()), csvOutput("runs.csv", &f.runs, f.runsTable()))
	}
	if err := f.nest(outputs); err != nil {
		return err
	}
	if err := results.WriteCSV(filepath.Join(f.dir, results.DictionaryName), f.dictionary()); err != nil {
		return err
	}
	t, err := f.plan.DesignTable()
	if err != nil {
		return err
	}
	return results.WriteCSV(filepath.Join(f.dir, results.DesignName), t)
}

func parquetOutput(name string, into *sink, header *results.Table) output {
	return output{name, into, func(w io.Writer) (closer, error) { return results.NewParquetWriter(w, header.Columns()) }}
}

func csvOutput(name string, into *sink, header *results.Table) output {
	return output{name, into, func(w io.Writer) (closer, error) { return results.NewCSVWriter(w, header.Columns()) }}
}

// nest opens the files one inside the other and then writes the rows, so that none is there unless
// all rows could be written.
func (f *finisher) nest(outputs []output) error {
	if len(outputs) == 0 {
		return f.rows()
	}
	o := outputs[0]
	return results.WriteFile(filepath.Join(f.dir, o.name), func(w io.Writer) error {
		writer, err := o.open(w)
		if err != nil {
			return err
		}
		*o.into = append(*o.into, writer)
		if err := f.nest(outputs[1:]); err != nil {
			return err
		}
		return writer.Close()
	})
}

// rows writes point after point, replicate after replicate.
func (f *finisher) rows() error {
	for i := range f.plan.Points {
		if err := f.point(i); err != nil {
			return err
		}
		if f.sweep.Joining != nil {
			f.sweep.Joining(i+1, len(f.plan.Points))
		}
	}
	return nil
}

// point writes the runs of a point.
func (f *finisher) point(i int) error {
	replicates := f.sweep.demand.replicates(i)
	sum := newSummary(f, i, replicates)
	for r := 1; r <= replicates; r++ {
		key := f.plan.Key(i, r)
		at, ok := f.sweep.store.runs[key]
		if !ok {
			return fmt.Errorf("run %.16s of point %d is missing", key, f.plan.Points[i].Number)
		}
		f.total++
		if at.failed != "" {
			f.failed++
			if err := f.failures.append(f.failureRow(i, r, at.failed)); err != nil {
				return err
			}
			continue
		}
		rows, err := f.sweep.store.read(at)
		if err != nil {
			return err
		}
		t := f.seriesRows(rows, i, r, key)
		if err := f.series.append(t); err != nil {
			return err
		}
		final := f.finalRows(t, i, r)
		if err := f.runs.append(final); err != nil {
			return err
		}
		sum.add(final, r)
	}
	sum.keep()
	return f.summary.append(sum.table())
}

// seriesTable is the series without rows.
func (p *Plan) seriesTable() *results.Table {
	return tableOf(append([]results.Column{
		results.Ints("point"), results.Texts("arm"), results.Ints("replicate"), results.Texts("key"),
		results.Ints("period"), results.Floats("year"), results.Texts("group"),
	}, p.measured()...))
}

// tableOf makes a table of columns that are known to fit.
func tableOf(columns []results.Column) *results.Table {
	t, err := results.NewTable(columns...)
	if err != nil {
		panic(err) // the plan has checked the names
	}
	return t
}

// seriesRows turns the rows of a part, or of a complete study, into rows of the series.
func (f *finisher) seriesRows(rows *results.Table, point, replicate int, key string) *results.Table {
	p := &f.plan.Points[point]
	n := rows.Rows()
	columns := []results.Column{
		results.Ints("point", repeat(int64(p.Number), n)...), results.Texts("arm", repeat(p.Arm(), n)...),
		results.Ints("replicate", repeat(int64(replicate), n)...), results.Texts("key", repeat(key, n)...),
	}
	for _, name := range []string{"period", "year", "group"} {
		c, _ := rows.Column(name)
		columns = append(columns, c)
	}
	for _, m := range f.plan.Wide {
		c, ok := rows.Column(m.Name)
		if !ok {
			c = results.Floats(m.Name, undefined(n)...)
		}
		columns = append(columns, c)
	}
	return tableOf(columns)
}

func repeat[T any](value T, n int) []T {
	values := make([]T, n)
	for i := range values {
		values[i] = value
	}
	return values
}

// findNumbers tells factors that are numbers from those that are words.
func (f *finisher) findNumbers() {
	for i := range f.plan.Study.Factors {
		numeric := true
		for k := range f.plan.Points {
			if level := f.plan.Points[k].Actual[i]; level != "" {
				_, err := strconv.ParseFloat(level, 64)
				numeric = numeric && err == nil
			}
		}
		f.numbers = append(f.numbers, numeric)
	}
}

// factorColumns are the columns of the factors, with a point's levels in some rows.
func (f *finisher) factorColumns(point, rows int) []results.Column {
	var columns []results.Column
	for i, factor := range f.plan.Study.Factors {
		level := ""
		if rows > 0 {
			level = f.plan.Points[point].Actual[i]
		}
		if !f.numbers[i] {
			columns = append(columns, results.Texts(factor.Name, repeat(level, rows)...))
			continue
		}
		v, err := strconv.ParseFloat(level, 64)
		if err != nil {
			v = undefined(1)[0]
		}
		columns = append(columns, results.Floats(factor.Name, repeat(v, rows)...))
	}
	return columns
}

// runColumns name a run.
func (f *finisher) runColumns(point, replicate, rows int) []results.Column {
	arm, number, key, seed := "", 0, "", uint64(0)
	if rows > 0 {
		arm, number = f.plan.Points[point].Arm(), f.plan.Points[point].Number
		key, seed = f.plan.Key(point, replicate), f.plan.Seed(point, replicate)
	}
	return append([]results.Column{
		results.Ints("point", repeat(int64(number), rows)...), results.Texts("arm", repeat(arm, rows)...),
		results.Ints("replicate", repeat(int64(replicate), rows)...), results.Texts("key", repeat(key, rows)...),
		results.Ints("seed", repeat(int64(seed), rows)...),
	}, f.factorColumns(point, rows)...)
}

// runsTable is the table of runs without rows.
func (f *finisher) runsTable() *results.Table {
	return tableOf(append(append(f.runColumns(0, 0, 0), results.Texts("group")), f.plan.measured()...))
}

// finalRows are the rows of a run's last period, by group.
func (f *finisher) finalRows(series *results.Table, point, replicate int) *results.Table {
	periods, _ := series.Int("period")
	from := len(periods)
	for from > 0 && periods[from-1] == periods[len(periods)-1] {
		from--
	}
	last := series.Slice(from, len(periods))
	columns := f.runColumns(point, replicate, last.Rows())
	return tableOf(append(columns, last.Columns()[6:]...)) // group and measures
}

// failuresTable is the table of failed runs without rows.
func (f *finisher) failuresTable() *results.Table {
	return tableOf(append(f.runColumns(0, 0, 0), results.Texts("error")))
}

func (f *finisher) failureRow(point, replicate int, why string) *results.Table {
	return tableOf(append(f.runColumns(point, replicate, 1), results.Texts("error", strings.TrimSpace(why))))
}

// DesignTable lists the rows of the design with the points that they are: rows that come to the same
// society share a point's number.
func (p *Plan) DesignTable() (*results.Table, error) {
	points := make([]int64, len(p.Rows))
	blocks := make([]string, len(p.Rows))
	cells := make([][]string, len(p.Study.Factors))
	for row, of := range p.Of {
		points[row], blocks[row] = int64(p.Points[of].Number), p.Rows[row].Block
		for i := range cells {
			cells[i] = append(cells[i], p.Points[of].Actual[i])
		}
	}
	columns := []results.Column{
		results.Ints("point", points...), results.Texts("method", repeat(p.Study.Method, len(p.Rows))...), results.Texts("block", blocks...),
	}
	for i, f := range p.Study.Factors {
		columns = append(columns, results.Texts(f.Name, cells[i]...))
	}
	return results.NewTable(columns...)
}
