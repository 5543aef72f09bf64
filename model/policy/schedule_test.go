package policy_test

import (
	"math"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
	"socialcredit/model/record"
)

// ruled is a society under a policy of the label reform.
func ruled(periods int, p model.Policy) *model.Spec {
	s := modeltest.Society(600, periods)
	if p != nil {
		s.Policies = map[string]model.Policy{"reform": p}
	}
	return s
}

// struckTwice is a society in which officials strike all migrants with 10 points at the end of periods 5 and
// 15, and nothing else happens.
func struckTwice(t *testing.T, periods int, p model.Policy) *model.Spec {
	t.Helper()
	s := ruled(periods, p)
	strike := kind[*policy.Abuse](t, "abuse")
	strike.Date, strike.Again, strike.Share, strike.Group = 5, 15, 1, "migrant"
	s.Policies["strike"] = strike
	o := modeltest.Points()
	o.Rules = map[string]institution.Rule{"strike": {Points: -10}}
	o.Memory = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}
	o.Friends = &institution.NoFriends{}
	s.Institutions["osmanthus"], s.Services = o, nil
	return s
}

// migrants returns the score of a migrant at the end of each period, in points; all migrants are alike.
func migrants(t *testing.T, s *model.Spec) (scores []float64) {
	t.Helper()
	sim := seeded(t, s)
	for range s.Periods {
		sim.Tick()
		score := int32(-1)
		for pos, group := range sim.World.Group {
			if now := sim.World.Standings[0].Score[pos]; group == 0 {
				if score >= 0 && now != score {
					t.Fatalf("period %d: one migrant has %d, another %d", sim.World.Period, score, now)
				}
				score = now
			}
		}
		scores = append(scores, model.Points(score))
	}
	return scores
}

func TestSchedulesConform(t *testing.T) {
	for name, change := range map[string]func(*model.Spec, *policy.Schedule){
		"a rule":      func(_ *model.Spec, p *policy.Schedule) { p.Number, p.Value = "rules.jaywalk.points", -4 },
		"a memory":    func(_ *model.Spec, p *policy.Schedule) { p.Number, p.Value = "memory.penalties", 0.5 },
		"friends":     func(_ *model.Spec, p *policy.Schedule) { p.Number, p.Value = "friends.weight", 0.5 },
		"cameras":     func(_ *model.Spec, p *policy.Schedule) { p.Institution, p.Number, p.Value = "", "surveillance", 4 },
		"more errors": func(_ *model.Spec, p *policy.Schedule) { p.Institution, p.Number, p.Value = "", "error.household", 2 },
		"half a chance": func(_ *model.Spec, p *policy.Schedule) {
			p.Number, p.Value, p.Probability = "rules.arrears.points", -5, 0.5
		},
		"of permuted records": func(s *model.Spec, p *policy.Schedule) {
			s.Record = modeltest.Record("permuted")
			p.Institution, p.Number, p.Value = "", "review", 1
		},
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec {
				p := kind[*policy.Schedule](t, "schedule")
				p.Date, p.Institution = 6, "osmanthus"
				s := ruled(20, p)
				change(s, p)
				return s
			})
		})
	}
}

func TestIdleReformsChangeNothing(t *testing.T) {
	schedule := func(change func(*policy.Schedule)) model.Policy {
		p := kind[*policy.Schedule](t, "schedule")
		p.Date, p.Institution, p.Number, p.Value = 6, "osmanthus", "rules.arrears.points", -9
		change(p)
		return p
	}
	forgetting, standardise, limits := kind[*policy.Forgetting](t, "forgetting"), kind[*policy.Standardise](t, "standardise"), kind[*policy.DataLimits](t, "data_limits")
	forgetting.Date, forgetting.Institution = 31, "osmanthus"
	limits.Date, limits.Institution, limits.Inputs = 31, "osmanthus", map[string]bool{"arrears": true}
	none := kind[*policy.DataLimits](t, "data_limits")
	none.Date, none.Institution, none.Inputs = 6, "osmanthus", map[string]bool{"arrears": false}
	standardise.Date = 6 // all districts are watched alike already
	without := simulate(t, ruled(30, nil))
	for name, p := range map[string]model.Policy{
		"schedule after the end": schedule(func(p *policy.Schedule) { p.Date = 31 }),
		"schedule by no chance":  schedule(func(p *policy.Schedule) { p.Probability = 0 }),
		"schedule of what is so": schedule(func(p *policy.Schedule) { p.Value = -1.25 }),
		"the same surveillance":  schedule(func(p *policy.Schedule) { p.Institution, p.Number, p.Value = "", "surveillance", 1 }),
		"forgetting":             forgetting,
		"standardise":            standardise,
		"limits after the end":   limits,
		"limits to nothing":      none,
	} {
		same(t, name, simulate(t, ruled(30, p)), without)
	}
}

// From the period after the date on records have the new points, and those before keep the old ones.
func TestScheduleChangesARule(t *testing.T) {
	for date, want := range map[int][]float64{10: {90, 70}, 15: {90, 70}, 16: {90, 80}, 5: {80, 60}} {
		p := kind[*policy.Schedule](t, "schedule")
		p.Date, p.Institution, p.Number, p.Value = date, "osmanthus", "rules.strike.points", -20
		scores := migrants(t, struckTwice(t, 20, p))
		if scores[4] != 100 || scores[5] != want[0] || scores[14] != want[0] || scores[15] != want[1] {
			t.Errorf("changed at the end of period %d: %v, want %v after the strikes", date, scores, want)
		}
	}
}

