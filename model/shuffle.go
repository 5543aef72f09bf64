package model

import "math/bits"

// shuffle deals a whole period to the spans that people stand in.
func (l *Lottery) shuffle(w *World) {
	for len(l.buckets) < w.workers {
		l.buckets = append(l.buckets, make([][]Ticket, w.Spans()))
	}
	for _, mine := range l.buckets {
		for i := range mine {
			mine[i] = mine[i][:0]
		}
	}
	parallel(w.workers, w.N, 1<<12, func(worker, lo, hi int) {
		mine := l.buckets[worker]
		if len(mine) == 1 && !l.households {
			mine[0] = l.dealAlone(w, lo, hi, mine[0])
			return
		}
		w.dealt[worker] = l.deal(w.Period, lo, hi, w.dealt[worker][:0])
		l.sort(w, lo, w.dealt[worker], mine)
	})
}

// dealAlone deals to the only span there is: no ticket has to move, only the places change.
func (l *Lottery) dealAlone(w *World, lo, hi int, tickets []Ticket) []Ticket {
	before := len(tickets)
	tickets = l.deal(w.Period, lo, hi, tickets)
	place := w.place[lo:hi]
	for i, t := range tickets[before:] {
		tickets[before+i] = t&^0xffff | Ticket(place[t.At()])
	}
	return tickets
}

// sort hands tickets whose places count from an id to the spans that people stand in.
func (l *Lottery) sort(w *World, lo int, tickets []Ticket, spans [][]Ticket) {
	shift, mask := bits.TrailingZeros(uint(w.spanSize)), w.spanSize-1
	if !l.households {
		for _, t := range tickets {
			pos := w.Position(lo + t.At())
			spans[pos>>shift] = append(spans[pos>>shift], t&^0xffff|Ticket(pos&mask))
		}
		return
	}
	for _, t := range tickets {
		pos := w.Position(lo + t.At())
		for member := range l.struck(w, t, pos) {
			at := pos + member
			spans[at>>shift] = append(spans[at>>shift], t&^0xffff|Ticket(at&mask))
		}
	}
}

// struck is how many people from a position on a ticket counts for.
func (l *Lottery) struck(w *World, t Ticket, pos int) int {
	if !l.slots[t.Slot()].household {
		return 1
	}
	return w.householdAt(pos)
}
