package configs

import (
	"fmt"
	"strings"

	"socialcredit/configs/internal/shape"
)

// With returns the scenario with some of its settings changed, each `path=value` of a number or a word
// that it has. Kinds and labels stay. The error is an *Errors that lists all mistakes.
func (s *Scenario) With(sets []string) (*Scenario, error) {
	next := &Scenario{Name: s.Name, tree: s.tree, settings: s.settings, noFiles: s.noFiles}
	r := &report{}
	for _, text := range sets {
		path, level, found := strings.Cut(text, "=")
		at := place{origin: text}
		keys := strings.Split(path, ".")
		n, _ := next.at(keys)
		if !found || n == nil || n.shape.Form != shape.Leaf {
			r.fail(at, path, fmt.Sprintf("is no setting of %s", s.Name))
			continue
		}
		value, flaw := read(n.shape, &written{at: at, scalar: level, tag: tagOf(level), quoted: tagOf(level) == "!!str"})
		if flaw != nil {
			r.flaw(at, path, *flaw)
			continue
		}
		if s.noFiles && n.shape.Limits.File && value != "" {
			r.fail(at, path, noFile)
			continue
		}
		next.settings = with(next.settings, keys, value)
	}
	if len(r.found) == 0 {
		next.bind(r)
	}
	if err := r.err(); err != nil {
		return nil, err
	}
	return next, nil
}
