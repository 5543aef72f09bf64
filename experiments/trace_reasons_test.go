package experiments_test

import (
	"context"
	"testing"

	"socialcredit/experiments"
	"socialcredit/experiments/biography"
	"socialcredit/results"
)

// Where a standing has no score, what is noted in the period of a change says why: whoever turns red or yellow, on
// what evidence; whoever is listed, for which act; whoever leaves the list, by which door.
func TestStandingsWithoutScoreHaveReasons(t *testing.T) {
	reasons := map[string]string{"red": "evidence", "yellow": "evidence", "listed": "ground", "unlisted": "left"}
	for name, set := range map[string][]string{
		"health_code_zhejiang": {"people.count=2000", "periods=90"},
		"laolai":               {"people.count=3000"},
	} {
		s := mustLoad(t, name, set...)
		found, err := (&biography.Search{Scenario: s, By: "longest_excluded"}).Do(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		l := told(t, experiments.Trace{Scenario: s, Person: found.Person})
		changes := 0
		for _, e := range l.Events {
			if note := reasons[e.To]; e.What == "band" && note != "" {
				changes++
				if !noted(l, e.Period, note) {
					t.Errorf("%s: person %d is %s in period %d, and nothing tells why", name, found.Person, e.To, e.Period)
				}
			}
		}
		if changes == 0 {
			t.Errorf("%s: nothing befalls person %d", name, found.Person)
		}
	}
}

func noted(l *results.Life, period int, note string) bool {
	for _, e := range l.Events {
		if e.Period == period && e.What == "noted" && e.Note == note && e.Value != "" {
			return true
		}
	}
	return false
}
