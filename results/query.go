package results

import (
	"maps"
	"slices"
)

// Rows counts the rows.
func (t *Table) Rows() int {
	if len(t.columns) == 0 {
		return 0
	}
	return t.columns[0].Len()
}

// Names lists the columns in their order.
func (t *Table) Names() []string {
	names := make([]string, len(t.columns))
	for i := range t.columns {
		names[i] = t.columns[i].Name
	}
	return names
}

// Columns gives the columns in their order. The cells are the table's own, not a copy.
func (t *Table) Columns() []Column { return t.columns }

// Column gives a column by name, and whether there is one. The cells are the table's own, not a copy.
func (t *Table) Column(name string) (Column, bool) {
	i, ok := t.index[name]
	if !ok {
		return Column{}, false
	}
	return t.columns[i], true
}

// Float gives the cells of a column of floats or of ints as numbers, and whether there is such a column.
func (t *Table) Float(name string) ([]float64, bool) {
	c, ok := t.Column(name)
	if !ok {
		return nil, false
	}
	return c.float()
}

// Int gives the cells of a column of ints, and whether there is such a column.
func (t *Table) Int(name string) ([]int64, bool) {
	c, ok := t.Column(name)
	return c.Ints, ok && c.Type == Int
}

// Text gives the cells of a column of text, and whether there is such a column.
func (t *Table) Text(name string) ([]string, bool) {
	c, ok := t.Column(name)
	return c.Texts, ok && c.Type == Text
}

// Select gives the named columns in the order of the names, as a table that shares their cells. Names of columns that are
// not there, and names that came before, are passed over.
func (t *Table) Select(names ...string) *Table {
	out := &Table{index: make(map[string]int, len(names))}
	for _, name := range names {
		c, there := t.Column(name)
		if _, taken := out.index[name]; there && !taken {
			out.index[name] = len(out.columns)
			out.columns = append(out.columns, c)
		}
	}
	return out
}

// Where gives the rows in which a column of text holds one of the values, as a table of their own with the same columns.
// Without such a column no row does.
func (t *Table) Where(name string, values ...string) *Table {
	var rows []int
	texts, _ := t.Text(name)
	for i, v := range texts {
		if slices.Contains(values, v) {
			rows = append(rows, i)
		}
	}
	out := &Table{index: maps.Clone(t.index), columns: make([]Column, len(t.columns))}
	for i := range t.columns {
		out.columns[i] = t.columns[i].pick(rows)
	}
	return out
}
