package society_test

import (
	"maps"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/society"
)

// strategic returns fresh strategic ties as the catalogue has them, with far more drops, so that a small
// society shows them.
func strategic(t failer, change func(*society.StrategicTies)) *society.StrategicTies {
	t.Helper()
	kind, ok := society.Kinds.Find("strategic_ties")
	if !ok {
		t.Fatal("no strategic_ties")
	}
	s, _ := kind.New().(*society.StrategicTies)
	s.Institution, s.Rate, s.Gap = "osmanthus", 3, 4
	if change != nil {
		change(s)
	}
	return s
}

// A failer is what *testing.T and *rapid.T have in common.
type failer interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

func seeded(t failer, s *model.Spec, workers int) *model.Simulation {
	t.Helper()
	sim, err := model.New(s, model.Options{Workers: workers, SpanSize: 64})
	if err != nil {
		t.Fatal(err)
	}
	return sim
}

func TestStrategicTiesConform(t *testing.T) {
	for name, change := range map[string]func(*model.Spec, *institution.Points, *society.StrategicTies){
		"often":             func(_ *model.Spec, _ *institution.Points, _ *society.StrategicTies) {},
		"every third month": func(_ *model.Spec, p *institution.Points, _ *society.StrategicTies) { p.Refresh = 3 },
		"some know":         func(_ *model.Spec, p *institution.Points, _ *society.StrategicTies) { p.Enrolled, p.Aware = 0.7, 0.6 },
		"no consent, few friends": func(_ *model.Spec, _ *institution.Points, s *society.StrategicTies) {
			s.Consent, s.DegreeMax, s.FriendsOfFriends, s.Elsewhere = false, 9, 0.2, 0.5
		},
		"no replacement": func(_ *model.Spec, _ *institution.Points, s *society.StrategicTies) { s.Replace = false },
		"hubs": func(s *model.Spec, _ *institution.Points, _ *society.StrategicTies) {
			s.Network = modeltest.Networks()["scale_free"]
		},
		"twice": func(s *model.Spec, _ *institution.Points, _ *society.StrategicTies) {
			s.Society["others"] = strategic(t, func(o *society.StrategicTies) { o.Gap = 8 })
		},
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec {
				s, p, k := modeltest.Society(600, 30), modeltest.Points(), strategic(t, nil)
				s.Institutions["osmanthus"] = p
				s.Society = map[string]model.Society{"people": k}
				change(s, p, k)
				return s
			})
		})
	}
}

// edge is a tie, the lower position first.
type edge [2]int

// tiesOf lists the ties of a world after checking that they are simple, symmetric and in order.
func tiesOf(t failer, w *model.World) map[edge]bool {
	t.Helper()
	ties := map[edge]bool{}
	for pos := range w.N {
		row := w.Ties.Friends(pos)
		if !slices.IsSorted(row) || len(slices.Compact(slices.Clone(row))) != len(row) {
			t.Fatalf("period %d: the friends of %d are %v", w.Period, pos, row)
		}
		for _, friend := range row {
			_, mutual := slices.BinarySearch(w.Ties.Friends(int(friend)), uint32(pos))
			if int(friend) == pos || !mutual {
				t.Fatalf("period %d: %d has the friend %d, who has %v", w.Period, pos, friend, w.Ties.Friends(int(friend)))
			}
			ties[edge{min(pos, int(friend)), max(pos, int(friend))}] = true
		}
	}
	return ties
}

