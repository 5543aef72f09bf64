package institution_test

import (
	"testing"

	"pgregory.net/rapid"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
)

// dictated are records of person 0, by period: one that begins with ! is false.
type dictated map[int][]string

func (d dictated) Run(w *model.World, s *model.Span) {
	for _, text := range d[w.Period] {
		label, wrong := text, false
		if text[0] == '!' {
			label, wrong = text[1:], true
		}
		for k, act := range w.Layout.Acts {
			switch {
			case act == label && wrong:
				s.Records = append(s.Records, model.NewFalse(w.Position(0)-s.Lo, k))
			case act == label:
				s.Records = append(s.Records, model.NewDeed(w.Position(0)-s.Lo, k))
			}
		}
	}
}

// dictate is a society of two people in which a fine takes 8 points, the edge of the only right lies at
// 90, and records are dictated.
func dictate(periods int, records dictated, change func(*institution.Points)) *model.Spec {
	s := one(periods, map[string]model.Act{"fine": {By: "surveillance"}, "deed": {By: "claim"}}, func(p *institution.Points) {
		p.Rules = map[string]institution.Rule{"fine": {Points: -8}, "deed": {Points: 3}}
		change(p)
	})
	s.Services = map[string]model.Service{"loan": {Right: true, Needs: map[string]string{"osmanthus": "c"}}}
	s.Record = records
	return s
}

// wrongs tells for each period whether person 0 is excluded, and whether wrongly so.
func wrongs(t *testing.T, s *model.Spec) (excluded, wrong []bool) {
	t.Helper()
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	shadow := sim.Shadow()
	for range s.Periods {
		sim.Tick()
		pos := sim.World.Position(0)
		excluded = append(excluded, sim.World.Gates.Excludes(int(sim.World.Joint[pos])))
		wrong = append(wrong, shadow.WronglyExcluded(pos))
	}
	return excluded, wrong
}

func sameBools(t *testing.T, what string, got, want []bool) {
	t.Helper()
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("%s: %v, want %v", what, got, want)
		}
	}
}

// By hand: 100 - 8 = 92, a false fine makes 84, which lies below the edge at 90; without it 92 does not.
// A true fine in period 4 makes 84 without the false one, too: from then on the exclusion is right.
func TestOneFalseRecordExcludes(t *testing.T) {
	records := dictated{1: {"fine"}, 2: {"!fine"}, 4: {"fine"}}
	excluded, wrong := wrongs(t, dictate(4, records, func(*institution.Points) {}))
	sameBools(t, "excluded", excluded, []bool{false, true, true, true})
	sameBools(t, "wrongly", wrong, []bool{false, true, true, false})
}

// By hand: the false fine uses the cap of one a year up, so that the true one of period 2 does not count
// to the first ledger; it does to the second, which therefore excludes from then on, too.
func TestSecondLedgerHasItsOwnYearlyCap(t *testing.T) {
	records := dictated{1: {"!fine"}, 2: {"fine"}}
	excluded, wrong := wrongs(t, dictate(3, records, func(p *institution.Points) {
		p.Rules["fine"] = institution.Rule{Points: -11, Yearly: 1}
	}))
	sameBools(t, "excluded", excluded, []bool{true, true, true})
	sameBools(t, "wrongly", wrong, []bool{true, false, false})
}

// By hand: 12 points for three periods without a fine lift 88 back to 100. The false fine of period 3
// (84, 76 after the one before) breaks the streak of the first ledger and not that of the second.
func TestSecondLedgerHasItsOwnStreaks(t *testing.T) {
	records := dictated{1: {"fine"}, 2: {"fine"}, 4: {"!fine"}}
	excluded, wrong := wrongs(t, dictate(6, records, func(p *institution.Points) {
		p.Rules["quiet"] = institution.Rule{Points: 12, Streak: 3, Without: map[string]bool{"fine": true}}
	}))
	sameBools(t, "excluded", excluded, []bool{false, true, true, true, true, true})
	sameBools(t, "wrongly", wrong, []bool{false, false, false, false, true, true})
}

// shadowed is a society of everything, in which a share of records is false.
func shadowed(errors bool, kind string, refresh int) *model.Spec {
	s := modeltest.Society(300, 30)
	if !errors {
		s.Record = modeltest.Silent()
	}
	p := modeltest.Points()
	p.Refresh = refresh
	p.Memory = institution.Memory{Rewards: 2, Penalties: 5}
	k, _ := institution.FriendsKinds.Find(kind)
	p.Friends = k.New()
	s.Institutions["osmanthus"] = p
	return s
}

// Where nothing is false, no clamp, cap, streak, memory or friends' effect makes anybody wrongly
// excluded: both ledgers publish the same bands.
func TestWithoutErrorNobodyIsWronglyExcluded(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		kinds := []string{"none", "bonus", "share", "pull", "worst", "threshold"}
		s := shadowed(false, rapid.SampledFrom(kinds).Draw(r, "friends"), rapid.IntRange(1, 3).Draw(r, "refresh"))
		s.Seed = rapid.Uint64().Draw(r, "seed")
		sim, err := model.New(s, model.Options{Workers: 1})
		if err != nil {
			r.Fatal(err)
		}
		shadow := sim.Shadow()
		for range s.Periods {
			sim.Tick()
			for pos := range sim.World.N {
				if got, want := shadow.Shut(pos), sim.World.Gates.Shut(int(sim.World.Joint[pos])); got != want {
					r.Fatalf("period %d, person %d: the second ledger shuts %b, the first %b", sim.World.Period, pos, got, want)
				}
			}
		}
	})
}

// Asking who is wrongly excluded changes no bits, and the answer does not depend on who computes it.
func TestShadowChangesNothing(t *testing.T) {
	for _, kind := range []string{"bonus", "pull", "share"} {
		var answers []string
		for _, o := range []model.Options{{Workers: 1, SpanSize: 1 << 15}, {Workers: 2, SpanSize: 64}, {Workers: 7, SpanSize: 128}} {
			watched, plain := follow(t, shadowed(true, kind, 2), o, true), follow(t, shadowed(true, kind, 2), o, false)
			if watched.standings != plain.standings {
				t.Errorf("%s, %+v: the second ledger changes the standings", kind, o)
			}
			answers = append(answers, watched.wrong)
		}
		if answers[0] != answers[1] || answers[0] != answers[2] {
			t.Errorf("%s: who is wrongly excluded depends on workers or spans", kind)
		}
	}
}

type followed struct {
	standings, wrong string
	count            int
}

// follow runs a society and notes all scores and who is wrongly excluded.
func follow(t *testing.T, s *model.Spec, o model.Options, asking bool) (f followed) {
	t.Helper()
	sim, err := model.New(s, o)
	if err != nil {
		t.Fatal(err)
	}
	var shadow *model.Shadow
	if asking {
		shadow = sim.Shadow()
	}
	var scores, wrong []rune
	for range s.Periods {
		sim.Tick()
		for id := range sim.World.N {
			pos := sim.World.Position(id)
			scores = append(scores, sim.World.Standings[0].Score[pos])
			if asking && shadow.WronglyExcluded(pos) {
				wrong = append(wrong, rune('A'+id%60))
				f.count++
			}
		}
	}
	f.standings, f.wrong = string(scores), string(wrong)
	if asking && f.count == 0 {
		t.Fatal("nobody is wrongly excluded: the test shows nothing")
	}
	return f
}
