package design

import (
	"strconv"
	"strings"
	"testing"
)

// plain joins the rows of a design whose levels are 0 and 1.
func plain(t *testing.T, method Method, factors []Factor) string {
	t.Helper()
	rows, err := method.Plan(factors)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, row := range rows {
		all = append(all, strings.Join(row.Cells, ""))
	}
	return strings.Join(all, " ")
}

// The rows of SALib 1.6's SALib.sample.ff.sample, without its dummy columns.
func TestFractionalFactorialIsThatOfSALib(t *testing.T) {
	for k, want := range map[int]string{
		1: "1 0",
		3: "111 101 110 100 000 010 001 011",
		4: "1111 1010 1100 1001 0000 0101 0011 0110",
		5: "11111 10101 11001 10011 11110 10100 11000 10010 00000 01010 00110 01100 00001 01011 00111 01101",
	} {
		if got := plain(t, &FractionalFactorial{}, unit(strings.Split("abcde"[:k], "")...)); got != want {
			t.Errorf("%d factors: %s, want %s", k, got, want)
		}
	}
	// The first level of a list is low.
	list := []Factor{{Name: "x", Levels: []string{"low", "high"}}, {Name: "y", From: 3, To: 7}}
	if got := plain(t, &FractionalFactorial{}, list); got != "high7 high3 low3 low7" {
		t.Errorf("a list and a range: %s", got)
	}
}

// Resolution IV: columns are orthogonal to each other and to the product of any two others.
func TestResolutionFour(t *testing.T) {
	factors := make([]Factor, 11)
	for i := range factors {
		factors[i] = Factor{Name: "x" + strconv.Itoa(i), From: -1, To: 1}
	}
	rows, err := (&FractionalFactorial{}).Plan(factors)
	if err != nil || len(rows) != 32 {
		t.Fatalf("%d rows, error %v", len(rows), err)
	}
	for a := range factors {
		for b := range a {
			for c := range factors {
				two, three := 0.0, 0.0
				for _, row := range rows {
					x := numbers(t, row.Cells)
					two += x[a] * x[b]
					three += x[a] * x[b] * x[c]
				}
				if two != 0 || three != 0 {
					t.Fatalf("columns %d, %d, %d: %v, %v", a, b, c, two, three)
				}
			}
		}
	}
}

// Counted by hand: the last factor changes fastest.
func TestGridOrder(t *testing.T) {
	factors := []Factor{{Name: "a", Levels: []string{"p", "q"}}, {Name: "b", To: 2, Whole: true}, {Name: "c", Levels: []string{"x"}}}
	if got := plain(t, &Grid{5}, factors); got != "p0x p1x p2x q0x q1x q2x" {
		t.Error(got)
	}
}

// Counted by hand: a base row, then each factor's other levels, the rest at the base.
func TestOneAtATime(t *testing.T) {
	factors := []Factor{
		{Name: "a", Levels: []string{"p", "q", "r"}, Base: "q"},
		{Name: "b", To: 2, Base: "1"},
		{Name: "c", Levels: []string{"0.50", "0.7"}, Base: "0.5"},
	}
	rows, err := (&OneAtATime{3}).Plan(factors)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows {
		got = append(got, row.Block+":"+strings.Join(row.Cells, ","))
	}
	want := "base:q,1,0.5 a:p,1,0.5 a:r,1,0.5 b:q,0,0.5 b:q,2,0.5 c:q,1,0.7"
	if strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}