// Penalties that were to last for ever are halved every year from the date on (2 hundredths for rounding).
func TestForgettingHalves(t *testing.T) {
	p := kind[*policy.Forgetting](t, "forgetting")
	p.Date, p.Institution, p.HalfLife = 20, "osmanthus", 1
	scores := migrants(t, struckTwice(t, 60, p))
	for period, want := range map[int]float64{20: 80, 32: 90, 44: 95, 56: 97.5} {
		if got := scores[period-1]; math.Abs(got-want) > 0.02 {
			t.Errorf("period %d: %v points, want %v", period, got, want)
		}
	}
}

// What a privacy law takes from a score does nothing any more from the date on; what it did before stays.
func TestDataLimitsTakeARecord(t *testing.T) {
	for date, want := range map[int]float64{4: 100, 10: 90, 16: 80} {
		p := kind[*policy.DataLimits](t, "data_limits")
		p.Date, p.Institution, p.Inputs = date, "osmanthus", map[string]bool{"strike": true}
		if scores := migrants(t, struckTwice(t, 20, p)); scores[19] != want {
			t.Errorf("from the end of period %d: %v, want %v in the end", date, scores, want)
		}
	}
}

// Without its inflow nobody new is put into a colour: in time all codes are green.
func TestDataLimitsOnAHealthCode(t *testing.T) {
	green := func(date int) float64 {
		p := kind[*policy.DataLimits](t, "data_limits")
		p.Date, p.Institution, p.Inputs = date, "code", map[string]bool{"inflow": true}
		s := ruled(70, p)
		s.Period, s.Services = "day", nil
		s.Institutions = map[string]model.Institution{"code": body[*institution.HealthCode](t, "health_code")}
		w := simulate(t, s).World
		n := 0.0
		for _, band := range w.Standings[0].Band {
			if band == w.Standings[0].BaseBand() {
				n++
			}
		}
		return n / float64(w.N)
	}
	if with, without := green(20), green(71); with != 1 || without == 1 {
		t.Errorf("green without inflow for 50 days: %v, with it: %v", with, without)
	}
}

// A census is a record that counts what is noticed in the first and the last district, up to a date and after it.
type census struct {
	*record.Noticed
	date int
	seen [2][2]float64
}

func (c *census) Run(w *model.World, s *model.Span) {
	c.Noticed.Run(w, s)
	when := 0
	if w.Period > c.date {
		when = 1
	}
	for _, r := range s.Records {
		switch w.District[s.Lo+r.At()] {
		case 0:
			c.seen[when][0]++
		case 9:
			c.seen[when][1]++
		}
	}
}

// The last district of ten is watched nine times as closely as the first, until all are watched alike.
func TestStandardise(t *testing.T) {
	p := kind[*policy.Standardise](t, "standardise")
	p.Date = 30
	s := ruled(60, p)
	s.People.Count, s.People.DistrictExposure, s.Services = 4000, 9, nil
	s.Acts = map[string]model.Act{"spit": {Rate: 3, Noticed: 0.01, By: "surveillance"}}
	s.Institutions["osmanthus"] = body[*institution.Points](t, "points")
	o, _ := s.Institutions["osmanthus"].(*institution.Points)
	o.Bands = map[string]float64{"all": 0}
	n, _ := modeltest.Silent().(*record.Noticed)
	c := &census{Noticed: n, date: 30}
	s.Record = c
	simulate(t, s)
	for when, want := range []float64{9, 1} {
		low, high := c.seen[when][0], c.seen[when][1]
		if se := math.Sqrt(1/low + 1/high); math.Abs(math.Log(high/low)-math.Log(want)) > 4*se {
			t.Errorf("the last district has %v records, the first %v; want %v times as many", high, low, want)
		}
	}
}

func TestReformMistakes(t *testing.T) {
	for want, set := range map[string]func() model.Policy{
		`policies.reform.institution: unknown institution "jasmine"`: func() model.Policy {
			p := kind[*policy.Schedule](t, "schedule")
			p.Institution = "jasmine"
			return p
		},
		`policies.reform.number: there is no rule "smile"`: func() model.Policy {
			p := kind[*policy.Schedule](t, "schedule")
			p.Institution, p.Number = "osmanthus", "rules.smile.points"
			return p
		},
		`policies.reform.number: surveillance: 1001; from 0 to 1000`: func() model.Policy {
			p := kind[*policy.Schedule](t, "schedule")
			p.Number, p.Value = "surveillance", 1001
			return p
		},
		`policies.reform.number: "cameras" of the record cannot change while a society goes on; one of review,`: func() model.Policy {
			p := kind[*policy.Schedule](t, "schedule")
			p.Number = "cameras"
			return p
		},
		`policies.reform.institution: is missing: which one is to forget; one of osmanthus`: func() model.Policy {
			return kind[*policy.Forgetting](t, "forgetting")
		},
		`policies.reform.inputs.smile: is no input of osmanthus; one of arrears, donate_blood`: func() model.Policy {
			p := kind[*policy.DataLimits](t, "data_limits")
			p.Institution, p.Inputs = "osmanthus", map[string]bool{"smile": true}
			return p
		},
		`policies.reform.inputs: names nothing that osmanthus may no longer use; one of arrears`: func() model.Policy {
			p := kind[*policy.DataLimits](t, "data_limits")
			p.Institution = "osmanthus"
			return p
		},
	} {
		_, problems := ruled(30, set()).Bind()
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), want) {
			t.Errorf("problems %v, want %s", problems, want)
		}
	}
	s := ruled(30, kind[*policy.Schedule](t, "schedule"))
	s.Institutions["osmanthus"], s.Services = constant(t), nil
	p, _ := s.Policies["reform"].(*policy.Schedule)
	p.Institution = "osmanthus"
	if _, problems := s.Bind(); len(problems) != 1 || !strings.Contains(problems[0].Error(), "no number of osmanthus can change") {
		t.Errorf("problems %v of a kind with no numbers to change", problems)
	}
}
