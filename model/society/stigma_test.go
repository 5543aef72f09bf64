package society_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/society"
)

// ashamed is the society for tests in which some institutions are visible.
func ashamed(people, periods int, effect float64, visible ...string) (*model.Spec, *watcher) {
	k, _ := society.Kinds.Find("stigma")
	g, _ := k.New().(*society.Stigma)
	g.Effect, g.Visible = effect, map[string]bool{}
	for _, label := range visible {
		g.Visible[label] = true
	}
	s, watch := modeltest.Society(people, periods), &watcher{}
	s.Society = map[string]model.Society{"shame": g, "watcher": watch}
	return s, watch
}

// staged has every third person on one stage and every second on another.
func staged(s *model.Spec) {
	s.Institutions["third"] = &stage{holds: func(id int) bool { return id%3 == 0 }}
	s.Institutions["second"] = &stage{holds: func(id int) bool { return id%2 == 0 }}
}

// lived is what everybody did in each period, by person id.
func lived(t *testing.T, s *model.Spec, watch *watcher) (w *model.World, diary [][]uint64) {
	t.Helper()
	sim := seeded(t, s, 2)
	for range s.Periods {
		sim.Tick()
		row := make([]uint64, sim.World.N)
		for id := range row {
			row[id] = watch.acts[sim.World.Position(id)]
		}
		diary = append(diary, row)
	}
	return sim.World, diary
}

// The effect is one of rates, and exact: who is in the lowest band of k visible institutions does rewarded acts
// in those very periods in which he would do them if their rates were exp(-k*effect) times as high, and
// penalised acts as ever. A term of a log rate is kept in steps of 1/256: .405 is 104 of them.
func TestStigmaIsAChangeOfRates(t *testing.T) {
	const effect = 104.0 / 256
	rewarded := func(w *model.World, act int) bool { return w.Spec.Acts[w.Layout.Acts[act]].Rewarded() }
	run := func(effect, factor float64) (*model.World, [][]uint64) {
		s, watch := ashamed(900, 36, effect, "second", "third")
		staged(s)
		s.Services = nil
		for label, act := range s.Acts {
			if act.Rewarded() {
				act.Rate *= factor
				s.Acts[label] = act
			}
		}
		return lived(t, s, watch)
	}
	w, got := run(0.405, 1)
	var want [3][][]uint64
	for k := range want {
		_, want[k] = run(0, math.Exp(-float64(k)*effect))
	}
	differ := 0
	for period, row := range got {
		for id, did := range row {
			k := 0
			for _, n := range []int{2, 3} {
				if id%n == 0 {
					k++
				}
			}
			if did != want[k][period][id] {
				t.Fatalf("period %d, person %d, seen in %d places: did %b, want %b", period+1, id, k, did, want[k][period][id])
			}
			for act := range w.Layout.Acts {
				if changed := (did^want[0][period][id])>>act&1 == 1; changed && (!rewarded(w, act) || k == 0 || did>>act&1 == 1) {
					t.Fatalf("period %d, person %d, seen in %d places: %s changes", period+1, id, k, w.Layout.Acts[act])
				} else if changed {
					differ++
				}
			}
		}
	}
	// Of the 1.5 acts a year that 450 people seen in one place do, and 150 in two: a third and five ninths fewer.
	if expected := 3 * 1.5 * (450.0/3 + 150.0*5/9); float64(differ) < expected/2 {
		t.Errorf("only %d acts are left undone, some %.0f should", differ, expected)
	}
}

// T8, Genevsky 2025 (PLoS ONE 20(11), e0335810), its sign: visible scores lower what those in the lowest band
// do for others, and not what the others do. Paired societies whose scores follow penalties alone, so that the
// same people are in it.
func TestVisibleScoresLowerWhatTheLowestDo(t *testing.T) {
	const seeds = 10
	run := func(seed uint64, effect float64) (lowest, others float64) {
		s, watch := ashamed(1000, 36, effect, "osmanthus")
		s.Seed, s.Services = seed, nil
		p := modeltest.Points()
		p.Rules = map[string]institution.Rule{"arrears": {Points: -5}, "offence": {Points: -20}}
		p.Bands = map[string]float64{"low": 0, "high": 90}
		s.Institutions["osmanthus"] = p
		sim := seeded(t, s, 1)
		w := sim.World
		for range s.Periods {
			bands := append([]uint8{}, w.Standings[0].Band...) // as people see them when they act
			sim.Tick()
			for pos, did := range watch.acts {
				for act, label := range w.Layout.Acts {
					if did>>act&1 == 0 || !s.Acts[label].Rewarded() {
						continue
					}
					if bands[pos] == 0 {
						lowest++
					} else {
						others++
					}
				}
			}
		}
		return lowest, others
	}
	var changes []float64
	for seed := range uint64(seeds) {
		lowest, others := run(seed+1, 0.405)
		without, same := run(seed+1, 0)
		if others != same {
			t.Errorf("seed %d: the others do %v instead of %v", seed+1, others, same)
		}
		changes = append(changes, lowest/without-1)
	}
	// Below exp(-.405)-1 = -33 % the chance of an act in a month would fall by more than its rate.
	if lo, hi := modeltest.Interval(changes); lo < math.Exp(-0.41)-1-0.05 || hi >= -0.25 {
		t.Errorf("the lowest do %.3f to %.3f times less, want about a third", lo, hi)
	} else {
		t.Logf("rewarded acts of the lowest band change by %.3f to %.3f", lo, hi)
	}
}

