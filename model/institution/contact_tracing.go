package institution

import (
	"math"

	"socialcredit/model"
)

const contactTracingDoc = "Finds out who was near an infectious person: by telephones that notice each other by Bluetooth, and by compartments of the subway whose code passengers scan. " +
	"Both need that the two of them take part. It only tells: a health code may take its records as evidence. The app was announced as 'supplementary' to the code, and the codes in " +
	"compartments were in use (Yun Xuan Poon, GovInsider); all numbers are our choice. Outcomes: LABEL_notified, LABEL_infected, LABEL_found."

// ContactTracing tells people that they were near somebody infectious.
type ContactTracing struct {
	Reach `yaml:",inline"`
	// Share of people whose telephone runs the app.
	App float64 `yaml:"app" min:"0" max:"1"`
	// Probability that two telephones with the app notice each other on a day, of friends one of whom is infectious.
	Friends float64 `yaml:"friends" min:"0" max:"1"`
	// Strangers of the district whom a telephone notices in a day, on average.
	Strangers float64 `yaml:"strangers" min:"0" max:"1000"`
	// Share of people who take the subway on a day.
	Commuters float64 `yaml:"commuters" min:"0" max:"1"`
	// Passengers of a compartment; they are of one district.
	Compartment int `yaml:"compartment" min:"2" max:"1000"`
	// Probability that a passenger scans the code of the compartment.
	Scanned float64 `yaml:"scanned" min:"0" max:"1"`
	// Probability that an infectious person is known as a case, each day anew.
	Known float64 `yaml:"known" min:"0" max:"1"`
	// Days for which one counts as notified.
	Days int `yaml:"days" min:"1" max:"255"`

	self, contact int
	left          []uint8 // by position: days left of being notified
	luck          tracingLuck
	limits        tracingChances
	day           tracingDay
	told          *model.Counts
	withheld      [2]bool // bluetooth, compartments
}

type tracingLuck struct{ app, known, meets, near, ride, scan model.Luck }

type tracingChances struct{ app, known, friends, commuters, scanned model.Chance }

// tracingDay is what holds for everybody on a day.
type tracingDay struct {
	first    []int64        // by district: the number of its first compartment, and one more
	cases    map[int64]bool // compartments in which a known case was scanned
	stranger []model.Chance // by district: that a telephone notices a known case among strangers
}

// What is counted in a period, by group.
const (
	tracingNotified = iota
	tracingInfected
	tracingTellings
)

// What it makes standings of.
const (
	byBluetooth = iota
	byCompartment
)

func newContactTracing() *ContactTracing {
	return &ContactTracing{
		Reach: newReach(), App: 0.3, Friends: 0.7, Strangers: 5, Commuters: 0.2, Compartment: 60, Scanned: 0.5, Known: 0.5, Days: 14,
	}
}

// Sends is the news that a person was near a case.
func (*ContactTracing) Sends() []model.Sent {
	return []model.Sent{{Suffix: "contact", Cause: model.PolicyCause}}
}

// Form is two bands without a score.
func (c *ContactTracing) Form() model.Form { return c.form(1, "notified", "clear") }

// Bind checks that there is something to trace.
func (c *ContactTracing) Bind(b *model.Binding) {
	if !hasEpidemic(b.Spec) {
		b.Fail("", "there is no infection to trace; add one to society (kind: epidemic)")
	}
}

// Prepare turns shares into chances.
func (c *ContactTracing) Prepare(w *model.World, self int) {
	c.self = self
	label := w.Layout.Institutions[self]
	c.contact = w.Layout.SentKind(label + "_contact")
	luck := func(name string) model.Luck { return w.Luck("institutions." + label + "." + name) }
	c.luck = tracingLuck{luck("app"), luck("known"), luck("meets"), luck("near"), luck("ride"), luck("scan")}
	c.limits = tracingChances{
		model.NewChance(c.App), model.NewChance(c.Known), model.NewChance(c.Friends), model.NewChance(c.Commuters), model.NewChance(c.Scanned),
	}
	c.left = make([]uint8, w.N)
	c.told = model.NewCounts(w, tracingTellings)
	c.withheld = [2]bool{}
	s := w.Standings[self]
	for pos := range w.N {
		s.Band[pos], s.NextBand[pos] = 1, 1
	}
}

// Inherit takes over who is notified.
func (c *ContactTracing) Inherit(_ *model.World, from any) error {
	if old, ok := from.(*ContactTracing); ok {
		copy(c.left, old.left)
		c.told.Inherit(old.told)
		c.withheld = old.withheld
	}
	return nil
}

// Inputs are the two ways in which it knows who was near.
func (*ContactTracing) Inputs() []string { return []string{"bluetooth", "compartments"} }

// Withhold takes one of them from it.
func (c *ContactTracing) Withhold(input string) {
	c.withheld[byBluetooth] = c.withheld[byBluetooth] || input == "bluetooth"
	c.withheld[byCompartment] = c.withheld[byCompartment] || input == "compartments"
}

