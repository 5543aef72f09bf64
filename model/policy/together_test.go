package policy_test

import (
	"math"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/network"
	"socialcredit/model/policy"
	"socialcredit/model/record"
	"socialcredit/model/society"
)

// schedule is a change of a number of the score on a date.
func schedule(t *testing.T, date int, number string, value float64) *policy.Schedule {
	t.Helper()
	p := kind[*policy.Schedule](t, "schedule")
	p.Date, p.Institution, p.Number, p.Value = date, "osmanthus", number, value
	return p
}

// Tickets are dealt in chunks of 4,096 ids, so that only a larger society can tell by which worker a
// person's own false record was dealt, and by which that of the household. The last of both is what an
// appeal is about.
func TestAppealsConformInALargeSociety(t *testing.T) {
	modeltest.Conform(t, func() *model.Spec {
		s, o := modeltest.Society(10_000, 15), modeltest.Points()
		s.Network = &network.SmallWorld{Degree: 10, Rewired: 0.1, Homophily: 0.5}
		n, _ := modeltest.Silent().(*record.Noticed)
		n.Error.Person, n.Error.Household = 3, 3
		s.Record = n
		s.Institutions["osmanthus"] = o
		s.Policies = map[string]model.Policy{"court": tribunal(t, func(p *policy.Tribunal) { p.Capacity = 500 })}
		return s
	})
}

// Of two changes of the same memory the later one counts, whatever their names, also for a society that
// goes on; and where nothing was forgotten before, what is finer than a hundredth goes on, too.
func TestChangesOfAMemoryConform(t *testing.T) {
	for name, build := range map[string]func() *model.Spec{
		"forgetting, then another memory": func() *model.Spec {
			f := kind[*policy.Forgetting](t, "forgetting")
			f.Date, f.Institution, f.HalfLife = 5, "osmanthus", 0.5
			s := ruled(20, f)
			s.Policies["later"] = schedule(t, 8, "memory", 10)
			return s
		},
		"from forever": func() *model.Spec {
			s, o := ruled(20, schedule(t, 5, "memory", 2)), modeltest.Points()
			o.Memory = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}
			s.Institutions["osmanthus"] = o
			return s
		},
	} {
		t.Run(name, func(t *testing.T) { modeltest.Conform(t, build) })
	}
}

// A memory that is as it was changes not a bit.
func TestTheSameMemoryChangesNothing(t *testing.T) {
	f := kind[*policy.Forgetting](t, "forgetting")
	f.Date, f.Institution, f.HalfLife = 5, "osmanthus", float64(modeltest.Points().Memory.Penalties)
	same(t, "the same half-life", simulate(t, ruled(30, f)), simulate(t, ruled(30, nil)))
}

// When rewards are forgotten faster, penalties stay: 10 points are lost twice, for ever.
func TestRewardsAreForgottenAlone(t *testing.T) {
	if scores := migrants(t, struckTwice(t, 40, schedule(t, 8, "memory.rewards", 0.01))); scores[39] != 80 {
		t.Errorf("%v points, want 80", scores[39])
	}
}

// A streak is not broken by what a score may no longer know: everybody offends every month, and has a
// clean year all the same.
func TestDataLimitsTakeARecordFromStreaks(t *testing.T) {
	limits := kind[*policy.DataLimits](t, "data_limits")
	limits.Date, limits.Institution, limits.Inputs = 1, "osmanthus", map[string]bool{"offence": true}
	for name, want := range map[string]float64{"with limits": 102, "without": 100} {
		s, o := ruled(26, nil), modeltest.Points()
		s.Acts = map[string]model.Act{"offence": {Rate: 12, Noticed: 1, By: "surveillance"}}
		s.Services, s.Record, s.Network = nil, modeltest.Silent(), &network.None{}
		o.Memory, o.Friends = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}, &institution.NoFriends{}
		o.Rules = map[string]institution.Rule{"clean": {Points: 1, Streak: 12, Without: map[string]bool{"offence": true}}}
		s.Institutions["osmanthus"] = o
		if name == "with limits" {
			s.Policies = map[string]model.Policy{"law": limits}
		}
		sum := 0.0
		for _, score := range simulate(t, s).World.Standings[0].Score {
			sum += model.Points(score) / float64(s.People.Count)
		}
		// Without limits one in (1 - 1/e)**12 months passes without an offence: e**-12, nobody.
		if math.Abs(sum-want) > 0.05 {
			t.Errorf("%s: %v points after 26 months, want %v", name, sum, want)
		}
	}
}

// What an amnesty has wiped an appeal does not give back once more: with nothing but penalties nobody
// ever stands above the base.
func TestAmnestyAndAppealForgiveOnce(t *testing.T) {
	for name, suspend := range map[string]bool{"suspended": true, "in force": false} {
		s, o := modeltest.Society(2000, 40), modeltest.Points()
		o.Rules = map[string]institution.Rule{"arrears": {Points: -10}, "amnesty": {Clears: true}}
		o.Friends = &institution.NoFriends{}
		o.Memory = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}
		s.Institutions["osmanthus"] = o
		a := kind[*policy.Amnesty](t, "amnesty")
		a.Date, a.Every = 6, 10
		court := tribunal(t, func(p *policy.Tribunal) {
			p.Capacity, p.Wrong, p.Right, p.Specificity, p.Delay, p.Suspend = 1000, 1, 1, 0, 3, suspend
		})
		s.Policies = map[string]model.Policy{"amnesty": a, "court": court}
		for pos, score := range simulate(t, s).World.Standings[0].Score {
			if score > 100*model.Hundredths {
				t.Fatalf("%s: the person at %d has %v points, without a reward", name, pos, model.Points(score))
			}
		}
	}
}

