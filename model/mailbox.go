package model

// A Mailbox carries records between bodies: what is sent in one period arrives in the next. It
// exists only where something sends.
type Mailbox struct {
	now, next []uint64 // by position, one bit per kind of record
}

// Send sends a record about the person at a position. During a walk a body may send only about
// people of its own span; between periods, about anybody.
func (m *Mailbox) Send(pos, kind int) { m.next[pos] |= 1 << kind }

// Arrived returns the records that arrive about a person in this period.
func (m *Mailbox) Arrived(pos int) uint64 { return m.now[pos] }

func (m *Mailbox) turn() {
	m.now, m.next = m.next, m.now
	clear(m.next)
}
