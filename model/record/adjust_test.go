package record_test

import (
	"math"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/modeltest"
	"socialcredit/model/record"
)

// A shift counts records up to a period, and after it.
type shift struct {
	*record.Noticed
	date    int
	was, is count
}

func (c *shift) Run(w *model.World, s *model.Span) {
	c.Noticed.Run(w, s)
	into := &c.was
	if w.Period > c.date {
		into = &c.is
	}
	for _, r := range s.Records {
		into.byKind[r.Kind()]++
		into.by[w.Group[s.Lo+r.At()]]++
	}
}

// shifted counts records before and after a change half way.
func shifted(t *testing.T, change map[string]float64, prepare func(*model.Spec, *record.Noticed)) (was, is *count) {
	t.Helper()
	s := modeltest.Society(20_000, 24)
	s.Services = nil
	s.People.DistrictExposure = 1
	n, _ := modeltest.Silent().(*record.Noticed)
	p := modeltest.Points()
	p.Rules = nil
	s.Institutions = map[string]model.Institution{"osmanthus": p}
	prepare(s, n)
	c := &shift{Noticed: n, date: 12}
	c.was.byKind, c.is.byKind = map[int]int{}, map[int]int{}
	s.Record = c
	sim, err := model.New(s, model.Options{Workers: 1, SpanSize: 1 << 15})
	if err != nil {
		t.Fatal(err)
	}
	for range s.Periods {
		if sim.World.Period == c.date {
			for _, key := range model.Labels(change) {
				if err := n.Adjust(key, change[key], true); err != nil {
					t.Fatal(err)
				}
			}
		}
		sim.Tick()
	}
	return &c.was, &c.is
}

// Numbers that change while the society goes on do what they do at the start (closed forms by hand, within four standard errors).
func TestAdjustedRecord(t *testing.T) {
	const months, rate = 20_000 * 12, 0.12
	nothing := func(s *model.Spec, _ *record.Noticed) {
		s.Acts = map[string]model.Act{"rare": {Rate: 1e-9, Noticed: 0.1, By: "surveillance"}}
	}
	acts := func(s *model.Spec, _ *record.Noticed) {
		s.Acts = map[string]model.Act{"spit": {Rate: rate, Noticed: 0.3, By: "surveillance"}}
	}
	alike := func(s *model.Spec, n *record.Noticed) {
		acts(s, n)
		for label, g := range s.People.Groups {
			g.Exposure = 1
			s.People.Groups[label] = g
		}
	}
	did := months * (1 - math.Exp(-rate/12))
	was, is := shifted(t, map[string]float64{"surveillance": 3}, alike)
	near(t, "noticed before", total(was), 0.3*did, 1)
	near(t, "noticed under three times the surveillance", total(is), (1-0.7*0.7*0.7)*did, 1)
	was, is = shifted(t, map[string]float64{"review": 1, "review_error": 0.5}, alike)
	near(t, "unchecked", total(was), 0.3*did, 1)
	near(t, "checked", total(is), 0.15*did, 1)
	was, is = shifted(t, map[string]float64{"error.person": 0.6}, nothing)
	near(t, "no false record before", total(was), 0, 1)
	near(t, "false records", total(is), months*(1-math.Exp(-0.05)), 1)
	was, is = shifted(t, map[string]float64{"review": 0.5}, func(s *model.Spec, n *record.Noticed) {
		nothing(s, n)
		n.Error.Person = 0.6
	})
	near(t, "false records, unchecked", total(was), months*(1-math.Exp(-0.05)), 1)
	near(t, "false records, checked", total(is), months*(1-math.Exp(-0.05))/2, 1)
	was, is = shifted(t, map[string]float64{"group_exposure": 0}, func(s *model.Spec, n *record.Noticed) {
		acts(s, n)
		migrants := s.People.Groups["migrant"]
		migrants.Exposure = 4
		s.People.Groups["migrant"] = migrants
	})
	mean := 0.25*4 + 0.15*1.1 + 0.6*0.9
	near(t, "migrants noticed before", was.by[0], 0.25*did*(1-math.Pow(0.7, 4/mean)), 1)
	near(t, "migrants noticed after", is.by[0], 0.25*did*0.3, 1)
}

// What was changed is passed on, by both kinds of record; a number set to what it is already changes nothing.
func TestAdjustedRecordIsInherited(t *testing.T) {
	for _, kind := range []string{"noticed", "permuted"} {
		build := func() *model.Spec {
			s := modeltest.Society(600, 24)
			s.Record = modeltest.Record(kind)
			return s
		}
		run := func(value float64, cut int) string {
			sim, err := model.New(build(), model.Options{Workers: 1})
			if err != nil {
				t.Fatal(err)
			}
			r, _ := sim.World.Spec.Record.(model.Adjustable)
			var path strings.Builder
			for period := range 24 {
				if period == 5 {
					for _, key := range []string{"surveillance", "error.person", "district_exposure"} {
						v := value
						if key == "error.person" {
							v = value / 10
						}
						if err := r.Adjust(key, v, true); err != nil {
							t.Fatal(err)
						}
					}
				}
				if period == cut {
					if sim, err = sim.Continue(build()); err != nil {
						t.Fatal(err)
					}
				}
				sim.Tick()
				for id := range sim.World.N {
					path.WriteRune(sim.World.Standings[0].Score[sim.World.Position(id)])
				}
			}
			return path.String()
		}
		if run(3, 12) != run(3, -1) {
			t.Errorf("%s: continued, it forgets what was changed", kind)
		}
		if run(1, -1) == run(3, -1) {
			t.Errorf("%s: the change does nothing", kind)
		}
	}
}

func TestAdjustmentsAreChecked(t *testing.T) {
	n, _ := modeltest.Silent().(*record.Noticed)
	for key, value := range map[string]float64{"reviews": 1, "review": 1.1, "error.person": -1, "district_exposure": 0.5, "surveillance": math.NaN()} {
		if err := n.Adjust(key, value, false); err == nil {
			t.Errorf("%s = %v is accepted", key, value)
		}
	}
	if err := n.Adjust("error.border", 0.5, false); err != nil {
		t.Error(err)
	}
}
