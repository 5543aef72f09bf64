package model_test

import (
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/network"
	"socialcredit/model/policy"
	"socialcredit/model/record"
)

// A witness is a way of conduct that notes who did what when.
type witness struct {
	model.Conduct
	done map[[3]int]bool // period, person, act
}

func (c *witness) Prepare(w *model.World, self int) { c.Conduct.(model.Preparer).Prepare(w, self) }

func (c *witness) Run(w *model.World, s *model.Span) {
	c.Conduct.Run(w, s)
	for _, d := range s.Acts {
		c.done[[3]int{w.Period, int(w.ID(s.Lo + d.At())), d.Kind()}] = true
	}
}

// acts simulates a society with one worker and returns who did what when.
func acts(t *testing.T, spec *model.Spec) map[[3]int]bool {
	t.Helper()
	c := &witness{spec.Conduct, map[[3]int]bool{}}
	spec.Conduct = c
	simulate(t, spec)
	return c.done
}

func simulate(t *testing.T, spec *model.Spec) *model.Simulation {
	t.Helper()
	sim, err := model.New(spec, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for range spec.Periods {
		sim.Tick()
	}
	return sim
}

// scores returns everybody's score by person id.
func scores(sim *model.Simulation) []int32 {
	w := sim.World
	out := make([]int32, w.N)
	for pos, score := range w.Standings[0].Score {
		out[w.ID(pos)] = score
	}
	return out
}

// Raising a rate only adds acts (monotone coupling), and adds some. Services must have no effect,
// or more penalties would mean fewer good deeds.
func TestRaisingARateOnlyAddsActs(t *testing.T) {
	build := func(factor float64) *model.Spec {
		s := modeltest.Society(2000, 24)
		for label, service := range s.Services {
			service.Effect = 0
			s.Services[label] = service
		}
		for label, act := range s.Acts {
			act.Rate *= factor
			s.Acts[label] = act
		}
		return s
	}
	few := acts(t, build(1))
	for _, factor := range []float64{1.01, 1.7, 8} {
		more := acts(t, build(factor))
		for done := range few {
			if !more[done] {
				t.Fatalf("at %v times the rates, person %d no longer does act %d in period %d", factor, done[1], done[2], done[0])
			}
		}
		if len(more) <= len(few) {
			t.Errorf("%v times the rates gave %d acts after %d", factor, len(more), len(few))
		}
	}
}

// One more act, which nothing reacts to, leaves everybody's score as it was: other draws are not
// reshuffled, although the acts' numbers are.
func TestAnotherActKeepsEveryDraw(t *testing.T) {
	want := scores(simulate(t, modeltest.Society(2000, 24)))
	spec := modeltest.Society(2000, 24)
	spec.Acts["a_new_one"] = model.Act{Rate: 3, Noticed: 1, Trait: 0.5, By: "claim"}
	got := scores(simulate(t, spec))
	for id := range want {
		if got[id] != want[id] {
			t.Fatalf("person %d has %v points, without the new act %v", id, model.Points(got[id]), model.Points(want[id]))
		}
	}
}

// A policy that does nothing changes exactly nothing, and one that does something changes those it
// strikes.
func TestIdlePolicyChangesNothing(t *testing.T) {
	build := func(share float64, date int) *model.Spec {
		s := modeltest.Society(2000, 24)
		p := modeltest.Points()
		p.Rules["scandal"] = institution.Rule{Points: -30}
		s.Institutions["osmanthus"] = p
		s.Policies = map[string]model.Policy{"scandal": &policy.Abuse{Date: date, Share: share, Group: "rural"}}
		return s
	}
	want := scores(simulate(t, modeltest.Society(2000, 24)))
	for name, spec := range map[string]*model.Spec{"share 0": build(0, 5), "after the end": build(1, 25)} {
		got := scores(simulate(t, spec))
		for id := range want {
			if got[id] != want[id] {
				t.Fatalf("%s: person %d has %v points instead of %v", name, id, model.Points(got[id]), model.Points(want[id]))
			}
		}
	}
	struck := scores(simulate(t, build(1, 23)))
	changed := 0
	for id := range want {
		if struck[id] != want[id] {
			changed++
		}
	}
	if changed < 250 || changed > 350 { // rural are 15 % of 2,000
		t.Errorf("the policy changed %d scores, about 300 live in the countryside", changed)
	}
}

// Traits belong to people, not to places: another network or another homophily keeps everybody.
func TestPeopleAreTheSameUnderAnotherNetwork(t *testing.T) {
	traits := func(network model.Network) []int8 {
		s := modeltest.Society(3000, 0)
		s.Network = network
		w := simulate(t, s).World
		out := make([]int8, w.N)
		for pos := range w.N {
			out[w.ID(pos)] = w.Trait[pos]
		}
		return out
	}
	kinds := modeltest.Networks()
	want := traits(kinds["small_world"])
	for name, network := range kinds {
		got := traits(network)
		for id := range want {
			if got[id] != want[id] {
				t.Fatalf("%s: person %d has another trait", name, id)
			}
		}
	}
}

// A period allocates nothing per person: ten times the people cost no more allocations.
func TestTickAllocatesNothingPerPerson(t *testing.T) {
	count := func(people int) float64 {
		sim, err := model.New(modeltest.Society(people, 1000), model.Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		observer := sim.Observe(everything)
		for range 60 { // scratch grows to its size
			sim.Tick()
			observer.Snapshot()
		}
		return testing.AllocsPerRun(20, func() {
			sim.Tick()
			observer.Snapshot()
		})
	}
	if few, many := count(1000), count(20_000); many > few+4 {
		t.Errorf("%v allocations per period with 1,000 people, %v with 20,000", few, many)
	}
}

func everything(int) model.Needs { return model.Needs{Ties: true, Ranks: true} }

// Luck goes by person, not by place: where friends do not count and errors fall on persons alone,
// everybody has the same score under another network, another homophily and other districts, and
// beside another institution.
func TestScoresFollowThePersonNotThePlace(t *testing.T) {
	build := func(change func(*model.Spec)) *model.Spec {
		s := modeltest.Society(3000, 24)
		p := modeltest.Points()
		p.Friends, p.Spread, p.Enrolled = &institution.NoFriends{}, 10, 0.9
		s.Institutions["osmanthus"] = p
		n := s.Record.(*record.Noticed)
		n.Error.Household, n.Error.Border = 0, 0
		change(s)
		return s
	}
	want := scores(simulate(t, build(func(*model.Spec) {})))
	for name, change := range map[string]func(*model.Spec){
		"no homophily": func(s *model.Spec) { s.Network = &network.SmallWorld{Degree: 10, Rewired: 0.1} },
		"no network":   func(s *model.Spec) { s.Network = &network.None{} },
		"scale free":   func(s *model.Spec) { s.Network = &network.ScaleFree{Degree: 4} },
		"one district": func(s *model.Spec) { s.People.Districts = 1 },
		"another institution": func(s *model.Spec) {
			p := modeltest.Points()
			p.Rules, p.Mode = nil, "output"
			s.Institutions["zhima"] = p
		},
	} {
		got := scores(simulate(t, build(change)))
		for id := range want {
			if got[id] != want[id] {
				t.Fatalf("%s: person %d has %v points instead of %v", name, id, model.Points(got[id]), model.Points(want[id]))
			}
		}
	}
}
