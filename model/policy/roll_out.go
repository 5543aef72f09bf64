package policy

import (
	"fmt"

	"socialcredit/model"
)

const rollOutDoc = "An institution reaches district after district, as the health code reached 100 cities within a week of 11 February 2020 and 200 by 1 March " +
	"(Mozur, Zhong and Krolik 2020), of about 300. Districts stand for cities; which comes when is drawn by lot. Between the start, the first week and the first month the number " +
	"of districts rises evenly, and so it does until it is complete. People where it has not come yet are not enrolled. Outcome: LABEL_reached."

// RollOut lets an institution reach districts over time.
type RollOut struct {
	// Institution that spreads.
	Institution string `yaml:"institution" ref:"institution"`
	// Period at whose end it begins; 0 = as seeded.
	Start int `yaml:"start" min:"0" max:"32000"`
	// Share of districts reached at the start.
	AtOnce float64 `yaml:"at_once" min:"0" max:"1"`
	// Share of districts reached after 7 days.
	FirstWeek float64 `yaml:"first_week" min:"0" max:"1"`
	// Share of districts reached after 30 days.
	FirstMonth float64 `yaml:"first_month" min:"0" max:"1"`
	// Days after the start by which all districts are reached; 0 = never.
	Complete int `yaml:"complete" min:"0" max:"100000"`

	standing   int
	rank       []int // by district: its place in the order
	milestones []milestone
	perYear    int
	territory  territory
}

// A milestone is the share of districts that are reached after so many days.
type milestone struct{ days, share float64 }

func newRollOut() *RollOut { return &RollOut{FirstWeek: 0.33, FirstMonth: 0.67} }

// Bind finds the institution and checks that the roll-out never goes back.
func (r *RollOut) Bind(b *model.Binding) {
	r.standing = bindTerritory(b, r.Institution, r)
	switch {
	case r.FirstWeek < r.AtOnce:
		b.Fail("first_week", "%v of the districts after a week are fewer than %v at once; write as many or more", r.FirstWeek, r.AtOnce)
	case r.FirstMonth < r.FirstWeek:
		b.Fail("first_month", "%v of the districts after a month are fewer than %v after a week; write as many or more", r.FirstMonth, r.FirstWeek)
	case r.Complete != 0 && r.Complete <= 30:
		b.Fail("complete", "%d days are over within the first month; write more than 30, or 0 and first_month: 1", r.Complete)
	}
	r.milestones = []milestone{{0, r.AtOnce}, {7, r.FirstWeek}, {30, r.FirstMonth}}
	if r.Complete > 30 {
		r.milestones = append(r.milestones, milestone{float64(r.Complete), 1})
	}
}

// Prepare draws the order of districts and keeps people out where it has not come.
func (r *RollOut) Prepare(w *model.World, self int) {
	r.perYear = w.Layout.PerYear
	r.rank = byLot(w.Luck("policies."+model.Labels(w.Spec.Policies)[self]), w.Spec.People.Districts)
	r.territory = newTerritory(w, r.standing, r.active(w.Period))
}

// active tells which districts are reached by the end of a period.
func (r *RollOut) active(period int) func(district uint16) bool {
	if period < r.Start {
		return nowhere
	}
	days := float64(period-r.Start) * 365 / float64(r.perYear)
	reached := int(float64(r.share(days)*float64(len(r.rank))) + 0.5)
	return func(district uint16) bool { return r.rank[district] < reached }
}

// share is the share of districts reached after so many days.
func (r *RollOut) share(days float64) float64 {
	last := r.milestones[0]
	for _, m := range r.milestones[1:] {
		if days < m.days {
			return last.share + float64((m.share-last.share)*(days-last.days)/(m.days-last.days))
		}
		last = m
	}
	return last.share
}

// Settle lets people join where it has come.
func (r *RollOut) Settle(w *model.World) { r.territory.settle(w, r.active(w.Period)) }

// Outcomes tell how far it has come.
func (r *RollOut) Outcomes() []model.Outcome {
	return []model.Outcome{{Name: "reached", Unit: "share", Doc: "People who live in districts that the institution has reached."}}
}

// Witness writes it.
func (r *RollOut) Witness(w *model.World, into []model.Ratio) {
	for pos, group := range w.Group {
		into[group].Whole++
		if r.territory.inside[pos] {
			into[group].Part++
		}
	}
}

// Inherit takes over who was in.
func (r *RollOut) Inherit(_ *model.World, from any) error {
	old, ok := from.(*RollOut)
	if !ok {
		return fmt.Errorf("it takes over a roll-out; a %T is none", from)
	}
	r.territory.inherit(&old.territory)
	return nil
}
