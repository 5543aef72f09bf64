package results

import "maps"

// Slice gives the rows from one to before another, as a table that shares their cells.
func (t *Table) Slice(from, to int) *Table {
	out := &Table{index: maps.Clone(t.index), columns: make([]Column, len(t.columns))}
	for i := range t.columns {
		c := t.columns[i]
		switch c.Type {
		case Float:
			c.Floats = c.Floats[from:to:to]
		case Int:
			c.Ints = c.Ints[from:to:to]
		default:
			c.Texts = c.Texts[from:to:to]
		}
		out.columns[i] = c
	}
	return out
}

// Empty gives a table of the same columns without rows, with room for some.
func (t *Table) Empty(room int) *Table {
	out := &Table{index: maps.Clone(t.index), columns: make([]Column, len(t.columns))}
	for i := range t.columns {
		c := Column{Name: t.columns[i].Name, Type: t.columns[i].Type}
		switch c.Type {
		case Float:
			c.Floats = make([]float64, 0, room)
		case Int:
			c.Ints = make([]int64, 0, room)
		default:
			c.Texts = make([]string, 0, room)
		}
		out.columns[i] = c
	}
	return out
}

// Extend puts the rows of a table with the same columns behind those there are. Other columns are an
// error, and add nothing.
func (t *Table) Extend(rows *Table) error {
	if err := t.fits(rows); err != nil {
		return err
	}
	for i := range t.columns {
		a, b := &t.columns[i], &rows.columns[i]
		a.Floats = append(a.Floats, b.Floats...)
		a.Ints = append(a.Ints, b.Ints...)
		a.Texts = append(a.Texts, b.Texts...)
	}
	return nil
}

// Clear takes out all rows and keeps the room.
func (t *Table) Clear() {
	for i := range t.columns {
		c := &t.columns[i]
		c.Floats, c.Ints, c.Texts = c.Floats[:0], c.Ints[:0], c.Texts[:0]
	}
}

// Cells writes the cells of a column as CSV does: an undefined one is empty.
func (c *Column) Cells() []string {
	cells := make([]string, c.Len())
	for i := range cells {
		if c.Type == Text {
			cells[i] = c.Texts[i]
		} else {
			cells[i] = string(c.appendCell(nil, i))
		}
	}
	return cells
}
