package institution_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/network"
)

// closeTo fails where a share of n lies more than four standard errors from what is expected.
func closeTo(t *testing.T, what string, got model.Ratio, want float64) {
	t.Helper()
	if se := math.Sqrt(want * (1 - want) / float64(got.Whole)); math.Abs(shareOf(got)-want) > 4*se+1e-12 {
		t.Errorf("%s: %.4f of %d, want %.4f within %.4f", what, shareOf(got), got.Whole, want, 4*se)
	}
}

// deaf is a code that looks at an epidemic with all sources shut, until a test opens one.
func deaf() *institution.HealthCode {
	c := strictCode()
	c.Evidence, c.Sources = "seir", institution.CodeSources{}
	c.Sources.HotZone.Days, c.Sources.Tickets.Seats = 14, 1
	return c
}

// withPlague puts an epidemic beside a code.
func withPlague(s *model.Spec, of func(w *model.World, pos, period int) model.Health) *model.Spec {
	if s.Society == nil {
		s.Society = map[string]model.Society{}
	}
	s.Society["plague"] = &plague{of}
	return s
}

// everyNth has every nth person ill for good.
func everyNth(n int) func(*model.World, int, int) model.Health {
	return func(w *model.World, pos, _ int) model.Health {
		if int(w.ID(pos))%n == 0 {
			return model.Infectious
		}
		return model.Susceptible
	}
}

// inDistrict has everybody of a district ill.
func inDistrict(d uint16) func(*model.World, int, int) model.Health {
	return func(w *model.World, pos, _ int) model.Health {
		if w.District[pos] == d {
			return model.Infectious
		}
		return model.Susceptible
	}
}

// notGreen lists the positions of people whose code is not green.
func notGreen(w *model.World) map[int]bool {
	list := map[int]bool{}
	for id, band := range bands(w) {
		if band != green {
			list[w.Position(id)] = true
		}
	}
	return list
}

// A contact turns red if and only if the tie to somebody ill is known: each tie with its own luck, once
// and for all.
func TestContactsTurnRed(t *testing.T) {
	c := deaf()
	c.Sources.Contact.Known = 0.3
	sim := seedCode(t, withPlague(coded(3000, 20, c), everyNth(100)))
	w := sim.World
	sim.Tick()
	first := notGreen(w)
	for range 19 {
		sim.Tick()
	}
	ties, known := model.Ratio{}, notGreen(w)
	for pos := range w.N {
		ill := 0
		for _, friend := range w.Ties.Friends(pos) {
			if w.Health[friend] == model.Infectious {
				ill++
			}
		}
		if ill == 0 && known[pos] {
			t.Fatalf("person %d has no tie to anybody ill and no green code", w.ID(pos))
		}
		if ill == 1 {
			ties.Whole++
			if known[pos] {
				ties.Part++
			}
		}
		if known[pos] != first[pos] {
			t.Fatalf("person %d: what is known of a tie has changed", w.ID(pos))
		}
	}
	closeTo(t, "ties known", ties, 0.3)
	alone := coded(3000, 3, c)
	alone.Network, _ = networkOf("none")
	if sim := seedCode(t, withPlague(alone, everyNth(100))); len(notGreen(later(sim, 3))) != 0 {
		t.Error("contacts without ties")
	}
}

// Of evidence of the same colour the latest counts: what was an abuse rests on a contact once there is one.
func TestTheLatestEvidenceCounts(t *testing.T) {
	c := deaf()
	c.Sources.Contact.Known = 1
	s := withLetters(coded(600, 4, c), &letters{sends: func(_, period int) []string {
		return map[int][]string{0: {"post"}}[period]
	}})
	sim := seedCode(t, withPlague(s, func(w *model.World, pos, period int) model.Health {
		if period >= 2 {
			return everyNth(3)(w, pos, period)
		}
		return model.Susceptible
	}))
	w := later(sim, 1)
	if abuse := codeTold(w, "by_abuse"); shareOf(abuse) != 1 || shareOf(codeTold(w, "wrong")) != 1 {
		t.Errorf("%d of %d rest on the abuse", abuse.Part, abuse.Whole)
	}
	w = later(sim, 3)
	contact, abuse := codeTold(w, "by_contact"), codeTold(w, "by_abuse")
	if contact.Part == 0 || contact.Part+abuse.Part != contact.Whole || codeTold(w, "wrong").Part != abuse.Part {
		t.Errorf("%d rest on a contact, %d on the abuse, of %d", contact.Part, abuse.Part, contact.Whole)
	}
}

