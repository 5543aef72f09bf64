package institution_test

import (
	"math"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/network"
	"socialcredit/model/policy"
	"socialcredit/model/society"
)

// credit is a bureau for the acts of the society for tests.
func credit() *institution.CreditRating {
	k, _ := institution.Kinds.Find("credit_rating")
	c, _ := k.New().(*institution.CreditRating)
	c.Bands = map[string]float64{"poor": 350, "fair": 550, "good": 600, "excellent": 650}
	c.History.Rules = map[string]institution.Rule{
		"arrears": {Points: -60, Yearly: 12}, "clean_year": {Points: 20, Streak: 12, Without: map[string]bool{"arrears": true}},
	}
	c.Behaviour.Rules = map[string]institution.Rule{"jaywalk": {Points: -10}, "volunteer_day": {Points: 10}}
	return c
}

// rated is the society for tests with a bureau in place of its score.
func rated(people, periods int, c *institution.CreditRating) *model.Spec {
	s := modeltest.Society(people, periods)
	s.Institutions["osmanthus"] = c
	s.Services = map[string]model.Service{
		"loan": {Right: true, Needs: map[string]string{"osmanthus": "fair"}, Effect: 0.693},
		"bike": {Needs: map[string]string{"osmanthus": "excellent"}},
	}
	return s
}

// scores simulates a society and returns the last scores by position, in hundredths.
func scores(t *testing.T, s *model.Spec) (*model.World, []int32) {
	t.Helper()
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for range s.Periods {
		sim.Tick()
	}
	return sim.World, sim.World.Standings[0].Score
}

// The start is unequal by means and education alone: 100 points of a quarter of the score for a standard
// deviation of means, 200 points of 15 % of it between no education and the most; and no part can move
// the score by more than its weight of what lies between base and floor, or base and cap.
func TestCreditStarts(t *testing.T) {
	s := rated(500, 0, credit())
	s.People.Groups = map[string]model.Group{
		"taught":   {Share: 0.5, Opportunity: 1, Exposure: 1, TraitSD: 1, Education: 1},
		"untaught": {Share: 0.5, Opportunity: 1, Exposure: 1, TraitSD: 1, Education: 0.2, Means: 2},
	}
	w, got := scores(t, s)
	for pos, score := range got {
		means := float64(w.Means[pos]) / 16
		identity := 0.15 * 200 * 0.4
		if w.Layout.Groups[w.Group[pos]] == "untaught" {
			identity = -identity
		}
		want := 600 + 0.25*min(max(100*means, -250), 350) + identity
		if math.Abs(model.Points(score)-want) > 0.0101 {
			t.Fatalf("person with means %.2f in %s starts at %v, want %v", means, w.Layout.Groups[w.Group[pos]], model.Points(score), want)
		}
	}
}

// alone is a bureau whose score starts equal.
func alone() *institution.CreditRating {
	c := credit()
	c.Capacity.PerSD, c.Identity.Education = 0, 0
	c.Memory = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}
	return c
}

// A record moves the score by the weight of its part: 35 % of -60, 20 % of 10 (by hand); history cannot
// take more than 35 % of the 250 points between base and floor.
func TestCreditRecords(t *testing.T) {
	run := func(acts map[string]model.Act, periods int) float64 {
		s := one(periods, acts, func(*institution.Points) {})
		c := alone()
		c.History.Rules = map[string]institution.Rule{"arrears": {Points: -60}}
		c.Behaviour.Rules = map[string]institution.Rule{"volunteer_day": {Points: 10, Yearly: 3}}
		s.Institutions["osmanthus"] = c
		return path(t, s)[periods-1]
	}
	always := func(by string) model.Act { return model.Act{Rate: 12, Noticed: 1, By: by} }
	none := model.Act{By: "surveillance"}
	for _, test := range []struct {
		acts    map[string]model.Act
		periods int
		want    float64
	}{
		{map[string]model.Act{"arrears": none, "volunteer_day": always("claim")}, 12, 600 + 3*2},
		{map[string]model.Act{"arrears": always("surveillance"), "volunteer_day": none}, 24, 600 - 0.35*250},
	} {
		if got := run(test.acts, test.periods); got != test.want {
			t.Errorf("%v points, want %v", got, test.want)
		}
	}
}

