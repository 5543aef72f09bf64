package results

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"github.com/parquet-go/parquet-go"
)

// ReadParquet reads back a table that WriteParquet wrote, and its notes by name. A file with columns of other kinds is
// an error, as is one that is torn.
func ReadParquet(path string) (t *Table, notes map[string]string, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	defer func() { // what the library does with bytes that only look like Parquet is its own affair
		if broken := recover(); broken != nil {
			t, notes, err = nil, nil, fmt.Errorf("%s: no sound Parquet: %v", path, broken)
		}
	}()
	info, err := file.Stat()
	if err != nil {
		return nil, nil, err
	}
	opened, err := parquet.OpenFile(file, info.Size())
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	notes = make(map[string]string)
	for _, kv := range opened.Metadata().KeyValueMetadata {
		notes[kv.Key] = kv.Value
	}
	t, err = load(opened)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	return t, notes, nil
}

func load(file *parquet.File) (*Table, error) {
	t := &Table{}
	for _, f := range file.Schema().Fields() {
		c, err := empty(f, int(file.NumRows()))
		if err != nil {
			return nil, err
		}
		if err := t.Add(c); err != nil {
			return nil, err
		}
	}
	for _, group := range file.RowGroups() {
		for i, chunk := range group.ColumnChunks() {
			if err := t.columns[i].readPages(chunk.Pages()); err != nil {
				return nil, fmt.Errorf("column %q: %w", t.columns[i].Name, err)
			}
		}
	}
	return t, nil
}

// empty makes the column that a field of the file calls for, with room for its rows.
func empty(f parquet.Field, rows int) (Column, error) {
	if f.Leaf() && !f.Repeated() {
		switch f.Type().Kind() {
		case parquet.Double:
			return Column{Name: f.Name(), Type: Float, Floats: make([]float64, 0, rows)}, nil
		case parquet.Int64:
			return Column{Name: f.Name(), Type: Int, Ints: make([]int64, 0, rows)}, nil
		case parquet.ByteArray:
			return Column{Name: f.Name(), Type: Text, Texts: make([]string, 0, rows)}, nil
		}
	}
	return Column{}, fmt.Errorf("column %q is neither double, int64 nor text", f.Name())
}

func (c *Column) readPages(pages parquet.Pages) error {
	defer pages.Close()
	for {
		page, err := pages.ReadPage()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		cells := make([]parquet.Value, page.NumValues())
		n, err := page.Values().ReadValues(cells)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		for _, cell := range cells[:n] {
			c.store(cell)
		}
		parquet.Release(page)
	}
}

func (c *Column) store(cell parquet.Value) {
	switch {
	case c.Type == Float && cell.IsNull():
		c.Floats = append(c.Floats, math.NaN())
	case c.Type == Float:
		c.Floats = append(c.Floats, cell.Double())
	case c.Type == Int:
		c.Ints = append(c.Ints, cell.Int64())
	default:
		c.Texts = append(c.Texts, string(cell.ByteArray()))
	}
}
