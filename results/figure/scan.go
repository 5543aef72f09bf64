package figure

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"github.com/parquet-go/parquet-go"
)

// A block is some columns of a row group of a Parquet file; a column is nil where the file has none of its name or kind.
type block struct {
	ints   map[string][]int64
	floats map[string][]float64
	texts  map[string][]string
	rows   int
}

// columns names what to read of a Parquet file.
type columns struct{ ints, floats, texts []string }

// scan reads some columns of a Parquet file, one row group after another, so that memory does not grow with the file.
// What take returns as an error ends it.
func scan(path string, wanted columns, take func(block) error) (err error) {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	defer func() { // what the library does with bytes that only look like Parquet is its own affair
		if broken := recover(); broken != nil {
			err = fmt.Errorf("%s: no sound Parquet: %v", path, broken)
		}
	}()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	opened, err := parquet.OpenFile(file, info.Size())
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for _, group := range opened.RowGroups() {
		b, err := wanted.read(opened.Schema(), group)
		if err == nil {
			err = take(b)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

func (w columns) read(schema *parquet.Schema, group parquet.RowGroup) (block, error) {
	b := block{map[string][]int64{}, map[string][]float64{}, map[string][]string{}, int(group.NumRows())}
	chunk := func(name string, kind parquet.Kind) parquet.ColumnChunk {
		leaf, ok := schema.Lookup(name)
		if !ok || leaf.Node.Type().Kind() != kind {
			return nil
		}
		return group.ColumnChunks()[leaf.ColumnIndex]
	}
	for _, name := range w.ints {
		if c := chunk(name, parquet.Int64); c != nil {
			cells := make([]int64, 0, b.rows)
			if err := each(c, func(v parquet.Value) { cells = append(cells, v.Int64()) }); err != nil {
				return b, fmt.Errorf("column %q: %w", name, err)
			}
			b.ints[name] = cells
		}
	}
	for _, name := range w.floats {
		if c := chunk(name, parquet.Double); c != nil {
			cells := make([]float64, 0, b.rows)
			if err := each(c, func(v parquet.Value) { cells = append(cells, double(v)) }); err != nil {
				return b, fmt.Errorf("column %q: %w", name, err)
			}
			b.floats[name] = cells
		}
	}
	for _, name := range w.texts {
		if c := chunk(name, parquet.ByteArray); c != nil {
			cells := make([]string, 0, b.rows)
			known := map[string]string{} // labels come again and again
			if err := each(c, func(v parquet.Value) { cells = append(cells, same(known, v.ByteArray())) }); err != nil {
				return b, fmt.Errorf("column %q: %w", name, err)
			}
			b.texts[name] = cells
		}
	}
	return b, nil
}

func double(v parquet.Value) float64 {
	if v.IsNull() {
		return math.NaN()
	}
	return v.Double()
}

func same(known map[string]string, text []byte) string {
	if s, ok := known[string(text)]; ok {
		return s
	}
	s := string(text)
	known[s] = s
	return s
}

// each walks through the cells of a column.
func each(chunk parquet.ColumnChunk, take func(parquet.Value)) error {
	pages := chunk.Pages()
	defer pages.Close()
	buffer := make([]parquet.Value, 4096)
	for {
		page, err := pages.ReadPage()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		for values := page.Values(); ; {
			n, err := values.ReadValues(buffer)
			for _, v := range buffer[:n] {
				take(v)
			}
			if errors.Is(err, io.EOF) || err == nil && n == 0 {
				break
			}
			if err != nil {
				return err
			}
		}
		parquet.Release(page)
	}
}
