package policy_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
	"socialcredit/model/society"
)

// tried is a society in which the score is tried out in four districts of ten, in periods 7 to 18.
func tried(t *testing.T, change func(*model.Spec, *policy.Pilot)) *model.Spec {
	t.Helper()
	s := modeltest.Society(800, 26)
	p := kind[*policy.Pilot](t, "pilot")
	p.Institution, p.Districts, p.Start, p.Date = "osmanthus", 4, 6, 18
	s.Policies = map[string]model.Policy{"pilot": p}
	change(s, p)
	return s
}

// spread is a society that the score reaches district by district.
func spread(t *testing.T, change func(*model.Spec, *policy.RollOut)) *model.Spec {
	t.Helper()
	s := modeltest.Society(900, 26)
	p := kind[*policy.RollOut](t, "roll_out")
	p.Institution, p.Start, p.FirstWeek, p.FirstMonth, p.Complete = "osmanthus", 4, 0.1, 0.2, 730
	s.Policies = map[string]model.Policy{"spread": p}
	change(s, p)
	return s
}

// ending is a society whose score ends after ten periods unless it is renewed.
func ending(t *testing.T, change func(*model.Spec, *policy.Sunset)) *model.Spec {
	t.Helper()
	s := modeltest.Society(600, 24)
	p := kind[*policy.Sunset](t, "sunset")
	p.Institution, p.Date = "osmanthus", 10
	s.Policies = map[string]model.Policy{"clause": p}
	change(s, p)
	return s
}

// restless has people choose whether they are enrolled, and move.
func restless(s *model.Spec) {
	exit, _ := society.Kinds.Find("exit")
	e, _ := exit.New().(*society.Exit)
	e.Institution, e.Join, e.Leave = "osmanthus", 2, 1
	moves, _ := society.Kinds.Find("migration")
	m, _ := moves.New().(*society.Migration)
	m.Rate = 2
	s.Society = map[string]model.Society{"choice": e, "moves": m}
}

func TestTerritoriesConform(t *testing.T) {
	for name, build := range map[string]func() *model.Spec{
		"pilot": func() *model.Spec { return tried(t, func(*model.Spec, *policy.Pilot) {}) },
		"from the start": func() *model.Spec {
			return tried(t, func(_ *model.Spec, p *policy.Pilot) { p.Start, p.Chosen = 0, "by_lot" })
		},
		"given up":          func() *model.Spec { return tried(t, func(_ *model.Spec, p *policy.Pilot) { p.Then = "nowhere" }) },
		"restless pilot":    func() *model.Spec { return tried(t, func(s *model.Spec, _ *policy.Pilot) { restless(s) }) },
		"roll-out":          func() *model.Spec { return spread(t, func(*model.Spec, *policy.RollOut) {}) },
		"restless roll-out": func() *model.Spec { return spread(t, func(s *model.Spec, _ *policy.RollOut) { restless(s) }) },
		"refreshed seldom": func() *model.Spec {
			return spread(t, func(s *model.Spec, _ *policy.RollOut) {
				o := modeltest.Points()
				o.Refresh, o.Enrolled, o.Aware = 3, 0.7, 0.8
				s.Institutions["osmanthus"] = o
			})
		},
		"sunset": func() *model.Spec { return ending(t, func(*model.Spec, *policy.Sunset) {}) },
		"extended": func() *model.Spec {
			return ending(t, func(s *model.Spec, p *policy.Sunset) { p.Renewed, p.Term = 0.6, 3; restless(s) })
		},
		"all three": func() *model.Spec {
			return spread(t, func(s *model.Spec, _ *policy.RollOut) {
				s.Policies["clause"] = ending(t, func(*model.Spec, *policy.Sunset) {}).Policies["clause"]
			})
		},
	} {
		t.Run(name, func(t *testing.T) { modeltest.Conform(t, build) })
	}
}

