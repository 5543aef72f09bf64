package results

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func sample(t testing.TB) *Table {
	t.Helper()
	table, err := NewTable(
		Ints("period", 0, 1, 2),
		Texts("group", "all", "urban", "all"),
		Floats("osmanthus_mean", 100, math.NaN(), 101.25),
	)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestColumnsComeByNameInTheirOrder(t *testing.T) {
	table := sample(t)
	if got := table.Names(); !slices.Equal(got, []string{"period", "group", "osmanthus_mean"}) {
		t.Errorf("names %v", got)
	}
	if got, ok := table.Float("period"); !ok || !slices.Equal(got, []float64{0, 1, 2}) {
		t.Errorf("ints as floats: %v %v", got, ok)
	}
	if _, ok := table.Float("group"); ok {
		t.Error("text came as floats")
	}
	if _, ok := table.Float("absent"); ok {
		t.Error("a column that is not there was found")
	}
	if got, ok := table.Int("period"); !ok || got[2] != 2 {
		t.Errorf("ints: %v %v", got, ok)
	}
}

func TestWhereKeepsItsRowsApart(t *testing.T) {
	table := sample(t)
	all := table.Where("group", "all")
	if got, _ := all.Float("osmanthus_mean"); !slices.Equal(got, []float64{100, 101.25}) {
		t.Errorf("rows of all: %v", got)
	}
	if err := all.Append(3, "all", 1.5); err != nil {
		t.Fatal(err)
	}
	if err := all.Add(Ints("more", 1, 2, 3)); err != nil {
		t.Fatal(err)
	}
	if _, leaked := table.Column("more"); leaked || table.Rows() != 3 {
		t.Error("a row or a column of the filtered table reached the whole one")
	}
	if n := table.Where("group", "urban", "all").Rows(); n != 3 {
		t.Errorf("%d rows hold one of two values", n)
	}
	if got := table.Select("group", "absent", "period", "group"); !slices.Equal(got.Names(), []string{"group", "period"}) || got.Rows() != 3 {
		t.Errorf("selected %v with %d rows", got.Names(), got.Rows())
	}
	if n := table.Where("absent", "x").Rows(); n != 0 {
		t.Errorf("%d rows hold a value in a column that is not there", n)
	}
}

func TestWhatDoesNotFitIsRefusedWhole(t *testing.T) {
	table := sample(t)
	for name, err := range map[string]error{
		"2 cells":     table.Add(Ints("fine", 1, 2, 3), Ints("short", 1, 2)),
		"two columns": table.Add(Ints("fine", 1, 2, 3), Ints("period", 1, 2, 3)),
		"no name":     table.Add(Ints("", 1, 2, 3)),
		"a row of 1":  table.Append(1),
		"cannot take": table.Append(1, "all", "high"),
	} {
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("want an error with %q, got %v", name, err)
		}
	}
	if len(table.Names()) != 3 || table.Rows() != 3 {
		t.Errorf("refused columns or rows stayed: %v, %d rows", table.Names(), table.Rows())
	}
	if err := table.Add(Ints("fine", 1, 2, 3)); err != nil {
		t.Errorf("a name once refused with others is free: %v", err)
	}
}
