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
func (s *Study) table(name string) (*results.Table, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if have, ok := s.tables[name]; ok {
		return have.table, have.err
	}
	texts := []string{"arm", "group", "measure", "interval", "method", "block", "output", "factor", "index", "column", "unit"}
	for _, f := range s.factors {
		texts = append(texts, f.Name)
	}
	t, err := results.ReadCSV(filepath.Join(s.Dir, name), texts...)
	if errors.Is(err, fs.ErrNotExist) {
		err = absent("there is no %s", name)
	}
	s.tables[name] = loaded{t, err}
	return t, err
}
