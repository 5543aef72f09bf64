package figure

import (
	"cmp"
	"fmt"
	"slices"

	"socialcredit/results"
)

// A tally is how many people have each value, the values ascending.
type tally []tallied

type tallied struct {
	value  float64
	people int64
}

// tallies counts people by the value in a column, for everybody and for each group that has anybody; groups are in the
// order of the society. Where a table has no rows for everybody, they are the sum of the groups.
func (r *Run) tallies(t *results.Table, column string) (map[string]tally, []string, error) {
	values, ok := t.Float(column)
	people, okPeople := t.Int("people")
	labels, okGroup := t.Text("group")
	if t.Rows() > 0 && !(ok && okPeople && okGroup) {
		return nil, nil, fmt.Errorf("it needs columns group, %s and people", column)
	}
	counts := make(map[string]tally)
	for i, v := range values {
		if people[i] > 0 {
			counts[labels[i]] = append(counts[labels[i]], tallied{v, people[i]})
		}
	}
	if len(counts[everyone]) == 0 {
		for i, v := range values {
			if people[i] > 0 {
				counts[everyone] = append(counts[everyone], tallied{v, people[i]})
			}
		}
	}
	var groups []string
	for _, g := range append([]string{everyone}, r.groupLabels()...) {
		if len(counts[g]) > 0 {
			counts[g] = counts[g].sorted()
			groups = append(groups, g)
		}
	}
	return counts, groups, nil
}

// sorted puts values in order and equal ones together.
func (t tally) sorted() tally {
	slices.SortStableFunc(t, func(a, b tallied) int { return cmp.Compare(a.value, b.value) })
	out := t[:0]
	for _, entry := range t {
		if last := len(out) - 1; last >= 0 && out[last].value == entry.value {
			out[last].people += entry.people
		} else {
			out = append(out, entry)
		}
	}
	return out
}

// people counts everybody.
func (t tally) people() int64 {
	var n int64
	for _, entry := range t {
		n += entry.people
	}
	return n
}
