package record_test

import (
	"math"
	"testing"

	"socialcredit/model"
	"socialcredit/model/modeltest"
	"socialcredit/model/network"
	"socialcredit/model/record"
)

// A count is what a witness saw.
type count struct {
	model.Record
	byKind  map[int]int
	by      [64]int // by group
	partial int     // households of which some members were struck and others not
}

func (c *count) Prepare(w *model.World, self int) { c.Record.(model.Preparer).Prepare(w, self) }

func (c *count) Run(w *model.World, s *model.Span) {
	c.Record.Run(w, s)
	struck := map[int]int{} // by head
	sizes := map[int]int{}
	for pos := s.Lo; pos < s.Hi; pos++ {
		sizes[w.Head(pos)]++
	}
	for _, r := range s.Records {
		c.byKind[r.Kind()]++
		c.by[w.Group[s.Lo+r.At()]]++
		if r.False() {
			struck[w.Head(s.Lo+r.At())]++
		}
	}
	for head, n := range struck {
		if n%sizes[head] != 0 {
			c.partial++
		}
	}
}

// watch simulates a society of which only the records matter.
func watch(t *testing.T, people, periods int, change func(*model.Spec, *record.Noticed)) *count {
	t.Helper()
	s := modeltest.Society(people, periods)
	s.Services, s.Network = nil, &network.SmallWorld{Degree: 10, Rewired: 0.1}
	n, _ := modeltest.Silent().(*record.Noticed)
	change(s, n)
	p := modeltest.Points()
	p.Rules = nil
	s.Institutions = map[string]model.Institution{"osmanthus": p}
	c := &count{Record: n, byKind: map[int]int{}}
	s.Record = c
	sim, err := model.New(s, model.Options{Workers: 1, SpanSize: 1 << 15})
	if err != nil {
		t.Fatal(err)
	}
	for range s.Periods {
		sim.Tick()
	}
	return c
}

func total(c *count) (n int) {
	for _, k := range c.byKind {
		n += k
	}
	return n
}

// near checks a count against its expectation within four standard errors (of a Poisson number,
// times cluster for events that come in households).
func near(t *testing.T, what string, got int, want, cluster float64) {
	t.Helper()
	if math.Abs(float64(got)-want) > 4*math.Sqrt(want*cluster) {
		t.Errorf("%s: %d, want %.0f", what, got, want)
	}
}

// False records come at the stated rates, by source, and fall on penalised kinds as often as true
// ones do: here 1 to 9. A check halves those on persons. (Expectations by hand.)
func TestFalseRecordsComeAtTheirRates(t *testing.T) {
	const people, periods = 20_000, 24
	nobody := func(s *model.Spec) {
		s.Acts = map[string]model.Act{"rare": {Rate: 1e-9, Noticed: 0.1, By: "surveillance"}, "rarer": {Rate: 1e-9, Noticed: 0.9, By: "surveillance"}, "deed": {Rate: 1e-9, Noticed: 1, By: "claim"}}
	}
	p := func(rate float64) float64 { return (1 - math.Exp(-rate/12)) * people * periods }
	c := watch(t, people, periods, func(s *model.Spec, n *record.Noticed) { nobody(s); n.Error.Person = 0.5 })
	near(t, "on persons", total(c), p(0.5), 1)
	near(t, "of the rarer kind", c.byKind[2], 0.9*p(0.5), 1)
	c = watch(t, people, periods, func(s *model.Spec, n *record.Noticed) { nobody(s); n.Error.Person = 0.5; n.Review = 0.5 })
	near(t, "on persons, checked", total(c), p(0.5)/2, 1)
	c = watch(t, people, periods, func(s *model.Spec, n *record.Noticed) { nobody(s); n.Error.Household = 0.5 })
	near(t, "on households", total(c), p(0.5), 3.4) // mean square over mean of household sizes
	if c.partial > 0 {
		t.Errorf("%d households were struck in part", c.partial)
	}
	c = watch(t, people, periods, func(s *model.Spec, n *record.Noticed) { nobody(s); n.Error.Border = 0.5; n.Error.BorderShare = 0.2 })
	near(t, "on households at a border", total(c), 0.2*p(0.5), 3.4)
}