// Start finds the compartments in which known cases rode, and how likely a stranger is one.
func (c *ContactTracing) Start(w *model.World) {
	for k := range tracingTellings {
		c.told.Clear(k)
	}
	people, cases := make([]int64, w.Spec.People.Districts), make([]int64, w.Spec.People.Districts)
	for _, district := range w.District {
		people[district]++
	}
	c.day = tracingDay{first: make([]int64, len(people)+1), cases: map[int64]bool{}, stranger: make([]model.Chance, len(people))}
	for d, n := range people {
		c.day.first[d+1] = c.day.first[d] + max(1, int64(math.Ceil(float64(n)*c.Commuters/float64(c.Compartment))))
	}
	for pos, health := range w.Health {
		if health != model.Infectious || !c.known(w, pos) {
			continue
		}
		if c.runsApp(w, pos) {
			cases[w.District[pos]]++
		}
		if compartment, scanned := c.ride(w, pos); scanned {
			c.day.cases[compartment] = true
		}
	}
	for d, n := range cases {
		c.day.stranger[d] = model.NewChance(1 - model.Exp(-c.Strangers*float64(n)/float64(max(1, people[d]))))
	}
}

// Run tells people of a span who was near a case, and has the news age.
func (c *ContactTracing) Run(w *model.World, s *model.Span) {
	standing := w.Standings[c.self]
	for pos := s.Lo; pos < s.Hi; pos++ {
		switch {
		case !standing.Enrolled(pos):
			c.left[pos] = 0
		case w.Health[pos] != model.Infectious && c.met(w, pos):
			if c.left[pos] == 0 {
				c.tell(w, s, pos)
			}
			c.left[pos] = uint8(c.Days)
		case c.left[pos] > 0:
			c.left[pos]--
		}
		standing.NextBand[pos] = 1
		if c.left[pos] > 0 {
			standing.NextBand[pos] = 0
		}
	}
}

func (c *ContactTracing) tell(w *model.World, s *model.Span, pos int) {
	w.Mail.Send(pos, c.contact)
	c.told.Add(s.Worker, tracingNotified, w.Group[pos], 1)
	if w.Health[pos] == model.Exposed {
		c.told.Add(s.Worker, tracingInfected, w.Group[pos], 1)
	}
}

// met tells whether a person was near a known case, as far as anybody noticed.
func (c *ContactTracing) met(w *model.World, pos int) bool {
	if !c.withheld[byBluetooth] && c.runsApp(w, pos) && (c.metFriend(w, pos) || c.metStranger(w, pos)) {
		return true
	}
	if c.withheld[byCompartment] || len(c.day.cases) == 0 {
		return false
	}
	compartment, scanned := c.ride(w, pos)
	return scanned && c.day.cases[compartment]
}

func (c *ContactTracing) metFriend(w *model.World, pos int) bool {
	for _, friend := range w.Ties.Friends(pos) {
		if f := int(friend); w.Health[f] == model.Infectious && c.runsApp(w, f) && c.known(w, f) {
			u, _ := c.luck.meets.Draw(model.Tie, model.TieID(w.ID(f), w.ID(pos)), w.Period)
			if model.Chance(u) < c.limits.friends {
				return true
			}
		}
	}
	return false
}

func (c *ContactTracing) metStranger(w *model.World, pos int) bool {
	chance := c.day.stranger[w.District[pos]]
	if chance == 0 {
		return false
	}
	u, _ := c.luck.near.Draw(model.Person, uint64(w.ID(pos)), w.Period)
	return model.Chance(u) < chance
}

// runsApp tells whether a person's telephone runs the app, for good.
func (c *ContactTracing) runsApp(w *model.World, pos int) bool {
	u, _ := c.luck.app.Draw(model.Person, uint64(w.ID(pos)), 0)
	return model.Chance(u) < c.limits.app
}

// known tells whether an infectious person is known as a case today.
func (c *ContactTracing) known(w *model.World, pos int) bool {
	u, _ := c.luck.known.Draw(model.Person, uint64(w.ID(pos)), w.Period)
	return model.Chance(u) < c.limits.known
}

// ride tells which compartment a person scans today, if any.
func (c *ContactTracing) ride(w *model.World, pos int) (compartment int64, scanned bool) {
	u, which := c.luck.ride.Draw(model.Person, uint64(w.ID(pos)), w.Period)
	if model.Chance(u) >= c.limits.commuters {
		return 0, false
	}
	if u, _ := c.luck.scan.Draw(model.Person, uint64(w.ID(pos)), w.Period); model.Chance(u) >= c.limits.scanned {
		return 0, false
	}
	first, next := c.day.first[w.District[pos]], c.day.first[w.District[pos]+1]
	return first + int64((which>>32)*uint64(next-first)>>32), true
}

// Outcomes are whom it tells.
func (c *ContactTracing) Outcomes() []model.Outcome {
	return []model.Outcome{
		{Name: "notified", Unit: "per 100,000 a day", Doc: "People told that they were near a case."},
		{Name: "infected", Unit: "share", Doc: "People who had been infected and were not yet infectious, of those told in the period."},
		{Name: "found", Unit: "share", Doc: "People who are notified, of those who are infected and not yet infectious."},
	}
}

// Witness writes them.
func (c *ContactTracing) Witness(w *model.World, into []model.Ratio) {
	groups := len(w.Layout.Groups)
	people := make([]int64, groups)
	for pos, g := range w.Group {
		people[g]++
		if w.Health[pos] == model.Exposed {
			found := &into[2*groups+int(g)]
			found.Whole++
			if c.left[pos] > 0 {
				found.Part++
			}
		}
	}
	for g := range groups {
		if notified := c.told.Of(tracingNotified, g); w.Period > 0 {
			into[g] = model.Ratio{Part: 100_000 * notified, Whole: people[g]}
			into[groups+g] = model.Ratio{Part: c.told.Of(tracingInfected, g), Whole: notified}
		}
	}
}
