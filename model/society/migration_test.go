package society_test

import (
	"math"
	"slices"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/network"
	"socialcredit/model/society"
)

// moving is a society of five districts whose households move. Nobody does anything; a third of the people
// have less than the 90 points that a loan needs, for good.
func moving(people, periods int, change func(*model.Spec, *society.Migration)) *model.Spec {
	k, _ := society.Kinds.Find("migration")
	m, _ := k.New().(*society.Migration)
	s, p := modeltest.Society(people, periods), modeltest.Points()
	p.Rules, p.Friends, p.Spread = nil, &institution.NoFriends{}, 30
	p.Memory = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}
	s.People.Districts, s.Acts, s.Institutions["osmanthus"] = 5, nil, p
	s.Society = map[string]model.Society{"moves": m}
	change(s, m)
	return s
}

// A removal is what a household does in a period.
type removal struct {
	head, size, from, to int
	shut                 bool // to a member a right is
}

func (r removal) moved() bool { return r.from != r.to }

// removals simulates a period and tells what each household does, all of whose members must do the same.
func removals(t *testing.T, sim *model.Simulation) (list []removal) {
	t.Helper()
	w := sim.World
	before := slices.Clone(w.District)
	sim.Tick()
	for pos, district := range w.District {
		if w.Head(pos) == pos {
			list = append(list, removal{head: pos, from: int(before[pos]), to: int(district)})
		}
		home := &list[len(list)-1]
		if home.head != w.Head(pos) || home.from != int(before[pos]) || home.to != int(district) {
			t.Fatalf("period %d: position %d goes from %d to %d, its household %+v", w.Period, pos, before[pos], district, *home)
		}
		home.size++
		home.shut = home.shut || w.Gates.Excludes(int(w.Joint[pos]))
	}
	return list
}

func TestMigrationConforms(t *testing.T) {
	for name, change := range map[string]func(*model.Spec, *society.Migration){
		"months":        func(_ *model.Spec, m *society.Migration) { m.Rate, m.Flight = 2, 1 },
		"no households": func(s *model.Spec, m *society.Migration) { m.Rate, s.Network = 5, &network.None{} },
		"with a code": func(s *model.Spec, m *society.Migration) {
			m.Rate, m.Flight = 30, -0.5
			quarantined(s).HandedOver = 0.5
		},
		"ties in a district": func(s *model.Spec, m *society.Migration) {
			m.Rate, s.Institutions["osmanthus"] = 5, modeltest.Points()
			s.Acts = modeltest.Society(2, 1).Acts
			s.Society["people"] = strategic(t, func(k *society.StrategicTies) { k.FriendsOfFriends, k.Elsewhere = 0, 0.3 })
		},
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec { return moving(600, 30, change) })
		})
	}
}

// Households of one member as of more move with 1-exp(-rate*dt) in a period, and exp(flight) times the
// rate where a right is shut to a member. Outcomes tell as much, of persons in a year.
func TestHouseholdsMove(t *testing.T) {
	for name, c := range map[string]struct{ rate, flight float64 }{
		"few": {0.1, 0}, "many": {2, 0}, "flight": {0.8, 1.2}, "the excluded stay": {1.5, -1},
	} {
		sim := seeded(t, moving(16_000, 12, func(_ *model.Spec, m *society.Migration) { m.Rate, m.Flight = c.rate, c.flight }), 2)
		sum := map[bool]*[2]float64{false: {}, true: {}} // by whether a right is shut: moves and households
		large := *sum[false]
		for range 12 {
			people, gone, shut, shutGone := 0, 0, 0, 0
			for _, r := range removals(t, sim) {
				n := sum[r.shut]
				people, n[1] = people+r.size, n[1]+1
				if r.shut {
					shut += r.size
				}
				if r.size > 2 {
					large[1]++
				}
				if !r.moved() {
					continue
				}
				gone, n[0] = gone+r.size, n[0]+1
				if r.shut {
					shutGone += r.size
				}
				if r.size > 2 {
					large[0]++
				}
			}
			for outcome, want := range map[string]float64{
				"moved": 12 * float64(gone) / float64(people), "shut_moved": 12 * float64(shutGone) / float64(shut),
			} {
				if got := told(t, sim.World, sim.World.Spec.Society["moves"].(model.Witness), outcome, -1); math.Abs(got-want) > 1e-9 {
					t.Errorf("%s, period %d: %s is %v, want %v", name, sim.World.Period, outcome, got, want)
				}
			}
		}
		near(t, name+", nothing shut", sum[false][0]/sum[false][1], 1-math.Exp(-c.rate/12), sum[false][1])
		near(t, name+", a right shut", sum[true][0]/sum[true][1], 1-math.Exp(-c.rate*math.Exp(c.flight)/12), sum[true][1])
		if c.flight == 0 {
			near(t, name+", of three or more", large[0]/large[1], 1-math.Exp(-c.rate/12), large[1])
		}
	}
}

