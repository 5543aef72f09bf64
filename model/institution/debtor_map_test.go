package institution_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/network"
	"socialcredit/model/policy"
)

// A pillory holds in its lowest band whom a test names, by person id and period.
type pillory struct {
	holds func(id, period int) bool
	self  int
}

func (*pillory) Form() model.Form {
	return model.Form{Refresh: 1, Enrolled: 1, Aware: 1, Initial: 1, Bands: []model.Band{{Label: "in"}, {Label: "out"}}}
}

func (p *pillory) Prepare(w *model.World, self int) {
	p.self = self
	p.put(w, 0, w.N)
	copy(w.Standings[self].Band, w.Standings[self].NextBand)
}

func (p *pillory) Run(w *model.World, s *model.Span) { p.put(w, s.Lo, s.Hi) }

func (p *pillory) put(w *model.World, lo, hi int) {
	for pos := lo; pos < hi; pos++ {
		w.Standings[p.self].NextBand[pos] = 1
		if p.holds(int(w.ID(pos)), w.Period) {
			w.Standings[p.self].NextBand[pos] = 0
		}
	}
}

// everyTenth is held all the time.
func everyTenth(id, _ int) bool { return id%10 == 0 }

// mapped is the society for tests, without ties, with a map of those whom a pillory holds; a report takes a
// point.
func mapped(people, periods int, holds func(id, period int) bool, change func(*institution.DebtorMap)) *model.Spec {
	k, _ := institution.Kinds.Find("debtor_map")
	m, _ := k.New().(*institution.DebtorMap)
	m.Of, m.Band = "pillory", "in"
	change(m)
	s, p := modeltest.Society(people, periods), modeltest.Points()
	p.Rules["map"], p.Rules["map_reward"] = institution.Rule{Points: -1}, institution.Rule{Points: 0.5}
	s.Network = &network.None{}
	s.Institutions = map[string]model.Institution{"map": m, "osmanthus": p, "pillory": &pillory{holds: holds}}
	return s
}

// a12th is the chance of an event of a rate per year in a month.
func a12th(rate float64) float64 { return 1 - math.Exp(-rate/12) }

// meanOf is the mean of a path from a period on.
func meanOf(path []float64, from int) (mean float64) {
	for _, v := range path[from:] {
		mean += v / float64(len(path)-from)
	}
	return mean
}

// Of 50 people in a cell 49 see each of the five who are shown; who uses the map reports each of them with
// chance 1-exp(-r/12) a month. Errors fall on each of the 45 others alike. They are shown from the first
// publication on, looked at from the second period on. Four standard errors: of 500 people shown and 49 users
// each, and of how many users 100 cells have.
func TestReportsComeAtTheirRates(t *testing.T) {
	const people, years, cell = 5000, 2, 50
	for _, test := range []struct{ users, reports, mistaken float64 }{{1, 0.6, 0}, {0.4, 0.6, 0.3}, {0.4, 3, 3}, {1, 0, 1}} {
		build := func() *model.Spec {
			return mapped(people, 12*years, everyTenth, func(m *institution.DebtorMap) {
				m.Cell, m.Users, m.Reports, m.Mistaken = cell, test.users, test.reports, test.mistaken
			})
		}
		spread := math.Sqrt((1 - test.users) / test.users / people)
		within := func(what string, got, events, persons float64) {
			t.Helper()
			slack := 4 * events * (spread + 1/math.Sqrt(max(1, events*persons*years)))
			if math.Abs(got-events) > slack {
				t.Errorf("%+v: %s %.4f a person-year, want %.4f within %.4f", test, what, got, events, slack)
			}
		}
		users := test.users * (cell - 1)
		within("reported", meanOf(priced(t, build(), "map_reported"), 2), 12*users*a12th(test.reports), people/10)
		within("mistaken", meanOf(priced(t, build(), "map_mistaken"), 2), 12*test.users*a12th(test.mistaken)/0.9, people*9/10)
		if shown := priced(t, build(), "map_shown"); shown[0] != 0 || slices.Min(shown[1:]) != 0.1 || slices.Max(shown) != 0.1 {
			t.Errorf("%v are shown, want 0 and then a tenth", shown)
		}
	}
}

// A seeing is what people are told by a map in one period, by position.
type seeing struct{ on, falseOn, by []bool }

