package experiments

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"socialcredit/configs"
)

// closeShard says how far a shard has come; its runs stay in parts.
func (s *Sweep) closeShard() (*Report, error) {
	r := &Report{
		Dir: s.Dir, Points: len(s.plan.Points), Runs: len(s.store.runs),
		Duplicates: s.store.duplicates, Foreign: s.demand.foreign(s.store),
	}
	for _, at := range s.store.runs {
		if at.failed != "" {
			r.Failures++
		}
	}
	return r, nil
}

// A Merge makes one study out of directories that hold its runs.
type Merge struct {
	Dirs    []string
	Out     string
	CSV     bool
	Command []string
}

// A Missing error lists what a merge lacks.
type Missing struct {
	Runs   int
	First  []string // some of them, `point replicate`
	Report Report
}

// Error tells how to get what is missing.
func (m *Missing) Error() string {
	return fmt.Sprintf("%d run(s) are missing, such as %s; compute them with `sweep STUDY --shard`, or all that is missing with `sweep STUDY` "+
		"into one of the directories", m.Runs, strings.Join(m.First, ", "))
}

// Do reads all directories and writes the complete study, the same bytes as from one machine. The
// error is a *Missing where runs are missing; nothing is written then.
func (m *Merge) Do() (*Report, error) {
	study, err := m.study()
	if err != nil {
		return nil, err
	}
	s := &Sweep{Study: study, Dir: m.Out, CSV: m.CSV, Command: m.Command, started: time.Now()}
	if s.plan, err = NewPlan(study, nil); err != nil {
		return nil, err
	}
	if err := claimStudy(m.Out, study); err != nil {
		return nil, err
	}
	s.store = newStore(s.watch())
	defer func() { s.store.close() }()
	for _, dir := range m.Dirs {
		if err := s.store.open(dir); err != nil {
			return nil, err
		}
	}
	s.demand = newDemand(s.plan, 0, Shard{})
	if err := s.mergeable(); err != nil {
		return nil, err
	}
	if err := s.keeps(m.Out); err != nil {
		return nil, err
	}
	if err := s.begin(); err != nil {
		return nil, err
	}
	s.wall = time.Since(s.started).Seconds()
	return s.finish(m.Out)
}

// keeps refuses to lose runs that a directory holds and the study does not ask for.
func (s *Sweep) keeps(dir string) error {
	there := newStore("")
	defer there.close()
	if err := there.open(dir); err != nil {
		return err
	}
	if n := s.demand.foreign(there); n > 0 {
		return &Occupied{dir, fmt.Sprintf("%d run(s) that the study does not ask for", n)}
	}
	return nil
}

// mergeable reports runs that are missing.
func (s *Sweep) mergeable() error {
	s.units = s.demand.missing(s.store, false)
	for len(s.units) == 0 {
		more, err := s.adapt()
		if err != nil || !more {
			return err
		}
	}
	missing := &Missing{Runs: s.Left(), Report: Report{Duplicates: s.store.duplicates, Foreign: s.demand.foreign(s.store)}}
	for _, u := range s.units[:min(3, len(s.units))] {
		missing.First = append(missing.First, fmt.Sprintf("replicate %d of point %d", u.replicate, s.plan.Points[u.points[0]].Number))
	}
	return missing
}

// study reads the study of the directories, which must be one.
func (m *Merge) study() (*configs.Study, error) {
	var first []byte
	for _, dir := range m.Dirs {
		text, err := os.ReadFile(filepath.Join(dir, StudyName))
		if os.IsNotExist(err) {
			return nil, badf("%s holds no study: there is no %s", dir, StudyName)
		}
		if err != nil {
			return nil, err
		}
		scenario, err := os.ReadFile(filepath.Join(dir, ScenarioName))
		if err != nil {
			return nil, err
		}
		text = append(text, scenario...)
		if first != nil && !bytes.Equal(first, text) {
			return nil, badf("%s and %s hold different studies; compare their %s and %s", m.Dirs[0], dir, StudyName, ScenarioName)
		}
		first = text
	}
	return LoadStudy(m.Dirs[0])
}
