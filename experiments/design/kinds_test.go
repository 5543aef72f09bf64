package design

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"socialcredit/model"
)

// sample returns factors of all sorts, and the kind set up so that it can plan them.
func sample(t testing.TB, name string) (Method, []Factor) {
	t.Helper()
	factors := []Factor{
		{Name: "kind", Levels: []string{"none", "bonus"}, Base: "none"},
		{Name: "weight", To: 0.4, Base: "0.2"},
		{Name: "rate", From: 0.001, To: 10, Log: true, Base: "0.3"},
		{Name: "people", From: 3, To: 9, Whole: true, Base: "5"},
	}
	kind, found := Kinds.Find(name)
	if !found {
		t.Fatalf("no kind %s", name)
	}
	method := kind.New()
	switch m := method.(type) {
	case *Table:
		m.File = filepath.Join(t.TempDir(), "points.csv")
		write(t, m.File, "weight,kind,people,rate\n0.1,none,3,0.5\n4e-1,bonus,9,10\n0.1,none,3,0.5\n")
	case *TippingPoint:
		m.Measure = "y"
		factors = append(factors[:2], Factor{Name: "rate", Levels: []string{"1", "10"}})
	case *Hysteresis:
		factors = append(factors[:2], Factor{Name: "rate", Levels: []string{"1", "10"}})
	}
	return method, factors
}

