package stage

import (
	"fmt"
	"slices"
	"strings"

	"socialcredit/model"
	"socialcredit/model/conduct"
)

// byHand lets the class decide what one person does.
type byHand struct {
	*conduct.Rates

	hand  *Hand
	kinds map[string]int
	pos   int
}

// in has a spec's people act as they would, but for the person of the hand. Nil = nobody decides.
func (h *Hand) in(spec *model.Spec) (*byHand, error) {
	if h == nil {
		return nil, nil //nolint:nilnil // nobody decides, and nothing is wrong
	}
	rates, ok := spec.Conduct.(*conduct.Rates)
	if !ok {
		return nil, fmt.Errorf("nobody can decide by hand where conduct is no rates")
	}
	if h.Person < 0 || h.Person >= spec.People.Count {
		return nil, fmt.Errorf("hand: there is no person %d; a number from 0 to %d", h.Person, spec.People.Count-1)
	}
	by := &byHand{Rates: rates, hand: h, kinds: map[string]int{}}
	labels := model.Labels(spec.Acts)
	for kind, label := range labels {
		by.kinds[label] = kind
	}
	for period, acts := range h.Acts {
		for _, act := range acts {
			if _, known := by.kinds[act]; !known {
				return nil, fmt.Errorf("hand: in period %d, %q is no act; one of %s", period, act, strings.Join(labels, ", "))
			}
		}
	}
	spec.Conduct = by
	return by, nil
}

// take finds the person among the people of a world.
func (b *byHand) take(w *model.World) { b.pos = w.Position(b.hand.Person) }

// Run draws everybody's acts, and puts those of the hand in the place of the person's own.
func (b *byHand) Run(w *model.World, s *model.Span) {
	b.Rates.Run(w, s)
	acts, decided := b.hand.Acts[w.Period]
	if !decided || b.pos < s.Lo || b.pos >= s.Hi {
		return
	}
	at := b.pos - s.Lo
	s.Acts = slices.DeleteFunc(s.Acts, func(d model.Deed) bool { return d.At() == at })
	for _, act := range acts {
		s.Acts = append(s.Acts, model.NewDeed(at, b.kinds[act]))
	}
}
