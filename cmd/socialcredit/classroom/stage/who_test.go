package stage_test

import (
	"context"
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"socialcredit/cmd/socialcredit/classroom/stage"
	"socialcredit/configs"
	"socialcredit/experiments"
)

// Who lives in the society, with whom they are friends and how they stand is what `socialcredit run` exports.
func TestPeopleAndTiesAreThoseOfARun(t *testing.T) {
	for _, scenario := range []string{"loud", "strategic_friends", "rongcheng", "zhima", "health_code_seir"} {
		set := []string{"people.count=300", "periods=20"}
		p := newPage(t, stage.Options{})
		opened := p.open(stage.State{Scenario: scenario, Set: set, Period: 8})
		p.reach()
		p.frame()
		ok[struct{}](p, stage.Request{Do: "go"})
		p.reach()
		f := p.frame()
		people, ties := exported(t, scenario, set)
		samePeople(t, scenario, &opened, <-p.people, f, people)
		var last []byte
		for len(p.ties) > 0 {
			last = <-p.ties
		}
		if got := pairs(last); !slices.Equal(got, ties) {
			t.Errorf("%s: %d ties on the page, %d in the file, or others", scenario, len(got), len(ties))
		}
	}
}

// exported are the tables of a run: of each person a row by column, and the ties.
func exported(t *testing.T, scenario string, set []string) (people []map[string]string, ties []string) {
	t.Helper()
	s, err := configs.Load(scenario, configs.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	run := experiments.Run{Scenario: s, Dir: dir, Exports: experiments.Exports{People: true, Ties: true}}
	if _, err := run.Do(context.Background()); err != nil {
		t.Fatal(err)
	}
	read := func(name string) [][]string {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	rows := read("people.csv")
	for _, cells := range rows[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			row[rows[0][i]] = cell
		}
		people = append(people, row)
	}
	for _, cells := range read("ties.csv")[1:] {
		ties = append(ties, cells[0]+" "+cells[1])
	}
	slices.Sort(ties)
	return people, ties
}

// pairs lists the ties of a message as the file has them.
func pairs(message []byte) (ties []string) {
	for at := 32; at < len(message); at += 8 {
		ties = append(ties, fmt.Sprintf("%d %d", binary.LittleEndian.Uint32(message[at:]), binary.LittleEndian.Uint32(message[at+4:])))
	}
	slices.Sort(ties)
	return ties
}

func samePeople(t *testing.T, scenario string, opened *stage.Opened, told []byte, f frame, people []map[string]string) {
	t.Helper()
	n, main := len(people), opened.Institutions[opened.Main]
	districts, groups := told[32+4*n:], told[32+4*n+(2*n+3)/4*4:]
	for id, row := range people {
		excluded := false
		for _, service := range opened.Services {
			excluded = excluded || service.Right && row[service.Label+"_shut"] == "1"
		}
		got := fmt.Sprint(opened.Groups[groups[id]], " ", binary.LittleEndian.Uint16(districts[2*id:]), " ", f.flags[0][id]&1 == 1, " ")
		want := fmt.Sprint(row["group"], " ", row["district"], " ", excluded, " ")
		if f.flags[0][id]&2 == 0 {
			got += main.Bands[f.band[0][id]].Label
		}
		want += row[main.Label+"_band"]
		if got != want {
			t.Fatalf("%s: person %d is %q on the page, %q in the file", scenario, id, got, want)
		}
		score, err := strconv.ParseFloat(row[main.Label+"_score"], 64)
		if err != nil {
			score = math.MinInt16 / 10.0
		}
		if tenths := float64(f.score[0][id]); math.Abs(tenths/10-score) > 0.05001 {
			t.Fatalf("%s: person %d has %v tenths on the page, %v points in the file", scenario, id, tenths, score)
		}
	}
}

// What a page was told of periods that were played anew is told again.
func TestAPeriodThatIsPlayedAnewIsToldAgain(t *testing.T) {
	p := newPage(t, stage.Options{})
	p.open(stage.State{Scenario: "loud", Hand: &stage.Hand{Person: 5}, Period: 10})
	p.reach()
	p.frame()
	ok[struct{}](p, stage.Request{Do: "seek", Period: 3})
	p.reach()
	if f := p.frame(); f.rows != 0 {
		t.Errorf("going back tells %v again", f.periods)
	}
	ok[stage.Played](p, stage.Request{Do: "play", Acts: []string{"jaywalk"}})
	if f := p.frame(); !slices.Equal(f.periods, []int{4}) {
		t.Errorf("period 4 was played, %v is told", f.periods)
	}
}

// However often a page asks for frames in advance, it is sent two unasked at most.
func TestFramesAreNotHoarded(t *testing.T) {
	p := newPage(t, stage.Options{})
	p.open(stage.State{Scenario: "loud"})
	p.reach()
	for range 50 {
		ok[struct{}](p, stage.Request{Do: "want"})
	}
	ok[struct{}](p, stage.Request{Do: "go"})
	p.reach()
	if n := len(p.frames); n > 4 { // one of period 0, and one for the want that was under way then
		t.Errorf("%d frames were sent", n)
	}
}

// How many are infectious on the page is what the measures say, and a measure that the twin does not keep is told as none.
func TestHealthAndWhatATwinDoesNotMeasure(t *testing.T) {
	p := newPage(t, stage.Options{})
	opened := p.open(stage.State{Scenario: "health_code_seir", Set: []string{"people.count=2000", "periods=40"}, Twin: []string{"measures.outcomes.every=0"}, Period: 40})
	p.reach()
	f, column := p.frame(), columnOf(t, opened, "covid_infectious")
	infectious := 0
	for _, flags := range f.flags[0] {
		if flags>>2&3 == 2 {
			infectious++
		}
	}
	size := f.groups * f.columns
	last := f.values[(f.rows-1)*2*size:]
	if share := float64(infectious) / float64(f.n); infectious == 0 || math.Abs(share-last[column]) > 1e-12 {
		t.Errorf("%d of %d are infectious on the page; measured is %v", infectious, f.n, last[column])
	}
	if v := last[size+column]; !math.IsNaN(v) {
		t.Errorf("the twin does not measure it, and tells %v", v)
	}
}
