package main

import (
	"fmt"
	"io"
	"math"
	"path/filepath"

	"socialcredit/experiments"
	"socialcredit/results"
	"socialcredit/results/figure"
	"socialcredit/results/story"
)

// printLife prints a life for people to read.
func printLife(out io.Writer, l *results.Life, words *story.Words) {
	fmt.Fprintf(out, "%s: %s\n", l.Scenario, l.Title)
	fmt.Fprintf(out, "  %s\n", l.Person.Words)
	if l.Found != "" {
		fmt.Fprintf(out, "  %s\n", words.Found(l))
	}
	fmt.Fprintf(out, "%s\n", words.Heading("story", nil))
	for _, chapter := range l.Story {
		fmt.Fprintf(out, "  %s\n    %s\n", chapter.When, chapter.Text)
	}
	for i := range l.Institutions {
		held := &l.Institutions[i]
		if math.IsNaN(held.Last()) { // no score, or none any more
			continue
		}
		fmt.Fprintf(out, "%s\n", words.Heading("account", held))
		for _, line := range words.Account(held) {
			fmt.Fprintf(out, "  %9.2f  %s\n", line.Points, line.Text)
		}
	}
	if len(l.WhatIf) == 0 {
		return
	}
	fmt.Fprintf(out, "%s\n", words.Heading("what_if", nil))
	for _, line := range words.WhatIf(l) {
		fmt.Fprintf(out, "  %s\n", line)
	}
}

// save writes the files of a life.
func (f *traceFlags) save(t *experiments.Trace, l *results.Life) error {
	if err := t.Save(l); err != nil {
		return err
	}
	if f.noFigures {
		return nil
	}
	source, err := figure.Open(t.Dir)
	if err != nil {
		return err
	}
	if _, _, err := figure.Draw(source, nil, nil, filepath.Join(t.Dir, "figures")); err != nil {
		return err
	}
	return results.Rehash(t.Dir)
}

// stages are the pieces of work of a command, one bar after another.
type stages struct {
	periods int
	quiet   bool
	what    string
	bar     *progress
}

// at says how far a piece has come.
func (s *stages) at(what string, period int) {
	if s.what != what {
		s.end()
		s.what, s.bar = what, newProgress(what, s.periods, s.quiet)
	}
	s.bar.at(period)
}

func (s *stages) end() { s.bar.end() }
