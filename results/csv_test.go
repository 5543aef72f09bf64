package results

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCSVIsPlain(t *testing.T) {
	table, err := NewTable(
		Texts("name", "a", "b, c", `say "d"`),
		Ints("n", -1, 0, math.MaxInt64),
		Floats("x", 0.1, math.NaN(), 1e21),
	)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := table.EncodeCSV(&got); err != nil {
		t.Fatal(err)
	}
	want := "name,n,x\na,-1,0.1\n\"b, c\",0,\n\"say \"\"d\"\"\",9223372036854775807,1e+21\n"
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

// Every bit of a number, undefined ones and negative zero too, and every text survive the file.
func TestCSVRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := anyTable(t)
		var text bytes.Buffer
		if err := table.EncodeCSV(&text); err != nil {
			t.Fatal(err)
		}
		back, err := DecodeCSV(bytes.NewReader(text.Bytes()), "text")
		if err != nil {
			t.Fatalf("%v in\n%s", err, text.String())
		}
		sameCells(t, table, back)
		var again bytes.Buffer
		if err := back.EncodeCSV(&again); err != nil || !bytes.Equal(text.Bytes(), again.Bytes()) {
			t.Fatalf("written again, other bytes: %v", err)
		}
	})
}

// anyTable draws a table of up to three columns, one of each type. Line ends in texts are \n, as CSV readers make them.
func anyTable(t *rapid.T) *Table {
	rows := rapid.IntRange(0, 20).Draw(t, "rows")
	number := rapid.OneOf(rapid.Float64(), rapid.Just(math.NaN()), rapid.Just(math.Copysign(0, -1)), rapid.Just(1.0))
	word := rapid.StringMatching(`[a-z,"0-9 .\n-]{0,6}`)
	columns := []Column{
		Floats("float", rapid.SliceOfN(number, rows, rows).Draw(t, "floats")...),
		Ints("int", rapid.SliceOfN(rapid.Int64(), rows, rows).Draw(t, "ints")...),
		Texts("text", rapid.SliceOfN(word, rows, rows).Draw(t, "texts")...),
	}
	kept := rapid.IntRange(1, 3).Draw(t, "columns")
	table, err := NewTable(rapid.Permutation(columns).Draw(t, "order")[:kept]...)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func sameCells(t interface{ Fatalf(string, ...any) }, want, got *Table) {
	if strings.Join(want.Names(), ",") != strings.Join(got.Names(), ",") || want.Rows() != got.Rows() {
		t.Fatalf("%v with %d rows became %v with %d", want.Names(), want.Rows(), got.Names(), got.Rows())
	}
	for _, c := range want.Columns() {
		switch c.Type {
		case Text:
			texts, _ := got.Text(c.Name)
			for i := range c.Texts {
				if texts[i] != c.Texts[i] {
					t.Fatalf("%s, row %d: %q became %q", c.Name, i, c.Texts[i], texts[i])
				}
			}
		case Int:
			ints, _ := got.Int(c.Name)
			for i := range c.Ints {
				if ints[i] != c.Ints[i] {
					t.Fatalf("%s, row %d: %d became %d", c.Name, i, c.Ints[i], ints[i])
				}
			}
		default:
			floats, _ := got.Float(c.Name)
			for i, v := range c.Floats {
				if math.Float64bits(v) != math.Float64bits(floats[i]) && !(math.IsNaN(v) && math.IsNaN(floats[i])) {
					t.Fatalf("%s, row %d: %v became %v", c.Name, i, v, floats[i])
				}
			}
		}
	}
}

func TestReadCSVSaysWhere(t *testing.T) {
	for content, want := range map[string]string{
		"":                        "1:1: there is no header",
		"a,b\n1,2\n3\n":           "3:1: wrong number of fields",
		"a,b\n1,2\n3,high\n":      `3:3: column "b" holds numbers, and "high" is none`,
		"a,a\n1,2\n":              `1:1: there are two columns "a"`,
		"a,b\n1,\"x\n":            "extraneous or missing",
		"a,b\n1,1e999\n2,\n":      "", // no double holds it: text
		"\ufeffa,b\n1,2\n":        "",
		"group,x\n,\nurban,1.5\n": "",
	} {
		path := filepath.Join(t.TempDir(), "series.csv")
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := ReadCSV(path)
		switch {
		case want == "" && err != nil:
			t.Errorf("%q: %v", content, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), path+":")):
			t.Errorf("%q: want %q after the file's name, got %v", content, want, err)
		}
	}
}

// Whatever is in a file, reading it ends in a table that can be written, or in an error.
func FuzzReadCSV(f *testing.F) {
	f.Add("period,group,x\n0,all,1.5\n1,all,\n")
	f.Add("a\n\"\"\n")
	f.Add("\ufeffa,b\r\n\"x\"\"y\",-0\r\n")
	f.Add("a,b\n1\n")
	f.Fuzz(func(t *testing.T, content string) {
		table, err := DecodeCSV(strings.NewReader(content))
		if err != nil {
			return
		}
		var text bytes.Buffer
		if err := table.EncodeCSV(&text); err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, c := range table.Columns() {
			if c.Type == Text {
				names = append(names, c.Name)
			}
		}
		back, err := DecodeCSV(&text, names...)
		if err != nil {
			t.Fatalf("%q was read, and what was made of it was not: %v", content, err)
		}
		if back.Rows() != table.Rows() {
			t.Fatalf("%q: %d rows became %d", content, table.Rows(), back.Rows())
		}
	})
}