func write(t testing.TB, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// What holds for every method: the same rows each time, as many cells as factors, each cell a level
// of its factor or a number within its range, no option that is silently put right.
func TestEveryKind(t *testing.T) {
	for _, name := range Kinds.Names() {
		t.Run(name, func(t *testing.T) {
			method, factors := sample(t, name)
			rows, err := method.Plan(factors)
			if err != nil || len(rows) == 0 {
				t.Fatalf("%d rows, error %v", len(rows), err)
			}
			again, _ := method.Plan(slices.Clone(factors))
			if !reflect.DeepEqual(rows, again) {
				t.Error("a second plan has other rows")
			}
			for i, row := range rows {
				checkRow(t, factors, i, row)
			}
			if _, err := method.Plan(nil); err == nil {
				t.Error("no factors are no error")
			}
			if kind, _ := Kinds.Find(name); !strings.HasSuffix(model.Summary(kind.Doc), ".") && !strings.HasSuffix(kind.Doc, ".") {
				t.Errorf("doc %q does not end with a full stop", kind.Doc)
			}
		})
	}
}

func checkRow(t *testing.T, factors []Factor, i int, row Row) {
	t.Helper()
	if len(row.Cells) != len(factors) {
		t.Fatalf("row %d has %d cells for %d factors", i, len(row.Cells), len(factors))
	}
	for j, cell := range row.Cells {
		if f := factors[j]; f.List() {
			if !slices.Contains(f.Levels, cell) {
				t.Fatalf("row %d: %q is no level of %s", i, cell, f.Name)
			}
		} else if v, err := strconv.ParseFloat(cell, 64); err != nil || v < f.From || v > f.To || f.Whole && !whole(v) {
			t.Fatalf("row %d: %q is not in the range of %s", i, cell, f.Name)
		}
	}
}

// grown makes a study larger, as the docs of its method say that it may grow.
func grown(t *testing.T, method Method, factors []Factor) []Factor {
	t.Helper()
	switch m := method.(type) {
	case *Grid:
		m.Levels = 2*m.Levels - 1
		factors[0].Levels = []string{"none", "bonus", "share"}
	case *OneAtATime:
		m.Levels = 2*m.Levels - 1
		factors = append(factors, Factor{Name: "more", To: 1, Base: "0"})
	case *SobolSequence:
		m.Samples += 1000
	case *Saltelli:
		m.Samples += 1000
	case *Random:
		m.Samples += 1000
	case *Table:
		content, err := os.ReadFile(m.File)
		if err != nil {
			t.Fatal(err)
		}
		write(t, m.File, string(content)+"0.3,bonus,4,1\n")
	case *TippingPoint:
		m.Rounds++
	default:
		t.Fatalf("%T says that it can be extended, and no test extends it", m)
	}
	return factors
}

// A method that does not say why it cannot be extended keeps all rows when it grows, and those that
// go row by row keep them in front.
func TestExtension(t *testing.T) {
	for _, name := range Kinds.Names() {
		method, factors := sample(t, name)
		fixed := method.Fixed()
		if refuses := slices.Contains([]string{"latin_hypercube", "morris", "fractional_factorial", "hysteresis"}, name); refuses != (fixed != "") {
			t.Errorf("%s: Fixed says %q", name, fixed)
		}
		if fixed != "" {
			continue
		}
		before, err := method.Plan(factors)
		if err != nil {
			t.Fatal(err)
		}
		after, err := method.Plan(grown(t, method, factors))
		if err != nil {
			t.Fatal(err)
		}
		there := map[string]bool{}
		for _, row := range after {
			there[strings.Join(row.Cells[:len(before[0].Cells)], ",")] = true
		}
		for _, row := range before {
			if !there[strings.Join(row.Cells, ",")] {
				t.Fatalf("%s: %v is gone", name, row.Cells)
			}
		}
		byRow := name != "grid" && name != "one_at_a_time"
		if byRow && !reflect.DeepEqual(before, after[:len(before)]) {
			t.Errorf("%s: the rows that were there are no longer the first ones", name)
		}
	}
}

// What Fixed says is true: with more of them, rows change.
func TestFixedIsTrue(t *testing.T) {
	for _, name := range []string{"latin_hypercube", "morris"} {
		method, factors := sample(t, name)
		before, _ := method.Plan(factors)
		switch m := method.(type) {
		case *LatinHypercube:
			m.Samples++
		case *Morris:
			m.Trajectories++
		}
		after, err := method.Plan(factors)
		if err != nil {
			t.Fatal(err)
		}
		kept := 0
		for i := range before {
			if slices.Equal(before[i].Cells, after[i].Cells) {
				kept++
			}
		}
		if kept > len(before)/2 {
			t.Errorf("%s: %d of %d rows stay when there are more", name, kept, len(before))
		}
	}
}

// Seeds matter where there are any, and only there.
func TestSeeds(t *testing.T) {
	for name, other := range map[string]Method{
		"random":          &Random{Samples: 100, Seed: 1},
		"latin_hypercube": &LatinHypercube{Samples: 100, Seed: 1},
		"morris":          &Morris{Trajectories: 20, Levels: 4, Seed: 1},
		"sobol_sequence":  &SobolSequence{Samples: 1024, Scrambling: Scrambling{Seed: 1}},
	} {
		method, factors := sample(t, name)
		a, _ := method.Plan(factors)
		b, _ := other.Plan(factors)
		if equal := reflect.DeepEqual(a, b); equal != (name == "sobol_sequence") {
			t.Errorf("%s: equal rows with another seed: %v", name, equal)
		}
	}
}

// Ranges of any size, sign and scale: cells stay within them and no method fails or panics.
func TestAnyRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Float64Range(-1e12, 1e12).Draw(t, "a"), rapid.Float64Range(-1e12, 1e12).Draw(t, "b")
		f := Factor{Name: "x", From: min(a, b), To: max(a, b), Base: "0"}
		if f.Log = rapid.Bool().Draw(t, "log"); f.Log {
			f.From, f.To = max(f.From, 1e-300), max(f.To, 1e-300)
		}
		if f.Whole = rapid.Bool().Draw(t, "whole") && !f.Log; f.Whole {
			f.From, f.To = float64(int64(f.From)), float64(int64(f.To))
		}
		if f.Open() || f.From == f.To {
			return
		}
		n := rapid.IntRange(2, 40).Draw(t, "n")
		for _, m := range []Method{
			&Grid{n},
			&OneAtATime{n},
			&SobolSequence{Samples: n},
			&SobolSequence{Samples: n, Scrambling: Scrambling{true, uint64(n)}},
			&Saltelli{Samples: n, SecondOrder: true},
			&Random{Samples: n},
			&LatinHypercube{Samples: n, Maximin: 3},
			&Morris{Trajectories: n, Levels: 6, Candidates: n + 3},
			&FractionalFactorial{},
			&Hysteresis{Steps: n, Periods: 1},
		} {
			rows, err := m.Plan([]Factor{f})
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				v, err := strconv.ParseFloat(row.Cells[0], 64)
				base := row.Block == "base"
				if err != nil || !base && (v < f.From || v > f.To) || f.Whole && !whole(v) {
					t.Fatalf("%T: %q is not in the range from %v to %v", m, row.Cells[0], f.From, f.To)
				}
			}
		}
	})
}
