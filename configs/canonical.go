package configs

import (
	"encoding/json"
	"fmt"
)

// Canonical returns what decides the results of the scenario's runs, apart from the seed and the
// content of its files, as one line of sorted JSON: two scenarios with the same canonical form, seed
// and inputs give the same numbers. Title, comments, sources and the places of files are not in it.
func (s *Scenario) Canonical() []byte {
	form := make(map[string]any)
	s.walk(func(n *node, path []string, setting any) {
		switch {
		case len(path) == 1 && (path[0] == "title" || path[0] == "seed"):
			return
		case n.shape.Limits.File && setting != "":
			setting = "an input"
		}
		put(form, path, setting)
	})
	text, err := json.Marshal(form)
	if err != nil {
		panic(fmt.Sprintf("a scenario that was loaded has no canonical form: %v", err))
	}
	return text
}
