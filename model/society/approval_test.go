package society_test

import (
	"math"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
	"socialcredit/model/record"
	"socialcredit/model/society"
)

// approving is a society that knows how far people approve of it.
func approving(people, periods int, change func(*model.Spec, *society.Approval)) *model.Spec {
	k, _ := society.Kinds.Find("approval")
	a, _ := k.New().(*society.Approval)
	s := modeltest.Society(people, periods)
	s.Society = map[string]model.Society{"mood": a}
	change(s, a)
	return s
}

// struck has officials strike everybody of a group at the end of a period.
func struck(s *model.Spec, date int, group string) {
	k, _ := policy.Kinds.Find("abuse")
	p, _ := k.New().(*policy.Abuse)
	p.Date, p.Share, p.Group = date, 1, group
	o := modeltest.Points()
	o.Rules["scandal"] = institution.Rule{Points: -10}
	s.Institutions["osmanthus"] = o
	s.Policies = map[string]model.Policy{"scandal": p}
}

// moods simulates a society and returns the mean approval of a group (-1 = all) at the end of each period.
func moods(t *testing.T, s *model.Spec, group int) (path []float64) {
	t.Helper()
	sim := seeded(t, s, 1)
	witness, _ := s.Society["mood"].(model.Witness)
	for range s.Periods {
		sim.Tick()
		path = append(path, told(t, sim.World, witness, "mean", group))
	}
	return path
}

func TestApprovalConforms(t *testing.T) {
	for name, change := range map[string]func(*model.Spec, *society.Approval){
		"as is":           func(*model.Spec, *society.Approval) {},
		"stops the score": func(_ *model.Spec, a *society.Approval) { a.Stops, a.Threshold = "osmanthus", 0.74 },
		"after a scandal": func(s *model.Spec, a *society.Approval) {
			struck(s, 12, "urban")
			a.Stops, a.Threshold, a.Informed = "osmanthus", 0.65, 0.7
		},
		"above the threshold again": func(s *model.Spec, a *society.Approval) {
			s.Record, a.Informed, a.Stops, a.Threshold = modeltest.Silent(), 0, "osmanthus", 0.7285
			struck(s, 12, "urban")
		},
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec { return approving(600, 24, change) })
		})
	}
}

// Approval alone moves nobody, nor does a threshold that is never reached.
func TestIdleApprovalChangesNothing(t *testing.T) {
	want := end(t, modeltest.Society(600, 24))
	for name, change := range map[string]func(*model.Spec, *society.Approval){
		"nothing to stop": func(*model.Spec, *society.Approval) {},
		"threshold 0":     func(_ *model.Spec, a *society.Approval) { a.Stops, a.Threshold = "osmanthus", 0 },
	} {
		got := end(t, approving(600, 24, change))
		for pos, score := range want.Standings[0].Score {
			if got.Standings[0].Score[pos] != score || got.Standings[0].Band[pos] != want.Standings[0].Band[pos] {
				t.Fatalf("%s: person %d has another standing", name, want.ID(pos))
			}
		}
	}
}

// Where nobody is wronged approval recovers as 1 - (1 - .75)(1 - .2/12)**t; a scandal takes .12 from those who are
// struck when it arrives and from nobody else, and what reverses it takes nothing.
func TestApprovalFollowsTheFormula(t *testing.T) {
	spared := func(s *model.Spec, a *society.Approval) {
		s.Record, a.Informed = modeltest.Silent(), 0
		struck(s, 10, "urban")
		k, _ := policy.Kinds.Find("audit")
		audit, _ := k.New().(*policy.Audit)
		audit.Rate = 100_000
		s.Policies["audit"] = audit
	}
	hit, others := moods(t, approving(600, 24, spared), 2), moods(t, approving(600, 24, spared), 0)
	y := 0.75
	for i, got := range others {
		if want := 1 - 0.25*math.Pow(1-0.2/12, float64(i+1)); math.Abs(got-want) > 1e-6 {
			t.Errorf("period %d: %v, want %v", i+1, got, want)
		}
		if y += 0.2 / 12 * (1 - y); i+1 == 11 {
			y -= 0.12
		}
		if math.Abs(hit[i]-y) > 1e-6 {
			t.Errorf("period %d: those who were struck %v, want %v", i+1, hit[i], y)
		}
	}
}

// Where false records come at a rate h a year and nobody tells, approval settles at 1 - .12/.2 of the rate; where
// everybody tells all friends, at the rate at which oneself or any of ten friends is struck. (Records on persons, one
// kind, so that periods are independent; four standard errors over people.)
func TestApprovalSettles(t *testing.T) {
	for informed, struckBy := range map[float64]float64{0: 1, 1: 11} {
		s := approving(3000, 300, func(s *model.Spec, a *society.Approval) {
			n, _ := modeltest.Silent().(*record.Noticed)
			n.Error.Person = 0.05
			s.Record, a.Informed, s.Services = n, informed, nil
		})
		path := moods(t, s, -1)
		sum := 0.0
		for _, y := range path[200:] {
			sum += y
		}
		perMonth := 1 - math.Exp(-0.05*struckBy/12)
		if got, want := sum/100, 1-0.12*perMonth*12/0.2; math.Abs(got-want) > 0.01+0.002*struckBy {
			t.Errorf("told with probability %v: approval %v, want %v", informed, got, want)
		}
	}
}

// Below the threshold the score ends: from the next period on nobody has a standing, however high approval rises again.
func TestApprovalStopsAScore(t *testing.T) {
	s := approving(600, 30, func(s *model.Spec, a *society.Approval) {
		s.Record, a.Informed, a.Stops, a.Threshold = modeltest.Silent(), 0, "osmanthus", 0.72
		struck(s, 10, "urban")
	})
	witness, _ := s.Society["mood"].(model.Witness)
	sim := seeded(t, s, 1)
	for range s.Periods {
		sim.Tick()
		w, in := sim.World, 0
		for pos := range w.N {
			if w.Standings[0].Enrolled(pos) {
				in++
			}
		}
		stopped := told(t, w, witness, "stopped", 0) == 1
		if want := w.Period >= 11; stopped != want { // .6 of the people lose .12 in period 11, from .79
			t.Fatalf("period %d: stopped %v; approval %v", w.Period, stopped, told(t, w, witness, "mean", -1))
		}
		if over := w.Period > 11; over && in > 0 || !over && in != w.N {
			t.Fatalf("period %d: %d enrolled", w.Period, in)
		}
	}
}
