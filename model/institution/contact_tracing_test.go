package institution_test

import (
	"math"
	"slices"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
)

// tracer is a society of days with an infection that a test writes and somebody who traces contacts: with
// everybody's telephone and all cases known, friends and strangers unnoticed and nobody on the subway,
// until a test changes that.
func tracer(people, days int, ill func(*model.World, int, int) model.Health, change func(*institution.ContactTracing)) *model.Spec {
	k, _ := institution.Kinds.Find("contact_tracing")
	c, _ := k.New().(*institution.ContactTracing)
	c.App, c.Friends, c.Strangers, c.Commuters, c.Known, c.Days = 1, 0, 0, 0, 1, 1
	change(c)
	s := modeltest.Society(people, days)
	s.Period, s.Acts, s.Services, s.Institutions = "day", nil, nil, map[string]model.Institution{"tracing": c}
	return withPlague(s, ill)
}

// inBed has every nth person ill for as long as a test says.
func inBed(n int, days ...int) func(*model.World, int, int) model.Health {
	return func(w *model.World, pos, period int) model.Health {
		if slices.Contains(days, period) {
			return everyNth(n)(w, pos, period)
		}
		return model.Susceptible
	}
}

// notified tells by position who is told that he was near a case.
func notified(w *model.World) (list []bool) {
	for _, band := range w.Standings[slices.Index(w.Layout.Institutions, "tracing")].Band {
		list = append(list, band == 0)
	}
	return list
}

// howMany counts the people of a list.
func howMany(list []bool) (n int) {
	for _, is := range list {
		if is {
			n++
		}
	}
	return n
}

// tracingTold is an outcome of everybody.
func tracingTold(w *model.World, name string) (sum model.Ratio) {
	c, _ := w.Spec.Institutions["tracing"].(*institution.ContactTracing)
	groups, outcomes := len(w.Layout.Groups), c.Outcomes()
	into := make([]model.Ratio, len(outcomes)*groups)
	c.Witness(w, into)
	at := slices.IndexFunc(outcomes, func(o model.Outcome) bool { return o.Name == name })
	for _, r := range into[at*groups : (at+1)*groups] {
		sum.Part, sum.Whole = sum.Part+r.Part, sum.Whole+r.Whole
	}
	return sum
}

// falls tells what a person's luck decides in a period, at a probability.
func falls(w *model.World, decision string, pos, period int, p float64) bool {
	return w.Luck("institutions.tracing."+decision).Uniform(model.Person, uint64(w.ID(pos)), period) < p
}

func TestContactTracingConforms(t *testing.T) {
	everything := func(c *institution.ContactTracing) {
		c.App, c.Friends, c.Strangers, c.Commuters, c.Compartment, c.Known, c.Days = 0.5, 0.5, 2, 0.3, 20, 0.5, 5
	}
	for name, change := range map[string]func(*model.Spec, *institution.ContactTracing){
		"everything":                      func(*model.Spec, *institution.ContactTracing) {},
		"half enrolled, every third day":  func(_ *model.Spec, c *institution.ContactTracing) { c.Enrolled, c.Refresh = 0.5, 3 },
		"people join and leave, and move": func(s *model.Spec, _ *institution.ContactTracing) { joinLeaveMove(s) },
		"a code reads it, and a loan too": func(s *model.Spec, _ *institution.ContactTracing) {
			code := deaf()
			code.Records = map[string]string{"tracing_contact": "yellow"}
			s.Institutions["code"] = code
			s.Services = map[string]model.Service{"loan": {Right: true, Needs: map[string]string{"tracing": "clear"}}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec {
				s := tracer(600, 30, waves, everything)
				change(s, s.Institutions["tracing"].(*institution.ContactTracing))
				return s
			})
		})
	}
}

func joinLeaveMove(s *model.Spec) {
	s.Policies = map[string]model.Policy{"churn": &churn{}}
	s.Society["movers"] = &movers{}
}

