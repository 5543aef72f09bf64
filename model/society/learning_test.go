package society_test

import (
	"math"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/society"
)

// learning returns fresh learning as the catalogue has it, but for what change says.
func learning(t failer, change func(*society.Learning)) *society.Learning {
	t.Helper()
	kind, ok := society.Kinds.Find("learning")
	if !ok {
		t.Fatal("no learning")
	}
	l, _ := kind.New().(*society.Learning)
	l.Institution = "osmanthus"
	if change != nil {
		change(l)
	}
	return l
}

func TestLearningConforms(t *testing.T) {
	for name, change := range map[string]func(*model.Spec, *institution.Points, *society.Learning){
		"fast and clear": func(_ *model.Spec, _ *institution.Points, l *society.Learning) { l.Speed, l.Transparency = 12, 1 },
		"imitation":      func(_ *model.Spec, _ *institution.Points, l *society.Learning) { l.Mode, l.Speed = "imitation", 6 },
		"some know":      func(_ *model.Spec, p *institution.Points, _ *society.Learning) { p.Enrolled, p.Aware = 0.7, 0.6 },
		"imitation, some know": func(_ *model.Spec, p *institution.Points, l *society.Learning) {
			p.Enrolled, p.Aware, p.Refresh, l.Mode, l.Speed = 0.7, 0.6, 3, "imitation", 6
		},
		"friends chosen": func(s *model.Spec, _ *institution.Points, l *society.Learning) {
			l.Mode = "imitation"
			s.Society["friends"] = strategic(t, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec {
				s, p, l := modeltest.Society(600, 30), modeltest.Points(), learning(t, nil)
				s.Institutions["osmanthus"] = p
				s.Society = map[string]model.Society{"people": l}
				change(s, p, l)
				return s
			})
		})
	}
}

// Effort that nobody makes, or that does nothing, changes nothing, bit for bit.
func TestLearningWithoutEffect(t *testing.T) {
	build := func(l model.Society) *model.Spec {
		s := modeltest.Society(1000, 30)
		if l != nil {
			s.Society = map[string]model.Society{"people": l}
		}
		return s
	}
	o := model.Options{Workers: 2, SpanSize: 128}
	want := modeltest.Fingerprint(t, build(nil), o, false)
	for name, l := range map[string]*society.Learning{
		"effect 0":       learning(t, func(l *society.Learning) { l.Effect = 0 }),
		"speed 0":        learning(t, func(l *society.Learning) { l.Speed = 0 }),
		"transparency 0": learning(t, func(l *society.Learning) { l.Transparency = 0 }),
	} {
		if modeltest.Fingerprint(t, build(l), o, false) != want {
			t.Errorf("%s changes standings", name)
		}
	}
	if modeltest.Fingerprint(t, build(learning(t, nil)), o, false) == want {
		t.Error("learning changes no standing")
	}
}

// told reads an outcome: the first column of that name, for a group or (-1) for all.
func told(t failer, w *model.World, kind model.Witness, name string, group int) float64 {
	t.Helper()
	outcomes, groups := kind.Outcomes(), len(w.Layout.Groups)
	into := make([]model.Ratio, len(outcomes)*groups)
	kind.Witness(w, into)
	for i, o := range outcomes {
		if o.Name != name {
			continue
		}
		var part, whole int64
		for g, r := range into[i*groups : (i+1)*groups] {
			if group < 0 || g == group {
				part, whole = part+r.Part, whole+r.Whole
			}
		}
		return float64(part) / float64(whole)
	}
	t.Fatalf("no outcome %s", name)
	return math.NaN()
}

// deeds counts the acts of each kind.
type deeds struct {
	model.Conduct
	done []int
}

func (d *deeds) Prepare(w *model.World, self int) {
	d.Conduct.(model.Preparer).Prepare(w, self)
	d.done = make([]int, len(w.Layout.Acts))
}

