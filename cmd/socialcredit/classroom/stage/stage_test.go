package stage_test

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"socialcredit/cmd/socialcredit/classroom/stage"
	"socialcredit/configs"
	"socialcredit/experiments"
	"socialcredit/results"
	"socialcredit/results/story"
)

// The numbers on the page are those of `socialcredit run`, byte for byte, in both societies.
func TestSeriesIsThatOfARun(t *testing.T) {
	for _, c := range []stage.State{
		{Scenario: "loud", Seed: 7, Period: 60, Twin: []string{"institutions.osmanthus.friends.kind=none"}},
		{Scenario: "rongcheng", Set: []string{"people.count=700", "periods=24"}, Period: 24},
		{Scenario: "health_code_zhejiang", Set: []string{"people.count=900"}, Seed: 3, Period: 10_000, Twin: []string{}},
		{Scenario: "strategic_friends", Set: []string{"people.count=800", "periods=36"}, Period: 36},
	} {
		p := newPage(t, stage.Options{})
		opened := p.open(c)
		p.reach()
		worlds := 1
		if c.Twin != nil {
			worlds = 2
		}
		for world := range worlds {
			set := c.Set
			if world == 1 {
				set = slices.Concat(set, c.Twin)
			}
			table := ok[stage.Table](p, stage.Request{Do: "series", World: world})
			if want := run(t, c.Scenario, opened.State.Seed, set); table.CSV != want {
				t.Errorf("%s: the series of society %d is not that of a run", c.Scenario, world)
			}
		}
		f := p.frame()
		if f.rows != opened.Periods+1 || f.columns != len(opened.Columns) {
			t.Errorf("%s: the frame tells %d periods of %d measures; want %d of %d", c.Scenario, f.rows, f.columns, opened.Periods+1, len(opened.Columns))
		}
		sameAsCSV(t, f, ok[stage.Table](p, stage.Request{Do: "series"}).CSV)
	}
}

