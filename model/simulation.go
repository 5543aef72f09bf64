package model

import "context"

// A Simulation is one run of a scenario: a world and what happens to it.
type Simulation struct {
	World *World

	conduct      Conduct
	record       Record
	exchange     Exchanger // nil unless records change hands
	institutions []Institution
	access       Access
	settlers     []Settler
	watch        *tally // nil while nobody observes
	spans        []*Span
	why          Why // nil unless changes are explained
	whySpan      int // the only span whose changes are; everySpan = all
}

// everySpan is no number of a span.
const everySpan = -1

// Tick simulates one period.
func (s *Simulation) Tick() {
	w := s.World
	w.Period++
	if w.Mail != nil {
		w.Mail.turn() // what was sent last period arrives
	}
	for _, standing := range w.Standings {
		standing.turn(w.Period) // people join and leave
	}
	for _, institution := range s.institutions {
		if starter, ok := institution.(Starter); ok {
			starter.Start(w)
		}
	}
	s.deal()
	s.walk(func(span *Span) {
		s.conduct.Run(w, span) // what people do
		for _, onlooker := range w.onlookers {
			onlooker.See(w, span)
		}
		s.record.Run(w, span) // what is noticed, what is made up, what was sent
		if s.exchange == nil {
			s.judge(span)
		}
	})
	if s.exchange != nil {
		s.exchange.Exchange(w)
		s.walk(func(span *Span) {
			s.exchange.Deliver(w, span)
			s.judge(span)
		})
	}
	s.publish()
	for _, settler := range s.settlers { // society, then policy
		settler.Settle(w)
	}
	if s.watch != nil {
		s.watch.survey()
	}
}

// judge is the second half of a span's period: what is made of its records.
func (s *Simulation) judge(span *Span) {
	for _, listener := range s.World.listeners {
		listener.Hear(s.World, span)
	}
	for _, institution := range s.institutions {
		institution.Run(s.World, span) // next standings
	}
	s.open(span) // what those open and shut
	if s.watch != nil {
		s.watch.count(span)
	}
}

// open lets access see the bands that hold from now on.
func (s *Simulation) open(span *Span) {
	s.World.Gates.look(s.World, span.Lo, span.Hi)
	s.access.Run(s.World, span)
}

// deal draws the period's tickets, where people do not stand in the order of their ids.
func (s *Simulation) deal() {
	w := s.World
	if w.place == nil {
		return
	}
	for _, l := range w.lotteries {
		l.shuffle(w)
	}
}

// walk takes every span through a part of the period.
func (s *Simulation) walk(part func(*Span)) {
	w := s.World
	parallel(w.workers, w.N, w.spanSize, func(worker, lo, _ int) {
		span := s.spans[worker]
		span.enter(lo / w.spanSize)
		span.Why = nil
		if s.whySpan == span.Index || s.whySpan == everySpan {
			span.Why = s.why
		}
		part(span)
	})
}

func (s *Simulation) publish() {
	for i, standing := range s.World.Standings {
		if !standing.Due(s.World.Period) {
			continue
		}
		standing.publish()
		if s.why != nil {
			s.why.Publish(i)
		}
	}
}

// Explain has every change of a standing from here on told to why, and first what the standings are
// by now. It changes no bits.
func (s *Simulation) Explain(why Why) { s.explain(why, everySpan) }

// Follow is Explain for one person: why is told what is booked about the people of that person's span,
// and costs nothing elsewhere.
func (s *Simulation) Follow(pos int, why Why) { s.explain(why, pos/s.World.spanSize) }

func (s *Simulation) explain(why Why, span int) {
	for _, institution := range s.institutions {
		if e, ok := institution.(Explainer); ok {
			e.Explain(s.World, why)
		}
	}
	s.why, s.whySpan = why, span
	if listener, ok := why.(Listener); ok {
		s.World.listeners = append(s.World.listeners, listener)
	}
	for i := range s.World.Standings {
		why.Publish(i)
	}
}

// Run ticks through the remaining periods and calls after for the seeded world and after each
// period, until the context ends.
func (s *Simulation) Run(ctx context.Context, after func() error) error {
	for {
		if err := after(); err != nil {
			return err
		}
		if s.World.Period >= s.World.Spec.Periods {
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		s.Tick()
	}
}
