package modeltest

import (
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/policy"
)

// never is a date after the end of every society here.
const never = 31_999

// turns say how a policy is told to do nothing, and to do something, in the society for tests.
var turns = map[string]struct{ off, on func(model.Policy) }{
	"abuse":             dated(func(p *policy.Abuse, date int) { p.Date, p.Share = date, 0.2 }),
	"amnesty":           dated(func(p *policy.Amnesty, date int) { p.Date = date }),
	"appeal":            switched(func(p *policy.Appeal, chance float64) { p.Wrong, p.Right, p.Capacity = chance, chance, 1000 }),
	"audit":             switched(func(p *policy.Audit, chance float64) { p.Rate = 1000 * chance }),
	"coupling":          switched(func(p *policy.Coupling, chance float64) { p.Probability = chance }),
	"data_limits":       dated(func(p *policy.DataLimits, date int) { p.Date = date }),
	"equal_opportunity": dated(func(p *policy.EqualOpportunity, date int) { p.Date, p.Share = date, 1 }),
	"forgetting":        dated(func(p *policy.Forgetting, date int) { p.Date, p.HalfLife = date, 0.2 }),
	"misuse":            switched(func(p *policy.Misuse, chance float64) { p.Rate = 12 * chance }),
	"pilot":             switched(func(p *policy.Pilot, chance float64) { p.Start, p.Districts, p.Date = 0, 10-int(5*chance), 20 }),
	"repair":            switched(func(p *policy.Repair, chance float64) { p.Needs = 1000 - int(999*chance) }),
	"roll_out": switched(func(p *policy.RollOut, chance float64) {
		p.Start, p.AtOnce, p.FirstWeek, p.FirstMonth = 0, 1-0.5*chance, 1, 1
	}),
	"schedule":    dated(func(p *policy.Schedule, date int) { p.Date, p.Number, p.Value = date, "rules.arrears.points", -7 }),
	"standardise": dated(func(p *policy.Standardise, date int) { p.Date = date }),
	"sunset":      dated(func(p *policy.Sunset, date int) { p.Date, p.Renewed = date, 0 }),
	"transparency": dated(func(p *policy.Transparency, date int) {
		p.Date, p.Aware, p.Learning = date, 0.1, ""
	}),
	"tribunal": switched(func(p *policy.Tribunal, chance float64) { p.Wrong, p.Right, p.Capacity = chance, chance, 1000 }),
}

type turn = struct{ off, on func(model.Policy) }

// dated is a policy that does nothing if its date never comes.
func dated[P model.Policy](set func(P, int)) turn {
	return turn{func(p model.Policy) { set(p.(P), never) }, func(p model.Policy) { set(p.(P), 3) }}
}

// switched is a policy that does nothing with probability 0.
func switched[P model.Policy](set func(P, float64)) turn {
	return turn{func(p model.Policy) { set(p.(P), 0) }, func(p model.Policy) { set(p.(P), 1) }}
}

// A policy that is switched on and has no effect, since its probability is 0 or its date lies after the
// end, changes exactly nothing: every standing of everybody in every period is as without it. With an
// effect, it changes something.
func TestAPolicyWithoutEffectChangesNothing(t *testing.T) {
	for _, k := range policy.Kinds {
		t.Run(k.Name, func(t *testing.T) {
			how, known := turns[k.Name]
			if !known {
				t.Fatal("say in turns, in model/modeltest/idle_test.go, how this policy is told to do nothing")
			}
			without := Fingerprint(t, watched(nil), splits[0], false)
			idle, busy := k.New(), k.New()
			how.off(idle)
			how.on(busy)
			if Fingerprint(t, watched(idle), splits[0], false) != without {
				t.Error("without an effect it changes something")
			}
			if Fingerprint(t, watched(busy), splits[0], false) == without {
				t.Error("with an effect it changes nothing: the test above shows nothing")
			}
		})
	}
}

// watched is a society in which every policy can have an effect: districts are watched unequally, half
// of the people know of the institution, and officials have abused some.
func watched(p model.Policy) *model.Spec {
	s := Society(600, 30)
	s.People.DistrictExposure = 4
	points := Points()
	points.Enrolled, points.Aware = 1, 0.5
	s.Institutions["osmanthus"] = points
	abuse := &policy.Abuse{Date: 2, Share: 0.3, Group: "urban"}
	s.Policies = map[string]model.Policy{"officials": abuse}
	sends := map[string]model.Policy{"officials": abuse}
	if p != nil {
		Fill(p, s)
		s.Policies["state"], sends["state"] = p, p
	}
	for label, kind := range sends {
		if sender, ok := kind.(model.Sender); ok {
			for _, sent := range sender.Sends() {
				points.Rules[strings.TrimSuffix(label+"_"+sent.Suffix, "_")] = ruleFor(kind)
			}
		}
	}
	return s
}

// ruleFor is what the points make of a policy's records.
func ruleFor(p model.Policy) institution.Rule {
	if _, amnesty := p.(*policy.Amnesty); amnesty {
		return institution.Rule{Clears: true}
	}
	return institution.Rule{Points: -3}
}
