package society_test

import (
	"math"
	"testing"

	"socialcredit/model"
	"socialcredit/model/modeltest"
	"socialcredit/model/society"
)

// interval95 is the 95 % interval of the mean of 12 paired differences (Student's t, 11 degrees of freedom).
func interval95(differences []float64) (lo, hi float64) {
	n, mean, squares := float64(len(differences)), 0.0, 0.0
	for _, d := range differences {
		mean += d / n
	}
	for _, d := range differences {
		squares += (d - mean) * (d - mean)
	}
	half := 2.201 * math.Sqrt(squares/(n-1)/n)
	return mean - half, mean + half
}

const seeds = 12

// rises checks over paired seeds that something is more in the second arm than in the first, beyond chance.
func rises(t *testing.T, what string, differences []float64) {
	t.Helper()
	lo, hi := interval95(differences)
	t.Logf("%s: from %.4f to %.4f", what, lo, hi)
	if lo <= 0 {
		t.Errorf("%s: from %.4f to %.4f, should be above 0", what, lo, hi)
	}
}

// classes is a society of people who are low, middling and high by trait, to whom one edge means something.
func classes(seed int, edge float64, l model.Society) *model.Spec {
	s, p := modeltest.Society(2000, 60), modeltest.Points()
	s.Seed = uint64(seed)
	s.People.Groups = map[string]model.Group{}
	for label, trait := range map[string]float64{"high": 1, "low": -1} {
		g := model.NewGroup()
		g.Share, g.Trait, g.TraitSD = 0.5, trait, 0.3
		s.People.Groups[label] = g
	}
	p.Bands = map[string]float64{"e": 0, "c": edge}
	s.Institutions["osmanthus"] = p
	s.Services = map[string]model.Service{"loan": {Right: true, Needs: map[string]string{"osmanthus": "c"}}}
	if l != nil {
		s.Society = map[string]model.Society{"people": l}
	}
	return s
}

// end simulates a society and returns its world.
func end(t *testing.T, s *model.Spec) *model.World {
	t.Helper()
	sim := seeded(t, s, 2)
	for range s.Periods {
		sim.Tick()
	}
	return sim.World
}

func meanScore(w *model.World, group int) float64 {
	sum, n := 0.0, 0.0
	for pos, score := range w.Standings[0].Score {
		if int(w.Group[pos]) == group {
			sum, n = sum+model.Points(score), n+1
		}
	}
	return sum / n
}

// T5: where exclusion threatens, low types make an effort, and more than high types, which raises
// what everybody is worth (Wei, Yildirim, Van den Bulte and Dellarocas 2016, Marketing Science 35(2),
// section 5). The same edge far below threatens nobody.
func TestThreatOfExclusionMakesLowTypesTry(t *testing.T) {
	const high, low = 0, 1
	var effort, more, score, highs []float64
	for seed := range seeds {
		arm := func(edge float64) (*model.World, *society.Learning) {
			l := learning(t, nil)
			return end(t, classes(seed+1, edge, l)), l
		}
		near, nearLearning := arm(90)
		far, farLearning := arm(20)
		lows := told(t, near, nearLearning, "effort", low) - told(t, far, farLearning, "effort", low)
		effort = append(effort, lows)
		more = append(more, told(t, near, nearLearning, "effort", low)-told(t, near, nearLearning, "effort", high))
		score = append(score, meanScore(near, low)-meanScore(far, low))
		highs = append(highs, meanScore(near, high)-meanScore(far, high))
	}
	rises(t, "effort of low types under threat", effort)
	rises(t, "effort of low types above that of high ones", more)
	rises(t, "score of low types under threat", score)
	rises(t, "score of high types under threat", highs)
}

// Where people learn, more of those around an edge are just above it than just below: within four points.
// In a stricter sense nobody gathers there: effort is worth as much above an edge as below, so that
// those who have passed it climb on, and there are fewer just above than without learning.
func TestThoseAroundAnEdgeAreAboveIt(t *testing.T) {
	const edge, around = 102, 4
	count := func(w *model.World) (above, below float64) {
		for _, score := range w.Standings[0].Score {
			switch points := model.Points(score); {
			case points >= edge && points < edge+around:
				above++
			case points < edge && points >= edge-around:
				below++
			}
		}
		return above, below
	}
	build := func(seed int, l model.Society) *model.Spec {
		s := classes(seed+1, edge, l)
		s.Services = nil // an edge above the base opens no right
		return s
	}
	var share, fewer []float64
	for seed := range seeds {
		above, below := count(end(t, build(seed, learning(t, func(l *society.Learning) { l.Transparency = 1 }))))
		aboveWithout, belowWithout := count(end(t, build(seed, nil)))
		share = append(share, above/(above+below)-aboveWithout/(aboveWithout+belowWithout))
		fewer = append(fewer, aboveWithout-above)
	}
	rises(t, "share of those just above among those around the edge", share)
	rises(t, "people just above the edge who are missing", fewer)
}

// The educated adapt more (Kostka and Antoine 2020, Policy & Internet 12(3)): they make more effort and
// gain more.
func TestTheEducatedAdaptMore(t *testing.T) {
	const low, high = 0, 1 // by label: less, more
	var effort, gain []float64
	for seed := range seeds {
		build := func(l model.Society) *model.Spec {
			s := modeltest.Society(2000, 60)
			s.Seed = uint64(seed + 1)
			s.People.Groups = map[string]model.Group{}
			for label, education := range map[string]float64{"more": 1, "less": 0.5} {
				g := model.NewGroup()
				g.Share, g.Education = 0.5, education
				s.People.Groups[label] = g
			}
			if l != nil {
				s.Society = map[string]model.Society{"people": l}
			}
			return s
		}
		l := learning(t, nil)
		with, without := end(t, build(l)), end(t, build(nil))
		effort = append(effort, told(t, with, l, "effort", high)-told(t, with, l, "effort", low))
		gap := func(w *model.World) float64 { return meanScore(w, high) - meanScore(w, low) }
		gain = append(gain, gap(with)-gap(without))
	}
	rises(t, "effort of the educated above that of others", effort)
	rises(t, "lead in score that learning gives them", gain)
}
