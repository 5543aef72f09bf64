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

// contagion is a society of days in which nothing happens but an infection. A quarter of the people have
// fewer points than a loan needs, for good.
func contagion(people, days int, change func(*model.Spec, *society.Epidemic)) *model.Spec {
	k, _ := society.Kinds.Find("epidemic")
	e, _ := k.New().(*society.Epidemic)
	s, p := modeltest.Society(people, days), modeltest.Points()
	p.Rules, p.Friends, p.Spread = nil, &institution.NoFriends{}, 20 // 80 to 120 points, 90 for a loan
	p.Memory = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}
	s.Period, s.Acts, s.Institutions["osmanthus"] = "day", nil, p
	s.Society = map[string]model.Society{"covid": e}
	change(s, e)
	return s
}

// inState counts the people in a state of health.
func inState(w *model.World, state model.Health) (n int) {
	for _, health := range w.Health {
		if health == state {
			n++
		}
	}
	return n
}

// shutIn tells whether a person has no loan.
func shutIn(w *model.World, pos int) bool {
	loan := slices.Index(w.Layout.Services, "loan")
	return w.Gates.Shut(int(w.Joint[pos]))>>loan&1 == 1
}

// daily is the chance on a day of what takes so many days on average.
func daily(days float64) float64 { return 1 - math.Exp(-1/days) }

// excess is how many friends a person has on average who is reached along a tie, beside the one that
// led there: <k^2>/<k> - 1 (Newman 2002).
func excess(w *model.World) float64 {
	ends, squares := 0.0, 0.0
	for pos := range w.N {
		k := float64(w.Ties.Degree(pos))
		ends, squares = ends+k, squares+k*k
	}
	return squares/ends - 1
}

func TestEpidemicConforms(t *testing.T) {
	for name, change := range map[string]func(*model.Spec, *society.Epidemic){
		"ties and districts": func(*model.Spec, *society.Epidemic) {},
		"ties":               func(_ *model.Spec, e *society.Epidemic) { e.AlongTies = 1 },
		"districts":          func(_ *model.Spec, e *society.Epidemic) { e.AlongTies = 0 },
		"some stay at home":  func(_ *model.Spec, e *society.Epidemic) { e.Stops, e.Imported = "loan", 2 },
		"no ties":            func(s *model.Spec, _ *society.Epidemic) { s.Network = modeltest.Networks()["none"] },
		"people move": func(s *model.Spec, _ *society.Epidemic) {
			s.Society["moves"] = &society.Migration{Rate: 10, Flight: 1}
		},
		"ties change": func(s *model.Spec, e *society.Epidemic) {
			e.AlongTies, s.Acts, s.Institutions["osmanthus"] = 1, modeltest.Society(2, 1).Acts, modeltest.Points()
			s.Society["people"] = strategic(t, func(k *society.StrategicTies) { k.Rate, k.Gap, k.Replace = 300, 1, false })
		},
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec {
				return contagion(600, 30, func(s *model.Spec, e *society.Epidemic) {
					e.First = 0.05
					change(s, e)
				})
			})
		})
	}
}

// Days in a state are geometric with the chance 1-exp(-1/L): on average 1/(1-exp(-1/L)) of them, and
// more than three with probability exp(-3/L). People only go from one state to the next.
func TestDaysInAState(t *testing.T) {
	const people = 4000
	for _, days := range []struct{ latent, infectious float64 }{{4, 5}, {0.5, 12}, {9, 1}} {
		sim := seeded(t, contagion(people, 32_000, func(_ *model.Spec, e *society.Epidemic) {
			e.R0, e.Latent, e.Infectious = 0, days.latent, days.infectious
		}), 2)
		w := sim.World
		for pos := range w.Health {
			w.Health[pos] = model.Exposed
		}
		spent, long, since := [4]float64{}, [4]float64{}, make([]int, people)
		for inState(w, model.Recovered) < people {
			before := slices.Clone(w.Health)
			sim.Tick()
			for pos, state := range before {
				spent[state]++
				if w.Period-since[pos] == 4 { // it is the fourth day
					long[state]++
				}
				switch w.Health[pos] {
				case state:
				case state + 1:
					since[pos] = w.Period
				default:
					t.Fatalf("day %d: position %d goes from %d to %d", w.Period, pos, state, w.Health[pos])
				}
			}
		}
		for state, mean := range map[model.Health]float64{model.Exposed: days.latent, model.Infectious: days.infectious} {
			p := daily(mean)
			if got := spent[state] / people; math.Abs(got-1/p) > 4*math.Sqrt((1-p)/people)/p {
				t.Errorf("%.3f days in state %d, want %.3f", got, state, 1/p)
			}
			near(t, "more than three days", long[state]/people, math.Exp(-3/mean), people)
		}
	}
}