// Friends are 5 % of the score: as computed from the scores that were published the period before.
// Without ties they are nothing.
func TestCreditConnections(t *testing.T) {
	build := func() *model.Spec {
		c := credit()
		c.History.Rules, c.Behaviour.Rules = nil, nil
		return rated(400, 1, c)
	}
	s := build()
	s.Periods = 0
	w, starts := scores(t, s)
	_, got := scores(t, build())
	moved := 0
	for pos, score := range got {
		sum := 0.0
		for _, friend := range w.Ties.Friends(pos) {
			sum += float64(starts[friend]) - 60000
		}
		want := starts[pos] + int32(math.Floor(0.05*sum/float64(len(w.Ties.Friends(pos)))+0.5))
		if score != want {
			t.Fatalf("position %d: %d, want %d", pos, score, want)
		}
		if want != starts[pos] {
			moved++
		}
	}
	if moved < 300 {
		t.Errorf("friends move only %d of 400", moved)
	}
	for _, periods := range []int{0, 3} {
		s = build()
		s.Network, s.Periods = &network.None{}, periods
		w, got = scores(t, s)
		for pos, score := range got {
			if want := 60000 + startOf(w, pos); math.Abs(model.Points(score-want)) > 0.0101 {
				t.Fatalf("without friends %d, want %d", score, want)
			}
		}
	}
}

// startOf is what means and education add in the society for tests, where all have the same education.
func startOf(w *model.World, pos int) int32 {
	return int32(math.Round(25 * min(max(100*float64(w.Means[pos])/16, -250), 350)))
}

// A bureau that gets no loan data is one without rules for financial acts; one that gets half of them
// takes about half of the points.
func TestLoanData(t *testing.T) {
	lost := func(share float64, rules map[string]institution.Rule) (sum int64, all []int32) {
		c := alone()
		c.LoanData, c.History.Rules, c.Behaviour.Rules, c.Connections.Weight, c.History.Weight = share, rules, nil, 0, 0.4
		s := rated(2000, 12, c)
		s.Services = nil
		_, all = scores(t, s)
		for _, score := range all {
			sum += 60000 - int64(score)
		}
		return sum, all
	}
	arrears := map[string]institution.Rule{"arrears": {Points: -10}}
	full, _ := lost(1, arrears)
	half, _ := lost(0.5, arrears)
	_, none := lost(0, arrears)
	for pos, score := range none {
		if score != 60000 {
			t.Fatalf("position %d: %d although no loan data arrives", pos, score)
		}
	}
	if ratio := float64(half) / float64(full); math.Abs(ratio-0.5) > 0.05 { // about 1,000 records: se 0.016
		t.Errorf("half of the loan data does %.3f of all", ratio)
	}
}

// A part that is withheld counts as at the base, and friends then bring nothing either: nobody's score
// differs any more.
func TestWithheldParts(t *testing.T) {
	c := credit()
	c.History.Rules, c.Behaviour.Rules = nil, nil
	s := rated(300, 5, c)
	rural := s.People.Groups["rural"]
	rural.Education = 0.3
	s.People.Groups["rural"] = rural
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	spread := func() (different int) {
		for _, score := range sim.World.Standings[0].Score {
			if score != 60000 {
				different++
			}
		}
		return different
	}
	for range 2 {
		sim.Tick()
	}
	if spread() < 250 {
		t.Fatalf("only %d of 300 are off the base", spread())
	}
	for _, part := range []string{"capacity", "identity", "connections"} {
		c.Withhold(part)
	}
	sim.Tick()
	if n := spread(); n != 0 {
		t.Errorf("%d are off the base although all is withheld", n)
	}
}

