// Package results holds what a run or a study leaves behind: tables, the manifest that says where they came from,
// and the files they are written to and read back from. Figures are drawn from these files by results/figure.
//
// Every file is whole or absent, and the same table always makes the same bytes.
package results

import "fmt"

// A Table is named columns of equal length in a fixed order. The zero Table has no columns and no rows.
type Table struct {
	columns []Column
	index   map[string]int
}

// NewTable makes a table of columns, which keep their order. See Add for what it refuses.
func NewTable(columns ...Column) (*Table, error) {
	t := &Table{}
	return t, t.Add(columns...)
}

// Add puts columns behind those there are. A column without a name, with a name that is taken, or with another number
// of cells than the table has rows is an error, and adds nothing.
func (t *Table) Add(columns ...Column) error {
	if t.index == nil {
		t.index = make(map[string]int, len(columns))
	}
	kept := len(t.columns)
	for _, c := range columns {
		if err := t.accept(&c); err != nil {
			t.cut(kept)
			return err
		}
		t.index[c.Name] = len(t.columns)
		t.columns = append(t.columns, c)
	}
	return nil
}

func (t *Table) accept(c *Column) error {
	if c.Name == "" {
		return fmt.Errorf("column %d has no name", len(t.columns)+1)
	}
	if _, taken := t.index[c.Name]; taken {
		return fmt.Errorf("there are two columns %q", c.Name)
	}
	if len(t.columns) > 0 && c.Len() != t.Rows() {
		return fmt.Errorf("column %q has %d cells in a table of %d rows", c.Name, c.Len(), t.Rows())
	}
	return nil
}

// cut drops the columns from the given one on.
func (t *Table) cut(from int) {
	for _, c := range t.columns[from:] {
		delete(t.index, c.Name)
	}
	t.columns = t.columns[:from]
}

// Append adds a row: one cell per column in their order, float64, int64, int or string as the column's type asks.
// Whole numbers are welcome in a column of floats. A row that does not fit is an error, and adds nothing.
func (t *Table) Append(cells ...any) error {
	if len(cells) != len(t.columns) {
		return fmt.Errorf("a row of %d cells for a table of %d columns", len(cells), len(t.columns))
	}
	for i, cell := range cells {
		if c := &t.columns[i]; !c.takes(cell) {
			return fmt.Errorf("column %q holds %v and cannot take %v (%T)", c.Name, c.Type, cell, cell)
		}
	}
	for i, cell := range cells {
		t.columns[i].push(cell)
	}
	return nil
}

func (c *Column) takes(cell any) bool {
	switch cell.(type) {
	case float64:
		return c.Type == Float
	case int64, int:
		return c.Type == Float || c.Type == Int
	case string:
		return c.Type == Text
	default:
		return false
	}
}

func (c *Column) push(cell any) {
	switch v := cell.(type) {
	case float64:
		c.Floats = append(c.Floats, v)
	case string:
		c.Texts = append(c.Texts, v)
	case int:
		c.push(int64(v))
	case int64:
		if c.Type == Float {
			c.Floats = append(c.Floats, float64(v))
		} else {
			c.Ints = append(c.Ints, v)
		}
	}
}