func networkOf(kind string) (model.Network, bool) {
	k, found := network.Kinds.Find(kind)
	return k.New(), found
}

// later is the world some periods later.
func later(sim *model.Simulation, periods int) *model.World {
	for range periods {
		sim.Tick()
	}
	return sim.World
}

// Each source by itself, as often as the formula says: people not green after one day.
func TestSourcesByThemselves(t *testing.T) {
	ofIll := func(w *model.World) (r model.Ratio) {
		list := notGreen(w)
		for pos, health := range w.Health {
			if health == model.Infectious {
				r.Whole++
				if list[pos] {
					r.Part++
				}
			}
		}
		return r
	}
	ofOthers := func(w *model.World) (r model.Ratio) {
		ill := ofIll(w)
		return model.Ratio{Part: int64(len(notGreen(w))) - ill.Part, Whole: int64(w.N) - ill.Whole}
	}
	for name, c := range map[string]struct {
		open        func(*institution.HealthCode)
		ill, others float64
	}{
		"nothing": {func(*institution.HealthCode) {}, 0, 0},
		"tests":   {func(c *institution.HealthCode) { c.Sources.Test = institution.CodeTest{Ill: 0.3, Healthy: 0.02} }, 0.3, 0.02},
		"symptoms": {func(c *institution.HealthCode) {
			c.Sources.Symptoms = institution.CodeSymptoms{Declared: 0.5, Cough: 0.03}
		}, 0.5, 0.03},
		"fever": {func(c *institution.HealthCode) { c.Sources.Fever = institution.CodeFever{Ill: 0.4, Healthy: 0.05} }, 0.4 * looked, 0.05 * looked},
		"one carriage": {func(c *institution.HealthCode) {
			c.Sources.Tickets = institution.CodeTickets{Travel: 0.25, Seats: 10000, Traced: 1}
		}, 0.25, 0.25},
		"nobody traced": {func(c *institution.HealthCode) {
			c.Sources.Tickets = institution.CodeTickets{Travel: 0.25, Seats: 10000}
		}, 0, 0},
		"registers":       {func(c *institution.HealthCode) { c.Sources.HotZone.Visits, c.Sources.HotZone.Register = 0.2, 0.9 }, 0.18, 0.18},
		"phones, 0 scans": {func(c *institution.HealthCode) { c.Sources.HotZone.Visits, c.Sources.Location.Seen = 0.2, 0.5 }, 0.1, 0.1},
		"phones, 2 scans": {func(c *institution.HealthCode) {
			c.Sources.HotZone.Visits, c.Sources.Location.Seen, c.Sources.Location.Scans = 0.2, 0.5, 2
		}, 0.175, 0.175},
	} {
		t.Run(name, func(t *testing.T) {
			code := deaf()
			c.open(code)
			w := later(seedCode(t, withPlague(coded(5000, 1, code), everyNth(3))), 1)
			closeTo(t, "ill", ofIll(w), c.ill)
			closeTo(t, "others", ofOthers(w), c.others)
		})
	}
}

// looked is how many codes the guards of a code's defaults look at: check at an empty checkpoint, less
// for each of the people who wait, of whom there are geometrically many (mean 2): check (1-r)/(1-r(1-h)).
const looked = 0.8 * (1 - 2.0/3) / (1 - 2.0/3*0.95)

