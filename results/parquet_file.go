//go:build !js

package results

import (
	"fmt"
	"os"
	"slices"

	"github.com/agnivade/levenshtein"
	"github.com/parquet-go/parquet-go"
)

// A ParquetFile is an open Parquet file of which any piece can be read: some columns of some rows. Only one goroutine
// may use it at a time. Its errors name the file; a file that is torn is one, never a panic.
type ParquetFile struct {
	path    string
	file    *os.File
	opened  *parquet.File
	columns *Table // without rows
	notes   map[string]string
}

// OpenParquet opens a file of flat columns that are double, int64 or text, as WriteParquet and most other programs write
// them. Close it.
func OpenParquet(path string) (*ParquetFile, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	p := &ParquetFile{path: path, file: file, notes: make(map[string]string)}
	if err := p.guard(p.open); err != nil {
		_ = file.Close() // what failed before is what the caller hears of
		return nil, err
	}
	return p, nil
}

func (p *ParquetFile) open() error {
	info, err := p.file.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("no file but %v", info.Mode().Type())
	}
	p.opened, err = parquet.OpenFile(p.file, info.Size(), parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return err
	}
	for _, note := range p.opened.Metadata().KeyValueMetadata {
		p.notes[note.Key] = note.Value
	}
	var columns []Column
	for _, f := range p.opened.Schema().Fields() {
		c, err := columnOf(f)
		if err != nil {
			return err
		}
		columns = append(columns, c)
	}
	p.columns, err = headerOf(columns)
	return err
}

// columnOf gives name and type of the column that a field of the file calls for.
func columnOf(f parquet.Field) (Column, error) {
	if f.Leaf() && !f.Repeated() {
		switch f.Type().Kind() {
		case parquet.Double:
			return Column{Name: f.Name(), Type: Float}, nil
		case parquet.Int64:
			return Column{Name: f.Name(), Type: Int}, nil
		case parquet.ByteArray:
			return Column{Name: f.Name(), Type: Text}, nil
		}
	}
	return Column{}, fmt.Errorf("column %q is neither double, int64 nor text", f.Name())
}

// Rows counts the rows.
func (p *ParquetFile) Rows() int { return int(p.opened.NumRows()) }

// Notes gives the notes by name. The map is the file's own, not a copy.
func (p *ParquetFile) Notes() map[string]string { return p.notes }

// Columns gives the columns in their order, without their cells: what NewParquetWriter and NewCSVWriter ask for.
func (p *ParquetFile) Columns() []Column { return slices.Clone(p.columns.columns) }

// Groups counts the groups of rows, which can be read one by one.
func (p *ParquetFile) Groups() int { return len(p.opened.RowGroups()) }

// GroupRows counts the rows of the i-th group, 0 <= i < Groups().
func (p *ParquetFile) GroupRows(i int) int { return int(p.opened.RowGroups()[i].NumRows()) }

// ReadGroup reads the i-th group of rows, 0 <= i < Groups(): the named columns in the order of the names, or without
// names all. Only their bytes are read. Equal texts of a group share one string. An unknown name is an error.
func (p *ParquetFile) ReadGroup(i int, names ...string) (*Table, error) {
	if i < 0 || i >= p.Groups() {
		return nil, p.wrap(fmt.Errorf("there is no group of rows %d among %d", i, p.Groups()))
	}
	columns := p.columns.columns
	if len(names) > 0 {
		columns = nil
	}
	for _, name := range names {
		c, there := p.columns.Column(name)
		if !there {
			return nil, p.wrap(fmt.Errorf("there is no column %q; the nearest is %q", name, p.nearest(name)))
		}
		columns = append(columns, c)
	}
	t, err := headerOf(columns)
	if err != nil {
		return nil, p.wrap(err)
	}
	if err := p.readInto(t, i); err != nil {
		return nil, err
	}
	return t, nil
}

func (p *ParquetFile) nearest(name string) string {
	return slices.MinFunc(p.columns.Names(), func(a, b string) int {
		return levenshtein.ComputeDistance(name, a) - levenshtein.ComputeDistance(name, b)
	})
}

// readInto adds the rows of a group to a table that has some of the file's columns.
func (p *ParquetFile) readInto(t *Table, group int) error {
	return p.guard(func() error {
		for i := range t.columns {
			c := &t.columns[i]
			chunk := p.opened.RowGroups()[group].ColumnChunks()[p.columns.index[c.Name]]
			want := c.Len() + p.GroupRows(group)
			c.grow(p.GroupRows(group))
			if err := c.readPages(chunk.Pages()); err != nil {
				return fmt.Errorf("column %q: %w", c.Name, err)
			}
			if c.Len() != want {
				return fmt.Errorf("column %q: %d cells where %d are promised", c.Name, c.Len(), want)
			}
		}
		return nil
	})
}

// guard runs what reads the file, and turns what the library makes of bytes that only look like Parquet into an error.
func (p *ParquetFile) guard(read func() error) (err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = p.wrap(fmt.Errorf("no sound Parquet: %v", broken))
		}
	}()
	return p.wrap(read())
}

func (p *ParquetFile) wrap(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", p.path, err)
}

// Close closes the file. The tables read from it stay.
func (p *ParquetFile) Close() error { return p.file.Close() }
