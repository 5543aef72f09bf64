package policy

import (
	"fmt"

	"socialcredit/model"
)

const sunsetDoc = "A clause by which an institution ends on a date unless it is renewed: everybody leaves it, and it opens and shuts nothing any more. " +
	"Without the clause, or with renewed: 1, a tool outlives the emergency that it was made for: China \"has a record of using major events ... " +
	"to introduce new monitoring tools that outlast their original purpose\" (Maya Wang in Mozur, Zhong and Krolik 2020). " +
	"An institution that has ended does not come back. Outcome: LABEL_ended."

// Sunset ends an institution on a date.
type Sunset struct {
	// Period at whose end it ends; people leave with its next publication.
	Date int `yaml:"date" min:"1" max:"32000"`
	// Institution that ends.
	Institution string `yaml:"institution" ref:"institution"`
	// Probability that it is renewed instead.
	Renewed float64 `yaml:"renewed" min:"0" max:"1"`
	// Periods for which it is renewed, after which the question is asked again; 0 = for good.
	Term int `yaml:"term" min:"0" max:"32000"`

	standing int
	luck     model.Luck
	renewed  model.Chance
	ended    bool
}

func newSunset() *Sunset { return &Sunset{Date: 24} }

// Bind finds the institution, which people leave.
func (s *Sunset) Bind(b *model.Binding) {
	s.standing = b.Institution("institution", s.Institution)
	b.Opens(s.standing)
}

// Prepare sets the luck.
func (s *Sunset) Prepare(w *model.World, self int) {
	s.luck = w.Luck("policies." + model.Labels(w.Spec.Policies)[self])
	s.renewed, s.ended = model.NewChance(s.Renewed), false
}

// Settle ends the institution where it is due and not renewed.
func (s *Sunset) Settle(w *model.World) {
	if s.ended || !s.due(w.Period) {
		return
	}
	if u, _ := s.luck.Draw(model.District, 0, w.Period); model.Chance(u) >= s.renewed && s.renewed != model.Certain {
		s.ended = true
		w.End(s.standing)
	}
}

// due tells whether the question is asked at the end of a period.
func (s *Sunset) due(period int) bool {
	since := period - s.Date
	return since == 0 || since > 0 && s.Term > 0 && since%s.Term == 0
}

// Outcomes tell whether it has ended.
func (s *Sunset) Outcomes() []model.Outcome {
	return []model.Outcome{{Name: "ended", Unit: "share", Doc: "Whether the institution has ended: 0 or 1."}}
}

// Witness writes it.
func (s *Sunset) Witness(_ *model.World, into []model.Ratio) {
	for g := range into {
		into[g] = model.Ratio{Whole: 1}
		if s.ended {
			into[g].Part = 1
		}
	}
}

// Inherit takes over whether it has ended.
func (s *Sunset) Inherit(_ *model.World, from any) error {
	old, ok := from.(*Sunset)
	if !ok {
		return fmt.Errorf("it takes over a sunset clause; a %T is none", from)
	}
	s.ended = old.ended
	return nil
}
