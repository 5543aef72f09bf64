package society_test

import (
	"math"
	"slices"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/network"
	"socialcredit/model/society"
)

// A stage holds in its lowest band, for all to see, whom a test names by person id.
type stage struct {
	holds func(id int) bool
	self  int
}

func (*stage) Form() model.Form {
	return model.Form{Refresh: 1, Enrolled: 1, Aware: 1, Initial: 1, Bands: []model.Band{{Label: "on"}, {Label: "off"}}}
}

func (p *stage) Prepare(w *model.World, self int) {
	p.self = self
	p.put(w, 0, w.N)
	copy(w.Standings[self].Band, w.Standings[self].NextBand)
}

func (p *stage) Run(w *model.World, s *model.Span) { p.put(w, s.Lo, s.Hi) }

func (p *stage) put(w *model.World, lo, hi int) {
	for pos := lo; pos < hi; pos++ {
		w.Standings[p.self].NextBand[pos] = 1
		if p.holds(int(w.ID(pos))) {
			w.Standings[p.self].NextBand[pos] = 0
		}
	}
}

// A watcher knows what everybody did in the last period: a bit per kind of act, by position.
type watcher struct{ acts []uint64 }

func (k *watcher) Prepare(w *model.World, _ int) { k.acts = make([]uint64, w.N) }

func (k *watcher) Hear(_ *model.World, s *model.Span) {
	clear(k.acts[s.Lo:s.Hi])
	for _, act := range s.Acts {
		k.acts[s.Lo+act.At()] |= 1 << act.Kind()
	}
}

func (*watcher) Settle(*model.World) {}

// blowing is the society for tests in which informers speak and friends shun every third person; acts are
// donate_blood, which is none to report, and jaywalk.
func blowing(people, periods int, change func(*society.WhistleBlowing)) (*model.Spec, *society.WhistleBlowing, *watcher) {
	k, _ := society.Kinds.Find("whistle_blowing")
	b, _ := k.New().(*society.WhistleBlowing)
	b.Seen = "stage"
	change(b)
	s, watch := modeltest.Society(people, periods), &watcher{}
	s.Acts = map[string]model.Act{"donate_blood": {Rate: 3, Noticed: 1, By: "claim"}, "jaywalk": {Rate: 3, Noticed: 0.1, By: "surveillance"}}
	p := modeltest.Points()
	p.Rules = map[string]institution.Rule{"people": {Points: -1}, "people_reward": {Points: 0.5}}
	s.Institutions = map[string]model.Institution{"osmanthus": p, "stage": &stage{holds: func(id int) bool { return id%3 == 0 }}}
	s.Society = map[string]model.Society{"people": b, "watcher": watch}
	return s, b, watch
}

// whistled tells the rule again: who is reported, wrongly reported and rewarded for it in the period that has
// just passed, and which ties end, of the ties that were.
func whistled(w *model.World, b *society.WhistleBlowing, watch *watcher, ties map[edge]bool) (sent [3][]bool, ends map[edge]bool) {
	luck := func(name string) model.Luck { return w.Luck("society.people." + name) }
	below := func(name string, e model.Entity, id uint64, period int, p float64) bool {
		u, _ := luck(name).Draw(e, id, period)
		return model.Chance(u) < model.NewChance(p)
	}
	for i := range sent {
		sent[i] = make([]bool, w.N)
	}
	friends, jaywalk := make([][]int, w.N), slices.Index(w.Layout.Acts, "jaywalk")
	ends = map[edge]bool{}
	seen := w.Standings[1].Band
	for tie := range ties {
		for _, d := range []edge{tie, {tie[1], tie[0]}} {
			friends[d[0]] = append(friends[d[0]], d[1])
			turns := seen[d[1]] == 0 && seen[d[0]] != 0 && w.Head(d[0]) != w.Head(d[1])
			if turns && below("shuns", model.Tie, model.TieID(w.ID(d[0]), w.ID(d[1])), w.Period, 1-model.Exp(-b.Shuns/12)) {
				ends[tie] = true
			}
		}
	}
	for by := range w.N {
		if !below("informs", model.Person, uint64(w.ID(by)), 0, b.Informers) {
			continue
		}
		var idle []int
		slices.Sort(friends[by])
		for _, friend := range friends[by] {
			if watch.acts[friend]>>jaywalk&1 == 0 {
				idle = append(idle, friend)
			} else if below("tells", model.Tie, model.TieID(w.ID(by), w.ID(friend)), w.Period, b.Reports) {
				sent[0][friend], sent[2][by] = true, true
			}
		}
		if len(idle) > 0 && below("errs", model.Person, uint64(w.ID(by)), w.Period, 1-model.Exp(-b.Mistaken/12)) {
			sent[1][idle[luck("whom").Below(model.Person, uint64(w.ID(by)), w.Period, uint32(len(idle)))]], sent[2][by] = true, true
		}
	}
	return sent, ends
}

