package society_test

import (
	"math"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/society"
)

// free is a society whose people choose whether the score knows them.
func free(people, periods int, change func(*society.Exit)) *model.Spec {
	k, _ := society.Kinds.Find("exit")
	e, _ := k.New().(*society.Exit)
	e.Institution, e.Trait, e.Means, e.Education, e.Privacy = "osmanthus", 0, 0, 0, 0
	change(e)
	s := modeltest.Society(people, periods)
	s.Society = map[string]model.Society{"opting_out": e}
	return s
}

// inside simulates a society and returns who is enrolled by then, by position.
func inside(t *testing.T, s *model.Spec) (*model.World, []bool) {
	t.Helper()
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for range s.Periods {
		sim.Tick()
	}
	in := make([]bool, sim.World.N)
	for pos := range in {
		in[pos] = sim.World.Standings[0].Enrolled(pos)
	}
	return sim.World, in
}

// The share outside at the start: that of people who are all alike is the parameter, and with a
// coefficient on the trait, each person's is 1-(1-stay_out)^exp(b*trait).
func TestStayingOut(t *testing.T) {
	_, in := inside(t, free(4000, 0, func(e *society.Exit) { e.StayOut = 0.3 }))
	near(t, "outside", shareOf(in, func(int) bool { return true }), 0.7, 4000)
	w, in := inside(t, free(8000, 0, func(e *society.Exit) { e.StayOut, e.Trait = 0.3, -0.7 }))
	for trait, want := range map[int8]float64{-16: math.Pow(0.7, math.Exp(0.7)), 16: math.Pow(0.7, math.Exp(-0.7))} {
		n := 0.0
		of := func(pos int) bool { return w.Trait[pos] >= trait-2 && w.Trait[pos] <= trait+2 }
		for pos := range in {
			if of(pos) {
				n++
			}
		}
		near(t, "enrolled by trait", shareOf(in, of), want, n)
	}
	w, in = inside(t, free(8000, 0, func(e *society.Exit) { e.StayOut, e.Education = 1, 1 }))
	near(t, "enrolled", shareOf(in, func(int) bool { return true }), 0, 8000)
	w, in = inside(t, free(1000, 0, func(e *society.Exit) { e.StayOut = 0 }))
	near(t, "enrolled", shareOf(in, func(int) bool { return true }), 1, float64(w.N))
}

func shareOf(in []bool, of func(pos int) bool) float64 {
	n, k := 0.0, 0.0
	for pos := range in {
		if of(pos) {
			n++
			if in[pos] {
				k++
			}
		}
	}
	return k / n
}

// near allows four standard errors of a share, and what one person may be off.
func near(t *testing.T, what string, got, want, n float64) {
	t.Helper()
	if math.Abs(got-want) > 4*math.Sqrt(want*(1-want)/n)+1/n {
		t.Errorf("%s: %.4f, want %.4f", what, got, want)
	}
}

// Everybody falls below the base at once, and leaves at a rate of 1 a year: exp(-1) are left after a
// year in which they could. Those at the base stay.
func TestLeavingBelowTheBase(t *testing.T) {
	for _, test := range []struct{ points, want float64 }{{-1, math.Exp(-1)}, {1, 1}} {
		s := free(4000, 14, func(e *society.Exit) { e.StayOut, e.Leave = 0, 1 })
		p := modeltest.Points()
		p.Friends, p.Memory = &institution.NoFriends{}, institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}
		p.Rules = map[string]institution.Rule{"fall": {Points: test.points, Streak: 1, Yearly: 1}}
		s.Institutions["osmanthus"] = p
		_, in := inside(t, s)
		// They fall in period 1 and decide in periods 1 to 13 for the next: 13 months.
		want := math.Pow(test.want, 13.0/12)
		near(t, "enrolled", shareOf(in, func(int) bool { return true }), want, 4000)
	}
}

// More education, more leave; where nobody may choose, nothing changes.
func TestTheEducatedLeaveMore(t *testing.T) {
	build := func(education float64) *model.Spec {
		s := free(6000, 36, func(e *society.Exit) { e.StayOut, e.Leave, e.Education = 0, 0.5, education })
		for label, kappa := range map[string]float64{"urban": 1, "rural": 0.2} {
			group := s.People.Groups[label]
			group.Education = kappa
			s.People.Groups[label] = group
		}
		return s
	}
	w, in := inside(t, build(2))
	of := func(label string) float64 {
		return shareOf(in, func(pos int) bool { return w.Layout.Groups[w.Group[pos]] == label })
	}
	if urban, rural := of("urban"), of("rural"); urban > rural-0.05 {
		t.Errorf("of the educated %.3f are in, of the others %.3f", urban, rural)
	}
	s := modeltest.Society(600, 24)
	s.Society = nil
	without := modeltest.Fingerprint(t, s, model.Options{Workers: 1}, false)
	with := modeltest.Fingerprint(t, free(600, 24, func(e *society.Exit) { e.StayOut, e.Leave, e.Join, e.Privacy = 0, 0, 0, 1 }), model.Options{Workers: 1}, false)
	if with != without {
		t.Error("people who may leave and do not change standings")
	}
}

// What makes people stay out keeps them from joining: with a coefficient on the trait, each person's rate
// is that of the average divided by exp(b*trait).
func TestJoining(t *testing.T) {
	w, in := inside(t, free(8000, 13, func(e *society.Exit) { e.StayOut, e.Leave, e.Join, e.Trait = 1, 0, 0.7, 0.7 }))
	for trait, times := range map[int8]float64{-16: math.Exp(0.7), 16: math.Exp(-0.7)} {
		of := func(pos int) bool { return w.Trait[pos] >= trait-2 && w.Trait[pos] <= trait+2 }
		near(t, "enrolled by trait", shareOf(in, of), 1-math.Exp(-0.7*times), 8000*0.06)
	}
}

func TestExitConforms(t *testing.T) {
	for name, change := range map[string]func(*model.Spec, *society.Exit){
		"all terms": func(_ *model.Spec, e *society.Exit) {
			e.StayOut, e.Leave, e.Join, e.Trait, e.Means, e.Education, e.Privacy = 0.3, 1, 0.5, -0.5, 0.3, 1, 0.7
		},
		"refresh": func(s *model.Spec, e *society.Exit) {
			p := modeltest.Points()
			p.Refresh, p.Enrolled = 3, 0.7
			s.Institutions["osmanthus"] = p
			e.Leave, e.Join = 2, 1
		},
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec {
				var e *society.Exit
				s := free(600, 30, func(x *society.Exit) { e = x })
				change(s, e)
				return s
			})
		})
	}
}
