package classroom

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"socialcredit/configs"
	"socialcredit/experiments"
)

// seriesOf runs a scenario as `socialcredit run` does, and reads series.csv.
func seriesOf(t *testing.T, scenario string, set ...string) table {
	t.Helper()
	s, err := configs.Load(scenario, configs.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "run")
	if _, err := (&experiments.Run{Scenario: s, Dir: dir}).Do(t.Context()); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(dir, "series.csv"))
	if err != nil {
		t.Fatal(err)
	}
	return readTable(t, content)
}

// compareSaved compares a plot's CSV with the runs of both worlds, number by number, and returns how many there were.
func compareSaved(t *testing.T, saved table, runs map[string]table) int {
	t.Helper()
	n := 0
	for _, row := range saved.rows {
		world, measure := saved.get(t, row, "world"), saved.get(t, row, "measure")
		want := runs[world].value(t, saved.get(t, row, "period"), saved.get(t, row, "group"), measure)
		if got := saved.get(t, row, "value"); !same(got, want) {
			t.Fatalf("world %s, %s, period %s, group %s: the page has %q, the run %q", world, measure, saved.get(t, row, "period"), saved.get(t, row, "group"), got, want)
		}
		n++
	}
	return n
}

// save has a plot saved, and returns the file.
func (b *tab) save(card, as string) (string, []byte) {
	b.t.Helper()
	b.click(button(word(b.t, "plots.save")).in(card))
	b.click(button(word(b.t, "plots.save_as."+as)).in(card))
	ending := "." + strings.TrimSuffix(as, "_themed")
	return b.downloaded(ending)
}

// What the page shows and saves is what `socialcredit run` computes with the same seed, of both worlds, and so does the
// command line that the page shows.
func TestE2ENumbersAreThoseOfRun(t *testing.T) {
	b := newTab(t)
	b.open("/#scenario=loud&set=record.error.person%3D0.3&twin=institutions.osmanthus.friends.weight%3D0&seed=7&period=60")
	b.at(60)
	b.click(button(word(t, "shell.share.button")))
	runs := map[string]table{
		"A": runCommand(t, b.value(thing{"textbox", word(t, "shell.share.command_0"), ".share"})),
		"B": runCommand(t, b.value(thing{"textbox", word(t, "shell.share.command_1"), ".share"})),
	}
	by := map[string]table{
		"A": seriesOf(t, "loud", "record.error.person=0.3", "seed=7"),
		"B": seriesOf(t, "loud", "record.error.person=0.3", "institutions.osmanthus.friends.weight=0", "seed=7"),
	}
	for world := range runs {
		if !slices.EqualFunc(runs[world].rows, by[world].rows, slices.Equal) {
			t.Errorf("world %s: the command line on the page gives other numbers than the settings", world)
		}
	}
	b.press("\x1b")
	compared := 0
	for _, kind := range []string{"bands", "exclusion", "inequality", "measure"} {
		_, saved := b.save(b.plot(kind), "csv")
		compared += compareSaved(t, readTable(t, saved), runs)
	}
	if compared < 2*60*4 {
		t.Errorf("only %d numbers were compared", compared)
	}
	monitors := js[[]string](b, "[...document.querySelectorAll('.monitor')].map((m) => m.innerText)")
	for world, name := range []string{"A", "B"} {
		mean, err := strconv.ParseFloat(runs[name].value(t, "60", "all", "osmanthus_mean"), 64)
		if err != nil {
			t.Fatal(err)
		}
		share, err := strconv.ParseFloat(runs[name].value(t, "60", "all", "any_excluded"), 64)
		if err != nil {
			t.Fatal(err)
		}
		numbers := regexp.MustCompile(`-?\d+(\.\d+)?`).FindAllString(monitors[world], -1)
		if len(numbers) != 3 || numbers[0] != told(mean, 1) || numbers[1] != told(500*share, 0) || numbers[2] != told(100*share, 1) {
			t.Errorf("world %s says %q, the run has mean %v and %v shut out", name, monitors[world], mean, share)
		}
	}
}

// told is a number as the page tells it.
func told(x float64, digits int) string {
	scale := math.Pow(10, float64(digits))
	return strconv.FormatFloat(math.Floor(x*scale+0.5)/scale, 'f', -1, 64)
}
