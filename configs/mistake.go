package configs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Mistake is something wrong with a scenario, and where.
type Mistake struct {
	File         string // the file, or else what said it: `--set people.count=0`, `SOCIALCREDIT_SEED`
	Line, Column int    // from 1; 0 where there is none
	Path         string // of the key, such as institutions.osmanthus.floor; may be empty
	Text         string // what is wrong and what would be right
}

// Error writes file:line:column: path: text.
func (m Mistake) Error() string {
	var b strings.Builder
	b.WriteString(m.File)
	if m.Line > 0 {
		fmt.Fprintf(&b, ":%d", m.Line)
	}
	if m.Line > 0 && m.Column > 0 {
		fmt.Fprintf(&b, ":%d", m.Column)
	}
	for _, part := range []string{m.Path, m.Text} {
		if part == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(": ")
		}
		b.WriteString(part)
	}
	return b.String()
}

// Errors are all mistakes of a scenario: those of what it extends first, then in the order of the
// lines.
type Errors struct{ Mistakes []Mistake }

// Error writes a mistake per line.
func (e *Errors) Error() string {
	lines := make([]string, len(e.Mistakes))
	for i, m := range e.Mistakes {
		lines[i] = m.Error()
	}
	return strings.Join(lines, "\n")
}

// maxMistakes is how many mistakes are told at once.
const maxMistakes = 100

// A report collects mistakes.
type report struct {
	found []finding
	// names tells whether a mistake may have cost the scenario a label that others refer to.
	names bool
}

type finding struct {
	Mistake
	at place
}

// fail adds a mistake.
func (r *report) fail(at place, path, text string) {
	if len(r.found) < 10*maxMistakes {
		r.found = append(r.found, finding{at.mistake(path, text), at})
	}
}

// flaw adds a mistake that may come from a mistyped name.
func (r *report) flaw(at place, path string, f flaw) {
	r.fail(at, path, f.text+suggestion(f.name, f.among))
}

// err returns all mistakes in order, or nil.
func (r *report) err() error {
	if len(r.found) == 0 {
		return nil
	}
	slices.SortStableFunc(r.found, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.at.rank(), b.at.rank()), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	e := &Errors{}
	for i, f := range r.found {
		if i == maxMistakes {
			e.Mistakes = append(e.Mistakes, Mistake{File: f.File, Text: fmt.Sprintf("and %d more mistakes", len(r.found)-i)})
			break
		}
		e.Mistakes = append(e.Mistakes, f.Mistake)
	}
	return e
}

// has tells whether a mistake was found at a path.
func (r *report) has(path string) bool {
	return slices.ContainsFunc(r.found, func(f finding) bool { return f.Path == path })
}

// touches tells whether a mistake was found at, above or beside a path, so that what else seems
// wrong there may only follow from it.
func (r *report) touches(path string) bool {
	return slices.ContainsFunc(r.found, func(f finding) bool { return related(f.Path, path) })
}

// related tells whether two paths lie in the same entry of the same part of a scenario.
func related(a, b string) bool {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(x), len(y), 2) {
		if x[i] != y[i] {
			return false
		}
	}
	return true
}