// What telephones get wrong falls on whole households at the border of a hot zone, and on nobody else.
func TestBaseStationsErrAtBorders(t *testing.T) {
	c := deaf()
	c.Sources.Location = institution.CodeLocation{Border: 0.1, BorderShare: 0.6, Scans: 1}
	w := later(seedCode(t, withPlague(coded(20000, 1, c), inDistrict(4))), 1)
	list, border := notGreen(w), model.Ratio{}
	for pos := range w.N {
		head := w.Head(pos)
		within := float64(head%2000) / 2000
		beside := w.District[pos] == 3 && within >= 0.7 || w.District[pos] == 5 && within < 0.3
		if list[pos] && !beside {
			t.Fatalf("position %d is at no border of a hot zone", pos)
		}
		if list[pos] != list[head] {
			t.Fatalf("position %d and the head of its household differ", pos)
		}
		if beside && head == pos {
			border.Whole++
			if list[pos] {
				border.Part++
			}
		}
	}
	closeTo(t, "households at the border", border, 1-0.9*0.9)
	if got := codeTold(w, "wrong"); got.Part != got.Whole {
		t.Errorf("%d of %d are wrong", got.Part, got.Whole)
	}
}

// A district stays a hot zone for its days, and no longer.
func TestHotZonesCool(t *testing.T) {
	c := deaf()
	c.Sources.HotZone = institution.CodeHotZone{Days: 5, Visits: 1, Register: 1}
	c.Quarantine.Yellow = 1
	c.Sources.HotZone.Cases = 50_000
	sim := seedCode(t, withPlague(coded(1000, 10, c), func(w *model.World, pos, period int) model.Health {
		if period < 2 && w.District[pos] == 0 { // seen on days 1 and 2: hot on days 1 to 6
			return model.Infectious
		}
		return model.Susceptible
	}))
	for day := 1; day <= 10; day++ {
		sim.Tick()
		if got := len(notGreen(sim.World)); (got > 0) != (day <= 6) {
			t.Errorf("day %d: %d codes are not green", day, got)
		}
	}
}

// Phones of a household that are all registered to its first member turn a day after his, so that what
// goes wrong goes wrong by households: with p = .2 for a third of the people, a member of a household of
// two or more is hit because of the head or not at all.
func TestFathersPhone(t *testing.T) {
	for _, father := range []float64{0, 0.2, 1} {
		c := strictCode()
		c.Phones.Father, c.Quarantine.Yellow = father, 3
		sim := seedCode(t, withLetters(coded(5000, 2, c), &letters{sends: func(id, period int) []string {
			if period == 0 && id%3 == 0 {
				return []string{"post_yellow"}
			}
			return nil
		}}))
		w := later(sim, 2)
		list, members := notGreen(w), model.Ratio{}
		homes := map[int][2]int{}
		for pos := range w.N {
			head := w.Head(pos)
			if head == pos || w.ID(pos)%3 == 0 {
				continue
			}
			if w.ID(head)%3 != 0 {
				if list[pos] {
					t.Fatalf("father %v: person %d is hit, and the head of the household is not", father, w.ID(pos))
				}
				continue
			}
			members.Whole++
			counts := homes[head]
			counts[0]++
			if list[pos] {
				members.Part++
				counts[1]++
			}
			homes[head] = counts
		}
		whole := model.Ratio{}
		for _, counts := range homes {
			if counts[1] != 0 && counts[1] != counts[0] {
				t.Fatal("a household is hit in part")
			}
			whole.Whole++
			whole.Part += int64(min(counts[1], 1))
		}
		closeTo(t, "households", whole, father)
	}
}

// People without a phone have no code: what needs a green one is shut to them, for good, and they are
// turned away where all guards whom they try look.
func TestWithoutAPhone(t *testing.T) {
	c := strictCode()
	c.Phones.None = 0.3
	w := later(seedCode(t, coded(5000, 5, c)), 5)
	closeTo(t, "turned away", codeTold(w, "turned_away"), looked*looked*looked)
	closeTo(t, "without a code", model.Ratio{Part: int64(len(notGreen(w))), Whole: int64(w.N)}, 0.3)
	if got := codeTold(w, "green"); shareOf(got) != 1 || got.Whole != int64(w.N-len(notGreen(w))) {
		t.Errorf("%d of %d codes are green", got.Part, got.Whole)
	}
}

