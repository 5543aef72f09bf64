package policy

import "socialcredit/model"

// Settle decides what is ready, hears who appeals, and takes up as many as there is room for.
func (a *Appeal) Settle(w *model.World) {
	for flow := range flows {
		a.told.Clear(flow)
	}
	a.publication = w.Standings[a.self].Due(w.Period)
	w.Parallel(func(worker, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			a.queue.live[worker][w.District[pos]]++
			if a.docket.Since[pos] != 0 || a.stage[pos] != noAppeal {
				a.attend(w, worker, pos)
			}
		}
	})
	a.queue.form(w.Period)
	a.queue.call(func(p place) bool {
		if a.stage[p.pos]&stageMask != inLine || a.since[p.pos] != p.period {
			return false // it has lapsed
		}
		a.stage[p.pos] += examined - inLine
		return true
	})
}

// attend takes one person's appeal further.
func (a *Appeal) attend(w *model.World, worker, pos int) {
	d := a.docket
	if d.Wrong[pos] && int(d.Since[pos]) == w.Period+1 {
		a.told.Add(worker, wronged, w.Group[pos], 1)
	}
	switch a.stage[pos] & stageMask {
	case noAppeal:
		if a.publication && a.appeals(w, pos) {
			a.file(w, worker, pos)
		}
	case decided: // the institution has acted on it
		a.close(pos)
	default:
		if d.Since[pos] == 0 || !w.Standings[a.self].Enrolled(pos) {
			a.told.Add(worker, lapsed, w.Group[pos], 1)
			a.lapse(w, pos)
		} else if a.stage[pos]&stageMask == examined {
			a.examine(w, worker, pos)
		}
	}
}

// lapse ends an appeal that nobody will decide. A sanction that was suspended is in force again.
func (a *Appeal) lapse(w *model.World, pos int) {
	if a.stage[pos]&suspended == 0 || a.docket.Since[pos] == 0 {
		a.close(pos)
		return
	}
	w.Mail.Send(pos, a.docket.Restore)
	a.heard[pos] = a.docket.Since[pos]
	a.stage[pos] = decided
}

func (a *Appeal) close(pos int) { a.stage[pos], a.docket.Pending[pos] = noAppeal, false }

// appeals tells whether a person appeals against the last decision now.
func (a *Appeal) appeals(w *model.World, pos int) bool {
	since, chance := a.docket.Since[pos], a.right
	if a.docket.Wrong[pos] {
		chance = a.wrong
	}
	if chance == 0 || since == a.heard[pos] || w.Period-(int(since)-1) >= a.window || !w.Standings[a.self].Aware(pos) {
		return false
	}
	u, _ := a.filing.Draw(model.Person, uint64(w.ID(pos)), w.Period)
	return model.Chance(u) < chance
}

func (a *Appeal) file(w *model.World, worker, pos int) {
	a.told.Add(worker, filed, w.Group[pos], 1)
	a.stage[pos], a.since[pos], a.docket.Pending[pos] = inLine, uint16(w.Period), true
	if a.Suspend {
		a.stage[pos] |= suspended
		w.Mail.Send(pos, a.docket.Suspend)
	}
	a.queue.file(w, worker, pos)
}

// examine decides an appeal, if it is time.
func (a *Appeal) examine(w *model.World, worker, pos int) {
	time, judgment := a.judging.Draw(model.Person, uint64(w.ID(pos)), w.Period)
	if model.Chance(time) >= a.done {
		return
	}
	group, chance := w.Group[pos], a.overruled
	if a.docket.Wrong[pos] {
		chance = a.recognised
	}
	a.told.Add(worker, waited, group, int64(w.Period)-int64(a.since[pos]))
	switch {
	case model.Chance(judgment) < chance:
		w.Mail.Send(pos, a.docket.Grant)
		a.told.Add(worker, granted, group, 1)
		a.told.Add(worker, grantedEver, group, 1)
		if a.docket.Wrong[pos] {
			a.told.Add(worker, corrected, group, 1)
		}
	default:
		if a.stage[pos]&suspended != 0 {
			w.Mail.Send(pos, a.docket.Restore)
		}
		a.told.Add(worker, rejected, group, 1)
	}
	a.heard[pos] = a.docket.Since[pos]
	a.stage[pos] = decided
	if model.Chance(judgment) < chance {
		a.stage[pos] |= won
	}
}