// run writes a run and returns its series.
func run(t *testing.T, scenario string, seed uint64, set []string) string {
	t.Helper()
	s, err := configs.Load(scenario, configs.Options{Set: append([]string{"seed=" + jsonOf(t, seed)}, set...)})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if _, err := (&experiments.Run{Scenario: s, Dir: dir}).Do(context.Background()); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "series.csv"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func jsonOf(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// sameAsCSV compares what a frame tells of the first society with a file.
func sameAsCSV(t *testing.T, f frame, csv string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(csv), "\n")[1:]
	if len(lines) != f.rows*f.groups {
		t.Fatalf("%d lines, and a frame of %d periods and %d groups", len(lines), f.rows, f.groups)
	}
	for row := range f.rows {
		for group := range f.groups {
			cells := strings.Split(lines[row*f.groups+group], ",")[3:]
			for k, cell := range cells {
				v := f.values[((row*f.worlds)*f.groups+group)*f.columns+k]
				if got := cellOf(v); got != cell {
					t.Fatalf("period %d, group %d, column %d: the frame has %v, the file %q", row, group, k, v, cell)
				}
			}
		}
	}
}

func cellOf(v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	t, err := results.NewTable(results.Floats("x", v))
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	if err := t.EncodeCSV(&b); err != nil {
		return err.Error()
	}
	return strings.TrimSpace(strings.TrimPrefix(b.String(), "x"))
}

// Twins without a difference are exactly the same, whatever the scenario.
func TestTwinWithoutADifferenceIsExactlyZero(t *testing.T) {
	for _, preset := range configs.Presets() {
		p := newPage(t, stage.Options{})
		opened := p.open(stage.State{Scenario: preset.Name, Set: []string{"people.count=400", "periods=18"}, Twin: []string{}, Period: 18})
		p.reach()
		f := p.frame()
		if len(opened.Differs) > 0 {
			t.Errorf("%s: the twins differ in %v", preset.Name, opened.Differs)
		}
		if !slices.Equal(f.score[0], f.score[1]) || !slices.Equal(f.band[0], f.band[1]) || !slices.Equal(f.flags[0], f.flags[1]) {
			t.Errorf("%s: people of the same society differ", preset.Name)
		}
		size := f.groups * f.columns
		for row := range f.rows {
			for i := range size {
				a, b := f.values[2*row*size+i], f.values[(2*row+1)*size+i]
				if math.Float64bits(a) != math.Float64bits(b) && !(math.IsNaN(a) && math.IsNaN(b)) {
					t.Fatalf("%s: %s is %v and %v in period %d", preset.Name, opened.Columns[i%f.columns].Name, a, b, row)
				}
			}
		}
	}
}

// A twin with a difference differs, in the settings that are told and in nothing else.
func TestTwinWithADifference(t *testing.T) {
	p := newPage(t, stage.Options{})
	opened := p.open(stage.State{Scenario: "loud", Twin: []string{"record.error.person=0"}, Period: 24})
	p.reach()
	if !slices.Equal(opened.Differs, []string{"record.error.person"}) {
		t.Errorf("differs in %v", opened.Differs)
	}
	if f := p.frame(); slices.Equal(f.score[0], f.score[1]) {
		t.Error("nobody's score differs after two years without false records of persons")
	}
	if want := "socialcredit run loud --seed 1 --set record.error.person=0"; opened.Command[1] != want {
		t.Errorf("command %q, want %q", opened.Command[1], want)
	}
}

// Back and forth in time, by steps or at once, leads to the same frame.
func TestSeekLeadsToTheSameFrame(t *testing.T) {
	state := stage.State{Scenario: "strategic_friends", Set: []string{"people.count=500", "periods=30"}, Twin: nil}
	p := newPage(t, stage.Options{})
	p.open(state)
	p.reach()
	for range 3 {
		ok[struct{}](p, stage.Request{Do: "step", Periods: 4})
		p.reach()
	}
	stepped := p.frame()
	ok[struct{}](p, stage.Request{Do: "seek", Period: 25})
	p.reach()
	ok[struct{}](p, stage.Request{Do: "seek", Period: 12})
	if halt := p.reach(); halt.Period != 12 || halt.End {
		t.Errorf("stands still with %+v", halt)
	}
	back := p.frame()
	if back.period != 12 || !slices.Equal(stepped.score[0], back.score[0]) {
		t.Error("going back leads to another society than going there")
	}
	state.Period = 12
	other := newPage(t, stage.Options{})
	other.open(state)
	other.reach()
	if f := other.frame(); !slices.Equal(f.score[0], back.score[0]) || !slices.Equal(f.band[0], back.band[0]) {
		t.Error("opening a state leads to another society than going there")
	}
}

// A slow browser is told the newest period, with the measures of all periods since the last one, and nothing unasked.
func TestTheNewestFrameWins(t *testing.T) {
	p := newPage(t, stage.Options{})
	p.open(stage.State{Scenario: "loud", Twin: nil})
	p.reach()
	if f := p.frame(); f.period != 0 || f.rows != 1 {
		t.Fatalf("the first frame tells period %d and %d rows", f.period, f.rows)
	}
	ok[struct{}](p, stage.Request{Do: "go", Speed: 0})
	if halt := p.reach(); halt.Period != 60 || !halt.End {
		t.Fatalf("stands still with %+v", halt)
	}
	if len(p.frames) > 0 {
		t.Fatalf("%d frames that nobody asked for", len(p.frames))
	}
	f := p.frame()
	if f.period != 60 || f.rows != 60 || f.periods[0] != 1 || f.periods[59] != 60 {
		t.Errorf("the frame tells period %d and %d rows", f.period, f.rows)
	}
}

func TestSpeedIsKept(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	p := newPage(t, stage.Options{})
	p.open(stage.State{Scenario: "loud", Twin: nil})
	p.reach()
	ok[struct{}](p, stage.Request{Do: "go", Speed: 20})
	time.Sleep(time.Second)
	ok[struct{}](p, stage.Request{Do: "pause"})
	if f := p.frame(); f.period < 10 || f.period > 21 { // 20, less on a machine that is busy
		t.Errorf("%d periods in a second at 20 a second", f.period)
	}
}

// The card is the life that `socialcredit trace` tells.
func TestCardIsTheLifeOfATrace(t *testing.T) {
	s, err := configs.Load("loud", configs.Options{})
	if err != nil {
		t.Fatal(err)
	}
	trace := &experiments.Trace{Scenario: s, Person: 17}
	want, err := trace.Do(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	words, err := story.In("zh")
	if err != nil {
		t.Fatal(err)
	}
	words.Tell(want)
	p := newPage(t, stage.Options{})
	p.open(stage.State{Scenario: "loud", Twin: []string{}, Period: 60})
	p.reach()
	for world := range 2 {
		card := ok[stage.Card](p, stage.Request{Do: "card", World: world, Person: 17, Lang: "zh"})
		if !reflect.DeepEqual(jsonOf(t, card.Events), jsonOf(t, want.Events)) || jsonOf(t, card.Story) != jsonOf(t, want.Story) {
			t.Errorf("society %d: the card tells another life than a trace", world)
		}
		if len(card.FriendIDs) != card.Friends[60] {
			t.Errorf("%d friends are named, and there are %d", len(card.FriendIDs), card.Friends[60])
		}
	}
}

func TestFindPicksWhomATracePicks(t *testing.T) {
	p := newPage(t, stage.Options{})
	p.open(stage.State{Scenario: "loud", Twin: nil, Period: 60})
	p.reach()
	f := p.frame()
	worst := ok[stage.Found](p, stage.Request{Do: "find", By: "worst"})
	lowest := slices.Min(f.score[0])
	if got := f.score[0][worst.Person]; got != lowest {
		t.Errorf("the worst-off is person %d with %d tenths; the lowest is %d", worst.Person, got, lowest)
	}
	wrongly := ok[stage.Found](p, stage.Request{Do: "find", By: "wrongly_excluded"})
	if f.flags[0][wrongly.Person]&1 == 0 {
		t.Errorf("person %d is said to be wrongly excluded, and no right is shut", wrongly.Person)
	}
	p.fails(stage.Request{Do: "find", By: "luckiest"})
}

// A fan of 0 seeds ends the one under way, which says so.
func TestFanEnds(t *testing.T) {
	p := newPage(t, stage.Options{})
	p.open(stage.State{Scenario: "loud", Set: []string{"people.count=20000"}})
	send := func(r stage.Request) {
		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		p.in <- text
	}
	send(stage.Request{ID: 901, Do: "fan", Seeds: 200, Columns: []string{"any_excluded"}})
	send(stage.Request{ID: 902, Do: "fan"})
	strands := 0
	for ended := 0; ended < 2; {
		switch r := p.reply(); {
		case r.Event == "fan":
			strands++
		case r.Re == 901 && r.Error == nil:
			t.Errorf("a fan of 200 seeds was computed, although it was ended: %d strands came", strands)
			ended++
		case r.Re != 0:
			ended++
		}
	}
	if strands > 20 {
		t.Errorf("%d strands came of a fan that was ended at once", strands)
	}
}

// The first strand of a fan is the society that is shown; the others are those of other seeds.
func TestFan(t *testing.T) {
	p := newPage(t, stage.Options{})
	p.open(stage.State{Scenario: "loud", Twin: nil, Period: 60})
	p.reach()
	f := p.frame()
	opened := p.open(stage.State{Scenario: "loud", Twin: nil, Period: 60})
	p.reach()
	column := slices.IndexFunc(opened.Columns, func(c stage.Column) bool { return c.Name == "osmanthus_gini" })
	var strands []stage.Strand
	_, failure := p.ask(stage.Request{Do: "fan", Seeds: 4, Columns: []string{"osmanthus_gini"}}, func(name string, what json.RawMessage) {
		var strand stage.Strand
		if err := json.Unmarshal(what, &strand); err != nil || name != "fan" {
			t.Fatal(name, err)
		}
		strands = append(strands, strand)
	})
	if failure != nil || len(strands) != 4 {
		t.Fatalf("%d strands, %v", len(strands), failure)
	}
	for row := range f.rows {
		want := f.values[row*f.worlds*f.groups*f.columns+column]
		if got := *strands[0].Values[0][row]; got != want {
			t.Fatalf("period %d: %v in the fan, %v on the page", row, got, want)
		}
	}
	if *strands[1].Values[0][60] == *strands[0].Values[0][60] || strands[3].Seed != 4 {
		t.Errorf("the strands do not differ, or have other seeds: %d", strands[3].Seed)
	}
}

// What is decided by hand is what the person does: no more and no less.
func TestPlayByHand(t *testing.T) {
	p := newPage(t, stage.Options{})
	p.open(stage.State{Scenario: "loud", Twin: []string{}, Hand: &stage.Hand{Person: 5}, Set: []string{"acts.jaywalk.noticed=1", "record.error.person=0", "record.error.household=0"}})
	p.reach()
	played := ok[stage.Played](p, stage.Request{Do: "play", Acts: []string{"jaywalk"}})
	if played.Period != 1 || len(played.Sentences) == 0 {
		t.Fatalf("%+v", played)
	}
	for range 5 {
		ok[stage.Played](p, stage.Request{Do: "play"})
	}
	card := ok[stage.Card](p, stage.Request{Do: "card", Person: 5})
	for _, e := range card.Events {
		if e.Record != "" && (e.Record != "jaywalk" || e.Period != 1) {
			t.Errorf("in period %d %s of %q", e.Period, e.What, e.Record)
		}
	}
	p.fails(stage.Request{Do: "play", Acts: []string{"fly"}})
	ok[struct{}](p, stage.Request{Do: "seek", Period: 0})
	p.reach()
	if again := ok[stage.Played](p, stage.Request{Do: "play"}); slices.Equal(again.Sentences, played.Sentences) {
		t.Error("doing nothing in the first month led to the same as crossing on red")
	}
}

// The matrix of the page is the one in the tables of a run.
func TestMobilityIsThatOfARun(t *testing.T) {
	p := newPage(t, stage.Options{})
	opened := p.open(stage.State{Scenario: "loud", Twin: nil, Period: 60})
	p.reach()
	m := ok[stage.Matrix](p, stage.Request{Do: "mobility"})
	if m.From != 48 || m.To != 60 || len(m.Counts) != len(opened.Institutions[opened.Main].Bands) {
		t.Fatalf("%+v", m)
	}
	people := int64(0)
	for _, row := range m.Counts {
		for _, n := range row {
			people += n
		}
	}
	if people != 500 {
		t.Errorf("%d of 500 people moved from band to band", people)
	}
}
