package stage

import (
	"time"

	"socialcredit/model"
)

// A tieMark says which ties of a society a page knows.
type tieMark struct {
	world  *model.World
	retied int
}

// tell sends a frame, if there is something new and the page has asked for one. On its way to a period far off it does so
// now and then.
func (s *Stage) tell() {
	if !s.fresh || s.wants == 0 || len(s.worlds) == 0 {
		return
	}
	if s.period() < s.target && time.Since(s.sent) < pace {
		return
	}
	for i, w := range s.worlds {
		s.tellTies(i, w)
	}
	s.out.Binary(s.frame(s.told))
	s.told = max(s.told, s.period())
	s.wants--
	s.fresh, s.sent = false, time.Now()
}

// tellTies sends the ties of a society where the page does not know them, and there are not too many to be drawn.
func (s *Stage) tellTies(number int, of *society) {
	w := of.sim.World
	mark := tieMark{w, w.Retied}
	if s.ties[number] == mark || w.N > s.o.Limits.Drawn {
		return
	}
	s.ties[number] = mark
	s.out.Binary(of.friendships(s.epoch, uint32(number)))
}
