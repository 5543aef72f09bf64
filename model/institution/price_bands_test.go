package institution_test

import (
	"slices"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
)

// bikes sets prices by the score of the society for tests.
func bikes(change func(*institution.Points)) *institution.PriceBands {
	k, _ := institution.Kinds.Find("price_bands")
	p, _ := k.New().(*institution.PriceBands)
	p.Points = *modeltest.Points()
	p.Prices = map[string]float64{"e": 100, "d": 2, "b": 1.5, "a": 0.5}
	change(&p.Points)
	return p
}

// fined is a bike share of which two people do nothing but get the records of a script. A fine takes 60
// points.
func fined(periods int, sends map[int]string) *model.Spec {
	s := one(periods, nil, func(*institution.Points) {})
	s.Institutions["osmanthus"] = bikes(func(p *institution.Points) {
		p.Memory, p.Friends = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}, &institution.NoFriends{}
		p.Rules = map[string]institution.Rule{"state_fine": {Points: -60}, "state_amnesty": {Points: 35}}
	})
	s.Policies = map[string]model.Policy{"state": &script{sends: sends}}
	return s
}

// priced is what a witness says of everybody in each period from 0 on: part over whole.
func priced(t *testing.T, s *model.Spec, column string) (values []float64) {
	t.Helper()
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	n := slices.IndexFunc(sim.World.Layout.Outcomes, func(o model.Told) bool { return o.Column == column })
	observer := sim.Observe(func(int) model.Needs { return model.Needs{} })
	for {
		r := observer.Snapshot().Outcomes[n][0]
		values = append(values, float64(r.Part)/float64(r.Whole))
		if sim.World.Period == s.Periods {
			return values
		}
		sim.Tick()
	}
}

// Two fines take everything: the price goes from 1 to 100 times the ordinary one (40 points are in the
// lowest band), then both people are frozen; points that they get later do not lift that.
func TestFrozenForGood(t *testing.T) {
	sends := map[int]string{1: "fine", 3: "fine", 5: "amnesty", 6: "amnesty"}
	expect(t, path(t, fined(8, sends)), []float64{100, 40, 40, 0, 0, 0, 0, 0})
	expect(t, priced(t, fined(8, sends), "osmanthus_frozen"), []float64{0, 0, 0, 0, 1, 1, 1, 1, 1})
	expect(t, priced(t, fined(3, sends), "osmanthus_price"), []float64{1, 1, 100, 100})
	s := fined(8, sends)
	s.Institutions["osmanthus"].(*institution.PriceBands).Freeze = false
	expect(t, path(t, s), []float64{100, 40, 40, 0, 0, 35, 70, 70})
	expect(t, priced(t, fined(2, map[int]string{1: "amnesty"}), "osmanthus_price"), []float64{1, 1, 0.5})
}

// Who was at the floor between two publications is not frozen.
func TestFrozenWhenPublished(t *testing.T) {
	s := fined(8, map[int]string{1: "fine", 2: "fine", 3: "amnesty"})
	s.Institutions["osmanthus"].(*institution.PriceBands).Refresh = 4
	expect(t, path(t, s), []float64{100, 100, 100, 35, 35, 35, 35, 35})
}

// An appeal that is granted lifts the freeze: what the second fine took comes back, which was 40 points
// from 40 to the floor at 0, and the points of the time in between count: 75 as if it had never been.
func TestAppealsLiftTheFreeze(t *testing.T) {
	expect(t, path(t, fined(9, map[int]string{1: "fine", 3: "fine", 5: "amnesty", 6: "granted"})), []float64{100, 40, 40, 0, 0, 0, 75, 75, 75})
	expect(t, path(t, fined(9, map[int]string{1: "fine", 3: "fine", 5: "suspended", 7: "rejected"})), []float64{100, 40, 40, 0, 0, 40, 40, 0, 0})
}

// Without freezing, prices are a matter of what people pay: the scores are those of kind points.
func TestPricesChangeNoScore(t *testing.T) {
	run := func(body model.Institution) []int32 {
		s := modeltest.Society(600, 24)
		s.Institutions["osmanthus"] = body
		_, got := scores(t, s)
		return got
	}
	p := bikes(func(*institution.Points) {})
	p.Freeze = false
	if !slices.Equal(run(p), run(modeltest.Points())) {
		t.Error("prices change scores")
	}
}

func TestPricesOfBands(t *testing.T) {
	for want, prices := range map[string]map[string]float64{
		`there is no band "poor"; one of a, b, c, d, e`: {"poor": 2},
		"finer than a thousandth":                       {"a": 0.00005},
	} {
		s := modeltest.Society(100, 1)
		p := bikes(func(*institution.Points) {})
		p.Prices = prices
		s.Institutions["osmanthus"] = p
		if _, problems := s.Bind(); len(problems) != 1 || !strings.Contains(problems[0].Text, want) {
			t.Errorf("problems %v, want %q", problems, want)
		}
	}
}

// Many are frozen, people come and go, appeals lift it, and it goes on after a cut.
func TestPriceBandsConform(t *testing.T) {
	modeltest.Conform(t, func() *model.Spec {
		s := modeltest.Society(600, 30)
		s.Institutions["osmanthus"] = bikes(func(p *institution.Points) {
			p.Floor, p.Refresh = 90, 2
			p.Rules["arrears"] = institution.Rule{Points: -6}
		})
		s.Society = map[string]model.Society{"opting_out": exits(0.5, 0.5)}
		k, _ := policy.Kinds.Find("appeal")
		a := k.New()
		modeltest.Fill(a, s)
		s.Policies = map[string]model.Policy{"hotline": a}
		return s
	})
}

// A price to the thousandth is one, whatever binary fractions make of it.
func TestPricesToTheThousandth(t *testing.T) {
	s := modeltest.Society(100, 1)
	p := bikes(func(*institution.Points) {})
	p.Prices = map[string]float64{"a": 1.001, "b": 1.005, "c": 0.007, "d": 2.675}
	s.Institutions["osmanthus"] = p
	if _, problems := s.Bind(); len(problems) > 0 {
		t.Error(problems)
	}
}
