package policy_test

import (
	"slices"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
)

// coupled is a society in which low bands of the village's score cost points with the osmanthus score.
func coupled(t *testing.T, change func(*model.Spec, *policy.Coupling)) *model.Spec {
	t.Helper()
	s, o, village := modeltest.Society(600, 30), modeltest.Points(), modeltest.Points()
	o.Rules["fallen"] = institution.Rule{Points: -7}
	village.Refresh, village.Enrolled = 2, 0.8
	s.Institutions = map[string]model.Institution{"osmanthus": o, "village": village}
	p := kind[*policy.Coupling](t, "coupling")
	p.Of, p.Band = "village", "c"
	s.Policies = map[string]model.Policy{"fallen": p}
	change(s, p)
	return s
}

func TestCouplingConforms(t *testing.T) {
	for name, change := range map[string]func(*model.Spec, *policy.Coupling){
		"enters": func(*model.Spec, *policy.Coupling) {},
		"stays":  func(_ *model.Spec, p *policy.Coupling) { p.When, p.Worse, p.Probability = "stays", false, 0.5 },
		"with itself": func(s *model.Spec, p *policy.Coupling) {
			p.Of = "osmanthus"
			delete(s.Institutions, "village")
		},
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec { return coupled(t, change) })
		})
	}
}

func TestIdleCouplingChangesNothing(t *testing.T) {
	without := coupled(t, func(*model.Spec, *policy.Coupling) {})
	without.Policies = nil
	delete(without.Institutions["osmanthus"].(*institution.Points).Rules, "fallen")
	want := simulate(t, without)
	same(t, "probability 0", simulate(t, coupled(t, func(_ *model.Spec, p *policy.Coupling) { p.Probability = 0 })), want)
	same(t, "no rule", simulate(t, coupled(t, func(s *model.Spec, p *policy.Coupling) {
		p.When = "stays"
		delete(s.Institutions["osmanthus"].(*institution.Points).Rules, "fallen")
	})), want)
}

// A letterbox is a record kind that notes about whom couplings arrive.
type letterbox struct {
	model.Record
	arrived []uint32 // ids, of the period
}

func (l *letterbox) Prepare(w *model.World, self int) { l.Record.(model.Preparer).Prepare(w, self) }

func (l *letterbox) Run(w *model.World, s *model.Span) {
	if s.Lo == 0 {
		l.arrived = nil
	}
	l.Record.Run(w, s)
	for _, r := range s.Records {
		if r.Kind() == w.Layout.SentKind("fallen") {
			l.arrived = append(l.arrived, w.ID(s.Lo+r.At()))
		}
	}
}

// Who has come into the band, or is in it, with a publication is written about in the next period: worked out
// again from the bands of all publications.
func TestCouplingByBands(t *testing.T) {
	for name, c := range map[string]struct {
		when  string
		worse bool
		bands []uint8
	}{
		"enters it or a worse one": {"enters", true, []uint8{0, 1, 2}}, "enters it": {"enters", false, []uint8{2}},
		"stays in it or a worse one": {"stays", true, []uint8{0, 1, 2}}, "stays in it": {"stays", false, []uint8{2}},
	} {
		box := &letterbox{}
		s := coupled(t, func(s *model.Spec, p *policy.Coupling) {
			p.When, p.Worse = c.when, c.worse
			box.Record, s.Record = s.Record, box
		})
		p, _ := s.Policies["fallen"].(model.Witness)
		sim := seeded(t, s)
		was, letters := map[uint32]bool{}, 0
		var due []uint32
		for period := range s.Periods + 1 {
			if period > 0 {
				sim.Tick()
			}
			slices.Sort(box.arrived)
			if !slices.Equal(box.arrived, due) {
				t.Fatalf("%s, period %d: letters about %v, want %v", name, sim.World.Period, box.arrived, due)
			}
			if due = nil; sim.World.Period%2 == 0 {
				for id := range uint32(sim.World.N) {
					pos, village := sim.World.Position(int(id)), sim.World.Standings[1]
					in := village.Enrolled(pos) && slices.Contains(c.bands, village.Band[pos])
					if in && period > 0 && (c.when == "stays" || !was[id]) {
						due = append(due, id)
					}
					was[id] = in
				}
			}
			letters += len(due)
			if period == 0 {
				continue
			}
			if got, want := outcomes(sim, p)["sent"], float64(len(due))*12/600; got != want {
				t.Fatalf("%s, period %d: %v sent per person-year, want %v", name, sim.World.Period, got, want)
			}
		}
		if letters < 30 {
			t.Errorf("%s: only %d letters", name, letters)
		}
	}
}

func TestCouplingMistakes(t *testing.T) {
	for want, change := range map[string]func(*model.Spec, *policy.Coupling){
		`policies.fallen.of: unknown institution "town"`:            func(_ *model.Spec, p *policy.Coupling) { p.Of = "town" },
		`policies.fallen.band: unknown band of village "desperate"`: func(_ *model.Spec, p *policy.Coupling) { p.Band = "desperate" },
	} {
		_, problems := coupled(t, change).Bind()
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), want) {
			t.Errorf("problems %v, want %s", problems, want)
		}
	}
}
