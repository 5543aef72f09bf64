package institution

import "socialcredit/model"

// Start has users look at who is shown, and report.
func (m *DebtorMap) Start(w *model.World) {
	for k := range mapTellings {
		m.told.Clear(k)
	}
	own := w.Standings[m.self]
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			m.shown[pos] = !m.withheld && own.Band[pos] == bandShown
		}
	})
	if m.withheld {
		return // nobody looks at an empty map
	}
	w.Parallel(func(worker, lo, hi int) {
		mine := &m.workers[worker]
		for pos := lo; pos < hi; pos++ {
			if m.uses[pos] {
				m.look(w, mine, pos)
			}
		}
	})
	for i := range m.workers {
		r := &m.workers[i]
		m.send(w, r)
		r.on, r.falseOn, r.by = r.on[:0], r.falseOn[:0], r.by[:0]
	}
}

// send delivers reports and rewards. In what order they were made does not matter.
func (m *DebtorMap) send(w *model.World, r *mapReports) {
	for _, pos := range r.on {
		w.Mail.Send(int(pos), m.report)
		m.told.Add(0, mapReported, w.Group[pos], 1)
	}
	for _, pos := range r.falseOn {
		w.Mail.SendFalse(int(pos), m.report)
		m.told.Add(0, mapMistaken, w.Group[pos], 1)
	}
	for _, pos := range r.by {
		w.Mail.Send(int(pos), m.reward)
	}
}

// look is what one user reports.
func (m *DebtorMap) look(w *model.World, mine *mapReports, user int) {
	reported, hidden := false, 0
	sees, at := m.sees(w, user)
	for i := range sees {
		switch person := at(i); {
		case person == user:
		case !m.shown[person]:
			hidden++
		default:
			u, _ := m.luck.tells.Draw(model.Tie, model.TieID(w.ID(user), w.ID(person)), w.Period)
			if model.Chance(u) < m.right {
				mine.on, reported = append(mine.on, uint32(person)), true
			}
		}
	}
	if hidden > 0 && m.wrong > 0 && drawn(m.luck.errs, w, user, w.Period) < m.wrong {
		nth := int(m.luck.whom.Below(model.Person, uint64(w.ID(user)), w.Period, uint32(hidden)))
		mine.falseOn, reported = append(mine.falseOn, m.hidden(user, nth, at)), true
	}
	if reported {
		mine.by = append(mine.by, uint32(user))
	}
}

// hidden is the nth person, from 0 on, whom a user sees and who is not shown.
func (m *DebtorMap) hidden(user, nth int, at func(int) int) uint32 {
	for i := 0; ; i++ {
		if person := at(i); person != user && !m.shown[person] {
			if nth == 0 {
				return uint32(person)
			}
			nth--
		}
	}
}

// sees is how many people a user sees, and who they are; of a cell that is also the user.
func (m *DebtorMap) sees(w *model.World, user int) (n int, at func(int) int) {
	if m.Sight == "contacts" {
		friends := w.Ties.Friends(user)
		return len(friends), func(i int) int { return int(friends[i]) }
	}
	first := user / m.Cell * m.Cell
	return min(m.Cell, w.N-first), func(i int) int { return first + i }
}