// A friend of one case is told with probability app*app*known*friends: both need the app. One friend is
// looked at for each case, so that all have luck of their own. Who has no app, no friend with the app who
// is ill, or is ill himself, is not told.
func TestTelephonesOfFriends(t *testing.T) {
	for _, c := range []struct{ app, known, friends float64 }{{1, 1, 0.7}, {0.5, 1, 1}, {1, 0.4, 1}, {0.6, 0.8, 0.9}} {
		w := later(seedCode(t, tracer(20_000, 1, everyNth(10), func(x *institution.ContactTracing) {
			x.App, x.Known, x.Friends = c.app, c.known, c.friends
		})), 1)
		list, pairs := notified(w), model.Ratio{}
		cases := func(pos int) (ill, ran int) {
			for _, f := range w.Ties.Friends(pos) {
				if w.Health[f] == model.Infectious {
					ill++
					if falls(w, "app", int(f), 0, c.app) {
						ran++
					}
				}
			}
			return ill, ran
		}
		for pos, told := range list {
			if _, ran := cases(pos); told && (ran == 0 || !falls(w, "app", pos, 0, c.app) || w.Health[pos] == model.Infectious) {
				t.Fatalf("%+v: position %d is told, with %d friends who are ill and have the app", c, pos, ran)
			}
			if w.Health[pos] != model.Infectious {
				continue
			}
			for _, friend := range w.Ties.Friends(pos) {
				if ill, _ := cases(int(friend)); ill == 1 && w.Health[friend] != model.Infectious {
					pairs.Whole++
					if list[friend] {
						pairs.Part++
					}
					break
				}
			}
		}
		if pairs.Whole < 1000 {
			t.Errorf("only %d pairs", pairs.Whole)
		}
		closeTo(t, "friends of one case told", pairs, c.app*c.app*c.known*c.friends)
	}
}

// A telephone with the app notices a known case with the app among so many strangers of its district with
// probability 1-exp(-strangers*cases/people): of those who are not ill, app times that are told.
func TestTelephonesOfStrangers(t *testing.T) {
	const app, known, strangers = 0.6, 0.7, 8
	s := tracer(40_000, 1, func(w *model.World, pos, _ int) model.Health {
		if w.ID(pos)%40 < uint32(w.District[pos]) { // from none to nine in 40
			return model.Infectious
		}
		return model.Susceptible
	}, func(c *institution.ContactTracing) { c.App, c.Known, c.Strangers = app, known, strangers })
	s.Network, _ = networkOf("none")
	w := later(seedCode(t, s), 1)
	list := notified(w)
	told, cases, people := [10]model.Ratio{}, [10]float64{}, [10]float64{}
	for pos, d := range w.District {
		people[d]++
		if w.Health[pos] == model.Infectious {
			if falls(w, "app", pos, 0, app) && falls(w, "known", pos, 1, known) {
				cases[d]++
			}
			continue
		}
		told[d].Whole++
		if list[pos] {
			told[d].Part++
		}
	}
	all, wanted := model.Ratio{}, 0.0
	for d, r := range told {
		want := app * (1 - math.Exp(-strangers*cases[d]/people[d]))
		closeTo(t, "told in a district", r, want)
		share := model.Ratio{Part: int64(cases[d]), Whole: int64(people[d])}
		closeTo(t, "known cases with the app", share, app*known*float64(d)/40)
		all, wanted = model.Ratio{Part: all.Part + r.Part, Whole: all.Whole + r.Whole}, wanted+want*float64(r.Whole)
	}
	closeTo(t, "told in all districts", all, wanted/float64(all.Whole))
}

// Passengers of a district spread over as many compartments as hold them. If one case in the whole society
// scans, the others in the compartment who scan are told, on average (people-1)*commuters*scanned over the
// number of compartments, and at most around as many as a compartment holds.
func TestCompartments(t *testing.T) {
	const days = 300
	for _, c := range []struct {
		commuters, scanned float64
		compartment        int
	}{{1, 1, 60}, {1, 1, 10}, {0.5, 0.6, 60}, {0.25, 1, 100}} {
		first := func(_ *model.World, pos, _ int) model.Health {
			return map[bool]model.Health{true: model.Infectious, false: model.Susceptible}[pos == 0]
		}
		sim := seedCode(t, tracer(2000, days, first, func(x *institution.ContactTracing) {
			x.App, x.Commuters, x.Scanned, x.Compartment = 0, c.commuters, c.scanned, c.compartment
		}))
		w, sum, full, home := sim.World, 0.0, 0, 0
		for _, district := range w.District {
			if district == w.District[0] {
				home++
			}
		}
		for day := 1; day <= days; day++ {
			sim.Tick()
			list := notified(w)
			for pos, told := range list {
				rides := falls(w, "ride", pos, day, c.commuters) && falls(w, "scan", pos, day, c.scanned)
				if told && (!rides || pos == 0 || w.District[pos] != w.District[0]) {
					t.Fatalf("day %d: position %d of district %d is told, rides and scans: %v", day, pos, w.District[pos], rides)
				}
			}
			sum, full = sum+float64(howMany(list)), max(full, howMany(list))
		}
		// The case rides with probability p, and then each of the others in the same compartment with q.
		compartments := math.Ceil(float64(home) * c.commuters / float64(c.compartment))
		p := c.commuters * c.scanned
		n, q := float64(home-1), p/compartments
		variance := p*(n*q*(1-q)+n*q*n*q) - p*n*q*p*n*q
		if got, want := sum/days, p*n*q; math.Abs(got-want) > 4*math.Sqrt(variance/days) {
			t.Errorf("%+v: %.2f people are told on a day, want %.2f within %.2f", c, got, want, 4*math.Sqrt(variance/days))
		}
		// Five standard deviations of who happens to come beyond those whom it holds.
		if hold := float64(c.compartment) * c.scanned; float64(full) > hold+5*math.Sqrt(hold) {
			t.Errorf("%+v: %d people are told on one day", c, full)
		}
	}
}

