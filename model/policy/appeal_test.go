package policy_test

import (
	"math"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
)

// kind returns a fresh policy of a kind.
func kind[T model.Policy](t *testing.T, name string) T {
	t.Helper()
	k, _ := policy.Kinds.Find(name)
	p, ok := k.New().(T)
	if !ok {
		t.Fatalf("%s is a %T", name, k.New())
	}
	return p
}

// tribunal returns a tribunal over the institution of the small society.
func tribunal(t *testing.T, change func(*policy.Tribunal)) *policy.Tribunal {
	t.Helper()
	p := kind[*policy.Tribunal](t, "tribunal")
	p.Institution = "osmanthus"
	change(p)
	return p
}

// seeded returns a society at its start.
func seeded(t *testing.T, spec *model.Spec) *model.Simulation {
	t.Helper()
	sim, err := model.New(spec, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	return sim
}

// simulate returns a society at its end, watched by nobody.
func simulate(t *testing.T, spec *model.Spec) *model.Simulation {
	t.Helper()
	sim := seeded(t, spec)
	for range spec.Periods {
		sim.Tick()
	}
	return sim
}

// same checks that a society has, bit for bit, the standings that it has without a policy.
func same(t *testing.T, what string, got, want *model.Simulation) {
	t.Helper()
	for i, standing := range want.World.Standings {
		for pos := range want.World.N {
			a, b := standing, got.World.Standings[i]
			if a.Band[pos] != b.Band[pos] || a.Scored && a.Score[pos] != b.Score[pos] {
				t.Fatalf("%s: person %d has another standing than without the policy", what, want.World.ID(pos))
			}
		}
	}
}

// outcomes returns what a policy knows of everybody, as ratios.
func outcomes(sim *model.Simulation, witness model.Witness) map[string]float64 {
	groups := len(sim.World.Layout.Groups)
	list := witness.Outcomes()
	into := make([]model.Ratio, len(list)*groups)
	witness.Witness(sim.World, into)
	values := map[string]float64{}
	for i, o := range list {
		var part, whole int64
		for _, r := range into[i*groups : (i+1)*groups] {
			part, whole = part+r.Part, whole+r.Whole
		}
		values[o.Name] = float64(part) / float64(whole)
	}
	return values
}

func TestAppealsConform(t *testing.T) {
	for name, change := range map[string]func(*model.Spec, *policy.Tribunal, *institution.Points){
		"enough room": func(_ *model.Spec, p *policy.Tribunal, _ *institution.Points) { p.Capacity = 500 },
		"a long line": func(_ *model.Spec, p *policy.Tribunal, _ *institution.Points) { p.Capacity, p.Delay = 20, 1 },
		"not suspended": func(_ *model.Spec, p *policy.Tribunal, _ *institution.Points) {
			p.Capacity, p.Suspend, p.Right = 100, false, 0.5
		},
		"few know": func(_ *model.Spec, p *policy.Tribunal, o *institution.Points) {
			p.Capacity, o.Enrolled, o.Aware, o.Refresh = 100, 0.7, 0.6, 3
		},
		"days": func(s *model.Spec, p *policy.Tribunal, _ *institution.Points) {
			s.Period, p.Capacity, p.Window = "day", 500, 0.5
		},
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec {
				s, o := modeltest.Society(600, 30), modeltest.Points()
				p := tribunal(t, func(p *policy.Tribunal) { change(s, p, o) })
				s.Institutions["osmanthus"] = o
				s.Policies = map[string]model.Policy{"court": p}
				return s
			})
		})
	}
}

// Where nobody appeals, nobody is heard, or nobody wins, nothing changes at all.
func TestIdleAppealsChangeNothing(t *testing.T) {
	want := simulate(t, modeltest.Society(1000, 24))
	with := func(change func(*policy.Tribunal)) *model.Simulation {
		s := modeltest.Society(1000, 24)
		s.Policies = map[string]model.Policy{"court": tribunal(t, change)}
		return simulate(t, s)
	}
	same(t, "nobody appeals", with(func(p *policy.Tribunal) { p.Wrong, p.Right = 0, 0 }), want)
	same(t, "nobody is heard", with(func(p *policy.Tribunal) { p.Capacity, p.Suspend = 0, false }), want)
	same(t, "nobody wins", with(func(p *policy.Tribunal) {
		p.Capacity, p.Suspend, p.Sensitivity, p.Specificity = 1000, false, 0, 1
	}), want)
	busy := with(func(p *policy.Tribunal) { p.Capacity = 1000 })
	for pos, score := range want.World.Standings[0].Score {
		if busy.World.Standings[0].Score[pos] != score {
			return
		}
	}
	t.Error("a busy tribunal changes nothing either")
}

