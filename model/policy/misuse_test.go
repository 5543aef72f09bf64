package policy_test

import (
	"math"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
)

// misused is the society for tests whose score a firm uses against the people of a band; a record of it
// takes 20 points, which it gives back once that has come to light.
func misused(people, periods int, change func(*policy.Misuse)) *model.Spec {
	k, _ := policy.Kinds.Find("misuse")
	m, _ := k.New().(*policy.Misuse)
	m.Institution, m.Band, m.Date = "osmanthus", "c", 1
	change(m)
	s := modeltest.Society(people, periods)
	p := modeltest.Points()
	p.Rules["firm"], p.Rules["firm_reversed"] = institution.Rule{Points: -20}, institution.Rule{Points: 20}
	s.Institutions["osmanthus"] = p
	s.Policies = map[string]model.Policy{"firm": m}
	return s
}

// struckShare is the share of people struck, and whether it has come to light, in each period from 0 on.
func struckShare(t *testing.T, s *model.Spec) (struck []float64, stopped []bool) {
	t.Helper()
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	observer := sim.Observe(func(int) model.Needs { return model.Needs{} })
	for {
		outcomes := observer.Snapshot().Outcomes
		struck = append(struck, float64(outcomes[0][0].Part)/float64(outcomes[0][0].Whole))
		stopped = append(stopped, outcomes[2][0].Part > 0)
		if sim.World.Period == s.Periods {
			return struck, stopped
		}
		sim.Tick()
	}
}

// Nothing is drawn and nothing changes where nobody is struck: rate 0, a date after the end, a date on which
// nothing can arrive any more.
func TestNoMisuseNoEffect(t *testing.T) {
	run := func(change func(*policy.Misuse)) string {
		return modeltest.Fingerprint(t, misused(600, 24, change), model.Options{Workers: 1}, false)
	}
	s := misused(600, 24, func(*policy.Misuse) {})
	delete(s.Policies, "firm")
	p, _ := s.Institutions["osmanthus"].(*institution.Points)
	delete(p.Rules, "firm")
	delete(p.Rules, "firm_reversed")
	none := modeltest.Fingerprint(t, s, model.Options{Workers: 1}, false)
	for name, change := range map[string]func(*policy.Misuse){
		"rate 0":   func(m *policy.Misuse) { m.Rate = 0 },
		"too late": func(m *policy.Misuse) { m.Date = 25 },
		"last day": func(m *policy.Misuse) { m.Date = 24 }, // the records would arrive after the end
	} {
		if same := run(change) == none; !same {
			t.Errorf("%s: standings change", name)
		}
	}
	if run(func(*policy.Misuse) {}) == none {
		t.Error("misuse changes nothing")
	}
}

// Who stays in the band is struck with the hazard of the rate, and once at most: after a year at rate 1
// a share of 1-exp(-1).
func TestMisuseStrikesOnce(t *testing.T) {
	s := misused(4000, 12, func(m *policy.Misuse) { m.Rate, m.Detection = 1, 0 })
	p, _ := s.Institutions["osmanthus"].(*institution.Points)
	p.Rules = map[string]institution.Rule{"firm": {Points: -0.01}}
	p.Friends = &institution.NoFriends{}
	struck, stopped := struckShare(t, s)
	if want := 1 - math.Exp(-1); math.Abs(struck[12]-want) > 4*math.Sqrt(want*(1-want)/4000) {
		t.Errorf("%.4f are struck, want %.4f", struck[12], want)
	}
	if stopped[12] {
		t.Error("it came to light although nobody looks")
	}
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for range 12 {
		sim.Tick()
	}
	for pos, score := range sim.World.Standings[0].Score {
		if score < 9999 {
			t.Fatalf("position %d: %d; a person is struck once at most", pos, score)
		}
	}
}

// Once it comes to light, nobody else is struck, and what it did is taken back.
func TestMisuseComesToLight(t *testing.T) {
	found := 0.0
	const seeds = 60
	for seed := range uint64(seeds) {
		s := misused(200, 12, func(m *policy.Misuse) { m.Rate, m.Detection = 3, 1 })
		s.Seed = seed
		p, _ := s.Institutions["osmanthus"].(*institution.Points)
		p.Rules = map[string]institution.Rule{"firm": {Points: -5}, "firm_reversed": {Points: 5}}
		p.Memory, p.Friends = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}, &institution.NoFriends{}
		struck, stopped := struckShare(t, s)
		at := 0
		for period, is := range stopped {
			if is && at == 0 {
				at = period
			}
		}
		if at == 0 {
			continue
		}
		found++
		if struck[12] != struck[at] {
			t.Fatalf("seed %d: %v are struck by period %d, %v by the end", seed, struck[at], at, struck[12])
		}
		if at == 12 {
			continue // what takes it back arrives after the end
		}
		sim, err := model.New(s, model.Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		for range 12 {
			sim.Tick()
		}
		for pos, score := range sim.World.Standings[0].Score {
			if score != 10000 {
				t.Fatalf("seed %d, position %d: %d after all is taken back", seed, pos, score)
			}
		}
	}
	if want := 1 - math.Exp(-1); math.Abs(found/seeds-want) > 4*math.Sqrt(want*(1-want)/seeds) {
		t.Errorf("it came to light within a year in %.2f of the seeds, want %.2f", found/seeds, want)
	}
}

func TestMisuseConforms(t *testing.T) {
	for _, detection := range []float64{0, 0.7} {
		modeltest.Conform(t, func() *model.Spec {
			s := misused(600, 30, func(m *policy.Misuse) { m.Rate, m.Detection, m.Date = 1, detection, 4 })
			s.Seed = 3
			return s
		})
	}
}
