package design

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// A design as another program writes it: columns in any order, a byte order mark, line ends of
// Windows, quotes, spaces, repetitions, and the columns that a design of ours has besides.
func TestTable(t *testing.T) {
	factors := []Factor{{Name: "x", To: 1}, {Name: "kind", Levels: []string{"none", "0.10"}}, {Name: "open"}}
	file := filepath.Join(t.TempDir(), "points.csv")
	write(t, file, "\ufeffpoint,block,kind, open ,x\r\n0,a,\"none\",\"p, q\",5e-1\r\n1,b, 0.1,7,1\r\n1,b, 0.1,7,1\r\n")
	rows, err := (&Table{file}).Plan(factors)
	if err != nil {
		t.Fatal(err)
	}
	want := []Row{{"a", []string{"5e-1", "none", "p, q"}}, {"b", []string{"1", "0.10", "7"}}, {"b", []string{"1", "0.10", "7"}}}
	if !reflect.DeepEqual(rows, want) {
		t.Errorf("%v, want %v", rows, want)
	}
}

// Each mistake is told with its place and what would be right.
func TestTableMistakes(t *testing.T) {
	factors := []Factor{{Name: "friends.weight", To: 1}, {Name: "n", From: 1, To: 9, Whole: true}, {Name: "kind", Levels: []string{"none", "bonus"}}}
	for content, want := range map[string]string{
		"":                                  "the file is empty",
		"friends.weight,n,kind\n":           "there is a header but no row",
		"friends.wieght,n,kind\n0,1,none\n": `factor friends.weight has no column; did you mean it by "friends.wieght"?`,
		"n,kind\n1,none\n":                  "factor friends.weight has no column",
		"friends.weight,n,kind,u,v\n":       "the column u, v is no factor",
		"friends.weight,n,n,kind\n":         "has the column n twice",
		"friends.weight;n;kind\n":           "write commas",
		"friends.weight,n,kind\n2,1,none\n": "line 2, column friends.weight: 2 is outside of the range from 0 to 1",
		"friends.weight,n,kind\n0,1.5,none": "line 2, column n: 1.5 is no whole number",
		"friends.weight,n,kind\n0,1,nope\n": `line 2, column kind: "nope" is none of the levels none, bonus`,
		"friends.weight,n,kind\n0,,none\n":  "line 2, column n: the cell is empty",
		"friends.weight,n,kind\n0,NaN,none": `line 2, column n: "NaN" is no number`,
		"friends.weight,n,kind\n0,1\n":      "wrong number of fields",
		"friends.weight,n,kind\n0,1,\"none": `extraneous or missing " in quoted-field`,
		"friends.weight,n,kind\n\n0,x,none": "line 3, column n",
	} {
		rows, err := readTable([]byte(content), factors)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %d rows, error %v; want %q", content, len(rows), err, want)
		}
	}
}

// Whatever a file holds, the rows are sound or there is an error.
func FuzzTable(f *testing.F) {
	factors := []Factor{{Name: "x", To: 1}, {Name: "kind", Levels: []string{"none", "1"}}, {Name: "open"}}
	f.Add([]byte("x,kind,open\n0.5,none,a\n1e-3,1.0,\"b\"\n"))
	f.Add([]byte("\ufeffpoint,method,block,open,kind,x\r\n0,grid,,z,none,1\r\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		rows, err := readTable(content, factors)
		if err == nil && len(rows) == 0 {
			t.Fatal("neither rows nor an error")
		}
		for i, row := range rows {
			checkRow(t, factors[:2], i, Row{Cells: row.Cells[:2]})
			if row.Cells[2] == "" {
				t.Fatal("an empty cell")
			}
		}
	})
}
