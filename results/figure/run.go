package figure

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path/filepath"
	"sync"

	"socialcredit/results"
)

// A Run is the directory of one run, its tables read when a figure first asks for them. It may be used by several
// goroutines at once.
type Run struct {
	Dir      string
	Manifest *results.Manifest

	mutex  sync.Mutex
	tables map[string]loaded
	groups map[string]*results.Table // the rows of series by group
}

type loaded struct {
	table *results.Table
	err   error
}

// OpenRun opens the directory of a run by its manifest.json.
func OpenRun(dir string) (*Run, error) {
	m, err := results.ReadManifest(dir)
	if err != nil {
		return nil, fmt.Errorf("no run to draw: %w", err)
	}
	return &Run{Dir: dir, Manifest: m, tables: map[string]loaded{}, groups: map[string]*results.Table{}}, nil
}

// An Absent is why a kind does not apply to a run: what it would show was not kept or does not exist there.
type Absent struct{ Reason string }

func (a Absent) Error() string { return a.Reason }

func absent(format string, args ...any) error { return Absent{fmt.Sprintf(format, args...)} }

// table reads a table of the run by its name with slashes, once; one that is not there is Absent.
func (r *Run) table(name string) (*results.Table, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if have, ok := r.tables[name]; ok {
		return have.table, have.err
	}
	t, err := results.ReadCSV(filepath.Join(r.Dir, filepath.FromSlash(name)), "group", "institution")
	if errors.Is(err, fs.ErrNotExist) {
		err = absent("there is no %s", name)
	}
	r.tables[name] = loaded{t, err}
	return t, err
}

// series gives the rows of series.csv of one group, in order of time.
func (r *Run) series(group string) (*results.Table, error) {
	t, err := r.table("series.csv")
	if err != nil {
		return nil, err
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.groups[group] == nil {
		r.groups[group] = t.Where("group", group)
	}
	return r.groups[group], nil
}

// A line is a measure of one group over time; y is NaN where it is undefined.
type line struct {
	name string    // the column it comes from
	x, y []float64 // years, and what the column holds
}

// line gives a measure of a group over time, and whether any value of it is defined. A run of one period only has no
// time to draw along.
func (r *Run) line(group, column string) (line, bool, error) {
	rows, err := r.series(group)
	if err != nil {
		return line{}, false, err
	}
	if rows.Rows() == 1 {
		return line{}, false, absent("series.csv holds one period only")
	}
	l := line{name: column}
	var ok bool
	if l.y, ok = rows.Float(column); !ok || !anyFinite(l.y) {
		return line{}, false, nil
	}
	l.x, err = r.yearsOf(rows)
	return l, err == nil, err
}

// last gives a measure of a group at the end, NaN where it was not kept.
func (r *Run) last(group, column string) float64 {
	rows, err := r.series(group)
	if err != nil {
		return math.NaN()
	}
	if cells, ok := rows.Float(column); ok && len(cells) > 0 {
		return cells[len(cells)-1]
	}
	return math.NaN()
}

// yearsOf gives the time of each row of series in years.
func (r *Run) yearsOf(rows *results.Table) ([]float64, error) {
	if x, ok := rows.Float("year"); ok {
		return x, nil
	}
	periods, ok := rows.Float("period")
	if !ok {
		return nil, absent("series.csv has neither year nor period")
	}
	x := make([]float64, len(periods))
	for i, p := range periods {
		x[i] = r.years(p)
	}
	return x, nil
}

// years turns a number of periods into years.
func (r *Run) years(periods float64) float64 { return periods / r.periodsPerYear() }

// periodsPerYear is how many periods a year has: twelve where the manifest does not say, as periods are mostly months.
func (r *Run) periodsPerYear() float64 {
	if n := r.Manifest.PeriodsPerYear; n > 0 {
		return n
	}
	return 12
}