// Where neither the app nor the code in compartments is used, no case is known, or nobody is ill, nobody
// is ever told; each by itself is enough.
func TestNobodyIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*institution.ContactTracing)
		ill    func(*model.World, int, int) model.Health
		told   bool
	}{
		"neither app nor scans": {func(c *institution.ContactTracing) { c.App, c.Scanned = 0, 0 }, everyNth(10), false},
		"nobody on the subway":  {func(c *institution.ContactTracing) { c.App, c.Commuters = 0, 0 }, everyNth(10), false},
		"nothing is noticed":    {func(c *institution.ContactTracing) { c.Friends, c.Strangers, c.Scanned = 0, 0, 0 }, everyNth(10), false},
		"no case is known":      {func(c *institution.ContactTracing) { c.Known = 0 }, everyNth(10), false},
		"nobody is ill":         {func(*institution.ContactTracing) {}, inBed(10), false},
		"nobody is enrolled":    {func(c *institution.ContactTracing) { c.Enrolled = 0 }, everyNth(10), false},
		"the app alone":         {func(c *institution.ContactTracing) { c.Scanned = 0 }, everyNth(10), true},
		"scans alone":           {func(c *institution.ContactTracing) { c.App = 0 }, everyNth(10), true},
	} {
		sim := seedCode(t, tracer(1000, 20, c.ill, func(x *institution.ContactTracing) {
			x.Friends, x.Strangers, x.Commuters = 0.7, 5, 0.5
			c.change(x)
		}))
		told := 0
		for range 20 {
			told += howMany(notified(later(sim, 1)))
		}
		if (told > 0) != c.told {
			t.Errorf("%s: people are told %d times", name, told)
		}
	}
}

// An input that is taken away is as if it had never been there: the same people are told as without
// telephones, or without scans, from the next period on and in a society that goes on.
func TestTracingWithoutAnInput(t *testing.T) {
	build := func(app, scanned float64) *model.Spec {
		return tracer(2000, 8, everyNth(20), func(c *institution.ContactTracing) {
			c.App, c.Friends, c.Strangers, c.Commuters, c.Scanned = app, 0.5, 1, 0.8, scanned
		})
	}
	for name, c := range map[string]struct {
		withhold     []string
		app, scanned float64
	}{
		"nothing":      {nil, 0.6, 0.5},
		"telephones":   {[]string{"bluetooth"}, 0, 0.5},
		"compartments": {[]string{"compartments"}, 0.6, 0},
		"both":         {[]string{"compartments", "bluetooth"}, 0, 0},
	} {
		want, got := seedCode(t, build(c.app, c.scanned)), seedCode(t, build(0.6, 0.5))
		limited, _ := got.World.Spec.Institutions["tracing"].(model.Limited)
		for _, input := range c.withhold {
			if !slices.Contains(limited.Inputs(), input) {
				t.Errorf("%s is none of its inputs, %v", input, limited.Inputs())
			}
			limited.Withhold(input)
		}
		for day := 1; day <= 8; day++ {
			if day == 5 {
				next, err := got.Continue(build(0.6, 0.5))
				if err != nil {
					t.Fatal(err)
				}
				got = next
			}
			a, b := notified(later(want, 1)), notified(later(got, 1))
			if !slices.Equal(a, b) || (howMany(a) > 0) != (len(c.withhold) < 2) {
				t.Errorf("without %s, day %d: %d people are told, want the %d", name, day, howMany(b), howMany(a))
			}
		}
	}
}

