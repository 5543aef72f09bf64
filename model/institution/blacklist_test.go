package institution_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
)

// courts keep a list to which a letter leads at once and which one leaves only when a term of 24 months ends,
// but for what change says.
func courts(change func(*institution.Blacklist)) *institution.Blacklist {
	k, _ := institution.Kinds.Find("blacklist")
	l, _ := k.New().(*institution.Blacklist)
	l.Grounds = map[string]institution.Ground{"post": {Judgment: 1}}
	l.Performance, l.Means, l.Insincere, l.Limited, l.Aggravated = 0, 0, 0, 1, 0
	change(l)
	return l
}

// sued is the society for tests with the courts' list; the letters that people get arrive one period later.
func sued(people, periods int, l *institution.Blacklist, sends func(id, period int) []string) *model.Spec {
	s := modeltest.Society(people, periods)
	s.Institutions["list"] = l
	s.Policies = map[string]model.Policy{"post": &letters{sends: sends, starts: func(w *model.World, p *letters) {
		kind := func(suffix string) int { return w.Layout.SentKind("post_" + suffix) }
		p.docket = model.NewDocket(w.N, kind("granted"), kind("suspended"), kind("rejected"))
		l.Open(p.docket)
	}}}
	return s
}

// once is a letter to everybody that arrives in period 1.
func once(_, period int) []string {
	if period == 0 {
		return []string{"post"}
	}
	return nil
}

// books are the list's bands by person id after each period from 1 on: l listed, m marked, - unlisted.
func books(t *testing.T, s *model.Spec) []string {
	t.Helper()
	sim, err := model.New(s, model.Options{Workers: 2, SpanSize: 1024})
	if err != nil {
		t.Fatal(err)
	}
	lines := make([][]byte, sim.World.N)
	for range s.Periods {
		sim.Tick()
		for id := range lines { // institutions: list, osmanthus
			lines[id] = append(lines[id], "lm-"[sim.World.Standings[0].Band[sim.World.Position(id)]])
		}
	}
	var all []string
	for _, line := range lines {
		all = append(all, string(line))
	}
	return all
}

// One person's listings by hand, each letter one period before it arrives.
func TestListingsByHand(t *testing.T) {
	type list = institution.Blacklist
	term := func(months float64) func(*list) { return func(l *list) { l.Term = months } }
	for name, test := range map[string]struct {
		change func(*list)
		sends  map[int]string
		want   string
	}{
		"a term of three months":                 {term(3), map[int]string{0: "post"}, "lll---"},
		"a letter while listed opens no case":    {term(3), map[int]string{0: "post", 1: "post", 2: "post"}, "lll---"},
		"two months open before a judgment":      {func(l *list) { l.Term, l.Grounds["post"] = 2, institution.Ground{After: 2, Judgment: 1} }, map[int]string{0: "post"}, "--ll--"},
		"settled":                                {func(l *list) { l.Grounds["post"] = institution.Ground{Settled: 1, Judgment: 1} }, map[int]string{0: "post"}, "------"},
		"no judgment":                            {func(l *list) { l.Grounds["post"] = institution.Ground{} }, map[int]string{0: "post"}, "------"},
		"published every second month":           {func(l *list) { l.Term, l.Refresh = 4, 2 }, map[int]string{0: "post"}, "-llll---"},
		"a mark of three months":                 {func(l *list) { l.Term, l.Mark = 2, 0.25 }, map[int]string{0: "post"}, "llmmm--"},
		"a mark for life":                        {func(l *list) { l.Term, l.Mark = 1, 1000 }, map[int]string{0: "post"}, "lmmmmmmmmmmm"},
		"who is marked can be listed":            {func(l *list) { l.Term, l.Mark = 1, 0.5 }, map[int]string{0: "post", 2: "post"}, "lmlmmmmmm--"},
		"performance ends it":                    {func(l *list) { l.Performance = 10 }, map[int]string{0: "post"}, "l-----"},
		"an insincere one begins the term anew":  {func(l *list) { l.Performance, l.Insincere, l.Term = 10, 1, 1 }, map[int]string{0: "post"}, "llllllllllll"},
		"performance where there is no term":     {func(l *list) { l.Performance, l.Limited = 10, 0 }, map[int]string{0: "post"}, "l-----"},
		"neither performance nor a term":         {func(l *list) { l.Limited = 0 }, map[int]string{0: "post"}, "llllllllllll"},
		"an appeal takes it back, without mark":  {func(l *list) { l.Mark = 1000 }, map[int]string{0: "post", 2: "post_granted"}, "ll----"},
		"out of force until an appeal is lost":   {term(6), map[int]string{0: "post", 1: "post_suspended", 3: "post_rejected"}, "l--lll--"},
		"out of force until an appeal is won":    {term(6), map[int]string{0: "post", 1: "post_suspended", 3: "post_granted"}, "l-------"},
		"an appeal of who is not listed is idle": {term(2), map[int]string{0: "post_granted", 1: "post_suspended", 2: "post"}, "--ll--"},
	} {
		s := sued(20, len(test.want), courts(test.change), func(_, period int) []string {
			if label, ok := test.sends[period]; ok {
				return []string{label}
			}
			return nil
		})
		for id, got := range books(t, s) {
			if got != test.want {
				t.Fatalf("%s: person %d has %s, want %s", name, id, got, test.want)
			}
		}
	}
}

