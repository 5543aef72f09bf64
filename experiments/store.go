package experiments

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"socialcredit/results"
)

// PartsName is the folder of a study's directory that holds finished runs until the study is
// complete.
const PartsName = "parts"

// A store knows where the rows of finished runs lie. Its files are never changed; runs that are
// added lie in new ones.
type store struct {
	files      []*results.ParquetFile
	paths      []string
	runs       map[string]location
	watch      string // the measure whose last value is wanted of each run, as `column@group`; may be ""
	duplicates int
	cache      cache
}

// A location says where the rows of a run lie.
type location struct {
	file, row, rows int32
	failed          string
	value           float64 // of the watched measure, at the end
}

func newStore(watch string) *store {
	return &store{runs: map[string]location{}, watch: watch, cache: cache{budget: 96 << 20}}
}

// open adds what a study's directory holds: parts, and the series of a complete study.
func (s *store) open(dir string) error {
	series := filepath.Join(dir, results.SeriesName)
	if _, err := os.Stat(series); err == nil {
		if err := s.add(series); err != nil {
			return err
		}
		if err := s.addFailures(filepath.Join(dir, results.FailuresName)); err != nil {
			return err
		}
	}
	entries, err := os.ReadDir(filepath.Join(dir, PartsName))
	if err != nil && !os.IsNotExist(err) {
		return fmt.Errorf("look for finished runs: %w", err)
	}
	for _, e := range entries { // sorted by name
		if strings.HasSuffix(e.Name(), ".parquet") && !strings.HasPrefix(e.Name(), ".") {
			if err := s.add(filepath.Join(dir, PartsName, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *store) close() {
	for _, f := range s.files {
		_ = f.Close() // only read from
	}
}

// add indexes a file.
func (s *store) add(path string) error {
	file, err := results.OpenParquet(path)
	if err != nil {
		return fmt.Errorf("a file of finished runs cannot be read; remove it, and the same command computes them again: %w", err)
	}
	number := int32(len(s.files))
	s.files, s.paths = append(s.files, file), append(s.paths, path)
	column, group := SplitMeasure(s.watch)
	wanted := slices.DeleteFunc([]string{"key", "error", "group", column}, func(name string) bool {
		return !slices.ContainsFunc(file.Columns(), func(c results.Column) bool { return c.Name == name })
	})
	if !slices.Contains(wanted, "key") {
		return fmt.Errorf("%s is no file of finished runs: it has no column key", path)
	}
	row := int32(0)
	last := ""
	for i := range file.Groups() {
		t, err := file.ReadGroup(i, wanted...)
		if err != nil {
			return fmt.Errorf("a file of finished runs cannot be read; remove it, and the same command computes them again: %w", err)
		}
		index := indexed{number: number, group: group}
		index.keys, _ = t.Text("key")
		index.failures, _ = t.Text("error")
		index.groups, _ = t.Text("group")
		index.values, _ = t.Float(column)
		if last, err = s.index(index, row, last); err != nil {
			return err
		}
		row += int32(len(index.keys))
	}
	return nil
}

// Indexed are the columns of a row group that the index is made of.
type indexed struct {
	number                 int32
	keys, failures, groups []string
	values                 []float64
	group                  string
}

// index notes the runs of a row group whose first row has a number in its file; a run may go on from
// the row group before. It returns the key of the last row.
func (s *store) index(t indexed, row int32, last string) (string, error) {
	for from := 0; from < len(t.keys); {
		to := from + 1
		for to < len(t.keys) && t.keys[to] == t.keys[from] {
			to++
		}
		at := location{file: t.number, row: row + int32(from), rows: int32(to - from), value: math.NaN()}
		if t.failures != nil && t.failures[from] != "" {
			at.failed = t.failures[from]
		}
		for i := from; i < to && t.values != nil; i++ {
			if t.groups[i] == t.group {
				at.value = t.values[i]
			}
		}
		key := strings.Clone(t.keys[from])
		if from == 0 && key == last {
			before := s.runs[key]
			before.rows += at.rows
			if !math.IsNaN(at.value) { // else these rows are of other groups
				before.value = at.value
			}
			s.runs[key] = before
		} else if err := s.note(key, at); err != nil {
			return "", err
		}
		last, from = key, to
	}
	return last, nil
}

// note adds a run. One that is there already must have the same rows; a run that succeeded counts
// before one that failed.
func (s *store) note(key string, at location) error {
	have, twice := s.runs[key]
	if !twice || have.failed != "" {
		s.runs[key] = at
		if twice && at.failed != "" {
			s.duplicates++
		}
		return nil
	}
	if have.file != at.file { // a complete study has a run once for each arm
		s.duplicates++
	}
	if at.failed != "" {
		return nil
	}
	a, err := s.read(have)
	if err != nil {
		return err
	}
	b, err := s.read(at)
	if err != nil {
		return err
	}
	if !agree(a, b) {
		return fmt.Errorf("the run with key %.16s has different rows in %s and %s, although runs of one key compute the same: "+
			"one of them comes of another program or a damaged disk; remove the one that you do not trust", key, s.paths[have.file], s.paths[at.file])
	}
	return nil
}

// agree tells whether two tables agree in the columns that both have, apart from what numbers
// points.
func agree(a, b *results.Table) bool {
	for _, x := range a.Columns() {
		y, ok := b.Column(x.Name)
		if !ok || x.Name == "point" || x.Name == "arm" || x.Name == "replicate" {
			continue
		}
		same := func(p, q float64) bool { return math.Float64bits(p) == math.Float64bits(q) || p != p && q != q }
		if !slices.Equal(x.Texts, y.Texts) || !slices.Equal(x.Ints, y.Ints) || !slices.EqualFunc(x.Floats, y.Floats, same) {
			return false
		}
	}
	return a.Rows() == b.Rows()
}

// addFailures indexes the failed runs of a complete study.
func (s *store) addFailures(path string) error {
	t, err := results.ReadCSV(path, "key", "error")
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	keys, _ := t.Text("key")
	failures, _ := t.Text("error")
	for i, key := range keys {
		if _, there := s.runs[key]; !there {
			s.runs[key] = location{file: -1, failed: failures[i], value: math.NaN()}
		}
	}
	return nil
}

// has tells whether a run is finished; with retry, one that failed is not.
func (s *store) has(key string, retry bool) bool {
	at, ok := s.runs[key]
	return ok && (at.failed == "" || !retry)
}

// read returns the rows of a run.
func (s *store) read(at location) (*results.Table, error) {
	return s.cache.rows(s.files[at.file], at)
}
