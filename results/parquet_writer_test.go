//go:build !js

package results

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"runtime"
	"runtime/metrics"
	"testing"

	"pgregory.net/rapid"
)

// Rows that fill two groups and a bit, in pages with, without and of nothing but undefined cells.
func longTable(t testing.TB) *Table {
	const rows = 2*groupRows + 1234
	some, none, all := make([]float64, rows), make([]float64, rows), make([]float64, rows)
	steps, words := make([]int64, rows), make([]string, rows)
	for i := range rows {
		some[i], none[i], all[i] = math.Sqrt(float64(i)), math.NaN(), float64(i%7)
		if i/pageRows == 1 || i%5 == 0 {
			some[i] = math.NaN()
		}
		steps[i], words[i] = int64(i%120), fmt.Sprintf("%016x", i/120)
	}
	table, err := NewTable(Texts("key", words...), Ints("period", steps...), Floats("some", some...), Floats("none", none...), Floats("all", all...))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestWritersDoNotMindTheCuts(t *testing.T) {
	table := longTable(t)
	var parquet, csv bytes.Buffer
	if err := table.EncodeParquet(&parquet, Note{"key", "00ff"}); err != nil {
		t.Fatal(err)
	}
	if err := table.EncodeCSV(&csv); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		mean := rapid.SampledFrom([]int{5000, 25_000, groupRows, 3 * groupRows}).Draw(rt, "rows at once")
		var otherParquet, otherCSV bytes.Buffer
		p, err := NewParquetWriter(&otherParquet, table.Columns(), Note{"key", "00ff"})
		if err != nil {
			rt.Fatal(err)
		}
		c, err := NewCSVWriter(&otherCSV, table.Columns())
		if err != nil {
			rt.Fatal(err)
		}
		for from := 0; from < table.Rows(); {
			to := min(table.Rows(), from+rapid.IntRange(0, 2*mean).Draw(rt, "rows"))
			if err := p.Append(table.Slice(from, to)); err != nil {
				rt.Fatal(err)
			}
			if err := c.Append(table.Slice(from, to)); err != nil {
				rt.Fatal(err)
			}
			from = to
		}
		if err := p.Close(); err != nil {
			rt.Fatal(err)
		}
		if err := c.Close(); err != nil {
			rt.Fatal(err)
		}
		if !bytes.Equal(parquet.Bytes(), otherParquet.Bytes()) {
			rt.Fatal("other bytes of Parquet")
		}
		if !bytes.Equal(csv.Bytes(), otherCSV.Bytes()) {
			rt.Fatal("other bytes of CSV")
		}
	})
}

type writer interface {
	Append(t *Table) error
	Close() error
}

func TestWritersRefuse(t *testing.T) {
	columns := []Column{Ints("period"), Floats("x")}
	other, err := NewTable(Ints("period", 1), Ints("x", 2))
	if err != nil {
		t.Fatal(err)
	}
	for name, start := range map[string]func(columns []Column) (writer, error){
		"parquet": func(columns []Column) (writer, error) { return NewParquetWriter(io.Discard, columns) },
		"csv":     func(columns []Column) (writer, error) { return NewCSVWriter(io.Discard, columns) },
	} {
		if _, err := start(nil); err == nil {
			t.Errorf("%s: no columns were accepted", name)
		}
		if _, err := start([]Column{Ints("a"), Floats("a")}); err == nil {
			t.Errorf("%s: two columns of a name were accepted", name)
		}
		w, err := start(columns)
		if err != nil {
			t.Fatal(err)
		}
		for _, rows := range []*Table{other, other.Select("period"), {}} {
			if w.Append(rows) == nil {
				t.Errorf("%s: rows of %v were accepted", name, rows.Names())
			}
		}
		for range 2 {
			if err := w.Close(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if w.Append(other) == nil {
			t.Errorf("%s: rows after the end were accepted", name)
		}
	}
}

// The memory in use while 60 columns are written stays under 100 MB. The file has over 110 MB, so that holding it would show.
func TestParquetWriterMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("30 million values")
	}
	columns := make([]Column, 60)
	for i := range columns {
		columns[i] = Column{Name: fmt.Sprint("x", i), Type: Float, Floats: make([]float64, groupRows)}
		for j := range columns[i].Floats {
			columns[i].Floats[j] = math.Sqrt(float64(i*groupRows + j))
		}
	}
	table, err := NewTable(columns...)
	if err != nil {
		t.Fatal(err)
	}
	before := live()
	var file counter
	w, err := NewParquetWriter(&file, columns)
	if err != nil {
		t.Fatal(err)
	}
	for range 8 {
		if err := w.Append(table); err != nil {
			t.Fatal(err)
		}
		if now := live(); now > before+100<<20 {
			t.Fatalf("%d bytes in use after %d of the file", now-before, file)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if file < 110<<20 {
		t.Errorf("a file of %d bytes shows nothing", file)
	}
}

// A counter counts the bytes written to it.
type counter int

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}

// live is the memory that a collection leaves.
func live() uint64 {
	runtime.GC()
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
