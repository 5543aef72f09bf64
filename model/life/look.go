package life

import (
	"slices"

	"socialcredit/model"
)

// Look notes what has changed since the last look. It is called after each period.
func (r *Recorder) Look() {
	w := r.World
	if r.looked == w.Period {
		return
	}
	r.looked = w.Period
	r.lookAtRecords()
	r.lookAtStandings()
	r.lookAtServices()
	r.lookAtFriends()
	r.lookAtHome()
	r.lookAtNotes()
	r.began = true
}

// happened adds an event, once the person's first state is known.
func (r *Recorder) happened(e Event) {
	if r.began {
		r.Events = append(r.Events, e)
	}
}

// lookAtRecords tells of those that moved no score.
func (r *Recorder) lookAtRecords() {
	for _, h := range r.heard {
		if len(h.by) == 0 {
			e := r.event(Held)
			e.Of, e.False = r.label(h.kind), h.false
			r.happened(e)
		}
	}
	r.heard = r.heard[:0]
}

func (r *Recorder) lookAtStandings() {
	for i, s := range r.World.Standings {
		band, known := s.Band[r.pos], s.Enrolled(r.pos)
		if r.began && known != r.enrolled[i] {
			e := r.event(Left)
			if known {
				e.What = Joined
			}
			e.Institution = i
			r.happened(e)
		}
		if r.began && band != r.bands[i] && known {
			e := r.event(Band)
			e.Institution, e.From, e.To = i, int(r.bands[i]), int(band)
			r.happened(e)
		}
		if !r.began {
			r.bands, r.enrolled = append(r.bands, band), append(r.enrolled, known)
		}
		r.bands[i], r.enrolled[i] = band, known
		r.track(i, known)
	}
}

// track notes a published standing.
func (r *Recorder) track(institution int, known bool) {
	s, t := r.World.Standings[institution], &r.Standings[institution]
	score, band := int32(model.NoStanding), None
	if known {
		band = int(s.Band[r.pos])
		if s.Scored {
			score = s.Score[r.pos]
		}
	}
	t.Score, t.Band = append(t.Score, score), append(t.Band, band)
}

func (r *Recorder) lookAtServices() {
	w := r.World
	shut := w.Gates.Shut(int(w.Joint[r.pos]))
	for i := range w.Layout.Services {
		was, is := r.shut>>i&1, shut>>i&1
		if was == is {
			continue
		}
		e := r.event(Opened)
		if is == 1 {
			e.What = Shut
		}
		e.Service = i
		r.happened(e)
	}
	r.shut = shut
	r.Shut = append(r.Shut, shut)
}

func (r *Recorder) lookAtFriends() {
	w := r.World
	var ids []uint32
	for _, friend := range w.Ties.Friends(r.pos) {
		ids = append(ids, w.ID(int(friend)))
	}
	slices.Sort(ids)
	tell := func(what What, some, others []uint32) {
		for _, id := range some {
			if _, still := slices.BinarySearch(others, id); !still {
				e := r.event(what)
				e.Person = id
				r.happened(e)
			}
		}
	}
	tell(FriendLost, r.friends, ids)
	tell(FriendMade, ids, r.friends)
	r.friends = ids
	r.Friends = append(r.Friends, len(ids))
}

func (r *Recorder) lookAtHome() {
	w := r.World
	if d := w.District[r.pos]; d != r.district {
		e := r.event(Moved)
		e.From, e.To = int(r.district), int(d)
		r.happened(e)
		r.district = d
	}
	if w.Health == nil {
		return
	}
	if h := w.Health[r.pos]; h != r.health {
		e := r.event(Health)
		e.From, e.To = int(r.health), int(h)
		r.happened(e)
		r.health = h
	}
}

// lookAtNotes asks the kinds what they know.
func (r *Recorder) lookAtNotes() {
	var notes []noted
	spec := r.World.Spec
	ask := func(label string, kind any) {
		if b, ok := kind.(model.Biographer); ok {
			for _, note := range b.Notes(r.World, r.pos) {
				notes = append(notes, noted{label, note})
			}
		}
	}
	for _, label := range r.World.Layout.Institutions {
		ask(label, spec.Institutions[label])
	}
	for _, label := range model.Labels(spec.Society) {
		ask(label, spec.Society[label])
	}
	for _, label := range model.Labels(spec.Policies) {
		ask(label, spec.Policies[label])
	}
	tell := func(what What, some, others []noted) {
		for _, n := range some {
			if !slices.Contains(others, n) {
				e := r.event(what)
				e.By, e.Note, e.Institution = n.by, n.note, slices.Index(r.World.Layout.Institutions, n.by)
				r.happened(e)
			}
		}
	}
	tell(Ended, r.notes, notes)
	tell(Noted, notes, r.notes)
	r.notes = notes
}
