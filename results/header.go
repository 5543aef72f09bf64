package results

import (
	"errors"
	"fmt"
)

// headerOf makes a table without rows that has columns of the given names and types.
func headerOf(columns []Column) (*Table, error) {
	if len(columns) == 0 {
		return nil, errors.New("a table without columns")
	}
	t := &Table{}
	for i := range columns {
		if err := t.Add(Column{Name: columns[i].Name, Type: columns[i].Type}); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// fits says whether a table has the columns of this one, in their order.
func (t *Table) fits(rows *Table) error {
	if len(rows.columns) != len(t.columns) {
		return fmt.Errorf("rows of %d columns for a table of %d", len(rows.columns), len(t.columns))
	}
	for i := range t.columns {
		if want, got := &t.columns[i], &rows.columns[i]; want.Name != got.Name || want.Type != got.Type {
			return fmt.Errorf("column %d is %q of type %v, and rows for it come as %q of type %v", i+1, want.Name, want.Type, got.Name, got.Type)
		}
	}
	return nil
}
