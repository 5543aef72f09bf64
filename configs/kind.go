package configs

import "strings"

// Kind returns the name of the kind at a path, such as network or institutions.osmanthus; "" where
// there is none.
func (s *Scenario) Kind(path string) string {
	n := s.tree
	for key := range strings.SplitSeq(path, ".") {
		if n = n.under[key]; n == nil {
			return ""
		}
	}
	if n.kind == nil {
		return ""
	}
	return n.kind.Name
}
