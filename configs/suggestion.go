package configs

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
)

// suggestion is the tail of a message about a name that is not among those there are: the one that
// is probably meant, or nothing.
func suggestion(name string, among []string) string {
	if best := nearest(name, among); best != "" {
		return fmt.Sprintf("; did you mean %q?", best)
	}
	return ""
}

// nearest returns the name that is likely meant: the one with the fewest letters to change, or else
// the only one that contains what was written; "" if there is none.
func nearest(name string, among []string) string {
	if name == "" || len(name) > 100 {
		return ""
	}
	best, least := "", max(1, min(3, len(name)/2, max(2, len(name)/3)))+1
	var containing []string
	for _, candidate := range among {
		if d := min(levenshtein.ComputeDistance(name, candidate), levenshtein.ComputeDistance(strings.ToLower(name), candidate)); d < least && d < max(len(name), len(candidate)) {
			best, least = candidate, d
		}
		if len(name) > 2 && (strings.Contains(candidate, name) || len(candidate) > 2 && strings.Contains(name, candidate)) {
			containing = append(containing, candidate)
		}
	}
	if best == "" && len(containing) == 1 {
		return containing[0]
	}
	return best
}