// A code that takes its records as evidence turns on the next day, that of those who were told and of
// nobody else; one that does not stays green.
func TestCodesReadTracing(t *testing.T) {
	for _, reads := range []bool{true, false} {
		s := tracer(3000, 4, everyNth(20), func(c *institution.ContactTracing) { c.Friends, c.Days = 0.3, 14 })
		code := strictCode()
		if reads {
			code.Records = map[string]string{"tracing_contact": "yellow"}
		}
		s.Institutions["code"] = code
		sim := seedCode(t, s)
		told := make([]bool, 3000) // by the day before
		for day := 1; day <= 4; day++ {
			w := later(sim, 1)
			for pos, was := range told {
				want := uint8(green)
				if was && reads {
					want = yellow
				}
				if got := w.Standings[0].Band[pos]; got != want {
					t.Fatalf("reads %v, day %d: position %d, told %v, has a code of %d", reads, day, pos, was, got)
				}
			}
			told = notified(w)
		}
		if howMany(told) < 300 {
			t.Errorf("only %d are told", howMany(told))
		}
	}
}

// One counts as notified for the given days from the one on which one was last near a case, and is told
// once in that time.
func TestDaysOfBeingNotified(t *testing.T) {
	for name, c := range map[string]struct {
		days int
		ill  []int  // periods at whose end people are ill, who are met on the next day
		want string // days on which one is notified
		told string // days on which one is told
	}{
		"one day":       {1, []int{0, 3}, "x..x....", "x..x...."},
		"three days":    {3, []int{1}, ".xxx....", ".x......"},
		"renewed":       {3, []int{0, 2}, "xxxxx...", "x......."},
		"told anew":     {2, []int{0, 4}, "xx..xx..", "x...x..."},
		"on its end":    {2, []int{0, 2}, "xxxx....", "x......."},
		"every day":     {14, []int{0, 1, 2, 3, 4, 5, 6, 7}, "xxxxxxxx", "x......."},
		"to the end":    {255, []int{0}, "xxxxxxxx", "x......."},
		"nobody is ill": {14, nil, "........", "........"},
	} {
		sim := seedCode(t, tracer(300, 8, inBed(30, c.ill...), func(x *institution.ContactTracing) { x.Friends, x.Days = 1, c.days }))
		friend := int(sim.World.Ties.Friends(sim.World.Position(0))[0])
		for sim.World.ID(friend)%30 == 0 {
			t.Fatal("another seed: the friend is ill, too")
		}
		marks, days, news := map[bool]string{true: "x", false: "."}, "", ""
		for range 8 {
			w := later(sim, 1)
			days += marks[notified(w)[friend]]
			news += marks[tracingTold(w, "notified").Part > 0]
		}
		if days != c.want || news != c.told {
			t.Errorf("%s: notified on %s, told on %s, want %s and %s", name, days, news, c.want, c.told)
		}
	}
}

// Outcomes tell how many are told, and how many of them and of all who were infected had been infected.
func TestWhatTracingTells(t *testing.T) {
	w := later(seedCode(t, tracer(2000, 1, func(w *model.World, pos, _ int) model.Health {
		return []model.Health{model.Infectious, model.Exposed, model.Exposed, model.Recovered}[min(3, w.ID(pos)%20)]
	}, func(c *institution.ContactTracing) { c.Friends = 0.5 })), 1)
	told, exposed, both := int64(0), int64(0), int64(0)
	for pos, is := range notified(w) {
		infected := w.Health[pos] == model.Exposed
		if is {
			told++
		}
		if infected {
			exposed++
		}
		if is && infected {
			both++
		}
	}
	for name, want := range map[string]model.Ratio{
		"notified": {Part: 100_000 * told, Whole: 2000}, "infected": {Part: both, Whole: told}, "found": {Part: both, Whole: exposed},
	} {
		if got := tracingTold(w, name); got != want || want.Part == 0 {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}

func TestTracingNeedsAnInfection(t *testing.T) {
	s := tracer(100, 1, waves, func(*institution.ContactTracing) {})
	s.Society = nil
	if _, problems := s.Bind(); len(problems) != 1 || problems[0].Path != "institutions.tracing" {
		t.Errorf("problems %v", problems)
	}
}