func (d *deeds) Run(w *model.World, s *model.Span) {
	d.Conduct.Run(w, s)
	for _, deed := range s.Acts {
		d.done[deed.Kind()]++
	}
}

// At full effort an act for which there is a rule is done exp(effect) times as often or as seldom; one
// for which there is none is done as ever.
func TestFullEffortShiftsRatesByTheEffect(t *testing.T) {
	count := func(l model.Society) *deeds {
		s := modeltest.Society(20_000, 24)
		s.Acts = map[string]model.Act{
			"donate_blood": {Rate: 0.2, Noticed: 1, By: "claim"}, "jaywalk": {Rate: 0.2, Noticed: 1, By: "surveillance"},
			"spit": {Rate: 0.2, Noticed: 1, By: "surveillance"},
		}
		p := modeltest.Points()
		p.Rules = map[string]institution.Rule{"donate_blood": {Points: 0.01}, "jaywalk": {Points: -0.01}}
		s.Institutions["osmanthus"], s.Services = p, nil
		d := &deeds{Conduct: s.Conduct}
		s.Conduct = d
		if l != nil {
			s.Society = map[string]model.Society{"people": l}
		}
		sim := seeded(t, s, 1)
		sim.Tick() // effort begins after a month
		clear(d.done)
		for range 23 {
			sim.Tick()
		}
		return d
	}
	with := count(learning(t, func(l *society.Learning) { l.Speed, l.Transparency, l.Scale, l.Effect = 12, 1, 1000, math.Ln2 }))
	without := count(nil)
	for act, want := range []float64{2, 0.5, 1} {
		ratio := float64(with.done[act]) / float64(without.done[act])
		// Some 7,700 acts in 23 months without effort: 4 standard errors of their ratio are 7 %.
		if math.Abs(ratio/want-1) > 0.07 || act == 2 && with.done[2] != without.done[2] {
			t.Errorf("act %d: %d with effort, %d without: ratio %.3f, want %v", act, with.done[act], without.done[act], ratio, want)
		}
	}
}

// Who does not know what an act does guesses, and half of the guesses are wrong.
func TestHalfOfTheGuessesAreWrong(t *testing.T) {
	for _, transparency := range []float64{0, 0.3, 0.9, 1} {
		l := learning(t, func(l *society.Learning) { l.Transparency = transparency })
		s := modeltest.Society(5000, 0)
		s.Society = map[string]model.Society{"people": l}
		w := seeded(t, s, 1).World
		want := (1 - transparency) / 2
		if got := told(t, w, l, "mistaken", -1); math.Abs(got-want) > 4*math.Sqrt(want*(1-want)/25_000) {
			t.Errorf("transparency %v: %v are wrong, want %v", transparency, got, want)
		}
	}
}

func TestLearningIsChecked(t *testing.T) {
	for path, change := range map[string]func(*model.Spec, *society.Learning){
		"society.people.institution: unknown institution \"suzhou\"": func(_ *model.Spec, l *society.Learning) { l.Institution = "suzhou" },
		"society.people.institution: osmanthus has 1 band": func(s *model.Spec, _ *society.Learning) {
			p := modeltest.Points()
			p.Bands = map[string]float64{"all": 0}
			s.Institutions["osmanthus"], s.Services = p, nil
		},
		"society.people.speed: 13 a year": func(_ *model.Spec, l *society.Learning) { l.Speed = 13 },
	} {
		s, l := modeltest.Society(100, 1), learning(t, nil)
		s.Society = map[string]model.Society{"people": l}
		change(s, l)
		_, problems := s.Bind()
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), path) {
			t.Errorf("problems %v, want %s", problems, path)
		}
	}
	l := learning(t, nil)
	for key, value := range map[string]float64{"speed": 1, "transparency": 1.5, "": 0} {
		if err := l.Adjust(key, value, false); err == nil {
			t.Errorf("%q can be %v", key, value)
		}
	}
}
