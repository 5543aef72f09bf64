package policy

import (
	"fmt"

	"socialcredit/model"
)

const scheduleDoc = "On one date one number of an institution or of the record changes: rules.jaywalk.points, memory.penalties, friends.weight, " +
	"or of the record surveillance (how many times as closely everybody is watched), review, error.person, district_exposure and others. " +
	"Rules of Chinese credit scores are trial measures that cities revise; a schedule does it while the society goes on, so that what was recorded before stays. " +
	"A wrong number is answered with a list of what can change. Several changes are several schedules; to change a number back, write a second one."

// Schedule changes a number on a date.
type Schedule struct {
	// Period at whose end it changes.
	Date int `yaml:"date" min:"1" max:"32000"`
	// Institution whose number changes; empty = the record.
	Institution string `yaml:"institution" ref:"institution"`
	// The number, as a dotted key of the institution or of the record.
	Number string `yaml:"number"`
	// Its value from then on, in its own unit.
	Value float64 `yaml:"value" min:"-1000000" max:"1000000"`
	// Probability that it happens at all.
	Probability float64 `yaml:"probability" min:"0" max:"1"`

	target model.Adjustable
	luck   model.Luck
	chance model.Chance
}

func newSchedule() *Schedule {
	return &Schedule{Date: 60, Number: "memory", Value: 5, Probability: 1}
}

// Bind asks whether the number can change.
func (s *Schedule) Bind(b *model.Binding) {
	var err error
	if s.target, err = changeable(b, s.Institution, s.Number, s.Value); err != nil {
		b.Fail("number", "%v", err)
	}
}

// changeable returns what has a number that may be set to a value: an institution, or the record where
// none is named. An institution that does not exist is reported.
func changeable(b *model.Binding, institution, number string, value float64) (model.Adjustable, error) {
	var kind any = b.Spec.Record
	name := "the record"
	if institution != "" {
		if b.Institution("institution", institution) < 0 {
			return nil, nil
		}
		kind, name = b.Spec.Institutions[institution], institution
	}
	target, ok := kind.(model.Adjustable)
	if !ok {
		return nil, fmt.Errorf("no number of %s can change while a society goes on; its kind does not allow it", name)
	}
	return target, target.Adjust(number, value, false)
}

// Prepare sets the luck.
func (s *Schedule) Prepare(w *model.World, self int) {
	s.luck = w.Luck("policies." + model.Labels(w.Spec.Policies)[self])
	s.chance = model.NewChance(s.Probability)
}

// Settle changes the number on the date.
func (s *Schedule) Settle(w *model.World) {
	if w.Period != s.Date {
		return
	}
	if u, _ := s.luck.Draw(model.District, 0, w.Period); model.Chance(u) < s.chance {
		_ = s.target.Adjust(s.Number, s.Value, true) // Bind has asked whether it can be set
	}
}