// Whoever moves goes to each other district with the same probability. Chi-square over the five times
// four ways, given how many leave each district: 15 degrees of freedom, of which one in 1,000 exceeds 37.7.
func TestMovesGoEverywhere(t *testing.T) {
	sim := seeded(t, moving(4000, 24, func(_ *model.Spec, m *society.Migration) { m.Rate = 4 }), 2)
	ways := [5][5]float64{}
	for range 24 {
		for _, r := range removals(t, sim) {
			if r.moved() {
				ways[r.from][r.to]++
			}
		}
	}
	square := 0.0
	for from, row := range ways {
		want := (row[0] + row[1] + row[2] + row[3] + row[4]) / 4
		if want < 500 {
			t.Fatalf("only %v moves from district %d", 4*want, from)
		}
		for to, n := range row {
			if to != from {
				square += (n - want) * (n - want) / want
			}
		}
	}
	if square > 37.7 {
		t.Errorf("chi-square is %.1f: %v", square, ways)
	}
}

// With two districts everybody who moves goes to the other one.
func TestThereAndBack(t *testing.T) {
	sim := seeded(t, moving(500, 3, func(s *model.Spec, m *society.Migration) { s.People.Districts, m.Rate = 2, 366 }), 1)
	for period := range 3 {
		for _, r := range removals(t, sim) {
			if r.to != 1-r.from {
				t.Fatalf("period %d: %+v", period+1, r)
			}
		}
	}
}

// Codes turn red on day 1 for 14 days, and then for no reason. The code of who moves at the end of a day
// follows with the probability that it is handed over, by person; else it starts anew, which is green.
func TestCodesFollowThoseWhoMove(t *testing.T) {
	for _, handed := range []float64{0, 0.6, 1} {
		sim := seeded(t, moving(4000, 2, func(s *model.Spec, m *society.Migration) {
			m.Rate = 40
			c := quarantined(s)
			c.Inflow.Rate, c.HandedOver = 0, handed
			c.Origins = map[string]institution.CodeOrigin{"all": {Districts: 5, Colour: "red", Until: 2}}
		}), 2)
		w := sim.World
		code := w.Standings[slices.Index(w.Layout.Institutions, "code")]
		moved, gone, kept := make([]bool, w.N), 0.0, 0.0
		for _, r := range removals(t, sim) {
			for pos := r.head; pos < r.head+r.size; pos++ {
				moved[pos] = r.moved()
			}
		}
		sim.Tick()
		for pos, band := range code.Band {
			switch red := band == 0; {
			case !moved[pos] && !red:
				t.Fatalf("handed over %v: the code of position %d, who stayed, is in band %d", handed, pos, band)
			case moved[pos] && red:
				kept++
				fallthrough
			case moved[pos]:
				gone++
			}
		}
		near(t, "handed over", kept/gone, handed, gone)
	}
}

// Households that never move change exactly nothing, whatever depends on districts and whoever would flee.
func TestNobodyMoves(t *testing.T) {
	build := func(change func(*society.Migration)) *model.Spec {
		return moving(600, 60, func(s *model.Spec, m *society.Migration) {
			c := quarantined(s)
			c.Evidence, c.HandedOver = "seir", 0
			s.Society["covid"] = &society.Epidemic{R0: 3, Latent: 2, Infectious: 3, AlongTies: 0.3, First: 0.05}
			if change == nil {
				delete(s.Society, "moves")
				return
			}
			change(m)
		})
	}
	o := model.Options{Workers: 2, SpanSize: 128}
	want := modeltest.Fingerprint(t, build(nil), o, false)
	if modeltest.Fingerprint(t, build(func(m *society.Migration) { m.Rate, m.Flight = 0, 5 }), o, false) != want {
		t.Error("people who never move change codes")
	}
	if modeltest.Fingerprint(t, build(func(m *society.Migration) { m.Rate = 5 }), o, false) == want {
		t.Error("people who move change no codes: the test above shows nothing")
	}
}

// A society that goes on leaves people where they have moved to.
func TestMovesGoOn(t *testing.T) {
	build := func() *model.Spec { return moving(600, 12, func(_ *model.Spec, m *society.Migration) { m.Rate = 3 }) }
	sim := seeded(t, build(), 2)
	seededAs := slices.Clone(sim.World.District)
	for range 6 {
		sim.Tick()
	}
	next, err := sim.Continue(build())
	if err != nil {
		t.Fatal(err)
	}
	if slices.Equal(next.World.District, seededAs) || !slices.Equal(next.World.District, sim.World.District) {
		t.Fatal("people are not where they were")
	}
	for range 6 {
		sim.Tick()
		next.Tick()
	}
	if !slices.Equal(next.World.District, sim.World.District) {
		t.Error("it goes on otherwise than without a stop")
	}
}

func TestMigrationNeedsTwoDistricts(t *testing.T) {
	s := moving(100, 1, func(s *model.Spec, _ *society.Migration) { s.People.Districts = 1 })
	if _, problems := s.Bind(); len(problems) != 1 || problems[0].Path != "society.moves" {
		t.Errorf("problems %v", problems)
	}
}
