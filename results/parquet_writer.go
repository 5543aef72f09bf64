//go:build !js

package results

import (
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// A ParquetWriter writes a table of any length piece by piece, in memory that does not grow with it: under 100 MB for 60
// columns. Its bytes depend on columns, notes and rows alone, never on how the rows were cut into pieces, and are those
// of WriteParquet. After an error the writer is of no further use.
type ParquetWriter struct {
	columns *Table // without rows
	file    *parquet.GenericWriter[any]
	out     []*parquet.ColumnWriter
	cells   []parquet.Value // room for some cells of a column on their way out
	rows    int             // in the row group so far
	closed  bool
}

// NewParquetWriter starts a file with columns of the given names and types; their cells are not looked at. Only a closed
// file can be read, so that it belongs into WriteFile, with Close as the last call. Columns that Table.Add would refuse
// are an error, and so is a file without any.
func NewParquetWriter(w io.Writer, columns []Column, notes ...Note) (*ParquetWriter, error) {
	return newParquetWriter(w, columns, &parquet.Zstd, notes)
}

func newParquetWriter(w io.Writer, columns []Column, codec *zstd.Codec, notes []Note) (*ParquetWriter, error) {
	header, err := headerOf(columns)
	if err != nil {
		return nil, fmt.Errorf("parquet: %w", err)
	}
	schema, err := header.schema()
	if err != nil {
		return nil, fmt.Errorf("parquet: %w", err)
	}
	options := []parquet.WriterOption{
		schema,
		parquet.Compression(codec),
		parquet.PageBufferSize(pageRows * 16), // more than a page needs: it ends by rows, not by size
		parquet.DataPageStatistics(false),     // the page index has them
		parquet.CreatedBy("socialcredit", "1.0", "parquet-go"), // the default names the build
	}
	for _, n := range notes {
		options = append(options, parquet.KeyValueMetadata(n.Name, n.Value))
	}
	file := parquet.NewGenericWriter[any](w, options...)
	return &ParquetWriter{columns: header, file: file, out: file.ColumnWriters(), cells: make([]parquet.Value, 512)}, nil
}

// Append adds the rows of a table, which must have the writer's columns in their order. The table may be used again.
func (p *ParquetWriter) Append(t *Table) error {
	if p.closed {
		return errors.New("parquet: rows for a file that is closed")
	}
	if err := p.columns.fits(t); err != nil {
		return fmt.Errorf("parquet: %w", err)
	}
	for from := 0; from < t.Rows(); {
		to := min(t.Rows(), from+groupRows-p.rows)
		for i := range p.out {
			if err := p.write(i, &t.columns[i], from, to); err != nil {
				return fmt.Errorf("parquet: column %q: %w", t.columns[i].Name, err)
			}
		}
		p.rows += to - from
		if p.rows == groupRows {
			p.rows = 0
			if err := p.file.Flush(); err != nil {
				return fmt.Errorf("parquet: %w", err)
			}
		}
		from = to
	}
	return nil
}

// Close ends the file; what it was written to stays open. Closing again does nothing.
func (p *ParquetWriter) Close() error {
	if p.closed {
		return nil
	}
	p.closed = true
	if err := p.file.Close(); err != nil {
		return fmt.Errorf("parquet: %w", err)
	}
	return nil
}

// write adds to the i-th column its cells of rows from <= row < to, and ends each page that they fill.
func (p *ParquetWriter) write(i int, c *Column, from, to int) error {
	for at := p.rows; from < to; {
		n := min(len(p.cells), to-from, pageRows-at%pageRows)
		c.fill(p.cells[:n], from)
		if _, err := p.out[i].WriteRowValues(p.cells[:n]); err != nil {
			return err
		}
		from, at = from+n, at+n
		if at%pageRows == 0 {
			if err := p.out[i].Flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

// fill puts cells from the given row on into Parquet's own. Its definition level is 1 where an optional cell is there,
// and 0 where it is null or must be there; of a Value the writer looks at nothing else. Value.Level would set more, and
// take a third of the time that writing takes.
func (c *Column) fill(cells []parquet.Value, from int) {
	switch c.Type {
	case Float:
		for i, v := range c.Floats[from : from+len(cells)] {
			if math.IsNaN(v) {
				cells[i] = parquet.NullValue()
				continue
			}
			cells[i] = parquet.DoubleValue(v)
			cells[i].SetDefinitionLevel(1)
		}
	case Int:
		for i, v := range c.Ints[from : from+len(cells)] {
			cells[i] = parquet.Int64Value(v)
		}
	default:
		for i, v := range c.Texts[from : from+len(cells)] {
			if i > 0 && v == c.Texts[from+i-1] { // as keys and groups mostly are
				cells[i] = cells[i-1]
			} else {
				cells[i] = parquet.ByteArrayValue([]byte(v))
			}
		}
	}
}
