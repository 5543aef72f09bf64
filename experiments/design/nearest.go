package design

import "github.com/agnivade/levenshtein"

// nearest is the name that is likely meant: the one with the fewest letters to add, drop or change, if
// that is less than half of them; "" if there is none.
func nearest(name string, among []string) string {
	best, least := "", (len(name)+1)/2
	for _, candidate := range among {
		if d := levenshtein.ComputeDistance(name, candidate); d < least {
			best, least = candidate, d
		}
	}
	return best
}
