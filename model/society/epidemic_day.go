package society

import "socialcredit/model"

// Settle takes the infection one day further: everybody looks at the states of the day before.
func (e *Epidemic) Settle(w *model.World) {
	e.told.Clear(0)
	e.gather(w)
	w.Parallel(func(worker, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			e.next[pos] = e.after(w, pos)
			if w.Health[pos] == model.Susceptible && e.next[pos] != model.Susceptible {
				e.told.Add(worker, 0, w.Group[pos], 1)
			}
		}
	})
	w.Health, e.next = e.next, w.Health
}

// gather counts the infectious of each district and finds what that does to others there.
func (e *Epidemic) gather(w *model.World) {
	w.Parallel(func(worker, lo, hi int) {
		mine := e.workers[worker]
		for pos := lo; pos < hi; pos++ {
			c := &mine[w.District[pos]]
			c.people++
			switch {
			case w.Health[pos] != model.Infectious:
			case e.home(w, pos):
				c.in++
			default:
				c.out++
			}
		}
	})
	clear(e.districts)
	for _, mine := range e.workers {
		for d, c := range mine {
			all := &e.districts[d]
			all.people, all.out, all.in = all.people+c.people, all.out+c.out, all.in+c.in
		}
		clear(mine)
	}
	for d := range e.districts {
		c := &e.districts[d]
		met := float64(c.out) + float64((1-e.Prevented)*float64(c.in))
		hazard := e.around * met / float64(max(1, c.people))
		c.spares, c.sparesHome = model.Exp(-hazard), model.Exp(-hazard*(1-e.Prevented))
	}
}

// home tells whether a person has to stay at home.
func (e *Epidemic) home(w *model.World, pos int) bool {
	return e.stops != 0 && w.Gates.Shut(int(w.Joint[pos]))&e.stops != 0
}

// contact is the factor by which staying at home changes what a person gives or catches.
func (e *Epidemic) contact(w *model.World, pos int) float64 {
	if e.home(w, pos) {
		return 1 - e.Prevented
	}
	return 1
}

// after is a person's state on the next day.
func (e *Epidemic) after(w *model.World, pos int) model.Health {
	state := w.Health[pos]
	switch state {
	case model.Susceptible:
		if e.catches(w, pos) {
			return model.Exposed
		}
	case model.Exposed:
		if u, _ := e.course.Draw(model.Person, uint64(w.ID(pos)), w.Period); model.Chance(u) < e.ripens {
			return model.Infectious
		}
	case model.Infectious:
		if u, _ := e.course.Draw(model.Person, uint64(w.ID(pos)), w.Period); model.Chance(u) < e.recovers {
			return model.Recovered
		}
	}
	return state
}

// catches draws whether a susceptible person is infected.
func (e *Epidemic) catches(w *model.World, pos int) bool {
	if e.imported > 0 {
		if u, _ := e.arrival.Draw(model.Person, uint64(w.ID(pos)), w.Period); model.Chance(u) < model.NewChance(e.imported) {
			return true
		}
	}
	escapes := e.districts[w.District[pos]].spares
	if e.home(w, pos) {
		escapes = e.districts[w.District[pos]].sparesHome
	}
	for _, friend := range w.Ties.Friends(pos) {
		if w.Health[friend] == model.Infectious {
			escapes *= 1 - float64(e.alongTie*e.contact(w, pos)*e.contact(w, int(friend)))
		}
	}
	if escapes == 1 {
		return false
	}
	u, _ := e.infection.Draw(model.Person, uint64(w.ID(pos)), w.Period)
	return model.Chance(u) < model.NewChance(1-escapes)
}

// Outcomes are how far the infection has come.
func (e *Epidemic) Outcomes() []model.Outcome {
	return []model.Outcome{
		{Name: "infectious", Unit: "share", Doc: "People who are infectious."},
		{Name: "infected", Unit: "share", Doc: "People who are or were infected: the attack rate so far."},
		{Name: "new", Unit: "per 100,000 a day", Doc: "New infections."},
	}
}

// Witness writes them.
func (e *Epidemic) Witness(w *model.World, into []model.Ratio) {
	groups := len(w.Layout.Groups)
	for pos, g := range w.Group {
		infectious, infected := &into[g], &into[groups+int(g)]
		infectious.Whole++
		infected.Whole++
		if w.Health[pos] == model.Infectious {
			infectious.Part++
		}
		if w.Health[pos] != model.Susceptible {
			infected.Part++
		}
	}
	for g := range groups {
		if w.Period > 0 {
			into[2*groups+g] = model.Ratio{Part: 100_000 * e.told.Of(0, g), Whole: into[g].Whole}
		}
	}
}