func TestIdleTerritoriesChangeNothing(t *testing.T) {
	without := simulate(t, modeltest.Society(800, 26))
	all := func(s *model.Spec, p *policy.Pilot) { p.Districts, p.Start = 10, 0 }
	same(t, "a pilot everywhere", simulate(t, tried(t, all)), without)
	reached := func(s *model.Spec, p *policy.RollOut) {
		p.Start, p.AtOnce, p.FirstWeek, p.FirstMonth, s.People.Count = 0, 1, 1, 1, 800
	}
	same(t, "reached at once", simulate(t, spread(t, reached)), without)
	for name, change := range map[string]func(*policy.Sunset){
		"renewed for good":     func(p *policy.Sunset) { p.Renewed = 1 },
		"renewed all the time": func(p *policy.Sunset) { p.Renewed, p.Term = 1, 1 },
		"after the end":        func(p *policy.Sunset) { p.Date = 27 },
	} {
		same(t, name, simulate(t, ending(t, func(s *model.Spec, p *policy.Sunset) { s.People.Count, s.Periods = 800, 26; change(p) })), without)
	}
}

// enrolledIn lists the districts from which anybody is enrolled, by where people lived when it was decided.
func enrolledIn(w *model.World, lived []uint16) (districts []int) {
	for pos, d := range lived {
		if w.Standings[0].Enrolled(pos) && !slices.Contains(districts, int(d)) {
			districts = append(districts, int(d))
		}
	}
	slices.Sort(districts)
	return districts
}

// Nobody is enrolled before the start, in the pilot districts alone until the end, everywhere or nowhere
// after it; whoever the institution does not know anyway is never enrolled.
func TestPilotDistricts(t *testing.T) {
	for name, change := range map[string]func(*model.Spec, *policy.Pilot){
		"evenly": func(*model.Spec, *policy.Pilot) {}, "by lot": func(_ *model.Spec, p *policy.Pilot) { p.Chosen = "by_lot" },
		"given up": func(_ *model.Spec, p *policy.Pilot) { p.Then = "nowhere" }, "restless": func(s *model.Spec, _ *policy.Pilot) { restless(s) },
		"seeded": func(_ *model.Spec, p *policy.Pilot) { p.Start = 0 },
	} {
		half := modeltest.Points()
		half.Enrolled = 0.5
		s := tried(t, change)
		s.Institutions["osmanthus"] = half
		p, _ := s.Policies["pilot"].(*policy.Pilot)
		sim := seeded(t, s)
		free := seeded(t, func() *model.Spec {
			s := modeltest.Society(800, 26)
			o := modeltest.Points()
			o.Enrolled = 0.5
			s.Institutions["osmanthus"] = o
			return s
		}())
		var first []int
		lived := slices.Clone(sim.World.District)
		for period := range s.Periods + 1 {
			in := enrolledIn(sim.World, lived)
			switch now := period - 1; { // with the publication after the period in which it is decided
			case now < p.Start && (p.Start > 0 || period > 0):
				if len(in) > 0 {
					t.Fatalf("%s, period %d: enrolled in %v", name, period, in)
				}
			case now < p.Date:
				if first == nil {
					first = in
				}
				if len(in) != 4 || !slices.Equal(in, first) || p.Chosen == "evenly" && !slices.Equal(in, []int{2, 4, 7, 9}) {
					t.Fatalf("%s, period %d: enrolled in %v", name, period, in)
				}
			case p.Then == "nowhere" && len(in) > 0, p.Then == "everywhere" && len(in) != 10:
				t.Fatalf("%s, period %d: enrolled in %v", name, period, in)
			}
			for pos := range sim.World.N {
				if s.Society == nil && sim.World.Standings[0].Enrolled(pos) && !free.World.Standings[0].Enrolled(pos) {
					t.Fatalf("%s, period %d: person %d is enrolled because of the pilot", name, period, sim.World.ID(pos))
				}
			}
			if lived = slices.Clone(sim.World.District); period < s.Periods {
				sim.Tick()
			}
		}
	}
}