// Who drops whom is what the rule says, told again here tie by tie; who is a friend instead agrees, has
// room, and is asked by somebody who dropped a friend.
func TestStrategicTiesFollowTheRules(t *testing.T) {
	networks := slices.Sorted(maps.Keys(modeltest.Networks()))
	networks = slices.DeleteFunc(networks, func(n string) bool { return n == "configuration" }) // wants more people
	rapid.Check(t, func(t *rapid.T) {
		s, p := modeltest.Society(200, 10), modeltest.Points()
		p.Refresh = rapid.IntRange(1, 3).Draw(t, "refresh")
		p.Enrolled = rapid.SampledFrom([]float64{1, 0.8}).Draw(t, "enrolled")
		p.Aware = rapid.SampledFrom([]float64{1, 0.6}).Draw(t, "aware")
		s.Institutions["osmanthus"] = p
		s.Network = modeltest.Networks()[rapid.SampledFrom(networks).Draw(t, "network")]
		k := strategic(t, func(k *society.StrategicTies) {
			k.Rate = rapid.Float64Range(0, 20).Draw(t, "rate")
			k.Gap = float64(rapid.IntRange(0, 10).Draw(t, "gap"))
			k.Value = rapid.SampledFrom([]float64{0, 0.5, 1}).Draw(t, "value")
			k.FriendsOfFriends = rapid.Float64Range(0, 1).Draw(t, "friends of friends")
			k.Elsewhere = rapid.Float64Range(0, 1).Draw(t, "elsewhere")
			k.DegreeMax = rapid.IntRange(0, 15).Draw(t, "degree_max")
			k.Consent = rapid.Bool().Draw(t, "consent")
			k.Replace = rapid.Bool().Draw(t, "replace")
		})
		s.Society = map[string]model.Society{"people": k}
		sim := seeded(t, s, rapid.IntRange(1, 3).Draw(t, "workers"))
		w := sim.World
		before := tiesOf(t, w)
		for range s.Periods {
			degrees := make([]int, w.N)
			for pos := range degrees {
				degrees[pos] = w.Ties.Degree(pos)
			}
			sim.Tick()
			after := tiesOf(t, w)
			droppers := dropsFollow(t, w, k, before, after)
			made, gone := 0, 0
			for tie := range after {
				if !before[tie] {
					agreed(t, w, k, tie, droppers)
					made++
				}
			}
			for _, drops := range droppers {
				gone += drops
			}
			counted(t, w, k, "made", made)
			counted(t, w, k, "dropped", gone)
			counted(t, w, k, "lost", gone)
			for pos, degree := range degrees {
				if now := w.Ties.Degree(pos); now > max(degree, k.DegreeMax) {
					t.Fatalf("period %d: %d has %d friends after %d; at most %d agree", w.Period, pos, now, degree, k.DegreeMax)
				}
			}
			before = after
		}
	})
}

// dropsFollow checks that the ties that ended are those that the rule ends, and returns how many each
// person dropped.
func dropsFollow(t failer, w *model.World, k *society.StrategicTies, before, after map[edge]bool) map[int]int {
	t.Helper()
	standing, dt := w.Standings[0], float64(w.Standings[0].Refresh)/12
	luck, chance := w.Luck("society.people.drop"), model.NewChance(1-model.Exp(-k.Rate*dt*(1-k.Value)))
	droppers := map[int]int{}
	for tie := range before {
		ends := false
		for _, d := range []edge{tie, {tie[1], tie[0]}} {
			by, of := d[0], d[1]
			if w.Period%standing.Refresh != 0 || !standing.Aware(by) || !standing.Enrolled(of) || w.Head(by) == w.Head(of) ||
				model.Points(standing.Score[by]-standing.Score[of]) <= k.Gap {
				continue
			}
			u, _ := luck.Draw(model.Tie, model.TieID(w.ID(by), w.ID(of)), w.Period)
			if model.Chance(u) < chance {
				ends = true
				droppers[by]++
			}
		}
		if ends == after[tie] {
			t.Fatalf("period %d: tie %v ends: %v, should: %v", w.Period, tie, !after[tie], ends)
		}
	}
	return droppers
}

// agreed checks a new tie.
func agreed(t failer, w *model.World, k *society.StrategicTies, tie edge, droppers map[int]int) {
	t.Helper()
	standing := w.Standings[0]
	for _, d := range []edge{tie, {tie[1], tie[0]}} {
		by, of := d[0], d[1]
		asked := k.Replace && droppers[by] > 0
		wanted := !k.Consent || !standing.Aware(of) || model.Points(standing.Score[of]-standing.Score[by]) <= k.Gap
		if asked && wanted {
			return
		}
	}
	t.Fatalf("period %d: tie %v was made, with %+v", w.Period, tie, *k)
}

// counted checks a flow that the kind tells.
func counted(t failer, w *model.World, k *society.StrategicTies, flow string, want int) {
	t.Helper()
	if got := told(t, w, k, flow, -1) * float64(w.N) / 12; math.Abs(got-float64(want)) > 1e-6 {
		t.Fatalf("period %d: %v ties %s, counted %d", w.Period, got, flow, want)
	}
}

// Ties are made one for one at most: by those who drop, never in place of more than they dropped.
func TestStrategicTiesMakeNoMoreThanTheyDrop(t *testing.T) {
	s := modeltest.Society(2000, 24)
	s.Society = map[string]model.Society{"people": strategic(t, nil)}
	sim := seeded(t, s, 2)
	was, dropped := tiesOf(t, sim.World), 0
	for range s.Periods {
		sim.Tick()
		now := tiesOf(t, sim.World)
		made, gone := 0, 0
		for tie := range now {
			if !was[tie] {
				made++
			}
		}
		for tie := range was {
			if !now[tie] {
				gone++
			}
		}
		if made > gone {
			t.Fatalf("period %d: %d ties made, %d dropped", sim.World.Period, made, gone)
		}
		was, dropped = now, dropped+gone
	}
	if dropped < 500 {
		t.Errorf("only %d ties were dropped", dropped)
	}
}