// chanceTally adds up what happens by chance: how often, how often it should, and the variance of that.
type chanceTally struct{ got, want, variance float64 }

// Each day's infections, of people with so many infectious friends who are at home or not, are as many
// as the chain binomial says.
func TestInfectionsFollowTheChainBinomial(t *testing.T) {
	for name, share := range map[string]float64{"districts": 0, "both": 0.7, "ties": 1} {
		var e *society.Epidemic
		sim := seeded(t, contagion(5000, 40, func(_ *model.Spec, x *society.Epidemic) {
			x.First, x.AlongTies, x.Stops, x.Prevented, x.R0 = 0.02, share, "loan", 0.6, 3
			e = x
		}), 2)
		w, byKind := sim.World, map[[2]int]*chanceTally{}
		for range 40 {
			risks, before := infectionRisks(w, e), slices.Clone(w.Health)
			sim.Tick()
			for pos, state := range before {
				if state != model.Susceptible {
					continue
				}
				kind := [2]int{0, min(2, illFriends(w, before, pos))}
				if shutIn(w, pos) {
					kind[0] = 1
				}
				if byKind[kind] == nil {
					byKind[kind] = &chanceTally{}
				}
				sum, p := byKind[kind], risks[pos]
				sum.want, sum.variance = sum.want+p, sum.variance+p*(1-p)
				if w.Health[pos] != state {
					sum.got++
				}
			}
		}
		for kind, sum := range byKind {
			if math.Abs(sum.got-sum.want) > 4*math.Sqrt(sum.variance) {
				t.Errorf("%s, home and friends %v: %v infections, want %.1f within %.1f", name, kind, sum.got, sum.want, 4*math.Sqrt(sum.variance))
			}
		}
		if both := byKind[[2]int{0, 2}]; len(byKind) != 6 || both.want < 100 {
			t.Errorf("%s: the epidemic is too small to show anything", name)
		}
	}
}

func illFriends(w *model.World, health []model.Health, pos int) (n int) {
	for _, friend := range w.Ties.Friends(pos) {
		if health[friend] == model.Infectious {
			n++
		}
	}
	return n
}

// infectionRisks are the chances of the next day by another hand.
func infectionRisks(w *model.World, e *society.Epidemic) []float64 {
	r := daily(e.Infectious)
	ever := e.AlongTies * e.R0 / excess(w)
	beta := ever * r / (1 - ever + ever*r)
	meets := make([]float64, w.N) // what staying at home leaves of a person's contacts
	people, ill := make([]float64, w.Spec.People.Districts), make([]float64, w.Spec.People.Districts)
	for pos, district := range w.District {
		meets[pos] = 1
		if shutIn(w, pos) {
			meets[pos] = 1 - e.Prevented
		}
		people[district]++
		if w.Health[pos] == model.Infectious {
			ill[district] += meets[pos]
		}
	}
	risks := make([]float64, w.N)
	for pos, district := range w.District {
		escapes := math.Exp(-(1 - e.AlongTies) * e.R0 * r * ill[district] / people[district] * meets[pos])
		for _, friend := range w.Ties.Friends(pos) {
			if w.Health[friend] == model.Infectious {
				escapes *= 1 - beta*meets[pos]*meets[friend]
			}
		}
		risks[pos] = 1 - escapes
	}
	return risks
}

