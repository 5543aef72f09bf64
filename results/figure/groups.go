package figure

import "image/color"

// everyone is what tables call all people together.
const everyone = "all"

// groupLabels gives the groups of the society in their order, none where there is but one: then everybody is all.
func (r *Run) groupLabels() []string {
	if len(r.Manifest.Society.Groups) < 2 {
		return nil
	}
	labels := make([]string, 0, len(r.Manifest.Society.Groups))
	for _, g := range r.Manifest.Society.Groups {
		labels = append(labels, g.Label)
	}
	return labels
}

// groupsWith gives everybody, and then the groups, of whom a measure has any defined value.
func (r *Run) groupsWith(column string) ([]string, error) {
	var groups []string
	for _, g := range append([]string{everyone}, r.groupLabels()...) {
		_, ok, err := r.line(g, column)
		if err != nil {
			return nil, err
		}
		if ok {
			groups = append(groups, g)
		}
	}
	if len(groups) == 0 {
		return nil, absent("series.csv has no %s", column)
	}
	return groups, nil
}

// rank is the place of a group in the society, by which it has its colour; everybody is -1.
func (r *Run) rank(group string) int {
	for i, g := range r.Manifest.Society.Groups {
		if g.Label == group && group != everyone {
			return i
		}
	}
	return -1
}

// groupName shows a group; everybody together are all.
func groupName(group string) string {
	if group == everyone {
		return "all people"
	}
	return words(group)
}

// groupKeys are the keys of the lines of groups.
func (r *Run) groupKeys(groups []string) []key {
	var keys []key
	for _, g := range groups {
		keys = append(keys, key{text: groupName(g), line: groupStyle(r.rank(g))})
	}
	return keys
}

// groupColour is the colour of a group, the same in every figure of a run; everybody is dark.
func (r *Run) groupColour(group string) color.NRGBA {
	if i := r.rank(group); i >= 0 {
		return okabeIto[i%len(okabeIto)]
	}
	return dark
}