// At checkpoints nobody slips through but where nobody looks, and the defiant barge.
func TestCheckpoints(t *testing.T) {
	for _, defiant := range []bool{false, true} {
		c := strictCode()
		c.Quarantine.Leave, c.Quarantine.Found, c.Checkpoints.Tries = 1, 0.5, 1
		s := withLetters(coded(5000, 3, c), &letters{sends: func(int, int) []string { return []string{"post"} }})
		want := 1.0 // share of those who are seen and turn back
		if defiant {
			s.Society = map[string]model.Society{"bold": &bold{}}
			want = 1 - 49.5/255 // a person of id i defies with (i mod 100)/255
		}
		w := later(seedCode(t, s), 3)
		slipped, refused, barged := codeTold(w, "slipped"), codeTold(w, "refused"), codeTold(w, "barged")
		closeTo(t, "slipped", slipped, 1-looked)
		closeTo(t, "of those seen, refused", model.Ratio{Part: refused.Part, Whole: refused.Part + barged.Part}, want)
		closeTo(t, "breaches", codeTold(w, "breaches"), 1-0.5*0.5)
	}
}

// The defiant hide symptoms, true and false, and leave quarantine, on one occasion in so many.
func TestTheDefiant(t *testing.T) {
	const mean = 49.5 / 255 // a person of id i defies with (i mod 100)/255
	c := deaf()
	c.Sources.Symptoms = institution.CodeSymptoms{Declared: 1, Cough: 1}
	s := withPlague(coded(5000, 1, c), everyNth(7))
	s.Society["bold"] = &bold{}
	turned := codeTold(later(seedCode(t, s), 1), "green")
	closeTo(t, "symptoms hidden", turned, mean)

	s = withLetters(coded(5000, 3, strictCode()), &letters{sends: func(int, int) []string { return []string{"post"} }})
	s.Society = map[string]model.Society{"bold": &bold{}}
	closeTo(t, "left quarantine", codeTold(later(seedCode(t, s), 3), "left"), mean)
}

// Origin is not asked for health, goes along with whoever moves, and ends on its date.
func TestOrigins(t *testing.T) {
	c := strictCode()
	c.Origins = map[string]institution.CodeOrigin{
		"hubei": {Districts: 2, From: 1, Colour: "red", Until: 4}, "guests": {Group: "migrant", Colour: "yellow"},
	}
	s := coded(2000, 20, c)
	s.Society = map[string]model.Society{"movers": &movers{}}
	sim := seedCode(t, s)
	home := slices.Clone(sim.World.District)
	w := sim.World
	for day := 1; day <= 20; day++ {
		sim.Tick()
		for id, band := range bands(w) {
			pos, want := w.Position(id), uint8(green)
			if w.Layout.Groups[w.Group[pos]] == "migrant" {
				want = yellow
			}
			switch hubei := home[pos] == 1 || home[pos] == 2; {
			case hubei && want == yellow, hubei && day < 4+13: // yellow evidence begins the count of red anew
				want = red
			}
			if band != want {
				t.Fatalf("day %d: person %d from district %d has %d, want %d", day, id, home[pos]+1, band, want)
			}
		}
	}
}

// Whoever moves to another city keeps the code if it is handed over, and else starts anew.
func TestHandedOver(t *testing.T) {
	for _, handed := range []float64{0, 0.4, 1} {
		c := strictCode()
		c.HandedOver = handed
		s := withLetters(coded(4000, 2, c), &letters{sends: func(_, period int) []string {
			return map[int][]string{0: {"post"}}[period]
		}})
		s.Society = map[string]model.Society{"movers": &movers{}}
		w := later(seedCode(t, s), 2)
		got := model.Ratio{}
		for id, band := range bands(w) {
			switch moved := (id+1)%20 == 0; { // at the end of day 1
			case !moved && band != red:
				t.Fatalf("handed over %v: person %d stayed and has %d", handed, id, band)
			case moved:
				got.Whole++
				if band == red {
					got.Part++
				}
			}
		}
		closeTo(t, "handed over", got, handed)
	}
}