// Somebody who was infected along a tie, drawn at random, infects R0 others where everybody else is
// susceptible, whatever the network: a regular one, a random one, one with hubs.
func TestOneInfectsR0(t *testing.T) {
	if testing.Short() {
		t.Skip("a matter of numbers, not of goroutines")
	}
	const cases = 1500
	random, hubs := modeltest.Networks()["random"], modeltest.Networks()["scale_free"]
	for name, c := range map[string]struct {
		network   model.Network
		alongTies float64
		r0        float64
	}{
		"ring":            {&network.Lattice{Degree: 10}, 1, 2.2},
		"random":          {random, 1, 2.2},
		"hubs":            {hubs, 1, 2.2},
		"hubs and places": {hubs, 0.5, 2.2},
		"places":          {random, 0, 2.2},
		"places, R0 5":    {random, 0, 5},
		"no friends":      {&network.None{}, 0.7, 2.2},
	} {
		sim := seeded(t, contagion(1000, 32_000, func(s *model.Spec, e *society.Epidemic) {
			s.Network, s.People.Districts = c.network, 1
			e.R0, e.AlongTies, e.First, e.Latent, e.Infectious = c.r0, c.alongTies, 0, 1000, 3
		}), 1)
		w, sum, squares := sim.World, 0.0, 0.0
		for n := range cases {
			infected := infectsAlone(sim, n)
			sum, squares = sum+infected, squares+infected*infected
		}
		mean := sum / cases
		se := math.Sqrt((squares/cases - mean*mean) / cases)
		// The district runs out of people: of some 1,000, those whom he has infected already.
		if lost := c.r0 * c.r0 / float64(w.N); math.Abs(mean-c.r0) > 4*se+2*lost {
			t.Errorf("%s: one infects %.3f others, want %v within %.3f", name, mean, c.r0, 4*se)
		}
	}
}

// infectsAlone infects one person along a random tie and counts whom he infects himself.
func infectsAlone(sim *model.Simulation, n int) (infected float64) {
	w := sim.World
	clear(w.Health)
	first := n % w.N // where nobody has friends
	if ends := uint32(2 * w.Ties.Ties()); ends > 0 {
		at := int(model.NewLuck(7, "whom a tie leads to").Below(model.Person, uint64(n), 0, ends))
		for first = 0; at >= w.Ties.Degree(first); first++ {
			at -= w.Ties.Degree(first)
		}
		w.Health[w.Ties.Friends(first)[at]] = model.Recovered // who infected him
	}
	w.Health[first] = model.Infectious
	for w.Health[first] == model.Infectious {
		sim.Tick()
		for pos, state := range w.Health {
			if state == model.Exposed { // before he infects anybody
				w.Health[pos] = model.Recovered
				infected++
			}
		}
	}
	return infected
}

// Where everybody meets everybody, s = s(0)*exp(-R0*(1-s)) are never infected (Kermack and McKendrick
// 1927). The variance is that of Andersson and Britton (2000), theorem 4.2, for geometric durations,
// whose variation is 1-r: n*(s*z + (1-r)*(R0*s)^2*z)/(1-R0*s)^2 with z = 1-s.
func TestFinalSize(t *testing.T) {
	const people, first = 10_000, 0.01
	for _, r0 := range []float64{1.5, 2.2, 4} {
		sim := seeded(t, contagion(people, 1000, func(s *model.Spec, e *society.Epidemic) {
			s.People.Districts, e.R0, e.AlongTies, e.First, e.Latent = 1, r0, 0, first, 1
		}), 2)
		w := sim.World
		before := float64(inState(w, model.Susceptible)) / people
		near(t, "infectious as seeded", 1-before, first, people)
		for inState(w, model.Exposed)+inState(w, model.Infectious) > 0 {
			sim.Tick()
		}
		s := 0.0
		for range 1000 {
			s = before * math.Exp(-r0*(1-s))
		}
		z, r := 1-s, daily(5)
		se := math.Sqrt((s*z+(1-r)*r0*s*r0*s*z)/people) / (1 - r0*s)
		if got := float64(inState(w, model.Susceptible)) / people; math.Abs(got-s) > 4*se {
			t.Errorf("R0 %v: %.4f are never infected, want %.4f within %.4f", r0, got, s, 4*se)
		}
		if got := told(t, w, sim.World.Spec.Society["covid"].(model.Witness), "infected", -1); math.Abs(got-z) > 4*se {
			t.Errorf("R0 %v: it tells that %.4f were infected", r0, got)
		}
	}
}

// Without a first case, or without anything to catch, nobody is infected.
func TestNoInfectionWithoutCause(t *testing.T) {
	for name, c := range map[string]struct {
		first, r0 float64
		infected  bool
	}{"no first case": {0, 30, false}, "infects nobody": {0.1, 0, false}, "both": {0.1, 30, true}} {
		sim := seeded(t, contagion(1000, 60, func(_ *model.Spec, e *society.Epidemic) { e.First, e.R0 = c.first, c.r0 }), 1)
		first := inState(sim.World, model.Susceptible)
		for range 60 {
			sim.Tick()
		}
		if infected := first - inState(sim.World, model.Susceptible); (infected > 0) != c.infected {
			t.Errorf("%s: %d are infected", name, infected)
		}
	}
}