// With nobody who drops, or ties that are worth everything, nothing changes, bit for bit.
func TestStrategicTiesWithoutEffect(t *testing.T) {
	build := func(k model.Society) *model.Spec {
		s := modeltest.Society(1000, 30)
		if k != nil {
			s.Society = map[string]model.Society{"people": k}
		}
		return s
	}
	o := model.Options{Workers: 2, SpanSize: 128}
	want := modeltest.Fingerprint(t, build(nil), o, false)
	for name, k := range map[string]*society.StrategicTies{
		"rate 0":    strategic(t, func(k *society.StrategicTies) { k.Rate = 0 }),
		"value 1":   strategic(t, func(k *society.StrategicTies) { k.Value = 1 }),
		"gap 1,000": strategic(t, func(k *society.StrategicTies) { k.Gap = 1000 }),
	} {
		if modeltest.Fingerprint(t, build(k), o, false) != want {
			t.Errorf("%s changes standings", name)
		}
	}
	if modeltest.Fingerprint(t, build(strategic(t, nil)), o, false) == want {
		t.Error("dropped ties change no standing although friends weigh")
	}
}

func TestStrategicTiesNeedAScore(t *testing.T) {
	s := modeltest.Society(100, 1)
	s.Society = map[string]model.Society{"people": strategic(t, func(k *society.StrategicTies) { k.Institution = "suzhou" })}
	if _, problems := s.Bind(); len(problems) != 1 || problems[0].Path != "society.people.institution" {
		t.Errorf("problems %v", problems)
	}
	s.Society = map[string]model.Society{"people": strategic(t, func(k *society.StrategicTies) { k.Gap = 0.001 })}
	if _, problems := s.Bind(); len(problems) != 1 || problems[0].Path != "society.people.gap" {
		t.Errorf("problems %v", problems)
	}
}

// Friends of friends are found where they are asked for, neighbours where they are.
func TestStrategicTiesAskWhomTheySay(t *testing.T) {
	build := func(friends float64) *model.Simulation {
		s := modeltest.Society(2000, 24)
		s.Society = map[string]model.Society{"people": strategic(t, func(k *society.StrategicTies) {
			k.FriendsOfFriends, k.Elsewhere = friends, 0
		})}
		return seeded(t, s, 1)
	}
	for friends, fits := range map[float64]func(w *model.World, before map[edge]bool, tie edge) bool{
		0: func(w *model.World, _ map[edge]bool, tie edge) bool { return w.District[tie[0]] == w.District[tie[1]] },
		1: func(w *model.World, before map[edge]bool, tie edge) bool {
			for between := range w.N {
				if before[edge{min(between, tie[0]), max(between, tie[0])}] && before[edge{min(between, tie[1]), max(between, tie[1])}] {
					return true
				}
			}
			return false
		},
	} {
		sim, made := build(friends), 0
		before := tiesOf(t, sim.World)
		for range sim.World.Spec.Periods {
			sim.Tick()
			after := tiesOf(t, sim.World)
			for tie := range after {
				if before[tie] {
					continue
				}
				if made++; !fits(sim.World, before, tie) {
					t.Fatalf("friends of friends %v, period %d: tie %v was made", friends, sim.World.Period, tie)
				}
			}
			before = after
		}
		if made < 200 {
			t.Errorf("friends of friends %v: only %d ties were made", friends, made)
		}
	}
}

// Those who are asked elsewhere live anywhere: nine of ten in another of ten districts.
func TestStrategicTiesAskAnywhere(t *testing.T) {
	s := modeltest.Society(2000, 24)
	s.Society = map[string]model.Society{"people": strategic(t, func(k *society.StrategicTies) {
		k.FriendsOfFriends, k.Elsewhere = 0, 1
	})}
	sim := seeded(t, s, 1)
	before, made, away := tiesOf(t, sim.World), 0.0, 0.0
	for range s.Periods {
		sim.Tick()
		after := tiesOf(t, sim.World)
		for tie := range after {
			if before[tie] {
				continue
			}
			if made++; sim.World.District[tie[0]] != sim.World.District[tie[1]] {
				away++
			}
		}
		before = after
	}
	if share := away / made; made < 200 || math.Abs(share-0.9) > 4*math.Sqrt(0.09/made) {
		t.Errorf("of %v ties, a share of %.3f leads to another district, want 0.9", made, share)
	}
}
