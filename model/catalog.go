package model

import "strings"

// A Kind is a named way of doing something, with its defaults: what YAML calls `kind:`.
type Kind[T any] struct {
	Name string   // as in YAML
	Doc  string   // one sentence, then whatever a user must know
	New  func() T // a fresh one, with its defaults set
}

// A Catalog lists the kinds of one role. Nobody writes to it.
type Catalog[T any] []Kind[T]

// Find returns the kind of that name.
func (c Catalog[T]) Find(name string) (Kind[T], bool) {
	for _, k := range c {
		if k.Name == name {
			return k, true
		}
	}
	return Kind[T]{}, false
}

// Names lists the kinds in catalogue order.
func (c Catalog[T]) Names() []string {
	names := make([]string, len(c))
	for i, k := range c {
		names[i] = k.Name
	}
	return names
}

// Summary is the first sentence of a doc text.
func Summary(doc string) string {
	first, _, more := strings.Cut(doc, ". ")
	if more {
		first += "."
	}
	return first
}