// The difference in differences of each group, and of all with the weights of the pilot districts, counted
// again from the bands; people in the pilot districts are shut out more.
func TestPilotDifference(t *testing.T) {
	s := tried(t, func(s *model.Spec, p *policy.Pilot) {
		s.People.Count = 3000
		s.Institutions["village"] = modeltest.Points() // another score, so that there is exclusion before the start
		s.Services["job"] = model.Service{Right: true, Needs: map[string]string{"village": "d"}}
	})
	p, _ := s.Policies["pilot"].(*policy.Pilot)
	sim := seeded(t, s)
	w := sim.World
	var before [3][2][2]float64
	for range 18 {
		sim.Tick()
		var now [3][2][2]float64 // by group, side: people, shut out
		for pos, g := range w.Group {
			side := 0
			if slices.Contains([]int{2, 4, 7, 9}, int(w.District[pos])) {
				side = 1
			}
			now[g][side][0]++
			if w.Standings[0].Band[pos] < 2 || w.Standings[1].Band[pos] < 1 { // below c, below d
				now[g][side][1]++
			}
		}
		if w.Period == 6 {
			before = now
		}
		if w.Period < 6 {
			continue
		}
		into := make([]model.Ratio, 9)
		p.Witness(w, into)
		weighted, pilots := 0.0, 0.0
		for g := range 3 {
			share := func(of [3][2][2]float64, side int) float64 { return of[g][side][1] / of[g][side][0] }
			want := share(now, 1) - share(before, 1) - (share(now, 0) - share(before, 0))
			if got := float64(into[6+g].Part) / float64(into[6+g].Whole); math.Abs(got-want) > 1e-6 {
				t.Fatalf("period %d, group %d: %v, want %v", w.Period, g, got, want)
			}
			weighted, pilots = weighted+want*now[g][1][0], pilots+now[g][1][0]
		}
		told := outcomes(sim, p)
		if math.Abs(told["difference"]-weighted/pilots) > 1e-6 {
			t.Fatalf("period %d: %v, want %v", w.Period, told["difference"], weighted/pilots)
		}
		if w.Period == 18 && (told["difference"] < 0.01 || told["treated"] < told["control"] || told["control"] == 0) {
			t.Errorf("in the end %v", told)
		}
	}
}

// The first week reaches a third of 300 cities, the first month two thirds, then it is everywhere by the 60th day; between
// them the number rises evenly.
func TestRollOutByDay(t *testing.T) {
	p := kind[*policy.RollOut](t, "roll_out")
	p.Institution, p.Start, p.Complete = "osmanthus", 3, 60
	s := modeltest.Society(3000, 70)
	s.Period, s.People.Districts = "day", 300
	s.Policies = map[string]model.Policy{"spread": p}
	sim := seeded(t, s)
	before := []int{}
	for range s.Periods {
		sim.Tick()
		in := enrolledIn(sim.World, sim.World.District)
		day := sim.World.Period - 1 - p.Start                                                            // decided at the end of the day before
		want, known := map[int]int{-1: 0, 0: 0, 7: 99, 20: 157, 30: 201, 45: 251, 60: 300, 63: 300}[day] // 99 + 13/23 of 102
		if known && len(in) != want {
			t.Errorf("%d cities after %d days, want %d", len(in), day, want)
		}
		for _, d := range before {
			if !slices.Contains(in, d) {
				t.Fatalf("city %d is lost", d)
			}
		}
		before = in
	}
	if told := outcomes(sim, p)["reached"]; told != 1 {
		t.Errorf("%v of the people are reached", told)
	}
}

// After the date nobody has a standing and nobody is shut out, though people may join and a roll-out goes on.
func TestSunset(t *testing.T) {
	for name, change := range map[string]func(*model.Spec){
		"alone": func(*model.Spec) {}, "restless": restless,
		"rolled out": func(s *model.Spec) {
			s.Policies = map[string]model.Policy{
				"clause": s.Policies["clause"], "a": spread(t, func(*model.Spec, *policy.RollOut) {}).Policies["spread"],
			}
		},
		"rolled out later": func(s *model.Spec) {
			s.Policies = map[string]model.Policy{
				"clause": s.Policies["clause"], "z": spread(t, func(*model.Spec, *policy.RollOut) {}).Policies["spread"],
			}
		},
	} {
		s := ending(t, func(s *model.Spec, _ *policy.Sunset) { change(s) })
		clause, _ := s.Policies["clause"].(model.Witness)
		sim := seeded(t, s)
		for range s.Periods {
			sim.Tick()
			w, shut := sim.World, 0
			for pos := range w.N {
				if w.Gates.Excludes(int(w.Joint[pos])) {
					shut++
				}
			}
			over, in := w.Period > 10, len(enrolledIn(w, w.District)) > 0
			if over == in && (name == "alone" || over) || over && shut > 0 {
				t.Fatalf("%s, period %d: anybody enrolled: %v; %d shut out", name, w.Period, in, shut)
			}
			if told := outcomes(sim, clause)["ended"]; (told == 1) != (w.Period >= 10) {
				t.Fatalf("%s, period %d: ended %v", name, w.Period, told)
			}
		}
	}
}

