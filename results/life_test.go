package results

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// A life that is written and read again is the same to the byte; a score that does not exist is null.
func TestALifeSurvivesItsFile(t *testing.T) {
	friend := 7
	l := &Life{
		Scenario: "s", Institutions: []LifeInstitution{{Score: []Optional{100, Optional(math.NaN())}, Band: []string{"b", ""}}},
		Events: []LifeEvent{{What: "friend_lost", Friend: &friend, Points: Optional(math.NaN()), Score: 99.5, Parts: []LifePart{{&friend, -0.25}, {nil, 0.05}}}},
	}
	dir := t.TempDir()
	if err := WriteFile(filepath.Join(dir, LifeName), l.Encode); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, LifeName))
	if err != nil {
		t.Fatal(err)
	}
	read, err := ReadLife(dir)
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := read.Encode(&again); err != nil || !bytes.Equal(again.Bytes(), text) {
		t.Errorf("read and written again it is\n%s\nnot\n%s", again.Bytes(), text)
	}
	if !math.IsNaN(read.Institutions[0].Last()) || read.Institutions[0].LastBand() != "" {
		t.Error("a score that does not exist was read as one")
	}
	table, err := l.Table()
	if err != nil {
		t.Fatal(err)
	}
	var csv strings.Builder
	if err := table.EncodeCSV(&csv); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(csv.String(), ",,99.5,,7:-0.25 rest:0.05,") {
		t.Errorf("the table is\n%s", csv.String())
	}
}

// docs/trace.md tells every column of life.csv, and every key of life.json.
func TestColumnsOfALifeAreDocumented(t *testing.T) {
	doc, err := os.ReadFile(filepath.Join("..", "docs", "trace.md"))
	if err != nil {
		t.Fatal(err)
	}
	table, err := (&Life{}).Table()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range table.Columns() {
		names = append(names, c.Name)
	}
	for field := range reflect.TypeFor[Life]().Fields() {
		key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		names = append(names, key)
	}
	for _, name := range names {
		if !strings.Contains(string(doc), "`"+name+"`") {
			t.Errorf("%s is not told", name)
		}
	}
}
