package policy

import (
	"fmt"

	"socialcredit/model"
)

const pilotDoc = "An institution is tried out in some districts before it is everywhere, as China's scores and codes were: Fu (2020) names pilots in three provinces, Zeisl numerous cities. " +
	"Elsewhere nobody is enrolled until the pilot ends. Outcomes: LABEL_treated and LABEL_control, the shares of people shut out of a right in the pilot districts and " +
	"elsewhere, and LABEL_difference, their difference in differences since the start, group by group; for all it is weighted by the groups' shares in the pilot districts. " +
	"What happens in pilot districts may reach others along ties, so that the difference in differences is not the whole effect where friends count."

// Pilot limits an institution to some districts for some time.
type Pilot struct {
	// Institution that is tried out.
	Institution string `yaml:"institution" ref:"institution"`
	// Number of districts in which it is.
	Districts int `yaml:"districts" min:"1" max:"65535"`
	// Which ones they are: evenly spread over the row of districts, or drawn by lot.
	Chosen string `yaml:"chosen" enum:"evenly,by_lot"`
	// Period at whose end it starts there; 0 = as seeded. Before it the institution is nowhere.
	Start int `yaml:"start" min:"0" max:"32000"`
	// Period at whose end the pilot is over.
	Date int `yaml:"date" min:"1" max:"32000"`
	// Where the institution is from then on.
	Then string `yaml:"then" enum:"everywhere,nowhere"`

	standing  int
	treated   []bool // by district
	territory territory
	before    *model.Counts // at the start
}

// What is counted of each group at the start: people in pilot districts and elsewhere, and those among
// them who are shut out of a right.
const (
	pilotPeople = iota
	pilotShutOut
	controlPeople
	controlShutOut
	pilotTellings
)

func newPilot() *Pilot { return &Pilot{Districts: 1, Chosen: "evenly", Date: 24, Then: "everywhere"} }

// Bind finds the institution and counts the districts.
func (p *Pilot) Bind(b *model.Binding) {
	p.standing = bindTerritory(b, p.Institution, p)
	if n := b.Spec.People.Districts; p.Districts > n {
		b.Fail("districts", "%d of %d districts; at most all of them", p.Districts, n)
	}
	if p.Start >= p.Date {
		b.Fail("start", "%d is not before the end, %d; write an earlier period", p.Start, p.Date)
	}
}

// Prepare chooses the districts and keeps people elsewhere out.
func (p *Pilot) Prepare(w *model.World, self int) {
	n := w.Spec.People.Districts
	p.treated = make([]bool, n)
	rank := byLot(w.Luck("policies."+model.Labels(w.Spec.Policies)[self]), n)
	for d := range n {
		p.treated[d] = rank[d] < p.Districts
		if p.Chosen == "evenly" {
			p.treated[d] = (d+1)*p.Districts/n > d*p.Districts/n
		}
	}
	p.before = model.NewCounts(w, pilotTellings)
	p.territory = newTerritory(w, p.standing, p.active(w.Period))
}

// active tells where the institution is from the end of a period on.
func (p *Pilot) active(period int) func(district uint16) bool {
	switch {
	case period < p.Start || period >= p.Date && p.Then == "nowhere":
		return nowhere
	case period >= p.Date:
		return everywhere
	}
	return func(district uint16) bool { return p.treated[district] }
}

// Hear counts who is shut out at the end of the period of the start, before anything else happens.
func (p *Pilot) Hear(w *model.World, s *model.Span) {
	if w.Period != p.Start+1 {
		return
	}
	for pos := s.Lo; pos < s.Hi; pos++ {
		kind := p.side(w, pos)
		p.before.Add(s.Worker, kind, w.Group[pos], 1)
		if w.Gates.Excludes(int(w.Joint[pos])) {
			p.before.Add(s.Worker, kind+1, w.Group[pos], 1)
		}
	}
}

// side tells as what the people of a person's district count.
func (p *Pilot) side(w *model.World, pos int) int {
	if p.treated[w.District[pos]] {
		return pilotPeople
	}
	return controlPeople
}

// Settle lets people join and leave where it is due.
func (p *Pilot) Settle(w *model.World) { p.territory.settle(w, p.active(w.Period)) }

// Outcomes are who is shut out, and what the pilot has to do with it.
func (p *Pilot) Outcomes() []model.Outcome {
	return []model.Outcome{
		{Name: "treated", Unit: "share", Doc: "People of the pilot districts who are shut out of a right."},
		{Name: "control", Unit: "share", Doc: "People of the other districts who are shut out of a right."},
		{Name: "difference", Unit: "share", Doc: "Difference in differences of both shares since the start."},
	}
}

// Witness writes them.
func (p *Pilot) Witness(w *model.World, into []model.Ratio) {
	groups := len(w.Layout.Groups)
	now := make([][pilotTellings]int64, groups)
	for pos, group := range w.Group {
		kind := p.side(w, pos)
		now[group][kind]++
		if w.Gates.Excludes(int(w.Joint[pos])) {
			now[group][kind+1]++
		}
	}
	for g := range groups {
		n := &now[g]
		into[g] = model.Ratio{Part: n[pilotShutOut], Whole: n[pilotPeople]}
		into[groups+g] = model.Ratio{Part: n[controlShutOut], Whole: n[controlPeople]}
		into[2*groups+g] = p.difference(n, g, w.Period)
	}
}

// pilotUnit is what a person counts in the difference in differences, so that its parts can be added up.
const pilotUnit = 1 << 20

// difference is a group's difference in differences, weighted by its people in pilot districts: there is
// none before the start and where the group lives on one side alone.
func (p *Pilot) difference(now *[pilotTellings]int64, group, period int) model.Ratio {
	if period < p.Start || now[pilotPeople] == 0 || now[controlPeople] == 0 {
		return model.Ratio{}
	}
	whole := now[pilotPeople] * pilotUnit
	if period == p.Start {
		return model.Ratio{Whole: whole}
	}
	if p.before.Of(pilotPeople, group) == 0 || p.before.Of(controlPeople, group) == 0 {
		return model.Ratio{}
	}
	share := func(people int) float64 {
		after := float64(now[people+1]) / float64(now[people])
		return after - float64(p.before.Of(people+1, group))/float64(p.before.Of(people, group))
	}
	return model.Ratio{Part: int64(float64(whole) * (share(pilotPeople) - share(controlPeople))), Whole: whole}
}

// Inherit takes over who was in, and who was shut out at the start.
func (p *Pilot) Inherit(_ *model.World, from any) error {
	old, ok := from.(*Pilot)
	if !ok {
		return fmt.Errorf("it takes over a pilot; a %T is none", from)
	}
	p.territory.inherit(&old.territory)
	p.before.Inherit(old.before)
	return nil
}
