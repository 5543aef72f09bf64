package results

import (
	"fmt"
	"io"
	"math"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// A Note is a name and a value in the metadata of a Parquet file, where DuckDB and others show it: a run's key, a
// model version.
type Note struct{ Name, Value string }

const (
	rowGroup   = 1 << 17 // rows that a reader holds at once
	rowBatch   = 512     // rows handed over at once
	parquetTop = "table" // the root of the schema, which nobody reads
)

// WriteParquet writes a table as Parquet with zstd, its columns in their order: floats as optional doubles split by
// byte, ints as int64, texts as UTF-8 in a dictionary. The same table and notes make the same bytes.
func WriteParquet(path string, t *Table, notes ...Note) error {
	return WriteFile(path, func(w io.Writer) error { return t.EncodeParquet(w, notes...) })
}

// EncodeParquet writes what WriteParquet puts in its file.
func (t *Table) EncodeParquet(w io.Writer, notes ...Note) error {
	if len(t.columns) == 0 {
		return fmt.Errorf("parquet: a table without columns")
	}
	options := []parquet.WriterOption{
		t.schema(),
		parquet.Compression(&zstd.Codec{Level: zstd.SpeedDefault, Concurrency: 1}),
		parquet.MaxRowsPerRowGroup(rowGroup),
		parquet.CreatedBy("socialcredit", "1.0", "parquet-go"), // the default names the build
	}
	for _, n := range notes {
		options = append(options, parquet.KeyValueMetadata(n.Name, n.Value))
	}
	writer := parquet.NewWriter(w, options...)
	batch := newBatch(len(t.columns))
	for row := 0; row < t.Rows(); row += rowBatch {
		if _, err := writer.WriteRows(batch.fill(t, row)); err != nil {
			return fmt.Errorf("parquet: %w", err)
		}
	}
	if err := writer.Close(); err != nil {
		return fmt.Errorf("parquet: %w", err)
	}
	return nil
}

// inOrder is a group that keeps its fields as given; parquet.Group alone sorts them by name.
type inOrder struct {
	parquet.Group
	fields []parquet.Field
}

func (g inOrder) Fields() []parquet.Field { return g.fields }

func (t *Table) schema() *parquet.Schema {
	group := make(parquet.Group, len(t.columns))
	for i := range t.columns {
		group[t.columns[i].Name] = node(t.columns[i].Type)
	}
	fields := make([]parquet.Field, len(t.columns))
	for _, f := range group.Fields() {
		fields[t.index[f.Name()]] = f
	}
	return parquet.NewSchema(parquetTop, inOrder{Group: group, fields: fields})
}

func node(t Type) parquet.Node {
	switch t {
	case Float:
		return parquet.Optional(parquet.Encoded(parquet.Leaf(parquet.DoubleType), &parquet.ByteStreamSplit))
	case Int:
		return parquet.Int(64)
	default:
		return parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
	}
}

// A batch is room for rows, used again and again.
type batch struct {
	rows  []parquet.Row
	cells []parquet.Value
}

func newBatch(columns int) *batch {
	return &batch{rows: make([]parquet.Row, 0, rowBatch), cells: make([]parquet.Value, rowBatch*columns)}
}

// fill gives the rows of a table from the given one on, as many as there is room for.
func (b *batch) fill(t *Table, from int) []parquet.Row {
	b.rows = b.rows[:0]
	width := len(t.columns)
	for row := from; row < min(from+rowBatch, t.Rows()); row++ {
		at := len(b.rows) * width
		cells := b.cells[at : at+width : at+width]
		for i := range t.columns {
			cells[i] = t.columns[i].value(row).Level(0, t.columns[i].level(row), i)
		}
		b.rows = append(b.rows, cells)
	}
	return b.rows
}

func (c *Column) value(row int) parquet.Value {
	switch c.Type {
	case Float:
		if math.IsNaN(c.Floats[row]) {
			return parquet.NullValue()
		}
		return parquet.DoubleValue(c.Floats[row])
	case Int:
		return parquet.Int64Value(c.Ints[row])
	default:
		return parquet.ByteArrayValue([]byte(c.Texts[row]))
	}
}

// level is Parquet's definition level: 1 where an optional cell is there, 0 where it is null or cannot be.
func (c *Column) level(row int) int {
	if c.Type == Float && !math.IsNaN(c.Floats[row]) {
		return 1
	}
	return 0
}