// A roll-out brings nothing back that low approval has stopped.
func TestRollOutStopsWithTheScore(t *testing.T) {
	k, _ := society.Kinds.Find("approval")
	mood, _ := k.New().(*society.Approval)
	mood.Stops, mood.Threshold = "osmanthus", 0.765 // reached again in period 4
	s := spread(t, func(s *model.Spec, p *policy.RollOut) {
		p.Start, p.AtOnce, p.FirstWeek, p.FirstMonth = 0, 0.1, 0.1, 0.2
		s.Society, s.Record = map[string]model.Society{"mood": mood}, modeltest.Silent()
	})
	sim := seeded(t, s)
	if in := enrolledIn(sim.World, sim.World.District); len(in) != 1 {
		t.Fatalf("as seeded it is in %v", in)
	}
	for range s.Periods {
		sim.Tick()
		if in := enrolledIn(sim.World, sim.World.District); sim.World.Period > 1 && len(in) > 0 {
			t.Fatalf("period %d: enrolled in %v", sim.World.Period, in)
		}
	}
}

// A clause that is renewed with probability .5 every two periods ends after k terms with probability 2**-k.
func TestSunsetIsRenewed(t *testing.T) {
	const seeds = 400
	ends := map[int]float64{}
	for seed := range uint64(seeds) {
		s := ending(t, func(s *model.Spec, p *policy.Sunset) {
			s.Seed, s.People.Count, s.Acts, p.Renewed, p.Term = seed, 20, nil, 0.5, 2
		})
		o := modeltest.Points()
		o.Rules = nil
		s.Institutions["osmanthus"] = o
		clause, _ := s.Policies["clause"].(model.Witness)
		sim := seeded(t, s)
		for range s.Periods {
			sim.Tick()
			if outcomes(sim, clause)["ended"] == 1 {
				ends[sim.World.Period]++
				break
			}
		}
	}
	for k, period := range []int{10, 12, 14, 16} {
		p := math.Pow(0.5, float64(k+1))
		if got := ends[period]; math.Abs(got-p*seeds) > 4*math.Sqrt(p*(1-p)*seeds) {
			t.Errorf("%v of %d end in period %d, want %v", got, seeds, period, p*seeds)
		}
	}
	if ends[11]+ends[13] > 0 {
		t.Errorf("ends between terms: %v", ends)
	}
}

func TestTerritoryMistakes(t *testing.T) {
	for want, s := range map[string]*model.Spec{
		"policies.pilot.districts: 11 of 10 districts; at most":                              tried(t, func(_ *model.Spec, p *policy.Pilot) { p.Districts = 11 }),
		"policies.pilot.start: 18 is not before the end, 18":                                 tried(t, func(_ *model.Spec, p *policy.Pilot) { p.Start = 18 }),
		"policies.spread.first_week: 0.1 of the districts after a week are fewer than 0.3":   spread(t, func(_ *model.Spec, p *policy.RollOut) { p.AtOnce = 0.3 }),
		"policies.spread.first_month: 0.2 of the districts after a month are fewer than 0.6": spread(t, func(_ *model.Spec, p *policy.RollOut) { p.FirstWeek = 0.6 }),
		"policies.spread.complete: 30 days are over within the first month":                  spread(t, func(_ *model.Spec, p *policy.RollOut) { p.Complete = 30 }),
		`policies.clause.institution: unknown institution "rose"`:                            ending(t, func(_ *model.Spec, p *policy.Sunset) { p.Institution = "rose" }),
	} {
		_, problems := s.Bind()
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), want) {
			t.Errorf("problems %v, want %s", problems, want)
		}
	}
	both := spread(t, func(s *model.Spec, _ *policy.RollOut) {
		s.Policies["pilot"] = tried(t, func(*model.Spec, *policy.Pilot) {}).Policies["pilot"]
	})
	_, problems := both.Bind()
	if len(problems) != 2 || !strings.Contains(problems[0].Error(), "the policy spread says already where osmanthus is active") {
		t.Errorf("problems %v of two territories", problems)
	}
}