// Where a memory changes while an appeal is open, what is left of the penalty is given back, not more: a
// penalty that was forgotten within a month does not come back with a longer memory.
func TestAppealsReturnWhatIsLeft(t *testing.T) {
	s, o := modeltest.Society(1000, 40), modeltest.Points()
	s.Record, s.Services = modeltest.Silent(), nil
	o.Rules = map[string]institution.Rule{"arrears": {Points: -60, Yearly: 1}}
	o.Friends = &institution.NoFriends{}
	o.Memory = institution.Memory{Rewards: 0.05, Penalties: 0.05}
	s.Institutions["osmanthus"] = o
	court := tribunal(t, func(p *policy.Tribunal) {
		p.Capacity, p.Wrong, p.Right, p.Specificity, p.Delay, p.Suspend = 1000, 1, 1, 0, 12, false
	})
	s.Policies = map[string]model.Policy{"court": court, "reform": schedule(t, 20, "memory", 1000)}
	for pos, score := range simulate(t, s).World.Standings[0].Score {
		if score > 101*model.Hundredths {
			t.Fatalf("the person at %d has %v points, without a reward", pos, model.Points(score))
		}
	}
}

// A sanction that is suspended is in force again when the appeal lapses because the person leaves.
func TestASuspensionEndsWithTheAppeal(t *testing.T) {
	s := modeltest.Society(2000, 60)
	list := body[*institution.Blacklist](t, "blacklist")
	list.Grounds = map[string]institution.Ground{"arrears": {After: 0, Settled: 0, Judgment: 1}}
	list.Performance, list.Limited = 0, 0
	s.Institutions["osmanthus"], s.Services = list, nil
	k, _ := society.Kinds.Find("exit")
	e, _ := k.New().(*society.Exit)
	e.Institution, e.StayOut, e.Leave, e.Join = "osmanthus", 0, 6, 12
	s.Society = map[string]model.Society{"choice": e}
	court := tribunal(t, func(p *policy.Tribunal) { p.Capacity, p.Window, p.Wrong, p.Right, p.Suspend = 0, 1, 1, 1, true })
	s.Policies = map[string]model.Policy{"court": court}
	sim := simulate(t, s)
	open, listed := outcomes(sim, court)["waiting"], 0.0
	for pos, band := range sim.World.Standings[0].Band {
		if band == 0 && sim.World.Standings[0].Enrolled(pos) {
			listed++
		}
	}
	if listed == 0 {
		t.Errorf("nobody is listed, though appeals of %v lapse when people leave", open)
	}
	stock := outcomes(sim, list)["stock"]
	inside := 0.0
	for pos := range sim.World.N {
		if sim.World.Standings[0].Enrolled(pos) {
			inside++
		}
	}
	// Of those who are listed and inside, whoever has no appeal open is seen to be.
	if n := float64(sim.World.N); listed/n < stock-open-(1-inside/n)-1e-9 {
		t.Errorf("%.4f are listed, %.4f seen to be, %.4f appeal, %.4f are outside", stock, listed/n, open, 1-inside/n)
	}
}

// An institution that anger has ended stays ended, whoever would like to join, whatever the labels.
func TestNobodyJoinsWhatHasEnded(t *testing.T) {
	for _, label := range []string{"a_choice", "z_choice"} {
		s := ruled(30, nil)
		approval, _ := society.Kinds.Find("approval")
		a, _ := approval.New().(*society.Approval)
		a.Stops, a.Threshold, a.Initial = "osmanthus", 1, 0.5
		exit, _ := society.Kinds.Find("exit")
		e, _ := exit.New().(*society.Exit)
		e.Institution, e.Join = "osmanthus", 12
		s.Society = map[string]model.Society{"m_anger": a, label: e}
		w := simulate(t, s).World
		for pos := range w.N {
			if w.Standings[0].Enrolled(pos) {
				t.Fatalf("%s: the person at %d is enrolled in what has ended", label, pos)
			}
		}
	}
}

// Officials who strike the same people twice before anybody looks are found to have done so twice: every
// point comes back, one strike a month.
func TestEachOfTwoStrikesIsReversed(t *testing.T) {
	late := &lateAudit{at: 18}
	s := struckTwice(t, 24, late)
	o, _ := s.Institutions["osmanthus"].(*institution.Points)
	o.Rules["strike_reversed"] = institution.Rule{Points: 10}
	scores := migrants(t, s)
	if scores[17] != 80 || scores[18] != 90 || scores[19] != 100 || scores[23] != 100 {
		t.Errorf("points from month 18 on are %v, want 80, then 90 and 100", scores[17:])
	}
}

// A lateAudit looks for the first time in one period.
type lateAudit struct {
	at    int
	audit *policy.Audit
}

func (l *lateAudit) Prepare(w *model.World, self int) {
	k, _ := policy.Kinds.Find("audit")
	l.audit, _ = k.New().(*policy.Audit)
	l.audit.Rate = 1e6
	l.audit.Prepare(w, self)
}

func (l *lateAudit) Settle(w *model.World) {
	if w.Period == l.at {
		l.audit.Settle(w)
	}
}
