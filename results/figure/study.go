package figure

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"

	"socialcredit/results"
)

// A Study is the directory of one complete study, its tables read when a figure first asks for them. It may be used by
// several goroutines at once.
type Study struct {
	Dir      string
	Manifest *results.StudyManifest

	factors []factor
	mutex   sync.Mutex
	tables  map[string]loaded
}

// OpenStudy opens the directory of a study by its manifest.json.
func OpenStudy(dir string) (*Study, error) {
	m, err := results.ReadStudyManifest(dir)
	if err != nil {
		return nil, fmt.Errorf("no study to draw: %w", err)
	}
	if m.Study == "" {
		return nil, fmt.Errorf("%s is not a study's: its key study is empty", filepath.Join(dir, results.ManifestName))
	}
	s := &Study{Dir: dir, Manifest: m, tables: map[string]loaded{}}
	s.factors = factorsOf(m.Factors)
	return s, nil
}

// halfWidth is what replicates of an outcome were added for, 0 where their number was given.
func (s *Study) halfWidth(o outcome) float64 {
	if s.Manifest.HalfWidthOf != o.text {
		return 0
	}
	return s.Manifest.HalfWidth
}

// table reads a CSV table of the study, once; one that is not there is Absent. Cells of factors stay as they are written.
func (s *Study) table(name string) (*results.Table, error) { return s.tableWhere(name, nil) }

// tableWhere is table of the rows in which the named columns hold the given texts.
func (s *Study) tableWhere(name string, where map[string]string) (*results.Table, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	key := fmt.Sprint(name, where) // maps print in the order of their keys
	if have, ok := s.tables[key]; ok {
		return have.table, have.err
	}
	texts := []string{"arm", "group", "measure", "interval", "method", "block", "output", "factor", "index", "column", "unit"}
	for _, f := range s.factors {
		texts = append(texts, f.Name)
	}
	t, err := results.ReadCSVWhere(filepath.Join(s.Dir, name), where, texts...)
	if errors.Is(err, fs.ErrNotExist) {
		err = absent("there is no %s", name)
	}
	s.tables[key] = loaded{t, err}
	return t, err
}
