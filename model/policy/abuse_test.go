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

// scandal is a society in which officials strike half of the migrants and an audit may find it.
func scandal(t *testing.T, change func(*policy.Abuse, *policy.Audit)) *model.Spec {
	t.Helper()
	s, o := modeltest.Society(1000, 24), modeltest.Points()
	o.Rules["scandal"] = institution.Rule{Points: -30}
	o.Rules["scandal_reversed"] = institution.Rule{Points: 30}
	o.Memory = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}
	o.Friends = &institution.NoFriends{}
	s.Institutions["osmanthus"], s.Services = o, nil
	abuse, audit := kind[*policy.Abuse](t, "abuse"), kind[*policy.Audit](t, "audit")
	abuse.Date, abuse.Share, abuse.Group = 5, 0.5, "migrant"
	audit.Policy = "scandal"
	change(abuse, audit)
	s.Policies = map[string]model.Policy{"scandal": abuse, "audit": audit}
	return s
}

func TestAbuseAndAuditConform(t *testing.T) {
	for name, change := range map[string]func(*policy.Abuse, *policy.Audit){
		"found at once":                  func(a *policy.Abuse, _ *policy.Audit) { a.Again = 14 },
		"found late":                     func(a *policy.Abuse, b *policy.Audit) { a.Again, b.Rate, b.Deterrence = 14, 1, 0.5 },
		"hidden when the society is cut": func(a *policy.Abuse, b *policy.Audit) { a.Date, b.Rate = 13, 100_000 },
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec { return scandal(t, change) })
		})
	}
}

// An audit has nothing to find where nobody is struck, and finds nothing at rate 0.
func TestIdleAuditChangesNothing(t *testing.T) {
	alone := func(share float64) *model.Spec {
		s := scandal(t, func(a *policy.Abuse, _ *policy.Audit) { a.Share = share })
		delete(s.Policies, "audit")
		return s
	}
	nobody := func(a *policy.Abuse, _ *policy.Audit) { a.Share = 0 }
	same(t, "nobody is struck", simulate(t, scandal(t, nobody)), simulate(t, alone(0)))
	never := func(_ *policy.Abuse, b *policy.Audit) { b.Rate = 0 }
	same(t, "rate 0", simulate(t, scandal(t, never)), simulate(t, alone(0.5)))
}

// An audit that is sure to find an abuse finds it in the next period, whether it settles before the abuse
// or after it, and undoes all that it did: where nothing else is felt of it, everybody has the score that
// he would have had.
func TestAuditUndoesAnAbuse(t *testing.T) {
	nobody := func(a *policy.Abuse, _ *policy.Audit) { a.Share = 0 }
	for _, label := range []string{"audit", "watch"} {
		spec := scandal(t, func(a *policy.Abuse, b *policy.Audit) { a.Again, b.Rate = 12, 100_000 })
		spec.Policies[label] = spec.Policies["audit"]
		if label != "audit" {
			delete(spec.Policies, "audit")
		}
		abuse, _ := spec.Policies["scandal"].(model.Witness)
		sim, free := seeded(t, spec), seeded(t, scandal(t, nobody))
		for range spec.Periods {
			sim.Tick()
			free.Tick()
			now := sim.World.Period
			struck := outcomes(sim, abuse)["struck"]
			if hidden := now == 5 || now == 12; hidden != (struck > 0) {
				t.Errorf("%s, period %d: a share of %v is struck", label, now, struck)
			}
			if hurt := now == 6 || now == 13; !hurt {
				same(t, "after the reversal", sim, free)
			}
		}
		if righted := outcomes(sim, abuse)["reversed"]; righted != 1 {
			t.Errorf("a share of %v of the records was reversed", righted)
		}
	}
}

// An abuse that is found at rate h a year is found in a month with probability 1 - exp(-h/12): over 300
// seeds, within four standard errors.
func TestAuditRate(t *testing.T) {
	const seeds, rate = 300, 4.0
	hidden, found := 0.0, 0.0
	for seed := range uint64(seeds) {
		s := scandal(t, func(_ *policy.Abuse, b *policy.Audit) { b.Rate = rate })
		s.Seed, s.People.Count, s.Acts = seed, 20, nil
		s.Institutions["osmanthus"] = withoutActs()
		abuse, _ := s.Policies["scandal"].(model.Witness)
		sim := seeded(t, s)
		before := 0.0
		for range s.Periods {
			sim.Tick()
			now := outcomes(sim, abuse)["struck"]
			if before > 0 {
				hidden++
				if now == 0 {
					found++
				}
			}
			before = now
		}
	}
	want := 1 - math.Exp(-rate/12)
	if got := found / hidden; found < 200 || math.Abs(got-want) > 4*math.Sqrt(want*(1-want)/hidden) {
		t.Errorf("%v of %v months found it: %.3f, want %.3f", found, hidden, got, want)
	}
}

// withoutActs is a score that only the scandal moves.
func withoutActs() *institution.Points {
	p := modeltest.Points()
	p.Rules = map[string]institution.Rule{"scandal": {Points: -30}}
	return p
}

// Officials who were found out and are deterred strike fewer the next time, and only then.
func TestDeterrence(t *testing.T) {
	second := func(rate, deterrence float64) float64 {
		s := scandal(t, func(a *policy.Abuse, b *policy.Audit) {
			a.Again, a.Share, b.Rate, b.Deterrence = 24, 1, rate, deterrence
		})
		struck, _ := s.Policies["scandal"].(model.Witness)
		return outcomes(simulate(t, s), struck)["struck"]
	}
	all, some, none := second(1000, 0), second(1000, 0.5), second(1000, 1)
	if all < 0.2 || some < 0.35*all || some > 0.65*all || none != 0 {
		t.Errorf("struck the second time: %v, half deterred %v, deterred %v", all, some, none)
	}
	if unfound := second(0, 1); unfound != all {
		t.Errorf("struck the second time although nobody was found out: %v instead of %v", unfound, all)
	}
}

func TestAbuseAndAuditMistakes(t *testing.T) {
	for want, change := range map[string]func(*policy.Abuse, *policy.Audit){
		`policies.scandal.again: 5 is not after the first date, 5`:                            func(a *policy.Abuse, _ *policy.Audit) { a.Again = 5 },
		`policies.scandal.group: unknown group "sailors"`:                                     func(a *policy.Abuse, _ *policy.Audit) { a.Group = "sailors" },
		`policies.audit.policy: "audit" is no policy of kind abuse; one of scandal, or empty`: func(_ *policy.Abuse, b *policy.Audit) { b.Policy = "audit" },
	} {
		_, problems := scandal(t, change).Bind()
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), want) {
			t.Errorf("problems %v, want %s", problems, want)
		}
	}
}
