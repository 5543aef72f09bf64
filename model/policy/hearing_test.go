package policy_test

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"socialcredit/model"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
)

// A ward is an institution for tests: an offence, true or false, puts a person away for so many periods.
type ward struct {
	term    int
	docket  *model.Docket
	since   []int  // by position: the period of the offence; 0 = free
	free    []bool // by position: while an appeal is open
	told    []event
	offence int
}

// An event is what a court tells about a person: kinds g, s, r.
type event struct {
	period int
	person uint32
	what   byte
}

func (*ward) Form() model.Form {
	return model.Form{Bands: []model.Band{{Label: "away"}, {Label: "free"}}, Gate: true, Refresh: 1, Enrolled: 1, Aware: 0.8, Initial: 1}
}

func (p *ward) Prepare(w *model.World, _ int) {
	p.since, p.free, p.told = make([]int, w.N), make([]bool, w.N), nil
	p.offence = slices.Index(w.Layout.Acts, "offence")
	for pos := range w.N {
		w.Standings[0].Band[pos], w.Standings[0].NextBand[pos] = 1, 1
	}
}

func (p *ward) Open(d *model.Docket) { p.docket = d }

func (p *ward) Run(w *model.World, s *model.Span) {
	for pos := s.Lo; pos < s.Hi; pos++ {
		if p.since[pos] > 0 && w.Period-p.since[pos] >= p.term && !p.free[pos] {
			p.since[pos] = 0
			p.docket.Close(pos)
		}
	}
	for _, r := range s.Records {
		pos := s.Lo + r.At()
		tell := func(what byte) { p.told = append(p.told, event{w.Period, w.ID(pos), what}) }
		switch r.Kind() {
		case p.offence:
			p.since[pos] = w.Period
			p.docket.Enter(pos, w.Period, r.False(), 0)
		case p.docket.Grant:
			tell('g')
			p.since[pos], p.free[pos] = 0, false
			p.docket.Close(pos)
		case p.docket.Suspend:
			tell('s')
			p.free[pos] = true
		case p.docket.Restore:
			tell('r')
			p.free[pos] = false
		}
	}
	for pos := s.Lo; pos < s.Hi; pos++ {
		w.Standings[0].NextBand[pos] = 1
		if p.since[pos] > 0 && !p.free[pos] {
			w.Standings[0].NextBand[pos] = 0
		}
	}
}

// A clerk hears appeals again, by the rules as they are told: one list of cases, looked through in order.
type clerk struct {
	p       *policy.Tribunal
	w       *model.World
	d       *model.Docket
	cases   []*hearing
	heard   map[uint32]uint16
	filings map[uint32]int
	carry   map[uint16]float64
	window  int
	report  func(string, ...any)
}

// A hearing is an appeal that is open.
type hearing struct {
	person            uint32
	against           uint16 // Docket.Since
	pos, filed        int
	hash              uint64
	examined, decided bool
}

// settle does what the policy does at the end of a period; it returns what the institution will hear.
func (c *clerk) settle(period int) (told []event) {
	luck := func(what string) model.Luck { return c.w.Luck("policies.court." + what) }
	open := map[uint32]bool{}
	left := c.cases[:0:0]
	for _, h := range c.cases {
		since := c.d.Since[h.pos]
		open[h.person] = true
		if since != 0 && since != h.against {
			c.report("period %d: person %d appealed against decision %d, which has become %d", period, h.person, h.against, since)
		}
		if h.decided || since == 0 {
			continue // closed now; the person may file again from the next period on
		}
		time, judgment := luck("judging").Draw(model.Person, uint64(h.person), period)
		if h.examined && model.Chance(time) < model.NewChance(1/c.p.Delay) {
			h.decided, c.heard[h.person] = true, since
			win := 1 - c.p.Specificity
			if c.d.Wrong[h.pos] {
				win = c.p.Sensitivity
			}
			if model.Chance(judgment) < model.NewChance(win) {
				told = append(told, event{period + 1, h.person, 'g'})
			} else if c.p.Suspend {
				told = append(told, event{period + 1, h.person, 'r'})
			}
		}
		left = append(left, h)
	}
	c.cases = left
	for pos := range c.w.N {
		id, since := c.w.ID(pos), c.d.Since[pos]
		if since == 0 || open[id] || since == c.heard[id] || period-int(since)+1 >= c.window || !c.w.Standings[0].Aware(pos) {
			continue
		}
		files := c.p.Right
		if c.d.Wrong[pos] {
			files = c.p.Wrong
		}
		if u, _ := luck("filing").Draw(model.Person, uint64(id), period); model.Chance(u) < model.NewChance(files) {
			hash, _ := luck("order").Draw(model.Person, uint64(id), period)
			c.filings[id]++
			c.cases = append(c.cases, &hearing{person: id, against: since, pos: pos, filed: period, hash: hash})
			if c.p.Suspend {
				told = append(told, event{period + 1, id, 's'})
			}
		}
	}
	c.takeUp()
	return told
}

