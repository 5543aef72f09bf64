package sensitivity

import "slices"

// arms are the rows that differ from a base in one factor.
type arms struct {
	base int
	rows [][]int // by factor, with the base
}

// newArms finds them, by blocks where there are any.
func newArms(t *table) (*arms, error) {
	base := t.commonest()
	if t.Blocks != nil && slices.ContainsFunc(t.Blocks, func(b string) bool { return b != "" }) {
		base = slices.Index(t.Blocks, "base")
		if base < 0 {
			return nil, unfitf("no row is in the block base")
		}
		for row, block := range t.Blocks {
			if block != "base" && !slices.Contains(t.Factors, block) {
				return nil, unfitf("%s is in neither of the blocks base and <factor>", t.rowName(row))
			}
		}
	}
	if base < 0 {
		return nil, unfitf("no row is such that each other one differs from it in one factor")
	}
	a := &arms{base: base, rows: make([][]int, len(t.Factors))}
	for f := range t.Factors {
		a.rows[f] = []int{base}
	}
	for row := range t.y {
		factor := -1
		for f := range t.Factors {
			if !t.differs(f, row, base) {
				continue
			}
			if factor >= 0 {
				return nil, unfitf("%s differs from the base, row %d, in %s and in %s: one of them would be right",
					t.rowName(row), base+1, t.Factors[factor], t.Factors[f])
			}
			factor = f
		}
		if factor >= 0 {
			a.rows[factor] = append(a.rows[factor], row)
		}
	}
	if !slices.ContainsFunc(a.rows, func(rows []int) bool { return len(rows) > 1 }) {
		return nil, unfitf("no row differs from the base, row %d", base+1)
	}
	return a, nil
}

// commonest is the first row in which every factor has its most frequent level (the first one among
// equals), -1 if there is none: the base of a table whose blocks are lost.
func (t *table) commonest() int {
	common := make([]string, len(t.Factors))
	for f, levels := range t.Levels {
		count, most := make(map[string]int), 0
		for _, level := range levels {
			count[level]++
			most = max(most, count[level])
		}
		for _, level := range levels {
			if count[level] == most {
				common[f] = level
				break
			}
		}
	}
	for row := range t.y {
		found := true
		for f := range t.Factors {
			found = found && t.Levels[f][row] == common[f]
		}
		if found {
			return row
		}
	}
	return -1
}
