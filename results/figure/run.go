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
type Absent struct {
	Reason string
	// Unasked says that the run was never meant to have it; that is told only where the kind is asked for by name.
	Unasked bool
}

func (a Absent) Error() string { return a.Reason }

func absent(format string, args ...any) error { return Absent{Reason: fmt.Sprintf(format, args...)} }

func unasked(format string, args ...any) error {
	return Absent{Reason: fmt.Sprintf(format, args...), Unasked: true}
}

// table reads a table of the run by its name with slashes, once; one that is not there is Absent.
func (r *Run) table(name string) (*results.Table, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if have, ok := r.tables[name]; ok {
		return have.table, have.err
	}
	t, err := results.ReadCSV(filepath.Join(r.Dir, filepath.FromSlash(name)), "group", "institution", "family", "classes", "from", "to")
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
	x, y []float64 // time on the run's clock, and what the column holds
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
	if l.x, ok = timesOf(r.clock(), rows); !ok {
		return line{}, false, absent("series.csv has neither year nor period")
	}
	return l, true, nil
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