// MODEL.md section 8, listings without regard to means: with a hazard of .012 a month, so p = 1-exp(-.012), a
// share f = .7 with a term of 24 months and the others without, after m months f(1-(1-p)^min(m,24)) +
// (1-f)(1-(1-p)^m) have complied, and f(1-p)^24 have seen their term end. Under constant inflow that is a mean
// spell of 40 months, 23 % complied and 54 % gone after 60 months, and 62 % gone after 78.
func TestExitsFollowTheClosedForm(t *testing.T) {
	const people, months, f, term = 10_000, 78, 0.7, 24
	p := 1 - math.Exp(-0.012)
	build := func() *model.Spec {
		return sued(people, 1+months, courts(func(l *institution.Blacklist) { l.Performance, l.Limited = 0.012, f }), once)
	}
	complied, left := priced(t, build(), "list_complied")[1:], priced(t, build(), "list_left")[1:] // by months on the list
	for m := range months + 1 {
		stay := math.Pow(1-p, float64(m))
		door := f*(1-math.Pow(1-p, min(float64(m), term))) + (1-f)*(1-stay)
		all := door
		if m >= term {
			all += f * math.Pow(1-p, term)
		}
		for name, pair := range map[string][2]float64{"complied": {complied[m], door}, "left": {left[m], all}} {
			if slack := 4*math.Sqrt(pair[1]*(1-pair[1])/people) + 1e-9; math.Abs(pair[0]-pair[1]) > slack {
				t.Errorf("after %d months %.4f have %s, want %.4f within %.4f", m, pair[0], name, pair[1], slack)
			}
		}
	}
	inflow := func(path []float64, months int) float64 { return meanOf(path[:months], 0) }
	for what, pair := range map[string][2]float64{
		"complied after 60 months": {inflow(complied, 60), 0.23}, "left after 60": {inflow(left, 60), 0.54}, "left after 78": {inflow(left, 78), 0.62},
	} {
		if math.Abs(pair[0]-pair[1]) > 0.015 {
			t.Errorf("%s: %.3f, want %.2f", what, pair[0], pair[1])
		}
	}
	stays := (1-f)*math.Pow(1-p, months)/p + float64(months)*(1-inflow(left, months)) // the rest goes on for 1/p months
	if math.Abs(stays-40) > 1.5 {
		t.Errorf("a mean spell of %.1f months, want 40", stays)
	}
}

// Who has means complies: with hazard h*exp(.5*m - .125) a month, person by person.
func TestMeansOpenTheDoor(t *testing.T) {
	const people, months, h = 10_000, 24, 0.03
	s := sued(people, 1+months, courts(func(l *institution.Blacklist) { l.Performance, l.Means, l.Limited = h, 0.5, 0 }), once)
	lines := books(t, s)
	w, _ := scores(t, s)
	want, got, variance := map[bool]float64{}, map[bool]float64{}, map[bool]float64{}
	for id, line := range lines {
		m := float64(w.Means[w.Position(id)]) / model.Sixteenths
		gone := 1 - math.Exp(-h*months*math.Exp(0.5*m-0.125))
		want[m > 0] += gone
		variance[m > 0] += gone * (1 - gone)
		if strings.HasSuffix(line, "-") {
			got[m > 0]++
		}
	}
	for rich := range want {
		if math.Abs(got[rich]-want[rich]) > 4*math.Sqrt(variance[rich]) {
			t.Errorf("means above 0 %v: %v have complied, want %.0f", rich, got[rich], want[rich])
		}
	}
}