// At a rate of 36.5 a year from elsewhere, exp(-0.1*days) are left after some days; "new" tells the rest.
func TestImportedInfections(t *testing.T) {
	const people = 5000
	sim := seeded(t, contagion(people, 20, func(_ *model.Spec, e *society.Epidemic) { e.First, e.R0, e.Imported = 0, 0, 36.5 }), 2)
	w, left := sim.World, people
	for day := 1; day <= 20; day++ {
		sim.Tick()
		now := inState(w, model.Susceptible)
		near(t, "not infected yet", float64(now)/people, math.Exp(-0.1*float64(day)), people)
		if got := told(t, w, w.Spec.Society["covid"].(model.Witness), "new", -1); math.Abs(got-100_000*float64(left-now)/people) > 1e-6 {
			t.Errorf("day %d: it tells of %v new infections, there are %d of %d", day, got, left-now, people)
		}
		left = now
	}
}

// Who stays at home and meets nobody neither infects nor is infected; the others go on infecting each other.
func TestThoseShutInTakeNoPart(t *testing.T) {
	for _, atHome := range []bool{true, false} {
		sim := seeded(t, contagion(2000, 60, func(_ *model.Spec, e *society.Epidemic) {
			e.R0, e.First, e.Stops, e.Prevented = 6, 0, "loan", 1
		}), 2)
		w := sim.World
		for pos := range w.N {
			if pos%10 == 0 && shutIn(w, pos) == atHome {
				w.Health[pos] = model.Infectious
			}
		}
		first := slices.Clone(w.Health)
		for range 60 {
			sim.Tick()
		}
		infected := map[bool]int{}
		for pos, health := range w.Health {
			if health != model.Susceptible && first[pos] == model.Susceptible {
				infected[shutIn(w, pos)]++
			}
		}
		if infected[true] > 0 || (infected[false] > 500) == atHome || atHome && infected[false] > 0 {
			t.Errorf("cases at home %v: %d who are shut in are infected, and %d others", atHome, infected[true], infected[false])
		}
	}
}

// A society that goes on brings its health along: it ends as if it had never been stopped, and where
// nothing infects any more, nobody else is infected.
func TestHealthGoesOn(t *testing.T) {
	build := func(r0 float64) *model.Spec {
		return contagion(1000, 40, func(_ *model.Spec, e *society.Epidemic) { e.First, e.R0 = 0.02, r0 })
	}
	sim := seeded(t, build(3), 2)
	for range 20 {
		sim.Tick()
	}
	susceptible := inState(sim.World, model.Susceptible)
	ends := map[float64][]model.Health{}
	for _, r0 := range []float64{3, 0} {
		next, err := sim.Continue(build(r0))
		if err != nil {
			t.Fatal(err)
		}
		for range 20 {
			next.Tick()
		}
		ends[r0] = next.World.Health
		if left := inState(next.World, model.Susceptible); (left == susceptible) != (r0 == 0) {
			t.Errorf("R0 %v: %d are susceptible after 40 days, %d after 20", r0, left, susceptible)
		}
	}
	for range 20 {
		sim.Tick()
	}
	if !slices.Equal(sim.World.Health, ends[3]) {
		t.Error("it goes on otherwise than without a stop")
	}
}

// What it lacks is told before the first period.
func TestEpidemicRefuses(t *testing.T) {
	for path, change := range map[string]func(*model.Spec, *society.Epidemic){
		"society.covid":       func(s *model.Spec, _ *society.Epidemic) { s.Period = "month" },
		"society.covid.stops": func(_ *model.Spec, e *society.Epidemic) { e.Stops = "subway" },
	} {
		if _, problems := contagion(100, 1, change).Bind(); len(problems) != 1 || problems[0].Path != path {
			t.Errorf("want a problem of %s: %v", path, problems)
		}
	}
	two := contagion(100, 1, func(s *model.Spec, _ *society.Epidemic) {
		s.Society["flu"] = &society.Epidemic{Latent: 1, Infectious: 1}
	})
	if _, problems := two.Bind(); len(problems) != 2 {
		t.Errorf("two infections: %v", problems)
	}
}
