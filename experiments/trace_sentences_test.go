package experiments_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"socialcredit/configs"
	"socialcredit/experiments"
	"socialcredit/results"
	"socialcredit/results/story"
)

// silent are notes that nothing is said of as they end: what takes their place is told.
var silent = []string{"evidence", "wrong", "no_phone", "ground", "suspended", "left", "appeal", "against_wrong", "decision", "rule"}

// In every shipped scenario, and in some that do what none of them does, everything that happens to people drawn by lot
// has a sentence in every language.
func TestEverythingThatHappensIsTold(t *testing.T) {
	sets := map[string][][]string{
		"suzhou": {
			{"policies.amnesty={kind: amnesty, date: 30}", "institutions.osmanthus.rules.amnesty={points: 0, clears: true}"},
			{"institutions.osmanthus.rules.jaywalk={points: 0, ceiling: 90}", "institutions.osmanthus.refresh=3"},
			{"institutions.osmanthus.rules.traffic_offence={points: 0, clears: true}"},
			{"institutions.osmanthus.rules.traffic_offence={points: 3}", "institutions.osmanthus.spread=10"},
		},
		"mobike": {{"institutions.mobike.floor=520", "policies.hotline.right=1", "policies.hotline.wrong=1", "policies.hotline.specificity=0"}},
	}
	thawed := 0
	for _, preset := range configs.Presets() {
		for _, set := range append(sets[preset.Name], nil) {
			s := mustLoad(t, preset.Name, append([]string{"people.count=300"}, set...)...)
			draw := rand.New(rand.NewPCG(3, 4))
			for range 8 {
				l, err := (&experiments.Trace{Scenario: s, Workers: 1, Person: draw.IntN(300)}).Do(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				everythingIsTold(t, l)
				if slices.ContainsFunc(l.Events, func(e results.LifeEvent) bool { return e.What == "ended" && e.Note == "frozen" }) {
					thawed++
				}
			}
		}
	}
	if thawed == 0 {
		t.Error("nobody was frozen and is no longer, so that nothing tells whether that is told")
	}
}

func everythingIsTold(t *testing.T, l *results.Life) {
	t.Helper()
	for _, lang := range story.Languages {
		words, err := story.In(lang)
		if err != nil {
			t.Fatal(err)
		}
		words.Tell(l)
		for _, e := range l.Events {
			if e.What == "ended" && slices.Contains(silent, e.Note) || e.Note == "against_wrong" {
				continue
			}
			if e.Sentence == "" {
				t.Errorf("%s, person %d, %s: nothing is said of %+v", l.Scenario, l.Person.ID, lang, e)
				return
			}
		}
	}
}

// A rule of no points is not told as one that no longer counts: what it does beside is told as a change, and a record
// that does nothing as one that moved no score. Nobody reaches a yearly cap where there is none.
func TestARuleOfNoPointsIsNotSpent(t *testing.T) {
	for _, rule := range []string{"jaywalk={points: 0, ceiling: 90}", "jaywalk={points: 0, clears: true}", "jaywalk={points: 0}"} {
		s := mustLoad(t, "suzhou", "people.count=300", "institutions.osmanthus.rules."+rule)
		counts := map[string]int{}
		for person := range 10 {
			for _, e := range told(t, experiments.Trace{Scenario: s, Workers: 1, Person: person}).Events {
				if e.Record == "jaywalk" && !e.False {
					counts[e.What]++
				}
			}
		}
		if changes := rule != "jaywalk={points: 0}"; counts["spent"] > 0 || changes != (counts["change"] > 0) || !changes && counts["held"] == 0 {
			t.Errorf("%s: %v", rule, counts)
		}
	}
}

// What a row of a trace calls the score is one that somebody sees: between floor and cap, and as published where it
// is the last of its period.
func TestNoScoreIsToldThatNobodySees(t *testing.T) {
	for _, set := range [][]string{{"institutions.osmanthus.refresh=4"}, {"institutions.osmanthus.cap=150", "institutions.osmanthus.rules.volunteer_day.points=49"}} {
		s := mustLoad(t, "suzhou_narrative", append([]string{"people.count=300"}, set...)...)
		seen, hidden := 0, 0
		for person := range 10 {
			l := told(t, experiments.Trace{Scenario: s, Workers: 1, Person: person})
			about, last := &l.Institutions[0], map[int]results.Optional{}
			for _, e := range l.Events {
				if e.What != "change" {
					continue
				}
				last[e.Period] = e.Score
				switch {
				case e.Score != e.Score: //nolint:gocritic // NaN: no score
					hidden++
				case float64(e.Score) < about.Floor || float64(e.Score) > about.Cap:
					t.Errorf("%v: period %d: %q", set, e.Period, e.Sentence)
				default:
					seen++
				}
			}
			for period, score := range last {
				if score == score && score != about.Score[period] { //nolint:gocritic // not NaN
					t.Errorf("%v: period %d leaves %v, published is %v", set, period, score, about.Score[period])
				}
			}
		}
		if seen == 0 || hidden == 0 {
			t.Errorf("%v: %d scores are seen and %d are not", set, seen, hidden)
		}
	}
}
