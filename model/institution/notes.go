package institution

import "socialcredit/model"

const yes = "yes"

// Notes tells why a person's code is not green, and whether that rests on an error or an abuse.
func (h *HealthCode) Notes(w *model.World, pos int) (notes []model.Note) {
	mark := h.state[pos]
	switch {
	case !w.Standings[h.self].Enrolled(pos):
	case mark.colour() == codeNone:
		notes = append(notes, model.Note{Name: "no_phone", Value: yes})
	case mark.held():
		notes = append(notes, model.Note{Name: "evidence", Value: mark.cause().String()})
		if mark.wrong() {
			notes = append(notes, model.Note{Name: "wrong", Value: yes})
		}
	}
	return notes
}

// Notes tells which record opened a case or led to a listing, and how the last listing ended.
func (l *Blacklist) Notes(w *model.World, pos int) (notes []model.Note) {
	c := &l.cases[pos]
	add := func(name, value string) { notes = append(notes, model.Note{Name: name, Value: value}) }
	if c.open > 0 && c.state != bandListed {
		add("case", kindLabel(w.Layout, int(c.ground)))
	}
	if c.state == bandListed {
		add("ground", kindLabel(w.Layout, int(c.ground)))
	}
	if c.wrong && (c.open > 0 || c.state == bandListed) {
		add("wrong", yes)
	}
	if c.suspended {
		add("suspended", yes)
	}
	switch c.door {
	case blacklistPerformed:
		add("left", "performed")
	case blacklistExpired:
		add("left", "expired")
	case blacklistAppealed:
		add("left", "appealed")
	}
	return notes
}

// Notes tells for what a person is shown.
func (m *DebtorMap) Notes(w *model.World, pos int) []model.Note {
	if w.Standings[m.self].Band[pos] != bandShown {
		return nil
	}
	return []model.Note{{Name: "shown_for", Value: m.Of}}
}

// Notes tells whether a person is frozen for good.
func (p *PriceBands) Notes(_ *model.World, pos int) []model.Note {
	if !p.frozen[pos] {
		return nil
	}
	return []model.Note{{Name: "frozen", Value: yes}}
}
