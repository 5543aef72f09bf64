package design

import (
	"encoding/csv"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func unit(names ...string) []Factor {
	factors := make([]Factor, len(names))
	for i, name := range names {
		factors[i] = Factor{Name: name, To: 1}
	}
	return factors
}

func numbers(t *testing.T, cells []string) []float64 {
	t.Helper()
	values := make([]float64, len(cells))
	for i, cell := range cells {
		v, err := strconv.ParseFloat(cell, 64)
		if err != nil {
			t.Fatal(err)
		}
		values[i] = v
	}
	return values
}

// The rows of SALib 1.6: SALib.sample.sobol.sample(problem, 8, calc_second_order=..., scramble=False)
// on the unit cube; with groups, x1 and x3 are in group g.
func TestSaltelliIsThatOfSALib(t *testing.T) {
	grouped := unit("x1", "x2", "x3", "x4")
	grouped[0].Group, grouped[2].Group = "g", "g"
	for _, c := range []struct {
		file        string
		factors     []Factor
		secondOrder bool
	}{
		{"salib_saltelli.csv", unit("x1", "x2", "x3"), false},
		{"salib_saltelli_second_order.csv", unit("x1", "x2", "x3"), true},
		{"salib_saltelli_groups.csv", grouped, true},
	} {
		file, err := os.Open("testdata/" + c.file)
		if err != nil {
			t.Fatal(err)
		}
		want, err := csv.NewReader(file).ReadAll()
		_ = file.Close()
		if err != nil {
			t.Fatal(err)
		}
		rows, err := (&Saltelli{Samples: 8, SecondOrder: c.secondOrder}).Plan(c.factors)
		if err != nil || len(rows) != len(want)-1 {
			t.Fatalf("%s: %d rows, want %d; error %v", c.file, len(rows), len(want)-1, err)
		}
		for i, row := range rows {
			if !slices.Equal(numbers(t, row.Cells), numbers(t, want[i+1])) {
				t.Errorf("%s: row %d (%s) is %v, want %v", c.file, i, row.Block, row.Cells, want[i+1])
			}
		}
	}
}

// ab_<factor> is a but for that factor, which is that of b; ba_<factor> the other way round.
func TestSaltelliBlocks(t *testing.T) {
	factors := append(unit("x", "y", "z"), Factor{Name: "kind", Levels: []string{"p", "q", "r"}})
	factors[0].Group, factors[2].Group = "both", "both"
	rows, err := (&Saltelli{Samples: 16, SecondOrder: true, Scrambling: Scrambling{true, 3}}).Plan(factors)
	if err != nil {
		t.Fatal(err)
	}
	blocks := []string{"a", "ab_both", "ab_y", "ab_kind", "ba_both", "ba_y", "ba_kind", "b"}
	moved := map[string][]int{"both": {0, 2}, "y": {1}, "kind": {3}}
	if len(rows) != 16*len(blocks) {
		t.Fatalf("%d rows", len(rows))
	}
	for i, row := range rows {
		if row.Block != blocks[i%8] {
			t.Fatalf("row %d is in block %s, want %s", i, row.Block, blocks[i%8])
		}
		a, b := rows[i/8*8].Cells, rows[i/8*8+7].Cells
		own, other := a, b
		kind, factor, crossed := strings.Cut(row.Block, "_")
		if kind == "ba" || kind == "b" {
			own, other = b, a
		}
		for j, cell := range row.Cells {
			want := own[j]
			if crossed && slices.Contains(moved[factor], j) {
				want = other[j]
			}
			if cell != want {
				t.Errorf("row %d (%s), factor %d: %s, want %s", i, row.Block, j, cell, want)
			}
		}
	}
}

// Ishigami's function with a = 7 and b = 0.1 on U(-pi,pi)**3: S1 = (0.313905, 0.442411, 0) and
// ST = (0.557589, 0.442411, 0.243684) (Ishigami and Homma 1990, computed in closed form), here by the
// estimators of Saltelli et al. (2010), table 2, b and f.
func TestIshigami(t *testing.T) {
	pi := Factor{From: -math.Pi, To: math.Pi}
	factors := []Factor{pi, pi, pi}
	for i := range factors {
		factors[i].Name = "x" + strconv.Itoa(i+1)
	}
	for _, s := range []Scrambling{{}, {true, 7}} {
		const n = 4096
		rows, err := (&Saltelli{Samples: n, Scrambling: s}).Plan(factors)
		if err != nil {
			t.Fatal(err)
		}
		y := make([]float64, len(rows))
		mean := 0.0
		for i, row := range rows {
			x := numbers(t, row.Cells)
			y[i] = math.Sin(x[0]) + 7*math.Pow(math.Sin(x[1]), 2) + 0.1*math.Pow(x[2], 4)*math.Sin(x[0])
			if row.Block == "a" || row.Block == "b" {
				mean += y[i] / (2 * n)
			}
		}
		variance := 0.0
		var first, total [3]float64
		for i := 0; i < len(y); i += 5 {
			a, b := y[i], y[i+4]
			variance += ((a-mean)*(a-mean) + (b-mean)*(b-mean)) / (2 * n)
			for j, ab := range y[i+1 : i+4] {
				first[j] += (b - mean) * (ab - a) / n
				total[j] += (a - ab) * (a - ab) / (2 * n)
			}
		}
		for j := range 3 {
			wantFirst, wantTotal := [3]float64{0.313905, 0.442411, 0}[j], [3]float64{0.557589, 0.442411, 0.243684}[j]
			if s1, st := first[j]/variance, total[j]/variance; math.Abs(s1-wantFirst) > 0.02 || math.Abs(st-wantTotal) > 0.02 {
				t.Errorf("%+v: x%d has S1 %.4f and ST %.4f, want %.4f and %.4f", s, j+1, s1, st, wantFirst, wantTotal)
			}
		}
	}
}