// takeUp takes as many as there is room for, the oldest first.
func (c *clerk) takeUp() {
	people := map[uint16]float64{}
	for _, d := range c.w.District {
		people[d]++
	}
	slices.SortFunc(c.cases, func(a, b *hearing) int { return cmp.Or(cmp.Compare(a.filed, b.filed), cmp.Compare(a.hash, b.hash)) })
	for district, n := range people {
		room := c.carry[district] + c.p.Capacity/1000*n // periods are months
		c.carry[district] = room - math.Floor(room)
		for _, h := range c.cases {
			if room >= 1 && c.w.District[h.pos] == district && !h.examined {
				h.examined = true
				room--
			}
		}
	}
}

// The hearing of appeals, event by event, is that of a second clerk who keeps one list and knows the rules
// only from the documentation. Capacities are binary fractions, which both add up exactly.
func TestHearingsByAnotherClerk(t *testing.T) {
	for name, change := range map[string]func(*policy.Tribunal){
		"a long line": func(p *policy.Tribunal) { p.Capacity, p.Delay = 1000.0/128, 2 },
		"enough room": func(p *policy.Tribunal) { p.Capacity, p.Delay, p.Right = 1000, 3, 0.4 },
		"not suspended": func(p *policy.Tribunal) {
			p.Capacity, p.Right, p.Delay, p.Suspend, p.Window = 1000.0/16, 0.5, 1, false, 6
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := modeltest.Society(1500, 60)
			s.Services, s.Record = nil, modeltest.Record("noticed")
			act := s.Acts["offence"]
			act.Rate = 0.6
			s.Acts["offence"] = act
			w := &ward{term: 9}
			s.Institutions = map[string]model.Institution{"ward": w}
			p := tribunal(t, change)
			p.Institution = "ward"
			s.Policies = map[string]model.Policy{"court": p}
			compareHearings(t, s, w, p)
		})
	}
}

func compareHearings(t *testing.T, s *model.Spec, w *ward, p *policy.Tribunal) {
	t.Helper()
	sim, err := model.New(s, model.Options{Workers: 1, SpanSize: 64})
	if err != nil {
		t.Fatal(err)
	}
	c := &clerk{
		p: p, w: sim.World, d: w.docket, window: int(p.Window), report: t.Errorf,
		heard: map[uint32]uint16{}, filings: map[uint32]int{}, carry: map[uint16]float64{},
	}
	var want []event
	for range s.Periods {
		sim.Tick()
		want = append(want, c.settle(sim.World.Period)...)
	}
	want = slices.DeleteFunc(want, func(e event) bool { return e.period > s.Periods })
	order := func(a, b event) int {
		return cmp.Or(cmp.Compare(a.period, b.period), cmp.Compare(a.person, b.person), cmp.Compare(a.what, b.what))
	}
	slices.SortFunc(want, order)
	slices.SortFunc(w.told, order)
	again := 0
	for _, times := range c.filings {
		again += times - 1
	}
	if len(want) < 100 || again < 20 {
		t.Fatalf("only %d events, %d people appeal again", len(want), again)
	}
	for i, e := range want {
		if i >= len(w.told) || w.told[i] != e {
			t.Fatalf("event %d of %d and %d: told %v, the other clerk %v", i, len(w.told), len(want), w.told[min(i, len(w.told)-1)], e)
		}
	}
	if len(w.told) != len(want) {
		t.Errorf("%d events, the other clerk has %d", len(w.told), len(want))
	}
}
