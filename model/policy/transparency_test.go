package policy_test

import (
	"math"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
	"socialcredit/model/society"
)

// openness is a society in which half of the people know of the score, some of them learn, and an
// institution explains itself.
func openness(change func(*policy.Transparency)) *model.Spec {
	s, p := modeltest.Society(1500, 30), modeltest.Points()
	p.Aware = 0.5
	s.Institutions["osmanthus"] = p
	kind, _ := society.Kinds.Find("learning")
	l, _ := kind.New().(*society.Learning)
	l.Institution, l.Transparency, l.Speed = "osmanthus", 0.2, 4
	s.Society = map[string]model.Society{"people": l}
	if change == nil {
		return s
	}
	state, _ := policy.Kinds.Find("transparency")
	t, _ := state.New().(*policy.Transparency)
	t.Date, t.Institution, t.Learning = 12, "osmanthus", "people"
	change(t)
	s.Policies = map[string]model.Policy{"state": t}
	return s
}

func TestTransparencyConforms(t *testing.T) {
	for name, change := range map[string]func(*policy.Transparency){
		"all":        func(*policy.Transparency) {},
		"some":       func(p *policy.Transparency) { p.Date, p.Aware, p.Transparency, p.Learning = 2, 0.5, 0.6, "" },
		"only rules": func(p *policy.Transparency) { p.Aware = 0 },
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec { return openness(change) })
		})
	}
}

func TestTransparencyWithoutEffectChangesNothing(t *testing.T) {
	o := model.Options{Workers: 2, SpanSize: 128}
	want := modeltest.Fingerprint(t, openness(nil), o, true)
	for name, change := range map[string]func(*policy.Transparency){
		"after the end":            func(p *policy.Transparency) { p.Date = 31 },
		"nobody told, rules alike": func(p *policy.Transparency) { p.Aware, p.Transparency = 0, 0.2 },
	} {
		if modeltest.Fingerprint(t, openness(change), o, true) != want {
			t.Errorf("%s: it changes something", name)
		}
	}
	if modeltest.Fingerprint(t, openness(func(*policy.Transparency) {}), o, true) == want {
		t.Error("it changes nothing at all")
	}
}

// On the date, the share of those who did not know who are told is that of the policy, and so is what
// people know of the rules: of 5 kinds of act, a guess is wrong for every second person.
func TestTransparencyTellsPeopleOnTheDate(t *testing.T) {
	s := openness(func(p *policy.Transparency) { p.Aware, p.Transparency = 0.6, 0.9 })
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	w := sim.World
	mistaken := func() float64 {
		into := make([]model.Ratio, 3*len(w.Layout.Groups))
		s.Society["people"].(model.Witness).Witness(w, into)
		part, whole := int64(0), int64(0)
		for _, r := range into[2*len(w.Layout.Groups):] {
			part, whole = part+r.Part, whole+r.Whole
		}
		return float64(part) / float64(whole)
	}
	knew := make([]bool, w.N)
	for w.Period < 13 {
		sim.Tick()
		aware, wrong := 0.5, 0.4
		if w.Period >= 12 {
			aware, wrong = 0.5+0.6*0.5, 0.05
		}
		n := 0
		for pos := range w.N {
			knows := w.Standings[0].Aware(pos)
			if knew[pos] && !knows {
				t.Fatalf("period %d: person %d has forgotten", w.Period, w.ID(pos))
			}
			if knew[pos] = knows; knows {
				n++
			}
		}
		// Four standard errors of a share of 1,500 people are at most 5.2 points, of 7,500 ideas 2.3.
		if got := float64(n) / float64(w.N); math.Abs(got-aware) > 0.052 {
			t.Errorf("period %d: %v know of it, want %v", w.Period, got, aware)
		}
		if got := mistaken(); math.Abs(got-wrong) > 0.023 {
			t.Errorf("period %d: %v of the ideas are wrong, want %v", w.Period, got, wrong)
		}
	}
}

func TestTransparencyIsChecked(t *testing.T) {
	for want, change := range map[string]func(*policy.Transparency){
		`policies.state.institution: unknown institution "suzhou"`:                        func(p *policy.Transparency) { p.Institution = "suzhou" },
		`policies.state.learning: unknown part of society "school"; one of friends, peop`: func(p *policy.Transparency) { p.Learning = "school" },
		`policies.state.learning: friends: has no transparency`:                           func(p *policy.Transparency) { p.Learning = "friends" },
	} {
		s := openness(change)
		ties, _ := society.Kinds.Find("strategic_ties")
		friends, _ := ties.New().(*society.StrategicTies)
		friends.Institution = "osmanthus"
		s.Society["friends"] = friends
		_, problems := s.Bind()
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), want) {
			t.Errorf("problems %v, want %s", problems, want)
		}
	}
}
