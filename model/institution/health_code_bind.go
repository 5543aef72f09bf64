package institution

import (
	"fmt"

	"socialcredit/model"
)

// Bind checks that the values agree and looks up what they name.
func (h *HealthCode) Bind(b *model.Binding) {
	if b.Spec.Period != "day" {
		b.Fail("", "a health code counts in days; a period of this scenario is a %s, write period: day", b.Spec.Period)
	}
	if h.Evidence == "seir" && !hasEpidemic(b.Spec) {
		b.Fail("evidence", "seir looks at an epidemic and there is none; add one to society (kind: epidemic), or write evidence: given")
	}
	h.bindRecords(b)
	h.origin.bind(b, h.Origins)
}

// hasEpidemic tells whether an infection spreads in the scenario.
func hasEpidemic(s *model.Spec) bool {
	for _, label := range model.Labels(s.Society) {
		if _, spreads := s.Society[label].(model.Spreader); spreads {
			return true
		}
	}
	return false
}

func (h *HealthCode) bindRecords(b *model.Binding) {
	for k := range h.byRecord {
		h.byRecord[k] = noEvidence
	}
	h.kinds, h.districts = map[string]int{}, b.Spec.People.Districts
	for _, label := range model.Labels(h.Records) {
		k := b.Record("records."+label, label)
		colour, known := codeColours[h.Records[label]]
		if !known {
			b.Fail("records."+label, "%q is no colour of a code; one of red, yellow, green", h.Records[label])
		}
		if k < 0 || k >= model.MaxRecords || !known {
			continue
		}
		cause := byRecordCause
		if sent := k - len(b.Layout.Acts); sent >= 0 && b.Layout.SentCauses[sent] == model.Abuse {
			cause = byAbuse
		}
		h.kinds[label] = k
		h.byRecord[k] = markOf(colour, cause, cause == byAbuse)
	}
}

// Inherit takes over codes and what they rest on.
func (h *HealthCode) Inherit(w *model.World, from any) error {
	old, ok := from.(*HealthCode)
	if !ok {
		return fmt.Errorf("its codes are those of a health code; a %T gives none", from)
	}
	copy(h.state, old.state)
	copy(h.clean, old.clean)
	copy(h.moved, old.moved)
	for parity := range h.fresh {
		copy(h.fresh[parity], old.fresh[parity])
	}
	copy(h.day.hotUntil, old.day.hotUntil)
	h.withheld, h.silenced = old.withheld, old.silenced
	h.origin.inherit(w, &old.origin)
	h.told.Inherit(old.told)
	for i, d := range h.dockets {
		if i < len(old.dockets) {
			copy(d.kept, old.dockets[i].kept)
		}
	}
	return nil
}
