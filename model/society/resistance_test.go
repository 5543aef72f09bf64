package society_test

import (
	"math"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/society"
)

// defiant is a society in which people get round orders. Nobody does anything that is noticed; a third of
// the people have less than the 90 points that a loan needs, for good.
func defiant(people, periods int, change func(*model.Spec, *society.Resistance)) *model.Spec {
	k, _ := society.Kinds.Find("resistance")
	r, _ := k.New().(*society.Resistance)
	s, p := modeltest.Society(people, periods), modeltest.Points()
	p.Rules, p.Friends, p.Spread = nil, &institution.NoFriends{}, 30
	p.Memory = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}
	s.Acts, s.Institutions["osmanthus"] = nil, p
	s.Society = map[string]model.Society{"defiance": r}
	change(s, r)
	return s
}

// quarantined puts a code into a society of days: every other green code turns on a day, people stay at
// home but for the defiant, and whoever goes out tries one checkpoint, where somebody always looks.
func quarantined(s *model.Spec) *institution.HealthCode {
	k, _ := institution.Kinds.Find("health_code")
	c, _ := k.New().(*institution.HealthCode)
	c.Inflow.Rate, c.Phones.Father, c.Quarantine.Leave = 0.5, 0, 0
	c.Checkpoints = institution.CodeCheckpoints{Check: 1, Tries: 1}
	s.Period, s.Institutions["code"] = "day", c
	return c
}

func TestResistanceConforms(t *testing.T) {
	for name, change := range map[string]func(*model.Spec, *society.Resistance){
		"fixed":  func(s *model.Spec, _ *society.Resistance) { quarantined(s) },
		"grows":  func(s *model.Spec, r *society.Resistance) { r.Frustration = 20; quarantined(s) },
		"months": func(_ *model.Spec, r *society.Resistance) { r.Share, r.Trait, r.Frustration = 0.3, 1, 2 },
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec { return defiant(600, 30, change) })
		})
	}
}

// Everybody's chance is share*exp(trait*theta - trait^2/2), at most 1, in whole 1/255; by hand at some
// values of theta, in sixteenths, and by the formula at all.
func TestDefianceByTrait(t *testing.T) {
	for _, c := range []struct {
		share, trait float64
		byHand       map[int8]uint8
	}{
		// .05*255 = 12.75, times exp(.875), exp(.375), exp(-.125), exp(-.625), exp(-1.125)
		{0.05, -0.5, map[int8]uint8{-32: 31, -16: 19, 0: 11, 16: 7, 32: 4}},
		// .4*255 = 102, times exp(-2.5), exp(-1.5), exp(-.5), exp(.5); exp(1.5) makes more than 1
		{0.4, 1, map[int8]uint8{-32: 8, -16: 23, 0: 62, 16: 168, 32: 255}},
		{0.2, 0, map[int8]uint8{-32: 51, -16: 51, 0: 51, 16: 51, 32: 51}},
		{0, -0.5, map[int8]uint8{-32: 0, 0: 0, 32: 0}},
		{1, 0, map[int8]uint8{-16: 255, 16: 255}},
	} {
		w := seeded(t, defiant(4000, 0, func(_ *model.Spec, r *society.Resistance) { r.Share, r.Trait = c.share, c.trait }), 2).World
		seen := 0
		for pos, got := range w.Defiance {
			theta := float64(w.Trait[pos]) / 16
			chance := min(1, c.share*math.Exp(c.trait*theta-c.trait*c.trait/2))
			if want, known := c.byHand[w.Trait[pos]]; known {
				seen++
				if got != want {
					t.Fatalf("share %v, trait %v: a person of theta %v defies with %d, want %d", c.share, c.trait, theta, got, want)
				}
			}
			if math.Abs(float64(got)-255*chance) > 0.5+1e-9 {
				t.Fatalf("share %v, trait %v: a person of theta %v defies with %d, want %.2f", c.share, c.trait, theta, got, 255*chance)
			}
		}
		if seen < 100 {
			t.Errorf("only %d people have a trait of those", seen)
		}
	}
}

// The correction makes the mean of a normal population the share: within four standard errors, which are
// share*sqrt(exp(trait^2)-1)/sqrt(n), and half of the 1/255 in which chances are kept.
func TestDefianceMeansShare(t *testing.T) {
	const people = 20_000
	for _, c := range []struct{ share, trait float64 }{{0.05, -0.5}, {0.1, 0.8}, {0.3, -0.3}, {0.02, 0.2}} {
		s := defiant(people, 0, func(_ *model.Spec, r *society.Resistance) { r.Share, r.Trait = c.share, c.trait })
		w := seeded(t, s, 2).World
		got := told(t, w, s.Society["defiance"].(model.Witness), "defiance", -1)
		if se := c.share * math.Sqrt(math.Expm1(c.trait*c.trait)/people); math.Abs(got-c.share) > 4*se+0.5/255 {
			t.Errorf("trait %v: the mean is %.4f, want %v", c.trait, got, c.share)
		}
	}
}