// looks tells the rule again: what users report in the next period, of what is published by now.
func looks(w *model.World, m *institution.DebtorMap) seeing {
	period, n := w.Period+1, func() []bool { return make([]bool, w.N) }
	luck := func(name string) model.Luck { return w.Luck("institutions.map." + name) }
	below := func(name string, e model.Entity, id uint64, period int, p float64) bool {
		u, _ := luck(name).Draw(e, id, period)
		return model.Chance(u) < model.NewChance(p)
	}
	s := seeing{n(), n(), n()}
	shown := w.Standings[slices.Index(w.Layout.Institutions, "map")].Band
	for user := range w.N {
		id := uint64(w.ID(user))
		if !below("uses", model.Person, id, 0, m.Users) {
			continue
		}
		var hidden []int
		for other := range w.N {
			sees := other/m.Cell == user/m.Cell
			if m.Sight == "contacts" {
				sees = slices.Contains(w.Ties.Friends(user), uint32(other))
			}
			switch {
			case !sees || other == user:
			case shown[other] != 0:
				hidden = append(hidden, other)
			case below("tells", model.Tie, model.TieID(w.ID(user), w.ID(other)), period, 1-model.Exp(-m.Reports/12)):
				s.on[other], s.by[user] = true, true
			}
		}
		if len(hidden) > 0 && below("errs", model.Person, id, period, 1-model.Exp(-m.Mistaken/12)) {
			s.falseOn[hidden[luck("whom").Below(model.Person, id, period, uint32(len(hidden)))]], s.by[user] = true, true
		}
	}
	return s
}

// Who sees whom, who is reported rightly or not and who is rewarded is what the rule says, told again
// person by person: users see their cell or their friends, nobody himself, only who is shown is rightly
// reported and only who is not by mistake, and a reporter gets one reward however many he reports.
func TestUsersReportWhomTheySee(t *testing.T) {
	for name, change := range map[string]func(*institution.DebtorMap){
		"cells":         func(*institution.DebtorMap) {},
		"pairs":         func(m *institution.DebtorMap) { m.Cell, m.Users = 2, 1 },
		"uneven cells":  func(m *institution.DebtorMap) { m.Cell = 77 },
		"all in one":    func(m *institution.DebtorMap) { m.Cell = 100_000 },
		"ringtone":      func(m *institution.DebtorMap) { m.Sight = "contacts" },
		"ringtone, all": func(m *institution.DebtorMap) { m.Sight, m.Users = "contacts", 1 },
	} {
		s := mapped(200, 8, func(id, period int) bool { return (id+period)%7 < 2 }, func(m *institution.DebtorMap) {
			m.Cell, m.Users, m.Reports, m.Mistaken = 20, 0.5, 2, 2
			change(m)
		})
		s.Network = modeltest.Networks()["small_world"]
		sim, err := model.New(s, model.Options{Workers: 2, SpanSize: 64})
		if err != nil {
			t.Fatal(err)
		}
		w, m := sim.World, s.Institutions["map"].(*institution.DebtorMap)
		report, reward := w.Layout.SentKind("map"), w.Layout.SentKind("map_reward")
		sent, told := seeing{}, [3]int{}
		for range s.Periods {
			now := looks(w, m)
			sim.Tick()
			for pos := range sent.on {
				on, falseOn, by := w.Mail.Arrived(pos)>>report&1 == 1, w.Mail.ArrivedFalse(pos)>>report&1 == 1, w.Mail.Arrived(pos)>>reward&1 == 1
				if on != sent.on[pos] || falseOn != sent.falseOn[pos] || by != sent.by[pos] {
					t.Fatalf("%s, period %d, person %d: reported %v, falsely %v, rewarded %v; want %v, %v, %v",
						name, w.Period, w.ID(pos), on, falseOn, by, sent.on[pos], sent.falseOn[pos], sent.by[pos])
				}
				for i, is := range []bool{on, falseOn, by} {
					if is {
						told[i]++
					}
				}
			}
			sent = now
		}
		if slices.Min(told[:]) < 10 {
			t.Errorf("%s: only %v were reported, falsely reported, rewarded", name, told)
		}
	}
}

// Two people who see only each other, at the highest rates there are: who is alone on the map is reported
// and never reports, since he sees nobody else who is shown; both of two are, and both are rewarded. Reports
// of period 2 arrive in period 3.
func TestNobodyReportsHimself(t *testing.T) {
	for _, test := range []struct {
		holds func(id, period int) bool
		sight string
		want  [2]float64 // points of both after period 3
	}{
		{func(id, _ int) bool { return id == 0 }, "cell", [2]float64{99, 100.5}},
		{func(int, int) bool { return true }, "cell", [2]float64{99.5, 99.5}},
		{func(int, int) bool { return false }, "cell", [2]float64{100, 100}},
		{func(int, int) bool { return true }, "contacts", [2]float64{100, 100}}, // they are no friends
	} {
		s := one(3, nil, func(p *institution.Points) {
			p.Rules = map[string]institution.Rule{"map": {Points: -1}, "map_reward": {Points: 0.5}}
		})
		m := mapped(2, 3, test.holds, func(m *institution.DebtorMap) {
			m.Users, m.Reports, m.Mistaken, m.Sight = 1, 366, 0, test.sight
		}).Institutions
		s.Institutions["map"], s.Institutions["pillory"] = m["map"], m["pillory"]
		w, _ := scores(t, s)
		got := w.Standings[1].Score // map, osmanthus, pillory
		if model.Points(got[0]) != test.want[0] || model.Points(got[1]) != test.want[1] {
			t.Errorf("%s: %v hundredths, want %v points", test.sight, got, test.want)
		}
	}
}

