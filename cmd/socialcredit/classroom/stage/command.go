package stage

import (
	"strconv"
	"strings"
)

// command is the command line that gives the numbers of a society.
func (s *Stage) command(world int) string {
	words := []string{"socialcredit", "run", s.ref(), "--seed", strconv.FormatUint(s.state.Seed, 10)}
	set := s.state.Set
	if world == 1 {
		set = s.state.second()
	}
	for _, change := range set {
		words = append(words, "--set", quoted(change))
	}
	return strings.Join(words, " ")
}

// ref is the scenario as a command line calls it.
func (s *Stage) ref() string {
	if file, named := s.o.Files[s.state.Scenario]; named {
		return quoted(file)
	}
	return s.state.Scenario
}

// quoted is a word as a shell reads it.
func quoted(word string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-=/,:+", r)
	}
	if strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
