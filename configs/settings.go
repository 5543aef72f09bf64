package configs

import "strings"

// Settings returns every setting there is, by path: what the resolved scenario says, as numbers, words and truth values.
func (s *Scenario) Settings() map[string]any {
	all := make(map[string]any)
	s.walk(func(_ *node, path []string, setting any) { all[strings.Join(path, ".")] = setting })
	return all
}
