package sensitivity

import "strings"

// independent lists the rows that are points chosen without regard to each other: those of the blocks a
// and b, since the others of a Saltelli design repeat their levels; else all rows. Rows that go on from
// each other (trajectories, one factor at a time, up and down) are refused unless the method was asked for
// by name.
func (t *table) independent() ([]int, error) {
	blocks := make(map[string]bool)
	for row := range t.y {
		blocks[t.block(row)] = true
	}
	saltelli := blocks["a"] && blocks["b"]
	var rows []int
	for row := range t.y {
		b := t.block(row)
		if saltelli && b != "a" && b != "b" {
			continue
		}
		if !t.asked && (b == "base" || b == "up" || b == "down" || isTrajectory(b)) {
			return nil, unfitf("the rows of this design follow from each other (block %s); ask for the method by name to use it all the same", b)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// isTrajectory says whether a block is one of t1, t2...
func isTrajectory(block string) bool {
	digits, found := strings.CutPrefix(block, "t")
	return found && digits != "" && strings.Trim(digits, "0123456789") == ""
}
