package institution

import (
	"slices"

	"socialcredit/model"
)

// Run takes the cases of a span further.
func (l *Blacklist) Run(w *model.World, s *model.Span) {
	standing := w.Standings[l.self]
	l.hear(w, s)
	due := standing.Due(w.Period)
	for pos := s.Lo; pos < s.Hi; pos++ {
		c := &l.cases[pos]
		if due && standing.Enrolled(pos) {
			l.proceed(w, s, pos, c)
		}
		band := c.state
		if c.suspended || !standing.Enrolled(pos) {
			band = bandUnlisted
		}
		standing.NextBand[pos] = band
		if l.shadow != nil && due {
			l.shadow[pos] = band
			if band == bandListed && c.wrong {
				l.shadow[pos] = bandUnlisted
			}
		}
		if band == bandListed {
			w.Mail.Send(pos, l.kind)
		}
	}
}

// hear opens cases, and does what an appeal has come to.
func (l *Blacklist) hear(w *model.World, s *model.Span) {
	for _, record := range s.Records {
		pos := s.Lo + record.At()
		for _, d := range l.dockets {
			l.decide(s, w, d, pos, record.Kind())
		}
		c := &l.cases[pos]
		if ground := l.grounds[record.Kind()]; ground == nil || c.open > 0 || c.state == bandListed || l.exempts(w, pos) {
			continue
		}
		if !slices.Contains(l.withheld, kindLabel(w.Layout, record.Kind())) {
			c.open, c.ground, c.wrong = 1, uint8(record.Kind()), record.False()
		}
	}
}

// kindLabel is what a kind of record is called.
func kindLabel(l *model.Layout, kind int) string {
	if kind < len(l.Acts) {
		return l.Acts[kind]
	}
	return l.Sent[kind-len(l.Acts)]
}

func (l *Blacklist) exempts(w *model.World, pos int) bool {
	chance := l.exempt[w.Group[pos]]
	if chance == 0 {
		return false
	}
	u, _ := l.luck.exempt.Draw(model.Person, uint64(w.ID(pos)), 0)
	return model.Chance(u) < chance
}

// proceed is what a publication brings for one person.
func (l *Blacklist) proceed(w *model.World, s *model.Span, pos int, c *listing) {
	switch c.state {
	case bandListed:
		l.serve(w, s, pos, c)
	case bandMarked:
		if c.mark--; c.mark == 0 {
			c.state = bandUnlisted
		}
	}
	if c.open > 0 && c.state != bandListed {
		l.judge(w, s, pos, c)
	}
}

// judge settles an open case, lists the person or lets the case wait.
func (l *Blacklist) judge(w *model.World, s *model.Span, pos int, c *listing) {
	ground := l.grounds[c.ground]
	if ground == nil || drawn(l.luck.settled, w, pos, w.Period) < model.NewChance(ground.Settled) {
		c.open = 0
		return
	}
	if int(c.open) <= ground.After {
		c.open++
		return
	}
	if drawn(l.luck.judged, w, pos, w.Period) >= model.NewChance(ground.Judgment) {
		return
	}
	c.whole = l.term(w, pos)
	c.open, c.state, c.door, c.term, c.mark = 0, bandListed, 0, c.whole, 0
	l.count(w, s, pos, blacklistIn)
	if !c.ever {
		c.ever = true
		l.count(w, s, pos, blacklistEver)
	}
	for _, d := range l.dockets {
		d.Enter(pos, w.Period, c.wrong, 0)
	}
}

// term draws the term of a listing, 0 if it has none.
func (l *Blacklist) term(w *model.World, pos int) uint16 {
	if drawn(l.luck.limited, w, pos, w.Period) >= l.chance.limited {
		return 0
	}
	months := l.Term
	u, more := l.luck.term.Draw(model.Person, uint64(w.ID(pos)), w.Period)
	if model.Chance(u) < l.chance.aggravated {
		months += 12 + float64((more>>32)*25>>32) // 12 to 36
	}
	return l.publications(months)
}

// serve is what happens to somebody who is listed: performance, the end of the term, or nothing.
func (l *Blacklist) serve(w *model.World, s *model.Span, pos int, c *listing) {
	if drawn(l.luck.performed, w, pos, w.Period) < l.chance.performed[uint8(w.Means[pos])] {
		if drawn(l.luck.sincere, w, pos, w.Period) >= l.chance.insincere {
			l.leave(w, s, pos, blacklistPerformed)
			return
		}
		c.term = c.whole
		return
	}
	if c.term > 0 {
		if c.term--; c.term == 0 {
			l.leave(w, s, pos, blacklistExpired)
		}
	}
}

// leave ends a listing by a door.
func (l *Blacklist) leave(w *model.World, s *model.Span, pos, door int) {
	c := &l.cases[pos]
	c.state, c.door, c.term, c.suspended = bandUnlisted, uint8(door), 0, false
	if l.Mark > 0 && door != blacklistAppealed {
		c.state, c.mark = bandMarked, l.publications(12*l.Mark)
		if l.Mark >= 1000 {
			c.mark = 1<<16 - 1
		}
	}
	l.count(w, s, pos, door)
	for _, d := range l.dockets {
		d.Close(pos)
	}
}

// decide does what an appeal against a listing has come to.
func (l *Blacklist) decide(s *model.Span, w *model.World, d *model.Docket, pos, kind int) {
	c := &l.cases[pos]
	if c.state != bandListed {
		return
	}
	switch kind {
	case d.Grant:
		l.leave(w, s, pos, blacklistAppealed)
	case d.Suspend:
		c.suspended = true
	case d.Restore:
		c.suspended = false
	}
}
