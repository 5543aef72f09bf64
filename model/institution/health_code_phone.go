package institution

import "socialcredit/model"

// receive is what becomes of the codes of people who have moved to another district.
func (h *HealthCode) receive(w *model.World, s *model.Span, standing *model.Standing) {
	if h.moved == nil {
		return
	}
	handed := model.NewChance(h.HandedOver)
	for pos := s.Lo; pos < s.Hi; pos++ {
		if h.moved[pos] == w.District[pos] {
			continue
		}
		h.moved[pos] = w.District[pos]
		if standing.Enrolled(pos) && h.state[pos].held() && drawn(h.luck.handed, w, pos, w.Period) >= handed {
			h.release(pos)
		}
	}
}

// passOn lets the evidence of yesterday against whoever a phone is registered to fall on those who use
// it. What one gets in this way goes no further.
func (h *HealthCode) passOn(w *model.World, s *model.Span, standing *model.Standing, seen []codeMark) {
	if h.fresh[0] == nil {
		return
	}
	today, yesterday := h.fresh[w.Period&1], h.fresh[1-w.Period&1]
	father := model.NewChance(h.Phones.Father)
	withheld := h.withheld>>byPhone&1 == 1
	for i := range seen {
		pos := s.Lo + i
		today[pos] = seen[i]
		if !standing.Enrolled(pos) || h.state[pos].colour() == codeNone {
			today[pos] = noEvidence // there is no phone
		}
		head := w.Head(pos)
		if head == pos || yesterday[head] == noEvidence || withheld || h.state[pos].cleared() {
			continue
		}
		if u, _ := h.luck.household.Draw(model.Household, uint64(w.ID(head)), 0); model.Chance(u) < father {
			h.see(&seen[i], yesterday[head].colour(), byPhone, true)
		}
	}
}
