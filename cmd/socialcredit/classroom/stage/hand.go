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
	by := &byHand{Rates: rates, hand: h, kinds: map[string]int{}}
	labels := model.Labels(spec.Acts)
	for kind, label := range labels {
		by.kinds[label] = kind
	}
	for period, acts := range h.Acts {
		if err := checkActs(acts, labels); err != nil {
			return nil, fmt.Errorf("hand: in period %d, %w", period, err)
		}
	}
	spec.Conduct = by
	return by, nil
}

// checkActs tells whether a person can do these things in one period: of each kind there is one or none.
func checkActs(acts, labels []string) error {
	for i, act := range acts {
		if !slices.Contains(labels, act) {
			return fmt.Errorf("%q is no act; one of %s", act, strings.Join(labels, ", "))
		}
		if slices.Contains(acts[:i], act) {
			return fmt.Errorf("%q is there twice; what people do in a period is noted once", act)
		}
	}
	return nil
}

// take finds the person among the people of a world. How many there are may be known from a network's file alone.
func (b *byHand) take(w *model.World) error {
	if b.hand.Person < 0 || b.hand.Person >= w.N {
		return fmt.Errorf("hand: there is no person %d; a number from 0 to %d", b.hand.Person, w.N-1)
	}
	b.pos = w.Position(b.hand.Person)
	return nil
}

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