// Exposure and opportunity decide whose acts become records: by group, a share 1-(1-d)^e of penalised
// acts and d of claimed ones, which are done o times as often (formulas by hand; groups migrant,
// rural, urban with e and o over their population means 1.005 and 1.025).
func TestRecordsByGroup(t *testing.T) {
	const people, periods, rate, d = 40_000, 24, 0.12, 0.3
	shares := []float64{0.25, 0.15, 0.6}
	seen := watch(t, people, periods, func(s *model.Spec, _ *record.Noticed) {
		s.Acts = map[string]model.Act{"offence": {Rate: rate, Noticed: d, By: "surveillance"}}
	})
	claimed := watch(t, people, periods, func(s *model.Spec, _ *record.Noticed) {
		s.Acts = map[string]model.Act{"deed": {Rate: rate, Noticed: d, By: "claim"}}
	})
	for g, e := range []float64{1.2 / 1.005, 1.1 / 1.005, 0.9 / 1.005} {
		acts := (1 - math.Exp(-rate/12)) * shares[g] * people * periods
		near(t, "penalised", seen.by[g], acts*(1-math.Pow(1-d, e)), 1.3)
	}
	for g, o := range []float64{0.8 / 1.025, 0.7 / 1.025, 1.2 / 1.025} {
		acts := (1 - math.Exp(-rate*o/12)) * shares[g] * people * periods
		near(t, "claimed", claimed.by[g], acts*d, 1.3)
	}
}

// The check also removes a share of true records of penalised acts, and none of claimed ones.
func TestReviewErrs(t *testing.T) {
	const people, periods, rate, d, errs = 20_000, 24, 0.12, 0.5, 0.3
	acts := (1 - math.Exp(-rate/12)) * people * periods
	for by, want := range map[string]float64{"surveillance": acts * d * (1 - errs), "claim": acts * d} {
		c := watch(t, people, periods, func(s *model.Spec, n *record.Noticed) {
			s.People.Groups = map[string]model.Group{"one": {Share: 1, Opportunity: 1, Exposure: 1, TraitSD: 1}}
			s.Acts = map[string]model.Act{"act": {Rate: rate, Noticed: d, By: by}}
			n.Review, n.ReviewError = 0.5, errs
		})
		near(t, by, total(c), want, 1)
	}
}

// What bodies send each other is about those whom it is about, also where the records of acts are handed
// out by lot: everybody in district 0 gets a letter, and nobody else.
func TestPermutedDeliversWhatIsSent(t *testing.T) {
	s := modeltest.Society(600, 5)
	post := &post{}
	s.Policies = map[string]model.Policy{"letter": post}
	c := &reached{Record: modeltest.Record("permuted")}
	s.Record = c
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for range s.Periods {
		sim.Tick()
	}
	if c.right == 0 || c.wrong > 0 {
		t.Errorf("%d letters came to those whom they were for, %d to others", c.right, c.wrong)
	}
}

// A post is a policy that sends everybody in district 0 a letter.
type post struct{ kind int }

func (*post) Sends() []model.Sent { return []model.Sent{{Cause: model.PolicyCause}} }

func (p *post) Prepare(w *model.World, _ int) { p.kind = w.Layout.SentKind("letter") }

func (p *post) Settle(w *model.World) {
	for pos, district := range w.District {
		if district == 0 {
			w.Mail.Send(pos, p.kind)
		}
	}
}

// A reached counts who gets letters.
type reached struct {
	model.Record
	right, wrong int
}

func (r *reached) Prepare(w *model.World, self int) { r.Record.(model.Preparer).Prepare(w, self) }

func (r *reached) Exchange(w *model.World) { r.Record.(model.Exchanger).Exchange(w) }

func (r *reached) Deliver(w *model.World, s *model.Span) {
	r.Record.(model.Exchanger).Deliver(w, s)
	for _, record := range s.Records {
		switch {
		case record.Kind() != w.Layout.SentKind("letter"):
		case w.District[s.Lo+record.At()] == 0:
			r.right++
		default:
			r.wrong++
		}
	}
}