// With room for everybody an open appeal is decided in a period with a probability of one over the mean
// delay, and wins are as likely as was said: within four standard errors of binomial shares.
func TestDelayAndAccuracy(t *testing.T) {
	for _, delay := range []float64{1, 4} {
		s := modeltest.Society(4000, 60)
		p := tribunal(t, func(p *policy.Tribunal) { p.Wrong, p.Right, p.Capacity, p.Delay = 1, 1, 1000, delay })
		s.Policies = map[string]model.Policy{"court": p}
		sim := seeded(t, s)
		var granted, rejected, open, lapsed float64 // in people
		before := 0.0
		for range s.Periods {
			sim.Tick()
			o := outcomes(sim, p)
			perMonth := float64(s.People.Count) / 12
			granted, rejected, lapsed = granted+o["granted"]*perMonth, rejected+o["rejected"]*perMonth, lapsed+o["lapsed"]
			open, before = open+before, o["waiting"]*float64(s.People.Count)
		}
		n := granted + rejected
		if got, want := n/open, 1/delay; math.Abs(got-want) > 4*math.Sqrt(want*(1-want)/open)+1e-9 || lapsed != 0 {
			t.Errorf("delay %v: of %.0f open appeals %.4f are decided in a month, %v lapse", delay, open, got, lapsed)
		}
		// Of n appeals k were against wrong decisions: .9 k + .05 (n - k) are granted, .05 (n - k) of them undeserved.
		k := (granted - 0.05*n) / 0.85
		got, want := outcomes(sim, p)["undeserved"]*granted, 0.05*(n-k)
		if math.Abs(got-want) > 4*math.Sqrt(0.05*n+0.1*k) {
			t.Errorf("delay %v: %.0f right decisions taken back, want about %.0f of %.0f", delay, got, want, n-k)
		}
	}
}

// Sure wins return all that false records took: with no forgetting, the account of false records is at
// most what is still on its way.
func TestGrantedAppealsReturnThePoints(t *testing.T) {
	lost := func(change func(*policy.Tribunal)) (sum int64) {
		s, o := modeltest.Society(1000, 40), modeltest.Points()
		o.Memory = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}
		s.Institutions["osmanthus"] = o
		s.Policies = map[string]model.Policy{"court": tribunal(t, change)}
		sim := seeded(t, s)
		accounts := model.NewAccounts(sim.World.N, sim.World.Layout.Forms)
		sim.Explain(accounts)
		for range s.Periods {
			sim.Tick()
		}
		for _, points := range accounts.Of(0, model.FalseRecord) {
			sum += int64(points)
		}
		return sum
	}
	without := lost(func(p *policy.Tribunal) { p.Wrong = 0 })
	with := lost(func(p *policy.Tribunal) {
		p.Wrong, p.Right, p.Sensitivity, p.Capacity, p.Delay, p.Suspend = 1, 0, 1, 1000, 1, false
	})
	// What a later decision of the same month hides cannot be contested.
	if without >= 0 || float64(with) < 0.25*float64(without) {
		t.Errorf("false records took %d hundredths without appeals and %d with them", without, with)
	}
}

// constant returns an institution that takes no decisions.
func constant(t *testing.T) model.Institution {
	t.Helper()
	k, _ := institution.Kinds.Find("constant")
	c, ok := k.New().(*institution.Constant)
	if !ok {
		t.Fatalf("constant is a %T", k.New())
	}
	c.Bands = map[string]float64{"all": 0}
	return c
}

func TestAppealMistakes(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*model.Spec, *policy.Tribunal)
		want   string
	}{
		"unknown": {func(_ *model.Spec, p *policy.Tribunal) { p.Institution = "bank" }, `unknown institution "bank"`},
		"not contested": {func(s *model.Spec, p *policy.Tribunal) {
			s.Institutions["flat"], p.Institution = constant(t), "flat"
		}, "nobody can appeal against decisions of flat; one of osmanthus"},
		"heard twice": {func(s *model.Spec, _ *policy.Tribunal) {
			s.Policies["appeals"] = tribunal(t, func(*policy.Tribunal) {})
		}, "policies.appeals hears appeals against osmanthus already"},
	} {
		s := modeltest.Society(100, 2)
		p := tribunal(t, func(*policy.Tribunal) {})
		s.Policies = map[string]model.Policy{"court": p}
		c.change(s, p)
		_, problems := s.Bind()
		if len(problems) == 0 || problems[0].Path != "policies.court.institution" || !strings.Contains(problems[0].Text, c.want) {
			t.Errorf("%s: problems %v, want %q", name, problems, c.want)
		}
	}
}

// Those who hear appeals against one institution cannot go on with another's.
func TestAppealsKeepTheirInstitution(t *testing.T) {
	build := func(institution string) *model.Spec {
		s := modeltest.Society(100, 2)
		s.Institutions["bank"] = modeltest.Points()
		s.Policies = map[string]model.Policy{"court": tribunal(t, func(p *policy.Tribunal) { p.Institution = institution })}
		return s
	}
	_, err := simulate(t, build("osmanthus")).Continue(build("bank"))
	if err == nil || !strings.Contains(err.Error(), "appeals against osmanthus are open") {
		t.Errorf("error %v", err)
	}
}

// A society that goes on under other rules leaves the one that it continues as it was.
func TestContinuedAppealsAreOnesOwn(t *testing.T) {
	build := func(right float64) *model.Spec {
		s := modeltest.Society(600, 30)
		s.Policies = map[string]model.Policy{"court": tribunal(t, func(p *policy.Tribunal) { p.Right, p.Capacity = right, 20 })}
		return s
	}
	sim := seeded(t, build(0.1))
	for range 12 {
		sim.Tick()
	}
	next, err := sim.Continue(build(1))
	if err != nil {
		t.Fatal(err)
	}
	for range 18 {
		sim.Tick()
		next.Tick()
	}
	same(t, "continued by another", sim, simulate(t, build(0.1)))
}
