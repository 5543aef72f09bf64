package figure

import (
	"slices"
	"strings"
	"testing"

	"socialcredit/results"
)

// Every figure of a run over time counts in the unit of the run, and none else.
func TestShortRunsAreDrawnInTheirPeriods(t *testing.T) {
	for name, want := range map[string]string{
		"ordinary": "years", "a_code_for_days": "days", "a_list_beside_a_score": "weeks", "one_period": "months",
	} {
		labels := map[string]bool{}
		for _, f := range everyFigure(t, societies()[name]) {
			for _, p := range slices.Concat(f.panels...) {
				if p != nil && strings.HasPrefix(p.X.Label.Text, "Time") {
					labels[p.X.Label.Text] = true
				}
			}
		}
		if !labels["Time ("+want+")"] {
			t.Errorf("%s: no axis in %s: %v", name, want, labels)
		}
		for l := range labels {
			if !strings.HasSuffix(l, "("+want+")") {
				t.Errorf("%s: an axis %q beside others in %s", name, l, want)
			}
		}
	}
}

// Time is read from the periods of a run told in periods, so that day 3 lies on 3; and from years without periods.
func TestTimesOfRows(t *testing.T) {
	both := must(results.NewTable(results.Ints("period", 0, 3), results.Floats("year", 0, 3/365.)))
	years := must(results.NewTable(results.Floats("year", 0, 2)))
	for _, c := range []struct {
		table *results.Table
		clock results.Clock
		want  float64
	}{
		{both, results.ClockOf("day", 42, 365), 3},
		{both, results.ClockOf("day", 1000, 365), 3 / 365.},
		{years, results.ClockOf("week", 60, 52), 104},
		{years, results.ClockOf("month", 60, 12), 2},
	} {
		if got, ok := timesOf(c.clock, c.table); !ok || got[1] != c.want {
			t.Errorf("%+v: %v, want %v", c.clock, got, c.want)
		}
	}
	if _, ok := timesOf(results.ClockOf("day", 42, 365), must(results.NewTable(results.Texts("group")))); ok {
		t.Error("a table without time has some")
	}
}

// The axis of whole periods has no ticks between them.
func TestTimeScaleCountsWholePeriods(t *testing.T) {
	for _, periods := range []float64{0, 1, 3, 42} {
		s := timeScale(results.ClockOf("day", int(periods), 365), periods, 5)
		for _, tick := range s.Ticks(s.min, s.max) {
			if strings.Contains(tick.Label, ".") {
				t.Errorf("%v days: a tick at %s", periods, tick.Label)
			}
		}
	}
}

// Survival in days: the table below counts the spells that reached the day of each tick, and the numbers tell each time as
// period and as year.
func TestSurvivalInDays(t *testing.T) {
	run := opened(t, "a_code_for_days")
	figures, err := survival(run)
	if err != nil {
		t.Fatal(err)
	}
	numbers := figures[0].Numbers
	periods, _ := numbers.Float("period")
	years, _ := numbers.Float("year")
	for i, p := range periods {
		if years[i] != p/365 {
			t.Fatalf("day %v is year %v", p, years[i])
		}
	}
	if text := figures[0].keys[0].text; !strings.HasSuffix(text, " days") && !strings.HasSuffix(text, "not reached") {
		t.Errorf("the key is %q", text)
	}
	s := spells{duration: []float64{2, 9, 30}, atRisk: []int64{10, 7, 3}, ended: []int64{3, 4, 1}}
	kept := map[string]spells{everyone: s}
	x := scale{min: 0, max: 40, step: 10}
	if got := run.risksAt(x, []string{everyone}, kept)[0].left; !slices.Equal(got, []int64{10, 3, 3, 3, 0}) {
		t.Errorf("spells that reached days 0, 10, 20, 30 and 40: %v", got)
	}
}

// Studies of short runs count in their periods, too.
func TestShortStudiesAreDrawnInTheirPeriods(t *testing.T) {
	s := friendEffect()
	s.periods = 18
	_, f := oneFigure(t, s, "trajectories")
	if p := f.panels[len(f.panels)-1][0]; p.X.Label.Text != "Time (months)" || p.X.Max != 18 {
		t.Errorf("axis %q to %v, for 18 months", p.X.Label.Text, p.X.Max)
	}
}
