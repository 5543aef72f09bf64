package model

import (
	"math/bits"
	"slices"
)

// A Lottery draws one number per decision, person and period, far more cheaply than one hash each.
//
// A number u is read as binary digits 0.b1 b2 b3... The first eight come 64 people at a time: one
// word of random bits per digit, keyed by the decision, the period and the block of 64 person ids.
// Only people whose first eight digits do not exceed a bound, the decision's or their own, get a
// [Ticket]. The digits after the eighth come from the person's own draw and are asked for only where
// the first eight do not decide. The bound says who is looked at, never what anybody's number is.
type Lottery struct {
	slots      []slot
	households bool         // whether any slot counts for whole households
	buckets    [][][]Ticket // by worker and span, where positions are not ids
}

const digits = 8 // dealt 64 people at a time

type slot struct {
	luck      Luck
	bounds    []digitWords // by block of 64 ids; one for all blocks where the bound is everybody's
	household bool
}

// digitWords hold numbers of eight binary digits of 64 people: a word per digit, the first one first,
// and a bit per person.
type digitWords [digits]uint64

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

// Enter adds a decision and returns its slot. The bound is the highest Chance.First that anybody may
// have; household says that the number of a household's head counts for all its members.
func (l *Lottery) Enter(luck Luck, bound uint8, household bool) int {
	var everybody digitWords
	for d := range everybody {
		everybody[d] = -(uint64(bound) >> (digits - 1 - d) & 1)
	}
	l.slots = append(l.slots, slot{luck, []digitWords{everybody}, household})
	l.households = l.households || household
	return len(l.slots) - 1
}

// Empty takes all decisions out; others may enter.
func (l *Lottery) Empty() { l.slots, l.households = nil, false }

// EnterEach adds a decision with a bound of each person's own, by id: the highest Chance.First that
// the person may have. It takes as many bytes as there are people.
func (l *Lottery) EnterEach(luck Luck, bounds []uint8) int {
	own := make([]digitWords, 0, (len(bounds)+63)/64)
	for of := range slices.Chunk(bounds, 64) {
		own = append(own, wordsOf(of))
	}
	l.slots = append(l.slots, slot{luck, own, false})
	return len(l.slots) - 1
}

// wordsOf takes numbers of at most 64 people apart into digits, eight people at a time.
func wordsOf(numbers []uint8) (words digitWords) {
	for at := 0; at < len(numbers); at += 8 {
		square := uint64(0)
		for i, x := range numbers[at:min(at+8, len(numbers))] {
			square |= uint64(x) << (8 * i)
		}
		square = transpose(square)
		for d := range words {
			words[d] |= square >> (8 * (digits - 1 - d)) & 0xff << at
		}
	}
	return words
}

// transpose turns a square of 8 times 8 bits, a byte per row (Warren 2012, Hacker's Delight, 7-3).
func transpose(x uint64) uint64 {
	t := (x ^ x>>7) & 0x00AA00AA00AA00AA
	x ^= t ^ t<<7
	t = (x ^ x>>14) & 0x0000CCCC0000CCCC
	x ^= t ^ t<<14
	t = (x ^ x>>28) & 0x00000000F0F0F0F0
	return x ^ t ^ t<<28
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
func (l Luck) blockWords(blockID uint64, period int) (words digitWords) {
	philoxFour((*[digits]uint64)(&words), blockID, uint64(period)<<8|uint64(block), uint64(l))
	return words
}

// firstDigits reads one person's digits across the words.
func firstDigits(w *digitWords, bit int) uint8 {
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
	words := s.luck.blockWords(uint64(first>>6), period)
	bound := &s.bounds[0]
	if len(s.bounds) > 1 {
		bound = &s.bounds[first>>6]
	}
	for within := notAbove(&words, bound) & everybody; within != 0; within &= within - 1 {
		bit := bits.TrailingZeros64(within)
		tickets = append(tickets, stub+Ticket(bit)|Ticket(firstDigits(&words, bit))<<24)
	}
	return tickets
}

// notAbove compares 64 numbers with their bounds, digit by digit, and returns those that do not exceed
// them as bits.
func notAbove(words, bound *digitWords) uint64 {
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
