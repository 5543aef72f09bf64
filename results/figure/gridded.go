package figure

import "slices"

// sampleDesigns are those whose points lie wherever, and mean something only all together.
var sampleDesigns = []string{"latin_hypercube", "sobol_sequence", "saltelli", "morris", "random", "fractional_factorial"}

// onGrid says whether the points of the study are to be seen as a grid.
func (s *Study) onGrid(factors []factor, cells []cell) bool {
	design := s.Manifest.Design
	return design != "one_at_a_time" && !s.pathLike() && !slices.Contains(sampleDesigns, design) && gridded(factors, cells)
}

// star gives the base and the spokes of a study that varies one factor at a time; none of any other.
func (s *Study) star(factors []factor, cells []cell) (base cell, all []spoke) {
	if s.pathLike() || slices.Contains(sampleDesigns, s.Manifest.Design) || len(factors) == 0 {
		return cell{}, nil
	}
	return spokes(factors, cells)
}

// gridded says whether cells fill at least half of the grid of all levels of some factors. A factor that some points
// lack counts as one more level there.
func gridded(factors []factor, cells []cell) bool {
	all := 1.0
	for _, f := range factors {
		levels, _ := f.levels(cells)
		n := len(levels)
		if slices.ContainsFunc(cells, func(c cell) bool { return c.levels[f.at] == "" }) {
			n++
		}
		all *= float64(n)
	}
	return float64(2*len(cells)) >= all
}

// A spoke is a factor of a study that varies one at a time, and its cells: those that differ from the base in it alone.
type spoke struct {
	factor
	cells []cell
}

// spokes finds the base of a study that varies one factor at a time, as the most frequent level of each factor, and what
// belongs to each factor. There are none where most points differ from the base in more than one factor.
func spokes(factors []factor, cells []cell) (base cell, all []spoke) {
	common := make(map[int]string)
	for _, f := range factors {
		tally := map[string]int{}
		for _, c := range cells {
			tally[c.levels[f.at]]++
		}
		levels, _ := f.levels(cells)
		common[f.at] = slices.MaxFunc(levels, func(a, b string) int { return tally[a] - tally[b] })
	}
	all = make([]spoke, len(factors))
	found := false
	for i, f := range factors {
		all[i].factor = f
	}
	placed := 0
	for _, c := range cells {
		var off []int
		for i, f := range factors {
			if c.levels[f.at] != common[f.at] {
				off = append(off, i)
			}
		}
		switch len(off) {
		case 0:
			base, found = c, true
			for i := range all {
				all[i].cells = append(all[i].cells, c)
			}
		case 1:
			all[off[0]].cells = append(all[off[0]].cells, c)
		default:
			continue
		}
		placed++
	}
	if !found || 2*placed < len(cells) {
		return cell{}, nil
	}
	return base, slices.DeleteFunc(all, func(s spoke) bool { return len(s.cells) < 2 })
}
