package model

import "math/bits"

// A Lottery draws one number per decision, person and period, far more cheaply than one hash each.
//
// A number u is read as binary digits 0.b1 b2 b3... The first eight come 64 people at a time: one
// word of random bits per digit, keyed by the decision, the period and the block of 64 person ids.
// Only people whose first eight digits do not exceed the decision's bound get a [Ticket]; the few
// whose probability lies beyond the bound are looked up one by one. The digits after the eighth
// come from the person's own draw and are asked for only where the first eight do not decide. The
// bound says who is looked at, never what anybody's number is.
type Lottery struct {
	slots      []slot
	households bool         // whether any slot counts for whole households
	buckets    [][][]Ticket // by worker and span, where positions are not ids
}

const digits = 8 // dealt 64 people at a time

type slot struct {
	luck      Luck
	bound     [digits]uint64 // each binary digit of the bound 64 times
	household bool
}

// A Ticket says that the person at a place of the span drew a number whose first digits lie within
// the bound: 16 bits of place, 8 bits of slot, 8 bits of first digits.
type Ticket uint32

// At is the place within the span.
func (t Ticket) At() int { return int(t & 0xffff) }

// Slot is the decision, as [Lottery.Enter] numbered it.
func (t Ticket) Slot() int { return int(t >> 16 & 0xff) }

// First is the number's first eight binary digits.
func (t Ticket) First() uint8 { return uint8(t >> 24) }

// First is a chance's first eight binary digits: a number with lower ones wins, one with higher
// ones does not, and with the same ones [Lottery.Wins] tells.
func (c Chance) First() uint8 { return uint8(c >> (64 - digits)) }

// Enter adds a decision and returns its slot. People whose Chance.First exceeds the bound must be
// looked up with Draw; household says that the number of a household's head counts for all its
// members.
func (l *Lottery) Enter(luck Luck, bound uint8, household bool) int {
	s := slot{luck: luck, household: household}
	for d := range s.bound {
		s.bound[d] = -(uint64(bound) >> (digits - 1 - d) & 1)
	}
	l.slots = append(l.slots, s)
	l.households = l.households || household
	return len(l.slots) - 1
}

// Draw returns the ticket that the person at a place of the span would hold whatever the bound is.
func (l *Lottery) Draw(slot, at int, id uint32, period int) Ticket {
	words := l.slots[slot].luck.blockWords(uint64(id>>6), period)
	return Ticket(at) | Ticket(slot)<<16 | Ticket(firstDigits(&words, int(id&63)))<<24
}

func (l *Lottery) number(slot int, first uint8, id uint32, period int) uint64 {
	rest, _ := l.slots[slot].luck.Draw(Person, uint64(id), period)
	return uint64(first)<<(64-digits) | rest>>digits
}

// Wins tells whether the number behind a ticket lies below the chance.
func (l *Lottery) Wins(t Ticket, id uint32, period int, c Chance) bool {
	if first, edge := t.First(), c.First(); first != edge {
		return first < edge
	}
	return l.number(t.Slot(), t.First(), id, period) < uint64(c)
}

// blockWords returns eight binary digits of 64 people: a word per digit, a bit per person.
func (l Luck) blockWords(blockID uint64, period int) (words [digits]uint64) {
	philoxFour(&words, blockID, uint64(period)<<8|uint64(block), uint64(l))
	return words
}

// firstDigits reads one person's digits across the words.
func firstDigits(w *[digits]uint64, bit int) uint8 {
	b := uint(bit) & 63
	return uint8(w[0]>>b&1<<7 | w[1]>>b&1<<6 | w[2]>>b&1<<5 | w[3]>>b&1<<4 |
		w[4]>>b&1<<3 | w[5]>>b&1<<2 | w[6]>>b&1<<1 | w[7]>>b&1)
}

// deal appends the tickets of the ids from lo to hi-1 (lo a multiple of 64, at most 65,536 ids);
// their places count from lo.
func (l *Lottery) deal(period, lo, hi int, tickets []Ticket) []Ticket {
	for first := lo; first < hi; first += 64 {
		everybody := ^uint64(0)
		if hi-first < 64 {
			everybody = 1<<(hi-first) - 1
		}
		for i := range l.slots {
			tickets = l.dealBlock(i, period, first, everybody, Ticket(first-lo)|Ticket(i)<<16, tickets)
		}
	}
	return tickets
}

func (l *Lottery) dealBlock(i, period, first int, everybody uint64, stub Ticket, tickets []Ticket) []Ticket {
	s := &l.slots[i]
	var words [digits]uint64
	philoxFour(&words, uint64(first>>6), uint64(period)<<8|uint64(block), uint64(s.luck))
	for within := notAbove(&words, &s.bound) & everybody; within != 0; within &= within - 1 {
		bit := bits.TrailingZeros64(within)
		tickets = append(tickets, stub+Ticket(bit)|Ticket(firstDigits(&words, bit))<<24)
	}
	return tickets
}

// notAbove compares 64 numbers with one bound, digit by digit, and returns those that do not exceed
// it as bits.
func notAbove(words, bound *[digits]uint64) uint64 {
	below, equal := uint64(0), ^uint64(0)
	for d, word := range words {
		one := bound[d]
		below |= equal & one &^ word
		equal &^= word ^ one
	}
	return below | equal
}

// Tickets returns the tickets of a span for the current period, in no particular order. They hold
// until the next call for the span.
func (l *Lottery) Tickets(w *World, s *Span) [][]Ticket {
	s.lists = s.lists[:0]
	if w.place != nil {
		for _, worker := range l.buckets {
			s.lists = append(s.lists, worker[s.Index])
		}
		return s.lists
	}
	from := s.Lo
	if l.households {
		from = w.Head(s.Lo) &^ 63
	}
	s.dealt = l.deal(w.Period, from, s.Hi, s.dealt[:0])
	if l.households {
		return append(s.lists, l.members(w, s, from, s.dealt))
	}
	return append(s.lists, s.dealt)
}

// members turns tickets whose places count from an id before the span into those of the span.
func (l *Lottery) members(w *World, s *Span, from int, tickets []Ticket) []Ticket {
	s.members = s.members[:0]
	for _, t := range tickets {
		for member := range l.struck(w, t, from+t.At()) {
			if pos := from + t.At() + member; pos >= s.Lo && pos < s.Hi {
				s.members = append(s.members, t&^0xffff|Ticket(pos-s.Lo))
			}
		}
	}
	return s.members
}
