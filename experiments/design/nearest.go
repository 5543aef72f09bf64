package design

import "slices"

// nearest is the name that is likely meant: the one with the fewest letters to add, drop or change, if
// that is less than half of them; "" if there is none.
func nearest(name string, among []string) string {
	best, least := "", (len(name)+1)/2
	for _, candidate := range among {
		if d := edits(name, candidate); d < least {
			best, least = candidate, d
		}
	}
	return best
}

// edits is the distance of Levenshtein (1966), in bytes.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := slices.Clone(row)
		row[0] = i + 1
		for j := range len(b) {
			row[j+1] = min(before[j+1], row[j]) + 1
			if a[i] == b[j] {
				row[j+1] = min(row[j+1], before[j])
			} else {
				row[j+1] = min(row[j+1], before[j]+1)
			}
		}
	}
	return row[len(b)]
}
