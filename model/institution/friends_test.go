package institution_test

import (
	"math"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/network"
)

// After one period in which nobody does anything, a score is the first one plus what the formula of
// the kind makes of friends' first scores (written anew here, in points; w = .4, b = 2, edges 95 and
// 105). People without friends keep theirs.
func TestFriendsByHand(t *testing.T) {
	const w = 0.4
	mean := func(x []float64) (m float64) {
		for _, v := range x {
			m += v / float64(len(x))
		}
		return m
	}
	lowest := func(x []float64) float64 {
		low := x[0]
		for _, v := range x {
			low = min(low, v)
		}
		return low
	}
	for name, c := range map[string]struct {
		kind    institution.Friends
		formula func(own float64, friends []float64) float64
	}{
		"none":  {&institution.NoFriends{}, func(float64, []float64) float64 { return 0 }},
		"bonus": {&institution.Bonus{Weight: w}, func(_ float64, f []float64) float64 { return w * (mean(f) - 100) }},
		"share": {&institution.Share{Weight: w}, func(own float64, f []float64) float64 { return w*(mean(f)-100) - w*own }},
		"pull":  {&institution.Pull{Weight: w}, func(own float64, f []float64) float64 { return w * (mean(f) - 100 - own) }},
		"worst": {&institution.Worst{Weight: w}, func(_ float64, f []float64) float64 { return w * (lowest(f) - 100) }},
		"threshold": {&institution.Threshold{Bonus: 2, Upper: 105, Lower: 95}, func(_ float64, f []float64) float64 {
			switch {
			case mean(f) >= 105:
				return 2
			case mean(f) < 95:
				return -2
			}
			return 0
		}},
	} {
		build := func(periods int) *model.World {
			s := modeltest.Society(300, periods)
			s.Acts, s.Services, s.Record = nil, nil, modeltest.Silent()
			s.Network = &network.Random{Degree: 4}
			p := modeltest.Points()
			p.Rules, p.Friends, p.Spread = nil, c.kind, 40
			p.Memory = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}
			s.Institutions = map[string]model.Institution{"osmanthus": p}
			sim, err := model.New(s, model.Options{Workers: 1})
			if err != nil {
				t.Fatal(err)
			}
			for range periods {
				sim.Tick()
			}
			return sim.World
		}
		before, after := build(0), build(1)
		for pos, score := range after.Standings[0].Score {
			own := model.Points(before.Standings[0].Score[pos]) - 100
			want := 100 + own
			var friends []float64
			for _, j := range after.Ties.Friends(pos) {
				friends = append(friends, model.Points(before.Standings[0].Score[j]))
			}
			if len(friends) > 0 {
				want += c.formula(own, friends)
			}
			if got := model.Points(score); math.Abs(got-want) > 0.0101 {
				t.Fatalf("%s: person %d has %v points, want %v", name, pos, got, want)
			}
		}
	}
}

// Rewards and penalties of their own memories: one reward of 8 and one penalty of 8 at the start
// leave 8*2^(-t/4) - 8*2^(-t/1) after t years (closed form).
func TestTwoMemories(t *testing.T) {
	acts := map[string]model.Act{"deed": {Rate: 12, Noticed: 1, By: "claim"}, "offence": {Rate: 12, Noticed: 1, By: "surveillance"}}
	spec := one(600, acts, func(p *institution.Points) {
		p.Memory = institution.Memory{Rewards: 4, Penalties: 1}
		p.Rules["deed"] = institution.Rule{Points: 0.01, Yearly: 0}
		p.Rules["offence"] = institution.Rule{Points: -0.01, Yearly: 0}
	})
	scores := path(t, spec)
	// Both happen at a rate of 1-1/e a month; each ledger settles at .01*(1-1/e)/(1-2^(-1/(12H))).
	p := 1 - math.Exp(-1)
	settled := func(years float64) float64 { return 0.01 * p / (1 - math.Pow(2, -1/(12*years))) }
	sum := 0.0
	for _, s := range scores[300:] {
		sum += s / 300
	}
	if want := 100 + settled(4) - settled(1); math.Abs(sum-want) > 0.05 {
		t.Errorf("the score settles at %v, want %v", sum, want)
	}
}
