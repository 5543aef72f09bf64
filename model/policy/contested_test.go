package policy_test

import (
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
)

// Institutions of every sort work with a tribunal: the society conforms, appeals are filed and decided, and
// where nobody appeals everybody has the standing that he has without one.
func TestTribunalHearsAppealsAgainst(t *testing.T) {
	for name, set := range map[string]func(*testing.T, *model.Spec) model.Institution{
		"points": func(*testing.T, *model.Spec) model.Institution { return modeltest.Points() },
		"price_bands": func(t *testing.T, _ *model.Spec) model.Institution {
			p := body[*institution.PriceBands](t, "price_bands")
			p.Bands = map[string]float64{"poor": p.Floor, "good": p.Base}
			p.Rules, p.Prices = modeltest.Points().Rules, map[string]float64{"poor": 2, "good": 1}
			return p
		},
		"credit_rating": func(t *testing.T, _ *model.Spec) model.Institution {
			c := body[*institution.CreditRating](t, "credit_rating")
			c.Bands = map[string]float64{"poor": c.Floor, "good": c.Base}
			c.History.Rules = map[string]institution.Rule{"arrears": {Points: -50}, "donate_blood": {Points: 20}}
			return c
		},
		"health_code": func(t *testing.T, s *model.Spec) model.Institution {
			s.Period = "day"
			return body[*institution.HealthCode](t, "health_code")
		},
	} {
		alone := func() *model.Spec {
			s := modeltest.Society(600, 40)
			s.Institutions["body"] = set(t, s)
			return s
		}
		heard := func(wrong, right float64) *model.Spec {
			s := alone()
			s.Policies = map[string]model.Policy{"court": tribunal(t, func(p *policy.Tribunal) {
				p.Institution, p.Wrong, p.Right, p.Capacity, p.Delay = "body", wrong, right, 1000, 2
			})}
			return s
		}
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec { return heard(0.5, 0.3) })
			same(t, "nobody appeals", simulate(t, heard(0, 0)), simulate(t, alone()))
			s := heard(1, 1)
			sim := seeded(t, s)
			court, _ := s.Policies["court"].(model.Witness)
			filed, decided := 0.0, 0.0
			for range s.Periods {
				sim.Tick()
				o := outcomes(sim, court)
				filed, decided = filed+o["filed"], decided+o["granted"]+o["rejected"]
			}
			if filed == 0 || decided == 0 {
				t.Errorf("%v appeals filed, %v decided", filed, decided)
			}
		})
	}
}

// body returns a fresh institution of a kind.
func body[T model.Institution](t *testing.T, name string) T {
	t.Helper()
	k, _ := institution.Kinds.Find(name)
	i, ok := k.New().(T)
	if !ok {
		t.Fatalf("%s is a %T", name, k.New())
	}
	return i
}
