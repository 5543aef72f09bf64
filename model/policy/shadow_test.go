package policy_test

import (
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
)

// heard is a society in which many appeal, with and without reason, and sanctions are suspended.
func heard(wrongRecords bool) *model.Spec {
	s := modeltest.Society(600, 40)
	if !wrongRecords {
		s.Record = modeltest.Silent()
	}
	p := modeltest.Points()
	p.Memory = institution.Memory{Rewards: 3, Penalties: 3}
	s.Institutions["osmanthus"] = p
	s.Policies = map[string]model.Policy{"hotline": &policy.Appeal{
		Institution: "osmanthus", Wrong: 0.8, Right: 0.5, Window: 12, Capacity: 1000, Delay: 2, Sensitivity: 0.7, Specificity: 0.5, Suspend: true,
	}}
	return s
}

// Without wrong records, what an appeal gives back it gives back to the second ledger to the last
// hundredth, so that both publish the same bands.
func TestAppealsReachTheSecondLedger(t *testing.T) {
	for _, wrong := range []bool{false, true} {
		sim, err := model.New(heard(wrong), model.Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		shadow := sim.Shadow()
		differ, moved := 0, 0
		for range sim.World.Spec.Periods {
			sim.Tick()
			for pos := range sim.World.N {
				now := sim.World.Gates.Shut(int(sim.World.Joint[pos]))
				if shadow.Shut(pos) != now {
					differ++
				}
				if now != sim.World.Gates.Shut(sim.World.Gates.Joint(func(int) uint8 { return sim.World.Standings[0].BaseBand() })) {
					moved++
				}
			}
		}
		if moved == 0 || wrong == (differ == 0) {
			t.Errorf("wrong records %v: the ledgers differ %d times, %d times a band is not the first one", wrong, differ, moved)
		}
	}
}

// What policies change of the rules while the society goes on, they change for the second ledger: where no
// record is wrong, both publish the same bands. Each policy alone changes something.
func TestChangesOfRulesReachTheSecondLedger(t *testing.T) {
	changes := map[string]model.Policy{
		"points":  &policy.Schedule{Date: 5, Institution: "osmanthus", Number: "rules.arrears.points", Value: -6, Probability: 1},
		"memory":  &policy.Schedule{Date: 6, Institution: "osmanthus", Number: "memory.penalties", Value: 0.5, Probability: 1},
		"friends": &policy.Schedule{Date: 7, Institution: "osmanthus", Number: "friends.weight", Value: 0.6, Probability: 1},
		"limits":  &policy.DataLimits{Date: 8, Institution: "osmanthus", Inputs: map[string]bool{"offence": true}},
		"repair":  &policy.Repair{Needs: 2, Yearly: 1},
	}
	build := func(with map[string]model.Policy) *model.Spec {
		s := modeltest.Society(400, 36)
		s.Record = modeltest.Silent()
		p := modeltest.Points()
		p.Rules["repair"] = institution.Rule{Clears: true, Ceiling: 104}
		if with["repair"] == nil {
			delete(p.Rules, "repair")
		}
		s.Institutions["osmanthus"], s.Policies = p, with
		return s
	}
	without := modeltest.CompareLedgers(t, build(nil)).Shut
	for name, change := range changes {
		l := modeltest.CompareLedgers(t, build(map[string]model.Policy{name: change}))
		if l.Differ > 0 || l.Shut == without {
			t.Errorf("%s: the ledgers differ %d times; a right is shut %d times, %d without the change", name, l.Differ, l.Shut, without)
		}
	}
	if l := modeltest.CompareLedgers(t, build(changes)); l.Differ > 0 {
		t.Errorf("all of them: the ledgers differ %d times", l.Differ)
	}
}

// By hand: a raid takes 30 points of everybody in the towns and nothing else is recorded, so that whoever
// is excluded is so wrongly.
func TestAbuseIsNotInTheSecondLedger(t *testing.T) {
	s := modeltest.Society(300, 6)
	s.Record, s.Acts = modeltest.Silent(), map[string]model.Act{"idle": {By: "surveillance"}}
	p := modeltest.Points()
	p.Rules = map[string]institution.Rule{"raid": {Points: -30}}
	p.Friends = &institution.NoFriends{}
	s.Institutions["osmanthus"] = p
	s.Policies = map[string]model.Policy{"raid": &policy.Abuse{Date: 2, Share: 1, Group: "urban"}}
	l := modeltest.CompareLedgers(t, s)
	if l.Shut == 0 || l.Wrongly != l.Shut {
		t.Errorf("%d times somebody is excluded, %d times wrongly", l.Shut, l.Wrongly)
	}
}

// twoFines has person 0 fined twice in the first period, or once, if the first fine is not to be false.
type twoFines struct {
	model.Record
	wrong bool
}

func (f twoFines) Prepare(w *model.World, self int) { f.Record.(model.Preparer).Prepare(w, self) }

func (f twoFines) Run(w *model.World, s *model.Span) {
	f.Record.Run(w, s)
	pos := w.Position(0)
	if w.Period != 1 || pos < s.Lo || pos >= s.Hi {
		return
	}
	if f.wrong {
		s.Records = append(s.Records, model.NewFalse(pos-s.Lo, 0))
	}
	s.Records = append(s.Records, model.NewDeed(pos-s.Lo, 1))
}

// By hand: the floor lies at 90 and a right's edge at 95. A false fine and a true one of 8 points make 90,
// of which the floor took 6; the true one is taken back. The first ledger gets the 2 points that it lost by
// it, which makes 92; the second one lost all 8 by it and stands at 100, so that the exclusion is wrong.
func TestSecondLedgerGetsBackWhatItLost(t *testing.T) {
	s := modeltest.Society(100, 8)
	s.Acts = map[string]model.Act{"a_fine": {By: "surveillance"}, "b_fine": {By: "surveillance"}}
	p := modeltest.Points()
	p.Floor, p.Friends, p.Bands = 90, &institution.NoFriends{}, map[string]float64{"low": 90, "high": 95}
	p.Memory = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}
	p.Rules = map[string]institution.Rule{"a_fine": {Points: -8}, "b_fine": {Points: -8}}
	s.Institutions["osmanthus"] = p
	s.Services = map[string]model.Service{"loan": {Right: true, Needs: map[string]string{"osmanthus": "high"}}}
	s.Record = twoFines{modeltest.Silent(), true}
	hotline := kind[*policy.Appeal](t, "appeal")
	hotline.Institution, hotline.Wrong, hotline.Right, hotline.Capacity, hotline.Delay, hotline.Specificity = "osmanthus", 1, 1, 1000, 1, 0
	s.Policies = map[string]model.Policy{"hotline": hotline}
	sim := seeded(t, s)
	shadow := sim.Shadow()
	for range s.Periods {
		sim.Tick()
	}
	pos := sim.World.Position(0)
	if score := sim.World.Standings[0].Score[pos]; score != 92*model.Hundredths || !shadow.WronglyExcluded(pos) {
		t.Errorf("%v points, wrongly excluded: %v; want 92, true", model.Points(score), shadow.WronglyExcluded(pos))
	}
}