// Each year in which a right is shut multiplies the chance by exp(frustration), up to 1, and nobody
// else's changes.
func TestFrustrationGrows(t *testing.T) {
	const share, frustration = 0.2, 0.7
	sim := seeded(t, defiant(2000, 48, func(_ *model.Spec, r *society.Resistance) {
		r.Share, r.Trait, r.Frustration = share, 0, frustration
	}), 2)
	w := sim.World
	for period := 0; period <= 48; period++ {
		excluded := 0
		for pos, got := range w.Defiance {
			want := share
			if w.Gates.Excludes(int(w.Joint[pos])) {
				excluded++
				want = min(1, share*math.Exp(frustration*float64(period)/12))
			}
			if math.Abs(float64(got)-255*want) > 0.5+1e-9 {
				t.Fatalf("period %d: position %d defies with %d, want %.2f", period, pos, got, 255*want)
			}
		}
		near(t, "excluded", float64(excluded)/2000, 1.0/3, 2000)
		if period < 48 {
			sim.Tick()
		}
	}
}

// With the right back the frustration is gone. Everybody falls below the loan once a year, and half of the 16
// points are forgotten in a year: 10 are left after 12*log2(1.6) = 8.1 months, a spell of 9 months.
func TestFrustrationEndsWithTheSpell(t *testing.T) {
	sim := seeded(t, defiant(200, 12, func(s *model.Spec, r *society.Resistance) {
		r.Share, r.Trait, r.Frustration = 0.2, 0, 1
		p := modeltest.Points()
		p.Friends, p.Memory = &institution.NoFriends{}, institution.Memory{Rewards: 1, Penalties: 1}
		p.Rules = map[string]institution.Rule{"fall": {Points: -16, Streak: 1, Yearly: 1}}
		s.Institutions["osmanthus"] = p
	}), 1)
	w, spell := sim.World, 0
	for period := 1; period <= 12; period++ {
		sim.Tick()
		want := 0.2
		if w.Gates.Excludes(int(w.Joint[0])) {
			spell = period
			want *= math.Exp(float64(period) / 12)
		}
		if got := float64(w.Defiance[0]); math.Abs(got-255*want) > 0.5+1e-9 {
			t.Errorf("period %d: %v, want %.2f", period, got, 255*want)
		}
	}
	if spell != 9 {
		t.Errorf("the spell ends after %d months, want 9", spell)
	}
}

// Whatever the trait and however long a right is shut, with share 0 nobody gets round an order: every
// standing is as if the kind were not there, and no one barges or leaves.
func TestNobodyDefies(t *testing.T) {
	build := func(share float64, there bool) *model.Spec {
		s := defiant(600, 60, func(s *model.Spec, r *society.Resistance) {
			r.Share, r.Trait, r.Frustration = share, 3, 100 // exp(100*years) is beyond all numbers after seven years
			quarantined(s).Quarantine.Found = 1
		})
		if !there {
			s.Society = nil
		}
		return s
	}
	o := model.Options{Workers: 1}
	want := modeltest.Fingerprint(t, build(0, false), o, false)
	if modeltest.Fingerprint(t, build(0, true), o, false) != want {
		t.Error("people who never defy change codes")
	}
	if modeltest.Fingerprint(t, build(0.5, true), o, false) == want {
		t.Error("people who defy change no codes: the test above shows nothing")
	}
	s := build(0, true)
	s.Period, s.Periods = "month", 120
	delete(s.Institutions, "code")
	w := seeded(t, s, 1)
	for range 120 {
		w.Tick()
	}
	for pos, got := range w.World.Defiance {
		if got != 0 {
			t.Fatalf("after ten years position %d defies with %d", pos, got)
		}
	}
}

// A code hears of it: of those in quarantine so many go out, of those who are stopped so many barge through,
// and of the ill so many hide their symptoms.
func TestHealthCodeReadsDefiance(t *testing.T) {
	for _, share := range []float64{0, 0.3} {
		var code *institution.HealthCode
		s := defiant(4000, 3, func(s *model.Spec, r *society.Resistance) {
			r.Share, r.Trait = share, 0
			code = quarantined(s)
		})
		sim := seeded(t, s, 2)
		for range 3 {
			sim.Tick()
		}
		// Three of four codes had turned by day 2; so many of these people go out on day 3, to a checkpoint.
		near(t, "go out", told(t, sim.World, code, "left", -1), 0.75*share, 4000)
		near(t, "barge through", told(t, sim.World, code, "barged", -1), 0.75*share*share, 4000)
		s = defiant(4000, 1, func(s *model.Spec, r *society.Resistance) {
			r.Share, r.Trait = share, 0
			c := quarantined(s)
			c.Evidence, c.Sources = "seir", institution.CodeSources{Symptoms: institution.CodeSymptoms{Declared: 1}}
			c.Sources.HotZone.Days, c.Sources.Tickets.Seats = 14, 1
			s.Society["covid"] = &society.Epidemic{Latent: 4, Infectious: 5, First: 0.5}
		})
		sim = seeded(t, s, 2)
		ill := inState(sim.World, model.Infectious)
		sim.Tick()
		hidden := told(t, sim.World, s.Institutions["code"].(model.Witness), "green", -1) - 1 + float64(ill)/4000
		near(t, "hide symptoms", hidden*4000/float64(ill), share, float64(ill))
	}
}

// Two of them would overwrite each other.
func TestASocietyHasOneResistance(t *testing.T) {
	s := modeltest.Society(100, 1)
	s.Society = map[string]model.Society{"a": &society.Resistance{}, "b": &society.Resistance{}}
	if _, problems := s.Bind(); len(problems) != 2 || problems[0].Path != "society.a" {
		t.Errorf("problems %v, want one of each", problems)
	}
}
