package policy_test

import (
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
)

// clean is a society with an amnesty that wipes what is below zero.
func clean(t *testing.T, change func(*policy.Amnesty)) *model.Spec {
	t.Helper()
	s, o := modeltest.Society(800, 30), modeltest.Points()
	o.Rules["amnesty"] = institution.Rule{Clears: true}
	o.Friends = &institution.NoFriends{}
	s.Institutions["osmanthus"] = o
	p := kind[*policy.Amnesty](t, "amnesty")
	change(p)
	s.Policies = map[string]model.Policy{"amnesty": p}
	return s
}

func TestAmnestyConforms(t *testing.T) {
	modeltest.Conform(t, func() *model.Spec {
		return clean(t, func(p *policy.Amnesty) { p.Date, p.Every, p.Group = 4, 5, "rural" })
	})
}

func TestIdleAmnestyChangesNothing(t *testing.T) {
	late := func(p *policy.Amnesty) { p.Date = 31 }
	without := clean(t, late)
	without.Policies = nil
	p, _ := without.Institutions["osmanthus"].(*institution.Points)
	delete(p.Rules, "amnesty")
	same(t, "after the end", simulate(t, clean(t, late)), simulate(t, without))
}

// In the period after the date nobody whom it reaches stands below the base, everybody else does as before,
// and so on at every recurrence.
func TestAmnestyWipesTheSlate(t *testing.T) {
	const base = 100 * model.Hundredths
	for group, name := range []string{"migrant", "rural", "urban", ""} {
		sim := seeded(t, clean(t, func(p *policy.Amnesty) { p.Date, p.Every, p.Group = 6, 10, name }))
		for period := 1; period <= 30; period++ {
			sim.Tick()
			wiped := period == 7 || period == 17 || period == 27
			low, spared := 0, 0
			for pos, score := range sim.World.Standings[0].Score {
				if reached := name == "" || int(sim.World.Group[pos]) == group; score >= base {
					continue
				} else if reached && wiped {
					low++
				} else {
					spared++
				}
			}
			if low > 0 || spared == 0 && (name != "" || !wiped) && period > 1 {
				t.Errorf("%q, period %d: %d below the base after the amnesty, %d others", name, period, low, spared)
			}
		}
	}
}
