package model

import "slices"

// Apart appends the ties between the people from lo to hi-1 and friends at higher positions whose scores
// differ by more than a gap, in hundredths of a point from 0 to 10**9: the lower position of each first,
// in the order of positions. Who has no standing is apart from everybody who has one.
func (g *Graph) Apart(lo, hi int, score []int32, gap int32, ties [][2]uint32) [][2]uint32 {
	n, from := len(ties), g.start(lo)
	ties = slices.Grow(ties, int(g.start(hi)-from))
	ties = ties[:cap(ties)]
	for pos := lo; pos < hi; pos++ {
		to, lowest := g.start(pos+1), score[pos]-gap
		row := g.ends[from:to]
		for k := len(row) - 1; k >= 0 && int(row[k]) > pos; k-- { // a row ascends: its end is enough
			// Whether two friends are apart no processor can foresee, so that the list grows by 0 or 1
			// without a branch. The difference from the lowest score that is not apart wraps around.
			ties[n] = [2]uint32{uint32(pos), row[k]}
			if uint32(score[row[k]]-lowest) > uint32(2*gap) {
				n++
			}
		}
		from = to
	}
	return ties[:n]
}
