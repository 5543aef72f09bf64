package life_test

import (
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/life"
	"socialcredit/model/modeltest"
)

// Only a yearly cap makes a record spent. One that is allowed and worth nothing moves no score; what it does beside,
// to wipe what was lost or to cap the score, is a change that bears its label.
func TestOnlyAYearlyCapSpends(t *testing.T) {
	for name, c := range map[string]struct {
		rule  institution.Rule
		may   []life.What
		cause model.Cause
	}{
		"nothing": {institution.Rule{}, []life.What{life.Held}, 0},
		"clears":  {institution.Rule{Clears: true}, []life.What{life.Held, life.Change}, model.PolicyCause},
		"ceiling": {institution.Rule{Ceiling: 90}, []life.What{life.Held, life.Change}, model.Bound},
		"capped":  {institution.Rule{Points: -1, Yearly: 1}, []life.What{life.Change, life.Spent}, model.OwnPenalty},
	} {
		counts := map[life.What]int{}
		for person := range 40 {
			spec := modeltest.Society(300, 60)
			points, _ := spec.Institutions["osmanthus"].(*institution.Points)
			points.Rules["jaywalk"] = c.rule
			for _, e := range follow(t, spec, model.Options{Workers: 1}, person).Events {
				if e.Of != "jaywalk" || e.False || e.What == life.Unnoticed {
					continue
				}
				if counts[e.What]++; e.What == life.Change && e.Cause != c.cause {
					t.Errorf("%s: a change by %s, want %s", name, e.Cause, c.cause)
				}
			}
		}
		for _, what := range c.may {
			if counts[what] == 0 {
				t.Errorf("%s: nothing is %s", name, what)
			}
			delete(counts, what)
		}
		if len(counts) > 0 {
			t.Errorf("%s: %v beside", name, counts)
		}
	}
}
