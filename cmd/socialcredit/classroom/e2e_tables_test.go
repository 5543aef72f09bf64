package classroom

import (
	"bytes"
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A table is a CSV file.
type table struct {
	head []string
	rows [][]string
}

func readTable(t *testing.T, content []byte) table {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(string(content))).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	return table{rows[0], rows[1:]}
}

// get is the cell of a row in a column.
func (c table) get(t *testing.T, row []string, column string) string {
	t.Helper()
	i := slices.Index(c.head, column)
	if i < 0 {
		t.Fatalf("no column %s in %v", column, c.head)
	}
	return row[i]
}

// value is what a run has in a period for a group, as its file has it.
func (c table) value(t *testing.T, period, group, column string) string {
	t.Helper()
	for _, row := range c.rows {
		if c.get(t, row, "period") == period && c.get(t, row, "group") == group {
			return c.get(t, row, column)
		}
	}
	t.Fatalf("no row for period %s, group %s", period, group)
	return ""
}

// same compares two cells as the float64 that they are; an undefined value is empty.
func same(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX != nil || errY != nil {
		return a == b
	}
	return math.Float64bits(x) == math.Float64bits(y)
}

// downloaded waits for a file that the page has the browser save, and takes it away.
func (b *tab) downloaded(ending string) (string, []byte) {
	b.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		entries, err := os.ReadDir(b.dir)
		if err != nil {
			b.t.Fatal(err)
		}
		for _, e := range entries {
			path := filepath.Join(b.dir, e.Name())
			if !strings.HasSuffix(e.Name(), ending) {
				continue
			}
			content, err := os.ReadFile(path)
			if err != nil || len(bytes.TrimSpace(content)) == 0 {
				continue
			}
			if err := os.Remove(path); err != nil {
				b.t.Fatal(err)
			}
			return e.Name(), content
		}
	}
	b.t.Fatalf("no %s was saved within %v", ending, patience)
	return "", nil
}

// runCommand does what a command line `socialcredit run SCENARIO --seed N --set PATH=VALUE ...` says.
func runCommand(t *testing.T, command string) table {
	t.Helper()
	words := shellWords(t, command)
	if len(words) < 3 || words[0] != "socialcredit" || words[1] != "run" {
		t.Fatalf("the command is %q", command)
	}
	var set []string
	for rest := words[3:]; len(rest) > 0; rest = rest[2:] {
		if len(rest) < 2 {
			t.Fatalf("the command ends in %q", rest)
		}
		switch rest[0] {
		case "--seed":
			set = append(set, "seed="+rest[1])
		case "--set":
			set = append(set, rest[1])
		default:
			t.Fatalf("the command has a flag %q", rest[0])
		}
	}
	return seriesOf(t, words[2], set...)
}

// shellWords splits a command line at blanks outside quotes.
func shellWords(t *testing.T, line string) []string {
	t.Helper()
	var out []string
	var now strings.Builder
	quote, begun := rune(0), false
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			now.WriteRune(r)
		case r == '\'' || r == '"':
			quote, begun = r, true
		case r == ' ':
			if begun {
				out = append(out, now.String())
			}
			now.Reset()
			begun = false
		default:
			now.WriteRune(r)
			begun = true
		}
	}
	if quote != 0 {
		t.Fatalf("a quote is left open in %s", line)
	}
	if begun {
		out = append(out, now.String())
	}
	return out
}