// Who is on at least one of two stages is shamed: of ids from 0 to 5 that is 0, 2, 3 and 4.
func TestTheShamedAreCounted(t *testing.T) {
	for visible, want := range map[string]float64{"second": 1.0 / 2, "third": 1.0 / 3, "second third": 2.0 / 3} {
		s, _ := ashamed(600, 0, 1, strings.Fields(visible)...)
		staged(s)
		g, _ := s.Society["shame"].(*society.Stigma)
		if got := told(t, seeded(t, s, 1).World, g, "shamed", -1); math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: %.4f are shamed, want %.4f", visible, got, want)
		}
	}
}

// Nothing changes where the effect is 0 or nobody is in the lowest band.
func TestIdleStigma(t *testing.T) {
	fingerprint := func(effect float64, edge float64) string {
		s, _ := ashamed(600, 24, effect, "osmanthus")
		p := modeltest.Points()
		p.Bands = map[string]float64{"e": 0, "d": edge, "c": 90, "b": 105, "a": 110}
		s.Institutions["osmanthus"] = p
		return modeltest.Fingerprint(t, s, model.Options{Workers: 1}, false)
	}
	if fingerprint(0, 89) == fingerprint(1, 89) {
		t.Error("stigma changes no standing")
	}
	if fingerprint(0, 1) != fingerprint(1, 1) {
		t.Error("stigma changes standings though nobody is in the lowest band")
	}
	s := modeltest.Society(600, 24)
	p := modeltest.Points()
	p.Bands = map[string]float64{"e": 0, "d": 89, "c": 90, "b": 105, "a": 110}
	s.Institutions["osmanthus"] = p
	if modeltest.Fingerprint(t, s, model.Options{Workers: 1}, false) != fingerprint(0, 89) {
		t.Error("stigma without effect changes standings")
	}
}

// Where all stand in the lowest band, only who has a standing is seen there.
func TestStrangersAreNotShamed(t *testing.T) {
	run := func(effect float64) (*model.World, [][]uint64) {
		s, watch := ashamed(600, 24, effect, "osmanthus")
		p := modeltest.Points()
		p.Bands, p.Enrolled = map[string]float64{"low": 0, "high": 150}, 0.5
		s.Institutions["osmanthus"], s.Services = p, nil
		return lived(t, s, watch)
	}
	w, with := run(1)
	_, without := run(0)
	changed := map[bool]int{}
	for period := range with {
		for id, did := range with[period] {
			if did != without[period][id] {
				changed[w.Standings[0].Enrolled(w.Position(id))]++
			}
		}
	}
	if changed[true] == 0 || changed[false] > 0 {
		t.Errorf("%d acts of the enrolled change, %d of others", changed[true], changed[false])
	}
}

func TestStigmaNeedsAnInstitution(t *testing.T) {
	for visible, want := range map[string]string{"": "names no institution", "suzhou": `unknown institution "suzhou"`} {
		s, _ := ashamed(100, 1, 1, strings.Fields(visible)...)
		_, problems := s.Bind()
		if len(problems) == 0 || !strings.Contains(fmt.Sprint(problems), want) {
			t.Errorf("problems %v, want %s", problems, want)
		}
	}
}

func TestStigmaConforms(t *testing.T) {
	for name, visible := range map[string]string{"a score": "osmanthus", "three": "osmanthus second third"} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec {
				s, _ := ashamed(600, 30, 0.8, strings.Fields(visible)...)
				p := modeltest.Points()
				p.Enrolled = 0.7
				s.Institutions["osmanthus"] = p
				staged(s)
				return s
			})
		})
	}
}
