//go:build !js

package results

import (
	"io"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// A Note is a name and a value in the metadata of a Parquet file, where DuckDB and others show it: a run's key, a
// model version.
type Note struct{ Name, Value string }

// How many rows go together. Compression likes long pages, memory likes short ones.
const (
	groupRows = 1 << 16 // of a row group, the piece that is read at once
	pageRows  = 1 << 15 // of a page, the piece that is encoded at once; divides groupRows
)

// WriteParquet writes a table as Parquet with zstd, its columns in their order: floats as optional doubles split by
// byte, ints as int64, texts as UTF-8 in a dictionary. The same table and notes make the same bytes.
func WriteParquet(path string, t *Table, notes ...Note) error {
	return WriteFile(path, func(w io.Writer) error { return t.EncodeParquet(w, notes...) })
}

// EncodeParquet writes what WriteParquet puts in its file.
func (t *Table) EncodeParquet(w io.Writer, notes ...Note) error {
	return t.encodeParquet(w, &parquet.Zstd, notes)
}

// quick packs less and takes half the time.
var quick = &zstd.Codec{Level: zstd.SpeedFastest}

// WriteParquetQuickly is WriteParquet for files that do not stay: less time, and a tenth more bytes.
func WriteParquetQuickly(path string, t *Table, notes ...Note) error {
	return WriteFile(path, func(w io.Writer) error { return t.encodeParquet(w, quick, notes) })
}

func (t *Table) encodeParquet(w io.Writer, codec *zstd.Codec, notes []Note) error {
	file, err := newParquetWriter(w, t.columns, codec, notes)
	if err != nil {
		return err
	}
	if err := file.Append(t); err != nil {
		return err
	}
	return file.Close()
}
