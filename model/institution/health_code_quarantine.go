package institution

import "socialcredit/model"

// live takes a person's code through a day: out of quarantine or not, new evidence or a check-in.
func (h *HealthCode) live(w *model.World, s *model.Span, pos int, evidence codeMark) {
	colour := h.state[pos].colour()
	if enrolled := w.Standings[h.self].Enrolled(pos); !enrolled || colour == codeNone {
		if colour != codeNone && (h.state[pos].held() || h.clean[pos] > 0) {
			h.release(pos) // the code is deleted
		}
		h.travelWithout(w, s, pos)
		return
	}
	found := colour < codeGreen && h.goOut(w, s, pos)
	switch {
	case evidence != noEvidence:
		h.judge(w, s, pos, evidence)
	case colour == codeGreen:
	case found:
		h.clean[pos] = 0
	default:
		h.checkIn(w, pos)
	}
}

// judge gives a person the colour of new evidence, if it is no better than the one there is, and begins
// the count of clean days anew.
func (h *HealthCode) judge(w *model.World, s *model.Span, pos int, evidence codeMark) {
	before := h.state[pos]
	h.clean[pos] = 0
	if evidence.colour() > before.colour() {
		return
	}
	h.state[pos] = before&clearedBit | evidence
	if evidence.colour() < before.colour() || evidence.wrong() != before.wrong() {
		wrong := evidence.wrong() && (w.Health == nil || w.Health[pos] == model.Susceptible)
		for _, d := range h.dockets {
			d.Enter(pos, w.Period, wrong, 0)
		}
	}
	if evidence.colour() == codeRed && before.colour() != codeRed {
		h.told.Add(s.Worker, codePoliced, w.Group[pos], 1)
		if h.Reports {
			w.Mail.Send(pos, h.police)
		}
	}
}

// checkIn counts a clean day, unless the person forgot.
func (h *HealthCode) checkIn(w *model.World, pos int) {
	if drawn(h.luck.checkIn, w, pos, w.Period) >= h.looks.checkIn {
		return
	}
	needed := h.Quarantine.Yellow
	if h.state[pos].colour() == codeRed {
		needed = h.Quarantine.Red
	}
	if h.clean[pos]++; int(h.clean[pos]) >= needed {
		h.release(pos)
	}
}

// release turns a code green.
func (h *HealthCode) release(pos int) {
	if h.state[pos].colour() == codeNone {
		return
	}
	h.state[pos] = h.state[pos]&clearedBit | markOf(codeGreen, noCause, false)
	h.clean[pos] = 0
	for _, d := range h.dockets {
		d.kept[pos] = 0
		d.Close(pos)
	}
}

// goOut has a person in quarantine leave home, or not, and tells whether community workers find that
// out.
func (h *HealthCode) goOut(w *model.World, s *model.Span, pos int) bool {
	if drawn(h.luck.leaves, w, pos, w.Period) >= h.looks.leave && !defies(h.luck.leavesDefiant, w, pos) {
		return false
	}
	group := w.Group[pos]
	h.told.Add(s.Worker, codeLeft, group, 1)
	h.tryCheckpoints(w, s, pos)
	if drawn(h.luck.found, w, pos, w.Period) >= h.looks.found {
		return false
	}
	h.told.Add(s.Worker, codeBreaches, group, 1)
	if h.Reports {
		w.Mail.Send(pos, h.breach)
	}
	return true
}

// tryCheckpoints has a person in quarantine go from checkpoint to checkpoint until one lets him through.
func (h *HealthCode) tryCheckpoints(w *model.World, s *model.Span, pos int) {
	add := func(flow int) { h.told.Add(s.Worker, flow, w.Group[pos], 1) }
	for try := range h.Checkpoints.Tries {
		if !h.looks.looked(h.luck.tries[try], w, pos) {
			add(codeSlipped)
			return
		}
		if try == 0 && defies(h.luck.barges, w, pos) {
			add(codeBarged)
			return
		}
		add(codeRefused)
	}
}

// travelWithout has a person without a code go out, who is taken for yellow wherever somebody looks.
func (h *HealthCode) travelWithout(w *model.World, s *model.Span, pos int) {
	h.told.Add(s.Worker, codeWithout, w.Group[pos], 1)
	for try := range h.Checkpoints.Tries {
		if !h.looks.looked(h.luck.tries[try], w, pos) || try == 0 && defies(h.luck.barges, w, pos) {
			return
		}
	}
	h.told.Add(s.Worker, codeTurnedAway, w.Group[pos], 1)
}

// visitOffice asks for a time slot at an office.
func (h *HealthCode) visitOffice(w *model.World, s *model.Span, pos int) {
	h.told.Add(s.Worker, codeMatters, w.Group[pos], 1)
	if w.Standings[h.self].Enrolled(pos) && h.state[pos].colour() == codeGreen && drawn(h.luck.slot, w, pos, w.Period) < h.looks.slot {
		h.told.Add(s.Worker, codeSlots, w.Group[pos], 1)
	}
}

// maxTries is how many checkpoints a person may try in a day.
const maxTries = 10

// checks are the chances of what happens to people in quarantine and at checkpoints.
type checks struct {
	longer                []model.Chance // by number of people who wait: that there are more
	seen                  []model.Chance // by number of people who wait: that the code is looked at
	checkIn, leave, found model.Chance
	slot                  model.Chance
}

func newChecks(h *HealthCode) checks {
	at, q := &h.Checkpoints, &h.Quarantine
	c := checks{
		checkIn: model.NewChance(q.CheckIn), leave: model.NewChance(q.Leave),
		found: model.NewChance(anyOf(q.Found, q.Visits)), slot: model.Certain,
	}
	if h.Offices.Matters > 0 {
		c.slot = model.NewChance(h.Offices.Slots / 1000 / h.Offices.Matters)
	}
	more, seen := 1.0, at.Check
	for range 1 << 10 {
		more *= at.Queue / (1 + at.Queue)
		c.longer, c.seen = append(c.longer, model.NewChance(more)), append(c.seen, model.NewChance(seen))
		if c.longer[len(c.longer)-1] == 0 {
			break
		}
		seen *= 1 - at.Hurry
	}
	return c
}

// looked tells whether a guard looks at a person's code. Guards look less where many wait.
func (c *checks) looked(luck model.Luck, w *model.World, pos int) bool {
	queue, look := luck.Draw(model.Person, uint64(w.ID(pos)), w.Period)
	waiting := 0
	for waiting < len(c.longer)-1 && model.Chance(queue) < c.longer[waiting] {
		waiting++
	}
	return model.Chance(look) < c.seen[waiting]
}