// An aggravated term is 12 to 36 months longer than 24, each as likely: 25 lengths of some 100 people each.
func TestAggravatedTerms(t *testing.T) {
	const people = 2500
	lengths := map[int]int{}
	for _, line := range books(t, sued(people, 62, courts(func(l *institution.Blacklist) { l.Aggravated = 1 }), once)) {
		lengths[strings.Count(line, "l")]++
	}
	for months := range 62 {
		want := 0.0
		if months >= 36 && months <= 60 {
			want = people / 25
		}
		if n := float64(lengths[months]); math.Abs(n-want) > 4*math.Sqrt(want) {
			t.Errorf("%v people are listed for %d months, want %v", n, months, want)
		}
	}
}

// An insincere performance begins the term anew, the same one: who has a term of T months leaves after T months in
// a row without any, that is after ((1-p)^-T - 1)/p on average (the wait for a run, Feller 1968, XIII.7); and an
// aggravated term gets no shorter.
func TestInsincerePerformances(t *testing.T) {
	const people, term = 4000, 3
	insincere := func(hazard float64, change func(*institution.Blacklist)) (lengths []float64) {
		l := courts(func(l *institution.Blacklist) {
			l.Performance, l.Insincere = hazard, 1
			change(l)
		})
		for _, line := range books(t, sued(people, 100, l, once)) {
			lengths = append(lengths, float64(strings.Count(line, "l")))
		}
		return lengths
	}
	lengths, p := insincere(0.2, func(l *institution.Blacklist) { l.Term = term }), 1-math.Exp(-0.2)
	mean, sd := stat.MeanStdDev(lengths, nil)
	if want := (math.Pow(1-p, -term) - 1) / p; math.Abs(mean-want) > 4*sd/math.Sqrt(people) {
		t.Errorf("listed for %.3f months on average, want %.3f", mean, want)
	}
	if shortest := slices.Min(insincere(0.05, func(l *institution.Blacklist) { l.Aggravated = 1 })); shortest < 36 {
		t.Errorf("an aggravated term ends after %v months", shortest)
	}
}

// Of a record that opens a case a share s = .2 is settled before each publication and j = .3 of the others are
// judged from the third on: (1-s)^2 * (1-s)j / (1-(1-s)(1-j)) come onto the list. Nobody who is exempt does.
func TestWhoIsListed(t *testing.T) {
	const people = 20_000
	s := sued(people, 60, courts(func(l *institution.Blacklist) {
		l.Grounds["post"] = institution.Ground{After: 2, Settled: 0.2, Judgment: 0.3}
		l.Exempt = map[string]float64{"migrant": 0.4, "rural": 1}
	}), once)
	lines := books(t, s)
	w, _ := scores(t, s)
	listed, of := map[string]float64{}, map[string]float64{}
	for id, line := range lines {
		group := w.Layout.Groups[w.Group[w.Position(id)]]
		of[group]++
		if strings.Contains(line, "l") {
			listed[group]++
		}
	}
	chance := 0.8 * 0.8 * 0.8 * 0.3 / (1 - 0.8*0.7)
	for group, want := range map[string]float64{"urban": chance, "migrant": 0.6 * chance, "rural": 0} {
		if got := listed[group] / of[group]; math.Abs(got-want) > 4*math.Sqrt(want*(1-want)/of[group]) {
			t.Errorf("%s: %.4f are listed, want %.4f", group, got, want)
		}
	}
}

// contested has many listings for arrears, false ones among them, and a tribunal that suspends them.
func contested(periods int, change func(*institution.Blacklist)) *model.Spec {
	s := modeltest.Society(600, periods)
	s.Institutions["list"] = courts(func(l *institution.Blacklist) {
		l.Grounds = map[string]institution.Ground{"arrears": {After: 1, Settled: 0.2, Judgment: 0.4}, "offence": {Judgment: 1}}
		l.Performance, l.Means, l.Insincere, l.Limited, l.Term, l.Aggravated = 0.05, 0.5, 0.3, 0.7, 6, 0.2
		change(l)
	})
	k, _ := policy.Kinds.Find("tribunal")
	a, _ := k.New().(*policy.Tribunal)
	a.Institution, a.Capacity = "list", 100
	s.Policies = map[string]model.Policy{"tribunal": a}
	return s
}

