package policy

import (
	"cmp"
	"fmt"
	"slices"

	"socialcredit/model"
)

const rollOutDoc = "An institution reaches district after district, as the health code reached 100 cities within a week of 11 February 2020 and 200 by 1 March " +
	"(Mozur, Zhong and Krolik 2020), of about 300. Districts stand for cities; which comes when is drawn by lot. Between the milestones the number of districts rises evenly, " +
	"after the last one it stays. People where it has not come yet are not enrolled. Outcome: LABEL_reached."

// RollOut lets an institution reach districts over time.
type RollOut struct {
	// Institution that spreads.
	Institution string `yaml:"institution" ref:"institution"`
	// Period at whose end it begins; 0 = as seeded.
	Start int `yaml:"start" min:"0" max:"32000"`
	// How many districts are reached when, by a label of any sort; before the first milestone they rise from none.
	Reached map[string]Milestone `yaml:"reached"`

	standing   int
	rank       []int       // by district: its place in the order
	milestones []Milestone // in the order of days
	perYear    int
	territory  territory
}

// A Milestone is how far a roll-out has come.
type Milestone struct {
	// Days after the start.
	After int `yaml:"after" min:"0" max:"100000"`
	// Share of districts reached by then.
	Share float64 `yaml:"share" min:"0" max:"1"`
}

func newRollOut() *RollOut {
	return &RollOut{Reached: map[string]Milestone{"first_week": {7, 0.33}, "first_month": {19, 0.67}}}
}

// Bind finds the institution and checks that the milestones never go back.
func (r *RollOut) Bind(b *model.Binding) {
	r.standing = bindTerritory(b, r.Institution, r)
	if len(r.Reached) == 0 {
		b.Fail("reached", "has no milestone; write for example all: {after: 30, share: 1}")
	}
	r.milestones = nil
	for _, label := range model.Labels(r.Reached) {
		r.milestones = append(r.milestones, r.Reached[label])
	}
	slices.SortFunc(r.milestones, func(a, b Milestone) int {
		return cmp.Or(cmp.Compare(a.After, b.After), cmp.Compare(a.Share, b.Share))
	})
	for i, m := range r.milestones[min(1, len(r.milestones)):] {
		if before := r.milestones[i]; m.Share < before.Share || m.After == before.After {
			b.Fail("reached", "a share of %v after %d days and one of %v after %d; later milestones must be later and not lower",
				before.Share, before.After, m.Share, m.After)
		}
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
	last := Milestone{}
	for _, m := range r.milestones {
		if days < float64(m.After) {
			return last.Share + float64((m.Share-last.Share)*(days-float64(last.After))/float64(m.After-last.After))
		}
		last = m
	}
	return last.Share
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
