package institution

import (
	"math"

	"socialcredit/model"
)

// ill tells whether a person is infectious.
func (h *HealthCode) ill(w *model.World, pos int) bool {
	return w.Health != nil && w.Health[pos] == model.Infectious
}

// lookAtHealth takes the evidence that the ill leave behind.
func (h *HealthCode) lookAtHealth(w *model.World, s *model.Span, seen []codeMark) {
	if h.day.ill == 0 {
		return
	}
	traced := h.withheld>>byContact&1 == 0 && h.Sources.Contact.Known > 0
	known := model.NewChance(h.Sources.Contact.Known)
	for i := range seen {
		pos := s.Lo + i
		if w.Health[pos] == model.Infectious {
			h.examine(w, pos, &seen[i])
		}
		if traced && h.metIll(w, pos, known) {
			h.see(&seen[i], codeRed, byContact, false)
		}
		if len(h.day.carriages) > 0 && !h.state[pos].held() {
			if carriage, rides := h.ride(w, pos); rides && h.day.carriages[carriage] {
				h.see(&seen[i], codeYellow, byTicket, false)
			}
		}
	}
}

// examine is what an infectious person shows.
func (h *HealthCode) examine(w *model.World, pos int, seen *codeMark) {
	from := &h.Sources
	if drawn(h.luck.test, w, pos, w.Period) < model.NewChance(from.Test.Ill) {
		h.see(seen, codeRed, byTest, false)
	}
	if drawn(h.luck.declared, w, pos, 0) < model.NewChance(from.Symptoms.Declared) && !defies(h.luck.hides, w, pos) {
		h.see(seen, codeYellow, bySymptoms, false)
	}
	if h.state[pos].colour() == codeGreen && drawn(h.luck.fever, w, pos, w.Period) < model.NewChance(from.Fever.Ill) &&
		h.looks.looked(h.luck.gauge, w, pos) {
		h.see(seen, codeYellow, byFever, false)
	}
}

// metIll tells whether a person is known to be tied to somebody infectious.
func (h *HealthCode) metIll(w *model.World, pos int, known model.Chance) bool {
	for _, friend := range w.Ties.Friends(pos) {
		if w.Health[friend] != model.Infectious {
			continue
		}
		if u, _ := h.luck.known.Draw(model.Tie, model.TieID(w.ID(int(friend)), w.ID(pos)), 0); model.Chance(u) < known {
			return true
		}
	}
	return false
}

// ride tells whether a person takes a train or plane today, and which carriage.
func (h *HealthCode) ride(w *model.World, pos int) (carriage uint32, rides bool) {
	t := &h.Sources.Tickets
	u, v := h.luck.ride.Draw(model.Person, uint64(w.ID(pos)), w.Period)
	if model.Chance(u) >= model.NewChance(t.Travel) {
		return 0, false
	}
	all := uint64(max(1, math.Ceil(float64(w.N)*t.Travel/float64(t.Seats))))
	return uint32((v >> 32) * all >> 32), true
}
