package configs

import (
	"strings"
	"sync"
)

// A layer is one source of values: the defaults of the catalogues (rank 0), a file, the environment,
// what --set says, or a point of a study. Layers of a higher rank win.
type layer struct {
	name   string          // as messages call it: a file's name; empty for the environment and --set
	preset string          // the name of the preset that it is, if it is one
	dir    string          // what paths in it are relative to
	text   []byte          // of a file
	lines  func() []string // of the text, cut once somebody asks for comments
	rank   int
	sets   bool     // whether it comes from the environment or --set
	loose  bool     // whether keys that a kind lacks are left out instead of reported
	top    *written // nil if it could not be read
}

// newFile is the layer of a file's text.
func newFile(name, dir string, text []byte) *layer {
	lines := sync.OnceValue(func() []string { return strings.Split(string(text), "\n") })
	return &layer{name: name, dir: dir, text: text, lines: lines}
}

// A place is where something was written.
type place struct {
	layer        *layer // nil for defaults
	line, column int
	origin       string // in the environment and --set: which variable or flag
}

func (p place) rank() int {
	if p.layer == nil {
		return 0
	}
	return p.layer.rank
}

func (p place) mistake(path, text string) Mistake {
	m := Mistake{File: p.origin, Line: p.line, Column: p.column, Path: path, Text: text}
	if p.origin == "" && p.layer != nil {
		m.File = p.layer.name
	}
	return m
}

// A written is a value as a layer wrote it, aliases followed: a scalar, a mapping or a list.
type written struct {
	at      place
	form    form
	scalar  string // its text
	tag     string // of a scalar: what YAML takes it for, such as !!int
	quoted  bool
	entries []entry    // of a mapping, in order
	items   []*written // of a list, in order
	// path tells that the mapping comes from the dots of a --set, not from a value.
	path bool
}

// A form is how YAML writes a value.
type form int

const (
	scalarForm form = iota
	nullForm
	mappingForm
	listForm
)

// An entry is a key of a mapping and what it holds.
type entry struct {
	name  string
	at    place
	value *written
}

// entry returns the value of a key, or nil.
func (w *written) entry(name string) *entry {
	for i := range w.entries {
		if w.entries[i].name == name {
			return &w.entries[i]
		}
	}
	return nil
}

// String says what was written, in a few letters.
func (w *written) String() string {
	switch w.form {
	case mappingForm:
		return "a mapping"
	case listForm:
		return "a list"
	case nullForm:
		return "nothing"
	}
	text := []rune(w.scalar)
	if len(text) > 40 {
		text = append(text[:37], []rune("...")...)
	}
	if w.quoted || w.tag == "!!str" {
		return `"` + string(text) + `"`
	}
	return string(text)
}
