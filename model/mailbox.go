package model

import "slices"

// A Mailbox carries records between bodies: what is sent in one period arrives in the next. It
// exists only where something sends.
type Mailbox struct {
	now, next           []uint64 // by position, one bit per kind of record
	nowFalse, nextFalse []uint64 // the same for records of what nobody did; nil where none are sent
}

func newMailbox(people int, l *Layout) *Mailbox {
	m := &Mailbox{now: make([]uint64, people), next: make([]uint64, people)}
	if l.sentFalse {
		m.nowFalse, m.nextFalse = make([]uint64, people), make([]uint64, people)
	}
	return m
}

// Send sends a record about the person at a position. During a walk a body may send only about
// people of its own span; between periods, about anybody, from the goroutine that holds the position.
func (m *Mailbox) Send(pos, kind int) { m.next[pos] |= 1 << kind }

// SendFalse sends a record of what the person did not do. Its sender must have said that it may.
func (m *Mailbox) SendFalse(pos, kind int) { m.nextFalse[pos] |= 1 << kind }

// Arrived returns the records that arrive about a person in this period.
func (m *Mailbox) Arrived(pos int) uint64 { return m.now[pos] }

// ArrivedFalse returns those among them of what the person did not do.
func (m *Mailbox) ArrivedFalse(pos int) uint64 {
	if m.nowFalse == nil {
		return 0
	}
	return m.nowFalse[pos]
}

func (m *Mailbox) turn() {
	m.now, m.next = m.next, m.now
	clear(m.next)
	m.nowFalse, m.nextFalse = m.nextFalse, m.nowFalse
	clear(m.nextFalse)
}

func (m *Mailbox) clone() *Mailbox {
	return &Mailbox{slices.Clone(m.now), slices.Clone(m.next), slices.Clone(m.nowFalse), slices.Clone(m.nextFalse)}
}
