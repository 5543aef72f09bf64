//go:build !js

package results

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/parquet-go/parquet-go"
	"pgregory.net/rapid"
)

func TestParquetRoundTrip(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		table := anyTable(t)
		path := filepath.Join(dir, "table.parquet")
		if err := WriteParquet(path, table, Note{"key", "00ff"}, Note{"model_version", "1"}); err != nil {
			t.Fatal(err)
		}
		back, notes, err := ReadParquet(path)
		if err != nil {
			t.Fatal(err)
		}
		sameCells(t, table, back)
		if notes["key"] != "00ff" || notes["model_version"] != "1" {
			t.Fatalf("notes %v", notes)
		}
	})
}

// What other readers see: columns in our order, doubles that may be null, int64, UTF-8.
func TestParquetSchema(t *testing.T) {
	var file bytes.Buffer
	if err := sample(t).EncodeParquet(&file); err != nil {
		t.Fatal(err)
	}
	opened, err := parquet.OpenFile(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	want := "message table {\n\trequired int64 period (INT(64,true));\n\trequired binary group (STRING);\n\toptional double osmanthus_mean;\n}"
	if got := opened.Schema().String(); got != want {
		t.Errorf("schema\n%s\nwant\n%s", got, want)
	}
	reader := parquet.NewReader(bytes.NewReader(file.Bytes()))
	rows := make([]parquet.Row, 3)
	if n, _ := reader.ReadRows(rows); n != 3 {
		t.Fatalf("%d rows", n)
	}
	if !rows[1][2].IsNull() || rows[2][2].Double() != 101.25 || rows[1][1].String() != "urban" || rows[2][0].Int64() != 2 {
		t.Errorf("rows %v", rows)
	}
}

func TestParquetIsTheSameBytes(t *testing.T) {
	cells := make([]float64, 5000)
	words := make([]string, len(cells))
	for i := range cells {
		cells[i] = math.Sqrt(float64(i % 997))
		words[i] = []string{"all", "urban", "rural"}[i%3]
	}
	cells[7] = math.NaN()
	var files [2]bytes.Buffer
	for i := range files {
		table, err := NewTable(Floats("x", cells...), Texts("group", words...))
		if err != nil {
			t.Fatal(err)
		}
		if err := table.EncodeParquet(&files[i], Note{"b", "2"}, Note{"a", "1"}, Note{"c", "3"}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
		t.Error("the same table made other bytes")
	}
}

func TestTornParquetIsAnError(t *testing.T) {
	path := filepath.Join(t.TempDir(), "part.parquet")
	if err := WriteParquet(path, sample(t)); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(whole); n += 17 {
		if err := os.WriteFile(path, whole[:n], 0o644); err != nil {
			t.Fatal(err)
		}
		if _, _, err := ReadParquet(path); err == nil {
			t.Errorf("the first %d of %d bytes passed for a table", n, len(whole))
		}
	}
	if err := (&Table{}).EncodeParquet(&bytes.Buffer{}); err == nil {
		t.Error("a table without columns was written")
	}
}