// Appeals: the docket says whose code is wrong; who wins is green with the next publication and stays
// clear of the rule about origin; a suspended code is green until it is decided.
func TestAppealsAgainstCodes(t *testing.T) {
	c := strictCode()
	c.Origins = map[string]institution.CodeOrigin{"all": {Districts: 10, Colour: "yellow"}}
	s := coded(90, 12, c)
	c.Records = map[string]string{"post": "red"}
	script := map[int]string{0: "post", 3: "post_granted", 5: "post"}
	other := map[int]string{0: "post", 2: "post_suspended", 5: "post_rejected"}
	l := &letters{
		starts: func(w *model.World, l *letters) { l.docket = newDocket(w) },
		sends: func(id, period int) []string {
			return slices.DeleteFunc([]string{[]map[int]string{script, other, nil}[id%3][period]}, func(l string) bool { return l == "" })
		},
	}
	s.Policies = map[string]model.Policy{"post": l}
	sim := seedCode(t, s)
	want := []string{
		"RRRGGRRRRRRR", // granted on day 4: not even origin counts; a new record on day 6 does
		"RRGGGRRRRRRR", // suspended on day 3, rejected on day 6
		"YYYYYYYYYYYY", // origin is no error
	}
	got := make([]strings.Builder, 3)
	for day := 1; day <= 12; day++ {
		sim.Tick()
		for i, band := range bands(sim.World)[:3] {
			got[i].WriteByte("RYG"[band])
			pos := sim.World.Position(i)
			if day == 1 && (l.docket.Since[pos] != 2 || l.docket.Wrong[pos] != (i < 2)) {
				t.Errorf("docket of %d: since %d, wrong %v", i, l.docket.Since[pos], l.docket.Wrong[pos])
			}
		}
	}
	for i := range want {
		if got[i].String() != want[i] {
			t.Errorf("person %d: %s\nwant      %s", i, &got[i], want[i])
		}
	}
}

// Two cases in 100,000 people, with every contact found and every test, cannot turn 1.8 % of the codes:
// at most each case and its friends are not green.
func TestInfectionCannotMakeZhejiangsCodes(t *testing.T) {
	c := deaf()
	c.Sources.Contact.Known, c.Sources.Test.Ill, c.Sources.Symptoms.Declared = 1, 1, 1
	s := withPlague(coded(50_000, 13, c), everyNth(50_000))
	w := later(seedCode(t, s), 13)
	got := codeTold(w, "green")
	if turned := got.Whole - got.Part; turned == 0 || turned > 40 || float64(turned) > 0.018*float64(got.Whole)/20 {
		t.Errorf("%d of %d codes are not green", turned, got.Whole)
	}
}

// Values that do not agree are told before the first period.
func TestHealthCodeRefuses(t *testing.T) {
	for _, c := range []struct {
		change func(*model.Spec, *institution.HealthCode)
		want   string
	}{
		{func(s *model.Spec, _ *institution.HealthCode) { s.Period = "month" }, "institutions.code: a health code counts in days; a period of this scenario is a month"},
		{func(_ *model.Spec, c *institution.HealthCode) { c.Evidence = "seir" }, "institutions.code.evidence: seir looks at an epidemic and there is none"},
		{func(_ *model.Spec, c *institution.HealthCode) { c.Records = map[string]string{"arrears": "blue"} }, `institutions.code.records.arrears: "blue" is no colour`},
		{func(_ *model.Spec, c *institution.HealthCode) { c.Records = map[string]string{"bank": "red"} }, `unknown kind of act or sent record "bank"`},
		{func(_ *model.Spec, c *institution.HealthCode) {
			c.Origins = map[string]institution.CodeOrigin{"a": {Colour: "red"}}
		}, "institutions.code.origins.a: names nobody"},
		{func(_ *model.Spec, c *institution.HealthCode) {
			c.Origins = map[string]institution.CodeOrigin{"a": {Districts: 1, From: 10, Colour: "red"}}
		}, "there is no district 10"},
		{func(_ *model.Spec, c *institution.HealthCode) {
			c.Origins = map[string]institution.CodeOrigin{"a": {Group: "migrant", From: 4, Colour: "red"}}
		}, "is 4, but districts is 0"},
		{func(_ *model.Spec, c *institution.HealthCode) {
			c.Origins = map[string]institution.CodeOrigin{"a": {Group: "martian", Colour: "red"}}
		}, `unknown group "martian"`},
		{func(_ *model.Spec, c *institution.HealthCode) {
			c.Origins = map[string]institution.CodeOrigin{"a": {Districts: 1, Colour: "green"}}
		}, `"green" is no colour that people can turn to`},
	} {
		code := newCode()
		s := coded(100, 1, code)
		c.change(s, code)
		if _, err := model.New(s, model.Options{}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want %q", err, c.want)
		}
	}
}
