package society

import (
	"math"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
)

func learners(t *testing.T, people, periods int, change func(*model.Spec, *Learning)) (*model.Simulation, *Learning) {
	t.Helper()
	s, l := modeltest.Society(people, periods), newLearning()
	l.Institution = "osmanthus"
	for label, education := range map[string]float64{"urban": 1, "migrant": 0.7, "rural": 0.5} {
		g := s.People.Groups[label]
		g.Education = education
		s.People.Groups[label] = g
	}
	s.Society = map[string]model.Society{"people": l}
	change(s, l)
	sim, err := model.New(s, model.Options{Workers: 2, SpanSize: 256})
	if err != nil {
		t.Fatal(err)
	}
	return sim, l
}

// Everybody's effort is, month by month, what the formula gives in floating point. The lowest band begins
// at the floor, which is no edge that one may cross.
func TestEffortFollowsTheFormula(t *testing.T) {
	sim, l := learners(t, 800, 40, func(s *model.Spec, l *Learning) {
		p := modeltest.Points()
		p.Enrolled, p.Aware, p.Refresh = 0.9, 0.8, 2
		p.Floor, p.Bands = 94, map[string]float64{"e": 94, "d": 97, "c": 99, "b": 105, "a": 110}
		s.Institutions["osmanthus"] = p
		l.Speed, l.Transparency, l.Scale = 3, 0.8, 4
	})
	w, want := sim.World, make([]float64, 800)
	standing := w.Standings[0]
	education := []float64{0.7, 0.5, 1} // migrant, rural, urban
	highest := 0.0
	for range w.Spec.Periods {
		sim.Tick()
		for pos := range want {
			aim := 0.0
			if standing.Aware(pos) {
				nearest := math.Inf(1)
				for _, edge := range []float64{97, 99, 105, 110} {
					nearest = min(nearest, math.Abs(model.Points(standing.Score[pos])-edge))
				}
				aim = education[w.Group[pos]] * 0.8 * math.Exp(-nearest/4)
			}
			want[pos] += 3.0 / 12 * (aim - want[pos])
			highest = max(highest, want[pos])
			// Three numbers are rounded to 1/65,535, and a step to the next one: no more than 1/speed*dt of them stay.
			if got := float64(l.effort[pos]) / fullEffort; math.Abs(got-want[pos]) > 10.0/fullEffort {
				t.Fatalf("period %d: person %d makes an effort of %v, want %v", w.Period, w.ID(pos), got, want[pos])
			}
		}
	}
	if highest < 0.5 {
		t.Errorf("the highest effort was %v", highest)
	}
}

// More transparency only puts ideas right.
func TestTransparencyOnlyPutsIdeasRight(t *testing.T) {
	_, l := learners(t, 500, 0, func(_ *model.Spec, l *Learning) { l.Transparency = 0 })
	for _, known := range []float64{0.2, 0.21, 0.8, 1} {
		before := append([]uint64(nil), l.mistaken...)
		if err := l.Adjust("transparency", known, true); err != nil {
			t.Fatal(err)
		}
		changed := 0
		for pos, wrong := range l.mistaken {
			if wrong&^before[pos] != 0 {
				t.Fatalf("at %v person %d is wrong about %b, before about %b", known, pos, wrong, before[pos])
			}
			if wrong != before[pos] {
				changed++
			}
		}
		if changed == 0 {
			t.Errorf("at %v nobody has learned anything", known)
		}
	}
}

// Where scores never change and the least difference counts, effort is copied from those who score
// more: nobody whose friends all score less ever changes, and in the end everybody else has copied.
func TestImitationCopiesThoseWhoScoreMore(t *testing.T) {
	sim, l := learners(t, 600, 60, func(s *model.Spec, l *Learning) {
		p := modeltest.Points()
		p.Spread, p.Memory.Rewards, p.Memory.Penalties = 20, 1000, 1000
		p.Rules = map[string]institution.Rule{"jaywalk": {}} // of no points
		s.Institutions["osmanthus"], s.Services = p, nil
		l.Mode, l.Speed, l.Contrast, l.Transparency = "imitation", 12, 0.001, 1
	})
	w := sim.World
	first := append([]uint16(nil), l.effort...)
	among := map[uint16]bool{}
	for _, x := range first {
		among[x] = true
	}
	for range w.Spec.Periods {
		sim.Tick()
	}
	changed := 0
	for pos, x := range l.effort {
		if !among[x] {
			t.Fatalf("person %d makes an effort of %d that nobody began with", pos, x)
		}
		top := true
		for _, friend := range w.Ties.Friends(pos) {
			top = top && w.Standings[0].Score[friend] < w.Standings[0].Score[pos]-model.Hundredths
		}
		if x != first[pos] {
			changed++
		}
		if top && x != first[pos] {
			t.Fatalf("person %d scores more than all friends and changed from %d to %d", pos, first[pos], x)
		}
	}
	if changed < 400 {
		t.Errorf("only %d of 600 people copied anybody", changed)
	}
}
