//go:build !js

package results

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"path/filepath"
	"testing"
)

// A part of a study: 250 runs of 100 periods, 40 measures, key and group. Of the two sorts of data, random walks hold as
// much news as numbers can. A society holds less: shares of 1,000 people, counts, measures that hardly move or are
// mostly undefined; its columns are mixed so that it takes 3.7 bytes a value, where a part of real runs of suzhou takes 3.3.
func partOf(tb testing.TB, society bool) *Table {
	const runs, periods, measures = 250, 100, 40
	draw := rand.New(rand.NewPCG(1, 2))
	keys, groups, steps := make([]string, runs*periods), make([]string, runs*periods), make([]int64, runs*periods)
	for i := range keys {
		keys[i], groups[i], steps[i] = fmt.Sprintf("%016x", uint64(i/periods+1)*0x9e3779b97f4a7c15), "all", int64(i%periods)
	}
	columns := []Column{Texts("key", keys...), Texts("group", groups...), Ints("period", steps...)}
	for m := range measures {
		cells := make([]float64, runs*periods)
		at := 100.0
		for i := range cells {
			if i%periods == 0 {
				at = 100
			}
			at += draw.NormFloat64()
			cells[i] = at
			switch {
			case !society:
			case m%10 < 4: // a share
				cells[i] = math.Abs(math.Round(at*3-300)) / 1000
			case m%10 == 4: // it never moves
				cells[i] = 1
			case m%10 == 5 && i%periods < 80: // undefined until late
				cells[i] = math.NaN()
			case m%10 == 6: // a count
				cells[i] = math.Floor(math.Abs(at-100) * 2)
			}
		}
		columns = append(columns, Floats(fmt.Sprint("measure_", m), cells...))
	}
	table, err := NewTable(columns...)
	if err != nil {
		tb.Fatal(err)
	}
	return table
}

func benchmarkParts(b *testing.B, run func(b *testing.B, table *Table)) {
	for _, name := range []string{"walk", "society"} {
		b.Run(name, func(b *testing.B) {
			table := partOf(b, name == "society")
			values := float64(table.Rows() * len(table.Columns()))
			b.ReportAllocs()
			run(b, table)
			b.ReportMetric(values*float64(b.N)/b.Elapsed().Seconds(), "values/s")
		})
	}
}

func BenchmarkWriteParquet(b *testing.B) {
	benchmarkParts(b, func(b *testing.B, table *Table) {
		var file bytes.Buffer
		for b.Loop() {
			file.Reset()
			if err := table.EncodeParquet(&file); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(file.Len())/float64(table.Rows()*len(table.Columns())), "bytes/value")
	})
}

func BenchmarkReadParquet(b *testing.B) {
	benchmarkParts(b, func(b *testing.B, table *Table) {
		path := filepath.Join(b.TempDir(), "part.parquet")
		if err := WriteParquet(path, table); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, _, err := ReadParquet(path); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkWriteCSV(b *testing.B) {
	benchmarkParts(b, func(b *testing.B, table *Table) {
		for b.Loop() {
			if err := table.EncodeCSV(io.Discard); err != nil {
				b.Fatal(err)
			}
		}
	})
}
