package experiments

import (
	"socialcredit/results"
)

// A cache keeps the row groups that were read last, so that runs which lie side by side are read
// once and memory stays bounded.
type cache struct {
	budget  int // bytes
	held    int
	groups  []cached // the one that was used last at the end
	offsets map[*results.ParquetFile][]int32
}

type cached struct {
	file  *results.ParquetFile
	group int
	table *results.Table
	bytes int
}

// rows returns the rows of a run, which may lie in several row groups of its file.
func (c *cache) rows(file *results.ParquetFile, at location) (*results.Table, error) {
	offsets := c.offsetsOf(file)
	var found *results.Table
	for i := range len(offsets) - 1 {
		from, to := max(at.row, offsets[i]), min(at.row+at.rows, offsets[i+1])
		if from >= to {
			continue
		}
		t, err := c.group(file, i)
		if err != nil {
			return nil, err
		}
		part := t.Slice(int(from-offsets[i]), int(to-offsets[i]))
		if found == nil {
			found = part
			continue
		}
		joined := found.Empty(int(at.rows))
		for _, t := range []*results.Table{found, part} {
			if err := joined.Extend(t); err != nil {
				return nil, err
			}
		}
		found = joined
	}
	return found, nil
}

// offsetsOf lists the numbers of the first rows of a file's row groups, and of the row behind the
// last.
func (c *cache) offsetsOf(file *results.ParquetFile) []int32 {
	if have, ok := c.offsets[file]; ok {
		return have
	}
	offsets := []int32{0}
	for i := range file.Groups() {
		offsets = append(offsets, offsets[i]+int32(file.GroupRows(i)))
	}
	if c.offsets == nil {
		c.offsets = map[*results.ParquetFile][]int32{}
	}
	c.offsets[file] = offsets
	return offsets
}

// group returns a row group, and forgets those that were not used for longest where there is no room.
func (c *cache) group(file *results.ParquetFile, group int) (*results.Table, error) {
	for i, g := range c.groups {
		if g.file == file && g.group == group {
			copy(c.groups[i:], c.groups[i+1:])
			c.groups[len(c.groups)-1] = g
			return g.table, nil
		}
	}
	t, err := file.ReadGroup(group)
	if err != nil {
		return nil, err
	}
	g := cached{file, group, t, 0}
	for _, column := range t.Columns() {
		g.bytes += 8 * column.Len()
		if column.Type == results.Text {
			g.bytes += 8 * column.Len()
		}
	}
	for len(c.groups) > 0 && c.held+g.bytes > c.budget {
		c.held -= c.groups[0].bytes
		c.groups = append(c.groups[:0], c.groups[1:]...)
	}
	c.groups, c.held = append(c.groups, g), c.held+g.bytes
	return t, nil
}
