package institution

import "socialcredit/model"

// rareEvidence is evidence that strikes few people in a day, by lot.
type rareEvidence struct {
	cause     codeCause // noCause = no evidence, but a matter for an office
	chance    model.Chance
	household bool
}

// prepareEvidence readies what finds evidence. Only what counts in this mode takes part.
func (h *HealthCode) prepareEvidence(w *model.World) {
	h.lottery, h.rare = &model.Lottery{}, nil
	h.enter(h.luck.matter, rareEvidence{chance: model.NewChance(h.Offices.Matters)})
	if h.Evidence == "given" {
		h.enter(h.luck.inflow, rareEvidence{cause: byInflow, chance: model.NewChance(h.Inflow.Rate)})
	} else {
		from := &h.Sources
		h.enter(h.luck.falseTest, rareEvidence{cause: byTest, chance: model.NewChance(from.Test.Healthy)})
		h.enter(h.luck.cough, rareEvidence{cause: bySymptoms, chance: model.NewChance(from.Symptoms.Cough)})
		h.enter(h.luck.falseFever, rareEvidence{cause: byFever, chance: model.NewChance(from.Fever.Healthy)})
		if w.Spec.People.Districts > 1 {
			h.enter(h.luck.visit, rareEvidence{cause: byHotZone, chance: model.NewChance(from.HotZone.Visits)})
			border := model.NewChance(anyOf(from.Location.Border, 1+from.Location.Scans))
			h.enter(h.luck.border, rareEvidence{cause: byLocation, chance: border, household: true})
		}
	}
	if len(h.rare) > 0 {
		w.Hold(h.lottery)
	}
	h.day.prepare(w)
	h.origin.prepare(w)
	h.moved, h.fresh = nil, [2][]codeMark{}
	if h.HandedOver < 1 && len(w.Spec.Society)+len(w.Spec.Policies) > 0 { // else nobody moves
		h.moved = append([]uint16(nil), w.District...)
	}
	if h.Phones.Father > 0 {
		for i := range h.fresh {
			h.fresh[i] = make([]codeMark, w.N)
			for pos := range h.fresh[i] {
				h.fresh[i][pos] = noEvidence
			}
		}
	}
}

func (h *HealthCode) enter(luck model.Luck, r rareEvidence) {
	if r.chance == 0 {
		return
	}
	h.lottery.Enter(luck, r.chance.First(), r.household)
	h.rare = append(h.rare, r)
}

// anyOf is the probability that at least one of n chances comes true.
func anyOf(p float64, n int) float64 { return 1 - model.Pow(1-p, float64(n)) }

// see notes evidence, unless its source was taken away.
func (h *HealthCode) see(seen *codeMark, colour uint8, cause codeCause, wrong bool) {
	if h.withheld>>cause&1 == 0 {
		seen.worse(markOf(colour, cause, wrong))
	}
}

// hear takes what records say. A record that turns codes green counts before all evidence of the day.
func (h *HealthCode) hear(s *model.Span, seen []codeMark) {
	for _, record := range s.Records {
		pos, k := s.Lo+record.At(), record.Kind()
		for _, d := range h.dockets {
			d.decide(h, pos, k)
		}
		mark := h.byRecord[k]
		switch {
		case mark == noEvidence || h.silenced>>k&1 == 1:
		case mark.colour() == codeGreen:
			h.release(pos)
		default:
			if record.False() {
				mark |= wrongBit
			}
			seen[record.At()].worse(mark)
		}
	}
}

// draw takes the evidence that falls by lot.
func (h *HealthCode) draw(w *model.World, s *model.Span, seen []codeMark) {
	if len(h.rare) == 0 {
		return
	}
	for _, tickets := range h.lottery.Tickets(w, s) {
		for _, t := range tickets {
			h.strike(w, s, t, &seen[t.At()])
		}
	}
}

func (h *HealthCode) strike(w *model.World, s *model.Span, t model.Ticket, seen *codeMark) {
	r, pos := &h.rare[t.Slot()], s.Lo+t.At()
	owner, chance := pos, r.chance
	if r.household {
		owner = w.Head(pos)
	}
	if r.cause == byHotZone {
		chance = h.day.visits[w.District[pos]]
	}
	if !h.lottery.Wins(t, w.ID(owner), w.Period, chance) {
		return
	}
	switch r.cause {
	case noCause:
		h.visitOffice(w, s, pos)
	case byInflow:
		h.turn(w, pos, seen)
	case byHotZone:
		h.comeBack(w, pos, seen)
	case byLocation:
		if h.day.besideHot(w, pos, h.Sources.Location.BorderShare) {
			h.see(seen, codeYellow, byLocation, true)
		}
	case bySymptoms:
		if !h.ill(w, pos) && !defies(h.luck.hides, w, pos) {
			h.see(seen, codeYellow, bySymptoms, true)
		}
	case byFever:
		if !h.ill(w, pos) && h.state[pos].colour() == codeGreen && h.looks.looked(h.luck.gauge, w, pos) {
			h.see(seen, codeYellow, byFever, true)
		}
	case byTest:
		if !h.ill(w, pos) {
			h.see(seen, codeRed, byTest, true)
		}
	}
}

// turn gives a green code another colour, where that is given.
func (h *HealthCode) turn(w *model.World, pos int, seen *codeMark) {
	if h.state[pos].colour() != codeGreen {
		return
	}
	kind, wrong := h.luck.kind.Draw(model.Person, uint64(w.ID(pos)), w.Period)
	colour := codeYellow
	if model.Chance(kind) < model.NewChance(h.Inflow.Red) {
		colour = codeRed
	}
	h.see(seen, colour, byInflow, model.Chance(wrong) < model.NewChance(h.Inflow.Wrong))
}

// comeBack is what is known of a visit to a hot zone. Only the free travel.
func (h *HealthCode) comeBack(w *model.World, pos int, seen *codeMark) {
	if h.state[pos].held() {
		return
	}
	if drawn(h.luck.register, w, pos, w.Period) < model.NewChance(h.Sources.HotZone.Register) {
		h.see(seen, codeYellow, byHotZone, false)
	}
	if drawn(h.luck.phone, w, pos, w.Period) < h.day.located {
		h.see(seen, codeYellow, byLocation, false)
	}
}
