package model

import "strings"

// A part is a kind that takes part in every period: where it stands in the scenario, and its number
// among its like.
type part struct {
	path string
	kind any
	self int
}

// parts lists all of a spec, institutions first.
func (s *Spec) parts() (parts []part) {
	for i, label := range Labels(s.Institutions) {
		parts = append(parts, part{"institutions." + label, s.Institutions[label], i})
	}
	parts = append(parts, part{"conduct", s.Conduct, 0}, part{"record", s.Record, 0}, part{"access", s.Access, 0})
	for i, label := range Labels(s.Society) {
		parts = append(parts, part{"society." + label, s.Society[label], i})
	}
	for i, label := range Labels(s.Policies) {
		parts = append(parts, part{"policies." + label, s.Policies[label], i})
	}
	return parts
}

// label is what the part is called in a scenario.
func (p part) label() string { return p.path[strings.LastIndex(p.path, ".")+1:] }
