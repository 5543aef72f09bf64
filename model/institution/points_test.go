package institution_test

import (
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/network"
)

// one is a society of two people who do everything that is certain, and nothing else happens.
func one(periods int, acts map[string]model.Act, change func(*institution.Points)) *model.Spec {
	s := modeltest.Society(2, periods)
	s.People.Groups = map[string]model.Group{"all_alike": {Share: 1, Opportunity: 1, Exposure: 1}}
	s.Network, s.Record, s.Services, s.Acts = &network.None{}, modeltest.Silent(), nil, acts
	p := modeltest.Points()
	p.Rules = map[string]institution.Rule{}
	p.Memory = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}
	p.Friends = &institution.NoFriends{}
	change(p)
	s.Institutions = map[string]model.Institution{"osmanthus": p}
	return s
}

// path returns the score of person 0 at the end of each period, in points.
func path(t *testing.T, s *model.Spec) []float64 {
	t.Helper()
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	var scores []float64
	for range s.Periods {
		sim.Tick()
		scores = append(scores, model.Points(sim.World.Standings[0].Score[sim.World.Position(0)]))
	}
	return scores
}

func expect(t *testing.T, got, want []float64) {
	t.Helper()
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("period %d: %v points, want %v\nall: %v", i+1, got[i], want[i], got)
		}
	}
}

// A yearly cap counts records of a year and starts again with the next (by hand: 5 points, twice a
// year). The act is claimed in nearly every month: its rate is the largest there is.
func TestYearlyCap(t *testing.T) {
	always := map[string]model.Act{"deed": {Rate: 12, Noticed: 1, By: "claim"}}
	scores := path(t, one(36, always, func(p *institution.Points) {
		p.Rules["deed"] = institution.Rule{Points: 5, Yearly: 2}
	}))
	expect(t, []float64{scores[11], scores[23], scores[35]}, []float64{110, 120, 130})
}

// A streak is rewarded after every 12 periods without the record, and only once a year.
func TestStreak(t *testing.T) {
	scores := path(t, one(30, map[string]model.Act{"arrears": {By: "surveillance"}}, func(p *institution.Points) {
		p.Rules["clean_year"] = institution.Rule{Points: 1, Streak: 12, Yearly: 1, Without: map[string]bool{"arrears": true}}
	}))
	expect(t, []float64{scores[10], scores[11], scores[22], scores[23]}, []float64{100, 101, 101, 102})
	broken := path(t, one(30, map[string]model.Act{"arrears": {Rate: 12, Noticed: 1, By: "surveillance"}}, func(p *institution.Points) {
		p.Rules["clean_year"] = institution.Rule{Points: 1, Streak: 12, Without: map[string]bool{"arrears": true}}
	}))
	expect(t, broken[29:], []float64{100})
}

// A score stays between floor and cap, and what the clamp takes is not remembered.
func TestBounds(t *testing.T) {
	scores := path(t, one(12, map[string]model.Act{"offence": {Rate: 12, Noticed: 1, By: "surveillance"}}, func(p *institution.Points) {
		p.Floor = 90
		p.Bands = map[string]float64{"low": 90, "high": 95}
		p.Rules["offence"] = institution.Rule{Points: -20}
	}))
	expect(t, scores[11:], []float64{90})
}

// Records wait for the refresh: nothing is published in between.
func TestRefresh(t *testing.T) {
	scores := path(t, one(12, map[string]model.Act{"deed": {Rate: 12, Noticed: 1, By: "claim"}}, func(p *institution.Points) {
		p.Refresh = 6
		p.Rules["deed"] = institution.Rule{Points: 1, Yearly: 1}
	}))
	expect(t, scores, []float64{100, 100, 100, 100, 100, 101, 101, 101, 101, 101, 101, 101})
}