func TestCreditWeightsSumToOne(t *testing.T) {
	c := credit()
	c.History.Weight = 0.4
	_, problems := rated(100, 1, c).Bind()
	if len(problems) != 1 || !strings.Contains(problems[0].Text, "sum to 1.05; they must sum to 1") {
		t.Errorf("problems %v", problems)
	}
}

// What may happen to a credit rating, all at once: partial data, publication every other month, people
// who come and go, appeals, changed points, a record and two parts that are withheld.
func TestCreditConforms(t *testing.T) {
	for name, change := range map[string]func(*model.Spec, *institution.CreditRating){
		"as it is":  func(*model.Spec, *institution.CreditRating) {},
		"loan data": func(_ *model.Spec, c *institution.CreditRating) { c.LoanData = 0.5 },
		"memories":  func(_ *model.Spec, c *institution.CreditRating) { c.Memory.Penalties = 1 },
		"narrow":    func(_ *model.Spec, c *institution.CreditRating) { c.Floor, c.Cap = 580, 650; c.Memory.Rewards = 1 },
		"exit": func(s *model.Spec, c *institution.CreditRating) {
			c.Refresh = 2
			s.Society = map[string]model.Society{"opting_out": exits(1, 1)}
		},
		"script": func(s *model.Spec, c *institution.CreditRating) {
			c.Refresh = 3
			c.History.Rules["state_fine"], c.History.Rules["state_amnesty"] = institution.Rule{Points: -60}, institution.Rule{Clears: true}
			c.Behaviour.Rules["state_listed"] = institution.Rule{Ceiling: 550}
			s.Policies = map[string]model.Policy{"state": &script{
				sends: map[int]string{
					2: "fine", 4: "suspended", 5: "listed", 6: "listed", 8: "rejected", 10: "fine", 12: "suspended", 14: "granted", 16: "amnesty", 20: "fine", 22: "granted",
				},
				key: "behaviour.rules.jaywalk.points", adjusts: map[int]float64{9: -30},
				withhold: map[int]string{7: "connections", 11: "capacity", 15: "identity", 21: "arrears"},
			}}
		},
		"appeals": func(s *model.Spec, _ *institution.CreditRating) {
			k, _ := policy.Kinds.Find("tribunal")
			p := k.New()
			modeltest.Fill(p, s)
			s.Policies = map[string]model.Policy{"ombudsman": p}
		},
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec {
				c := credit()
				s := rated(600, 30, c)
				change(s, c)
				return s
			})
		})
	}
}

// exits is people who leave and join a lot.
func exits(leave, join float64) model.Society {
	k, _ := society.Kinds.Find("exit")
	e, _ := k.New().(*society.Exit)
	e.Institution, e.Leave, e.Join = "osmanthus", leave, join
	return e
}

func TestWhatOfACreditRatingCanChange(t *testing.T) {
	c := credit()
	if _, problems := rated(100, 1, c).Bind(); len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := strings.Join(c.Inputs(), " "); got != "arrears capacity connections identity jaywalk volunteer_day" {
		t.Errorf("inputs %q", got)
	}
	for key, want := range map[string]string{
		"loan_data": "", "history.rules.arrears.points": "", "behaviour.rules.jaywalk.points": "",
		"history.rules.jaywalk.points": `there is no rule "jaywalk"`,
		"history.rules.arrears.yearly": "only its points",
		"history.weight":               "cannot change",
		"memory":                       "cannot change",
	} {
		err := c.Adjust(key, 0.5, false)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", key, err, want)
		}
	}
	if c.Adjust("loan_data", 1.5, false) == nil || c.Adjust("history.rules.arrears.points", math.NaN(), false) == nil {
		t.Error("a value out of range is accepted")
	}
}
