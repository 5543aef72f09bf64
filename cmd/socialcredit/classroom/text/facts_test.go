package text_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"socialcredit/cmd/socialcredit/classroom/stage"
	"socialcredit/cmd/socialcredit/classroom/text"
)

// A fact is a number that a lesson's words name.
type fact struct {
	At     int
	Column string
	Group  string // "" = everybody
	As     string // percent, points, score or seen
	Digits *int
	Seeds  int
	Set    []string
	Twin   bool // of the second society
	Is     string

	// Of one person, played by hand after period From: nil in Every = nobody plays. Instead counts periods from 1.
	Person  int
	From    int
	Every   []string
	Instead map[int][]string
}

// TestFacts runs the societies that lessons and stories speak of, and compares what comes out with what they say.
func TestFacts(t *testing.T) {
	long(t)
	t.Parallel()
	e := newEngine(t)
	for _, l := range lessons(t) {
		compare(t, e, l.Name, &l.State, l.Facts)
	}
	for _, s := range stories(t) {
		compare(t, e, s.Name, &s.State, s.Facts)
	}
}

// long leaves a test out where time is short, such as under the race detector, for which nothing here is new.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("opens or runs hundreds of societies")
	}
}

func compare(t *testing.T, e *engine, of string, state *stage.State, facts map[string]fact) {
	t.Helper()
	runs := map[string][][]string{}
	for name, f := range facts {
		s := *state
		s.Set, s.Twin = slices.Concat(s.Set, f.Set), nil
		if f.Twin {
			s.Set = slices.Concat(s.Set, state.Twin)
		}
		run := f.run
		if f.As == "score" || f.As == "seen" {
			run = f.play
		}
		if got := run(t, e, &s, runs); got != f.Is {
			t.Errorf("%s: {%s} is %q, and the words say %q", of, name, got, f.Is)
		}
	}
}

// run is what comes out, written as the words write it.
func (f *fact) run(t *testing.T, e *engine, s *stage.State, runs map[string][][]string) string {
	t.Helper()
	first, sum, seeds := s.Seed, 0.0, max(1, f.Seeds)
	for i := range seeds {
		s.Seed = first + uint64(i)
		key := fmt.Sprint(s.Scenario, s.Set, s.Seed, f.At)
		if runs[key] == nil {
			runs[key] = series(t, e, s, f.At)
		}
		sum += cell(t, runs[key], f)
	}
	mean := sum / float64(seeds)
	if f.As == "percent" {
		digits := 0
		if v := math.Abs(100 * mean); v > 0 && v < 9.95 {
			digits = 1
		}
		return rounded(100*mean, digits) + " %"
	}
	return f.number(mean)
}

func (f *fact) number(value float64) string {
	digits := 1
	if f.Digits != nil {
		digits = *f.Digits
	}
	return rounded(value, digits)
}

// rounded writes a number with so many digits after the point; halves go up, as on the page.
func rounded(value float64, digits int) string {
	scale := math.Pow10(digits)
	return strconv.FormatFloat(math.Floor(value*scale+0.5+1e-9)/scale, 'f', digits, 64)
}

// play is what came of a life by hand, written as the words write it.
func (f *fact) play(t *testing.T, e *engine, s *stage.State, _ map[string][][]string) string {
	t.Helper()
	if f.Every != nil {
		s.Hand = &stage.Hand{Person: f.Person, Acts: map[int][]string{}}
		for period := f.From + 1; period <= f.At; period++ {
			s.Hand.Acts[period] = f.Every
			if acts, other := f.Instead[period-f.From]; other {
				s.Hand.Acts[period] = acts
			}
		}
	}
	e.reach(t, s, f.At)
	var card struct {
		Institutions []struct{ Score []float64 }
		Events       []struct {
			Period        int
			Cause, Record string
		}
	}
	if failure := e.ask(t, &stage.Request{Do: "card", Person: f.Person}, &card); failure != nil {
		t.Fatal(failure.Text)
	}
	if f.As == "score" {
		return f.number(card.Institutions[0].Score[f.At])
	}
	seen := 0
	for _, event := range card.Events {
		if event.Period > f.From && event.Record == f.Every[0] && (event.Cause == "own_penalty" || event.Cause == "own_reward") {
			seen++
		}
	}
	return strconv.Itoa(seen)
}

// series are the rows of series.csv up to a period.
func series(t *testing.T, e *engine, s *stage.State, period int) [][]string {
	t.Helper()
	e.reach(t, s, period)
	var table stage.Table
	if failure := e.ask(t, &stage.Request{Do: "series"}, &table); failure != nil {
		t.Fatal(failure.Text)
	}
	rows, err := csv.NewReader(strings.NewReader(table.CSV)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// cell is a number of a series.
func cell(t *testing.T, rows [][]string, f *fact) float64 {
	t.Helper()
	group := f.Group
	if group == "" {
		group = "all"
	}
	column := slices.Index(rows[0], f.Column)
	for _, row := range rows[1:] {
		if column >= 0 && row[0] == strconv.Itoa(f.At) && row[2] == group {
			v, err := strconv.ParseFloat(row[column], 64)
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
	}
	t.Fatalf("no %s of %s in period %d", f.Column, group, f.At)
	return 0
}

// named are the words in braces.
var named = regexp.MustCompile(`\{(\w+)\}`)

// TestFactsAreNamed holds that words name no number that there is not, and that no number is for nothing.
func TestFactsAreNamed(t *testing.T) {
	for _, lang := range text.Langs() {
		message, err := text.Words(lang)
		words := read[struct{ Lessons, Stories map[string]any }](t, message, err)
		for _, l := range lessons(t) {
			areNamed(t, lang+", "+l.Name, words.Lessons[l.Name], l.Facts)
		}
		for _, s := range stories(t) {
			areNamed(t, lang+", "+s.Name, words.Stories[s.Name], s.Facts)
		}
	}
}

func areNamed(t *testing.T, of string, words any, facts map[string]fact) {
	t.Helper()
	used := map[string]bool{}
	for _, found := range named.FindAllStringSubmatch(fmt.Sprint(words), -1) {
		used[found[1]] = true
		if _, known := facts[found[1]]; !known {
			t.Errorf("%s: there is no number {%s}", of, found[1])
		}
	}
	for name := range facts {
		if !used[name] {
			t.Errorf("%s: {%s} is used nowhere", of, name)
		}
	}
}