// In each period those who are listed are those who were, and who came, less who left by one of three doors;
// what is told of all listings so far is the sum of these flows.
func TestTheListIsWhoCameLessWhoLeft(t *testing.T) {
	path := map[string][]float64{}
	for _, name := range []string{"in", "performed", "expired", "appealed", "stock", "entered", "complied", "left"} {
		path[name] = priced(t, contested(60, func(*institution.Blacklist) {}), "list_"+name)
	}
	in, performed, out := 0.0, 0.0, 0.0
	for period := 1; period <= 60; period++ {
		leave := (path["performed"][period] + path["expired"][period] + path["appealed"][period]) / 12
		in, performed, out = in+path["in"][period]/12, performed+path["performed"][period]/12, out+leave
		for what, pair := range map[string][2]float64{
			"stock":   {path["stock"][period] - path["stock"][period-1], path["in"][period]/12 - leave},
			"entered": {path["entered"][period], in}, "complied": {path["complied"][period] * in, performed}, "left": {path["left"][period] * in, out},
		} {
			if math.Abs(pair[0]-pair[1]) > 1e-9 && in > 0 {
				t.Errorf("period %d: %s is %.5f, by the flows %.5f", period, what, pair[0], pair[1])
			}
		}
	}
	for _, door := range []string{"performed", "expired", "appealed"} {
		if slices.Max(path[door]) == 0 {
			t.Errorf("nobody left by %s", door)
		}
	}
}

// While one is listed a score is capped and joint services are shut, and only then. A cap comes with the record
// of a period and so one period later; a mark keeps shut only what needs `unlisted`.
func TestJointPunishment(t *testing.T) {
	s := one(8, nil, func(p *institution.Points) { p.Rules = map[string]institution.Rule{"list_listed": {Ceiling: 65}} })
	joint := sued(2, 8, courts(func(l *institution.Blacklist) { l.Term, l.Mark = 3, 0.25 }), once)
	s.Institutions["list"], s.Policies = joint.Institutions["list"], joint.Policies
	s.Services = map[string]model.Service{
		"flights": {Right: true, Needs: map[string]string{"list": "unlisted"}}, "trains": {Right: true, Needs: map[string]string{"list": "marked"}},
	}
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	const want = "lll" + "mmm" + "--"
	for period := 1; period <= 8; period++ {
		sim.Tick()
		w, band := sim.World, want[period-1]
		points, shut := 100.0, w.Gates.Shut(int(w.Joint[0]))
		if period >= 2 && period <= 4 {
			points = 65
		}
		if flights, trains := shut&1 == 1, shut&2 == 2; flights != (band != '-') || trains != (band == 'l') {
			t.Errorf("period %d, %c: flights shut %v, trains shut %v", period, band, flights, trains)
		}
		if got := model.Points(w.Standings[1].Score[0]); got != points {
			t.Errorf("period %d, %c: %v points, want %v", period, band, got, points)
		}
	}
}

// A ground that is withheld opens no case from then on; those that are open go on.
func TestAGroundIsWithheld(t *testing.T) {
	l := courts(func(l *institution.Blacklist) {
		l.Term, l.Grounds["post"] = 2, institution.Ground{After: 3, Judgment: 1}
	})
	s := sued(20, 10, l, func(id, period int) []string {
		if period == 3*id {
			return []string{"post"}
		}
		return nil
	})
	s.Policies["law"] = &policy.DataLimits{Date: 2, Institution: "list", Inputs: map[string]bool{"post": true}}
	if got := books(t, s); got[0] != "---ll-----" || got[1] != "----------" {
		t.Errorf("%v", got)
	}
}

// Exits, exemptions, insincere and aggravated ones, marks, appeals, and people who join and leave it.
func TestBlacklistConforms(t *testing.T) {
	for name, change := range map[string]func(*institution.Blacklist){
		"every month, no mark": func(*institution.Blacklist) {},
		"every second month, marks fade": func(l *institution.Blacklist) {
			l.Refresh, l.Enrolled, l.Mark, l.Exempt = 2, 0.8, 0.5, map[string]float64{"urban": 0.3}
		},
		"marks for life": func(l *institution.Blacklist) { l.Mark = 1000 },
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec {
				s := contested(30, change)
				s.Policies["churn"] = &churn{}
				return s
			})
		})
	}
}