// Who is reported, rightly or not, who is rewarded and which ties end is what the rule says, told again person
// by person: informers report friends alone, so nobody himself; only who did something penalised is rightly
// reported, only who did not by mistake; one reward for all that somebody says in a period; only ties to
// somebody seen end, never those of a household; the network stays simple.
func TestWhistleBlowersFollowTheRules(t *testing.T) {
	for name, net := range modeltest.Networks() {
		if name == "configuration" || name == "none" {
			continue // wants more people; has no friends
		}
		s, b, watch := blowing(200, 8, func(b *society.WhistleBlowing) { b.Informers, b.Reports, b.Mistaken, b.Shuns = 0.4, 0.3, 3, 2 })
		s.Network = net
		sim := seeded(t, s, 2)
		w := sim.World
		kinds := [2]int{w.Layout.SentKind("people"), w.Layout.SentKind("people_reward")}
		before, sent, happened := tiesOf(t, w), [3][]bool{}, [4]int{}
		for range s.Periods {
			sim.Tick()
			for pos := range sent[0] { // what they said one period ago
				got := [3]bool{w.Mail.Arrived(pos)>>kinds[0]&1 == 1, w.Mail.ArrivedFalse(pos)>>kinds[0]&1 == 1, w.Mail.Arrived(pos)>>kinds[1]&1 == 1}
				for i, is := range got {
					if is != sent[i][pos] {
						t.Fatalf("%s, period %d, person %d: reported, falsely, rewarded: %v, want %v, %v, %v", name, w.Period, w.ID(pos), got, sent[0][pos], sent[1][pos], sent[2][pos])
					}
					if is {
						happened[i]++
					}
				}
			}
			after := tiesOf(t, w)
			now, ends := whistled(w, b, watch, before)
			for tie := range before {
				if ends[tie] == after[tie] {
					t.Fatalf("%s, period %d: tie %v is there: %v, should: %v", name, w.Period, tie, after[tie], !ends[tie])
				}
			}
			if len(after) != len(before)-len(ends) {
				t.Fatalf("%s, period %d: %d ties of %d after %d ended", name, w.Period, len(after), len(before), len(ends))
			}
			if lost := told(t, w, b, "shunned", -1); math.Abs(lost*200/12-float64(len(ends))) > 1e-6 {
				t.Fatalf("%s, period %d: %v friends lost a year, %d ties ended", name, w.Period, lost, len(ends))
			}
			happened[3] += len(ends)
			before, sent = after, now
		}
		if slices.Min(happened[:]) < 10 {
			t.Errorf("%s: only %v reports, false ones, rewards, ties ended", name, happened)
		}
	}
}

// yearly is the mean of an outcome of everybody over periods.
func yearly(t *testing.T, s *model.Spec, b *society.WhistleBlowing, name string) (mean float64) {
	sim := seeded(t, s, 2)
	for range s.Periods {
		sim.Tick()
		mean += told(t, sim.World, b, name, -1) / float64(s.Periods)
	}
	return mean
}

// With ten friends each, all informers: who jaywalks (chance 1-exp(-3/12) a month) is reported with chance
// 1-(1-q)^10. Where nobody does anything, each informer errs with chance 1-exp(-m/12) a month. Where nobody
// informs there is nothing to tell.
func TestInformersSpeakAtTheirRates(t *testing.T) {
	const people, months = 4000, 24
	run := func(informers, q, mistaken, jaywalking float64, name string) float64 {
		s, b, _ := blowing(people, months, func(b *society.WhistleBlowing) {
			b.Informers, b.Reports, b.Mistaken, b.Shuns = informers, q, mistaken, 0
		})
		s.Network = &network.Lattice{Degree: 10}
		s.Acts["jaywalk"] = model.Act{Rate: jaywalking, Noticed: 0.1, By: "surveillance"}
		return yearly(t, s, b, name)
	}
	month := func(rate float64) float64 { return 1 - math.Exp(-rate/12) }
	for _, test := range []struct {
		name                string
		informers, q, m, do float64
		chance              float64 // a person and month
	}{
		{"reported", 1, 0.05, 0, 3, month(3) * (1 - math.Pow(0.95, 10))},
		{"reported", 1, 1, 1, 3, month(3)},
		{"mistaken", 1, 0, 0.6, 0, month(0.6)},
		{"mistaken", 1, 1, 0.6, 3, month(0.6)}, // ten friends are never all jaywalking
		{"mistaken", 1, 1, 0, 3, 0},
		{"reported", 0, 1, 1, 3, 0},
		{"mistaken", 0, 1, 1, 3, 0},
	} {
		got := run(test.informers, test.q, test.m, test.do, test.name) / 12
		if slack := 4 * math.Sqrt(test.chance*(1-test.chance)/people/months); math.Abs(got-test.chance) > slack {
			t.Errorf("%+v: %.5f a month, within %.5f", test, got, slack)
		}
	}
}

