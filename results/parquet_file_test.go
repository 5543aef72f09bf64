//go:build !js

package results

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"github.com/parquet-go/parquet-go"
)

func TestParquetGroups(t *testing.T) {
	table := longTable(t)
	path := filepath.Join(t.TempDir(), "series.parquet")
	if err := WriteParquet(path, table, Note{"key", "00ff"}); err != nil {
		t.Fatal(err)
	}
	whole, _, err := ReadParquet(path)
	if err != nil {
		t.Fatal(err)
	}
	sameCells(t, table, whole)
	file, err := OpenParquet(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if file.Groups() != 3 || file.Rows() != table.Rows() || file.Notes()["key"] != "00ff" {
		t.Fatalf("%d groups, %d rows, notes %v", file.Groups(), file.Rows(), file.Notes())
	}
	from := 0
	for i := range file.Groups() {
		group, err := file.ReadGroup(i)
		if err != nil {
			t.Fatal(err)
		}
		if group.Rows() != file.GroupRows(i) {
			t.Errorf("group %d has %d rows, not %d", i, group.Rows(), file.GroupRows(i))
		}
		sameCells(t, table.Slice(from, from+group.Rows()), group)
		some, err := file.ReadGroup(i, "some", "key")
		if err != nil {
			t.Fatal(err)
		}
		sameCells(t, table.Slice(from, from+group.Rows()).Select("some", "key"), some)
		keys, _ := some.Text("key")
		if unsafe.StringData(keys[0]) != unsafe.StringData(keys[1]) {
			t.Error("equal texts are two strings")
		}
		from += group.Rows()
	}
	for _, err := range []error{second(file.ReadGroup(3)), second(file.ReadGroup(-1)), second(file.ReadGroup(0, "sume")), second(file.ReadGroup(0, "all", "all"))} {
		if err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("want an error that names the file, got %v", err)
		}
	}
	if err := second(file.ReadGroup(0, "sume")); !strings.Contains(err.Error(), `"some"`) {
		t.Errorf("no nearest name in %v", err)
	}
}

func second(_ *Table, err error) error { return err }

// Files of other programs: plain pages, version 1, snappy, numbers in dictionaries, nulls where none may be.
func TestParquetOfOthers(t *testing.T) {
	type row struct {
		X float64  `parquet:"x"`
		Y *float64 `parquet:"y,optional,dict"`
		N int64    `parquet:"n,dict"`
		G string   `parquet:"g,snappy"`
		H string   `parquet:"h,dict,gzip"`
	}
	y := 2.5
	var rows []row
	want := struct {
		x, y []float64
		n    []int64
		g    []string
	}{}
	for i := range 1000 {
		r := row{X: float64(i) / 3, N: int64(i % 10), G: strings.Repeat("ab", i%3)}
		want.y = append(want.y, math.NaN())
		if i%2 == 0 {
			r.Y, want.y[i] = &y, y
		}
		want.x, want.n, want.g = append(want.x, r.X), append(want.n, r.N), append(want.g, r.G)
		rows = append(rows, r)
	}
	path := filepath.Join(t.TempDir(), "other.parquet")
	for version := 1; version <= 2; version++ {
		if err := parquet.WriteFile(path, rows, parquet.DataPageVersion(version)); err != nil {
			t.Fatal(err)
		}
		file, err := OpenParquet(path)
		if err != nil {
			t.Fatal(err)
		}
		got, err := file.ReadGroup(0, "x", "y", "n", "g")
		if err != nil {
			t.Fatal(err)
		}
		table, err := NewTable(Floats("x", want.x...), Floats("y", want.y...), Ints("n", want.n...), Texts("g", want.g...))
		if err != nil {
			t.Fatal(err)
		}
		sameCells(t, table, got)
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	}
	none := struct {
		N *int64 `parquet:"n,optional"`
	}{}
	if err := parquet.WriteFile(path, []any{none}, parquet.SchemaOf(none)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := ReadParquet(path); err == nil || !strings.Contains(err.Error(), "null") {
		t.Errorf("a null among whole numbers: %v", err)
	}
	flag := struct {
		B bool `parquet:"b"`
	}{}
	if err := parquet.WriteFile(path, []any{flag}, parquet.SchemaOf(flag)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := ReadParquet(path); err == nil || !strings.Contains(err.Error(), `"b"`) {
		t.Errorf("a column of truths: %v", err)
	}
}

// A file that is cut anywhere is an error that names it. Pages carry checksums, so that a byte of the
// data that flips is one too.
func TestTornParquet(t *testing.T) {
	table := longTable(t).Slice(0, 100)
	path := filepath.Join(t.TempDir(), "part.parquet")
	if err := WriteParquet(path, table, Note{"key", "00ff"}); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		if err := os.WriteFile(path, whole[:i], 0o644); err != nil {
			t.Fatal(err)
		}
		if _, _, err := ReadParquet(path); err == nil || !strings.Contains(err.Error(), path) {
			t.Fatalf("the first %d of %d bytes: %v", i, len(whole), err)
		}
	}
	flipped := slices.Clone(whole)
	flipped[200] ^= 1 // in the first page
	if err := os.WriteFile(path, flipped, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := ReadParquet(path); err == nil {
		t.Error("a flipped byte passed")
	}
}
