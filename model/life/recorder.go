package life

import (
	"slices"

	"socialcredit/model"
)

// A Recorder follows one person.
type Recorder struct {
	Life

	sim    *model.Simulation
	pos    int
	began  bool
	booked [][model.Causes]int32 // by institution: all that was booked
	heard  []heard               // of this period
	acts   []int                 // of this period: kinds
	weighs []map[uint32]float64  // by institution: what each friend added when that was last booked

	// As of the last look.
	looked   int
	shut     uint32
	bands    []uint8
	enrolled []bool
	friends  []uint32 // ids, ascending
	district uint16
	health   model.Health
	notes    []noted
}

// A record that was heard of, and which institutions have booked it.
type heard struct {
	kind  int
	false bool
	by    map[int]bool
}

// A noted is what a kind noted.
type noted struct {
	by   string
	note model.Note
}

// Follow begins to follow a person, by id, from the period that the society is in.
func Follow(sim *model.Simulation, person int) *Recorder {
	w := sim.World
	n := len(w.Standings)
	r := &Recorder{
		Life: Life{
			World: w, Person: person, First: w.Period,
			Accounts: make([][model.Causes]int32, n), Standings: make([]Track, n),
		},
		sim: sim, pos: w.Position(person), booked: make([][model.Causes]int32, n), weighs: make([]map[uint32]float64, n), looked: -1,
	}
	sim.Follow(r.pos, r)
	r.Look()
	return r
}

// Book notes a change of a standing of the person.
func (r *Recorder) Book(b model.Booking) {
	if b.Pos != r.pos {
		return
	}
	account := &r.booked[b.Institution]
	account[b.Cause] += b.Hundredths
	e := r.event(Change)
	e.Institution, e.Cause, e.Of, e.Hundredths = b.Institution, b.Cause, b.Of, b.Hundredths
	for _, sum := range account {
		e.Sum += sum
	}
	if b.Of != "" {
		e.False = r.match(b)
	}
	switch {
	case b.Cause == model.Friends:
		e.Parts = r.parts(b)
	case b.Spent:
		e.What = Spent
	}
	r.Events = append(r.Events, e)
}

// Publish settles the account of an institution.
func (r *Recorder) Publish(institution int) { r.Accounts[institution] = r.booked[institution] }

func (r *Recorder) event(what What) Event {
	return Event{Period: r.World.Period, What: what, Institution: None, Service: None}
}

// Hear notes what the person did and what is recorded.
func (r *Recorder) Hear(w *model.World, s *model.Span) {
	if r.pos < s.Lo || r.pos >= s.Hi {
		return
	}
	r.heard, r.acts = r.heard[:0], r.acts[:0]
	at := r.pos - s.Lo
	for _, act := range s.Acts {
		if act.At() == at {
			r.acts = append(r.acts, act.Kind())
		}
	}
	for _, record := range s.Records {
		if record.At() == at {
			r.heard = append(r.heard, heard{kind: record.Kind(), false: record.False(), by: map[int]bool{}})
		}
	}
	for _, kind := range r.acts {
		if !slices.ContainsFunc(r.heard, func(h heard) bool { return h.kind == kind && !h.false }) {
			e := r.event(Unnoticed)
			e.Of = w.Layout.Acts[kind]
			r.Events = append(r.Events, e)
		}
	}
}

// match finds the record that an institution books, in the order in which it reads them, and tells
// whether it is false. What a record does beside its points is booked after them.
func (r *Recorder) match(b model.Booking) (isFalse bool) {
	for i := range r.heard {
		h := &r.heard[i]
		if r.label(h.kind) != b.Of {
			continue
		}
		if isFalse = h.false; !h.by[b.Institution] {
			h.by[b.Institution] = true
			return isFalse
		}
	}
	return isFalse
}

// label is what a kind of record is called.
func (r *Recorder) label(kind int) string {
	if l := r.World.Layout; kind >= len(l.Acts) {
		return l.Sent[kind-len(l.Acts)]
	}
	return r.World.Layout.Acts[kind]
}