// Once its only input is withheld, the map is empty: who was shown is hidden, and nobody is reported,
// rightly or not. Withheld before anybody was looked at, it changes nothing.
func TestAnEmptyMapReportsNobody(t *testing.T) {
	build := func(date int, users, mistaken float64) *model.Spec {
		s := mapped(600, 12, everyTenth, func(m *institution.DebtorMap) { m.Users, m.Reports, m.Mistaken = users, 3, mistaken })
		s.Policies = map[string]model.Policy{"law": &policy.DataLimits{Date: date, Institution: "map", Inputs: map[string]bool{"pillory": true}}}
		return s
	}
	for column, shows := range map[string]func(period int) bool{
		"map_shown":    func(period int) bool { return period >= 1 && period <= 5 },
		"map_reported": func(period int) bool { return period >= 2 && period <= 5 },
		"map_mistaken": func(period int) bool { return period >= 1 && period <= 5 },
	} {
		for period, got := range priced(t, build(5, 1, 3), column) {
			if got > 0 != shows(period) { // nobody shown: 0 of 0
				t.Errorf("%s is %v in period %d", column, got, period)
			}
		}
	}
	fingerprint := func(users float64, date int) string {
		return modeltest.Fingerprint(t, build(date, users, 0), model.Options{Workers: 1}, false)
	}
	if fingerprint(1, 1) != fingerprint(0, 1) {
		t.Error("a map that is withheld at once changes standings")
	}
	if fingerprint(1, 5) == fingerprint(0, 5) {
		t.Error("a map changes no standing")
	}
}

func TestAMapShowsAnother(t *testing.T) {
	s := mapped(100, 1, everyTenth, func(m *institution.DebtorMap) { m.Of, m.Band = "map", "shown" })
	if _, problems := s.Bind(); len(problems) != 1 || !strings.Contains(problems[0].Text, "map cannot show itself") {
		t.Errorf("problems %v", problems)
	}
}

// What was told of the period that was reached is told again by the society that goes on from there.
func TestAMapGoesOnTelling(t *testing.T) {
	build := func() *model.Spec {
		return mapped(600, 12, everyTenth, func(m *institution.DebtorMap) { m.Reports, m.Mistaken = 3, 1 })
	}
	sim, err := model.New(build(), model.Options{Workers: 2, SpanSize: 128})
	if err != nil {
		t.Fatal(err)
	}
	for range 6 {
		sim.Tick()
	}
	next, err := sim.Continue(build())
	if err != nil {
		t.Fatal(err)
	}
	tell := func(w *model.World) []model.Ratio {
		into := make([]model.Ratio, 3*len(w.Layout.Groups))
		w.Spec.Institutions["map"].(model.Witness).Witness(w, into)
		return into
	}
	if was, is := tell(sim.World), tell(next.World); !slices.Equal(was, is) || was[3].Part == 0 {
		t.Errorf("it told %v and tells %v", was, is)
	}
}

func TestDebtorMapConforms(t *testing.T) {
	for name, change := range map[string]func(*model.Spec, *institution.DebtorMap){
		"ringtone": func(_ *model.Spec, m *institution.DebtorMap) { m.Sight = "contacts" },
		"some are enrolled, every third month": func(_ *model.Spec, m *institution.DebtorMap) {
			m.Cell, m.Enrolled, m.Refresh = 30, 0.6, 3
		},
		"people join and leave it": func(s *model.Spec, _ *institution.DebtorMap) {
			s.Policies = map[string]model.Policy{"churn": &churn{}}
		},
		"it is withheld": func(s *model.Spec, m *institution.DebtorMap) {
			s.Policies = map[string]model.Policy{"law": &policy.DataLimits{Date: 10, Institution: "map", Inputs: map[string]bool{"osmanthus": true}}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec {
				s := mapped(600, 30, everyTenth, func(m *institution.DebtorMap) {
					m.Of, m.Band, m.Reports, m.Mistaken = "osmanthus", "c", 2, 1
				})
				s.Network = modeltest.Networks()["small_world"]
				delete(s.Institutions, "pillory")
				change(s, s.Institutions["map"].(*institution.DebtorMap))
				return s
			})
		})
	}
}