// Of the ties from others to who is seen exp(-r) are left after a year; all other ties are.
func TestFriendsTurnAwayAtTheirRate(t *testing.T) {
	const rate = 0.7
	s, _, _ := blowing(3000, 12, func(b *society.WhistleBlowing) { b.Informers, b.Shuns = 0, rate })
	sim := seeded(t, s, 2)
	w := sim.World
	before := tiesOf(t, w)
	for range 12 {
		sim.Tick()
	}
	after, exposed, left := tiesOf(t, w), 0.0, 0.0
	seen := w.Standings[1].Band
	for tie := range before {
		if seen[tie[0]] == seen[tie[1]] || w.Head(tie[0]) == w.Head(tie[1]) {
			if !after[tie] {
				t.Errorf("tie %v is gone: seen %v, one household %v", tie, seen[tie[0]] == 0, w.Head(tie[0]) == w.Head(tie[1]))
			}
			continue
		}
		exposed++
		if after[tie] {
			left++
		}
	}
	near(t, "ties left to who is seen", left/exposed, math.Exp(-rate), exposed)
}

// Without friends nobody can report anybody, least of all himself; with rates of 0 nothing happens at all.
func TestIdleWhistleBlowing(t *testing.T) {
	fingerprint := func(change func(*model.Spec, *society.WhistleBlowing)) string {
		s, b, _ := blowing(600, 12, func(b *society.WhistleBlowing) { b.Informers, b.Reports, b.Mistaken, b.Shuns = 0.5, 1, 12, 12 })
		change(s, b)
		return modeltest.Fingerprint(t, s, model.Options{Workers: 1}, false)
	}
	alone := func(s *model.Spec) { s.Network = &network.None{} }
	never := func(b *society.WhistleBlowing) { b.Informers, b.Shuns = 0, 0 }
	if fingerprint(func(s *model.Spec, _ *society.WhistleBlowing) { alone(s) }) != fingerprint(func(s *model.Spec, b *society.WhistleBlowing) { alone(s); never(b) }) {
		t.Error("people without friends are reported")
	}
	none := fingerprint(func(_ *model.Spec, b *society.WhistleBlowing) { never(b) })
	if none == fingerprint(func(*model.Spec, *society.WhistleBlowing) {}) {
		t.Error("whistle-blowing changes no standing")
	}
	if none != fingerprint(func(s *model.Spec, _ *society.WhistleBlowing) {
		p, _ := s.Institutions["osmanthus"].(*institution.Points)
		p.Rules, s.Society = map[string]institution.Rule{}, nil
	}) {
		t.Error("whistle-blowing that nobody does changes standings")
	}
}

func TestWhistleBlowingConforms(t *testing.T) {
	for name, change := range map[string]func(*model.Spec, *society.WhistleBlowing){
		"often":           func(*model.Spec, *society.WhistleBlowing) {},
		"nobody is seen":  func(_ *model.Spec, b *society.WhistleBlowing) { b.Seen = "" },
		"a score is seen": func(_ *model.Spec, b *society.WhistleBlowing) { b.Seen = "osmanthus" },
		"friends chosen, hubs": func(s *model.Spec, _ *society.WhistleBlowing) {
			s.Society["friends"], s.Network = strategic(t, nil), modeltest.Networks()["scale_free"]
		},
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec {
				s, b, _ := blowing(600, 30, func(b *society.WhistleBlowing) { b.Informers, b.Reports, b.Mistaken, b.Shuns = 0.3, 0.3, 1, 1 })
				change(s, b)
				return s
			})
		})
	}
}
