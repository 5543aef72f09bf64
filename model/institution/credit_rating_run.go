package institution

import (
	"cmp"

	"socialcredit/model"
)

// Run brings the ledgers of a span up to date and writes the next scores.
func (c *CreditRating) Run(w *model.World, s *model.Span) {
	standing := w.Standings[c.self]
	seen := c.arrived(w, s)
	c.History.run(w, &seen, standing)
	c.Behaviour.run(w, &seen, standing)
	c.connect(w, s, standing)
	c.write(w, s, standing)
	if c.shadow != nil && standing.Due(w.Period) {
		c.publishShadow(w, s, standing)
	}
	if s.Why != nil {
		c.bookRemainders(w, s, standing)
	}
}

// arrived is the span as the bureau sees it: some loan data stays with others.
func (c *CreditRating) arrived(w *model.World, s *model.Span) model.Span {
	seen := *s
	if c.loanData == model.Certain || c.financial == 0 {
		return seen
	}
	kept := c.loans[s.Worker][:0]
	for _, record := range s.Records {
		if k := record.Kind(); c.financial>>k&1 == 1 {
			u, _ := c.reaches[k].Draw(model.Person, uint64(w.ID(s.Lo+record.At())), w.Period)
			if model.Chance(u) >= c.loanData {
				continue
			}
		}
		kept = append(kept, record)
	}
	c.loans[s.Worker], seen.Records = kept, kept
	return seen
}

// connect writes what connections add, where scores are published: as friends' effect of kind share,
// since the weights of the other parts leave room for it.
func (c *CreditRating) connect(w *model.World, s *model.Span, standing *model.Standing) {
	if !standing.Due(w.Period) {
		return
	}
	bonus := Bonus{c.Connections.Weight}
	if c.withheld["connections"] {
		bonus.Weight = 0
	}
	bonus.Weigh(&Circle{World: w, Span: s, Standing: standing})
	for i, effect := range s.Effect {
		pos := s.Lo + i
		if !standing.Enrolled(pos) { // friends begin to count when one joins
			effect = 0
		}
		if change := effect - c.friends[pos]; s.Why != nil && change != 0 {
			s.Why.Book(model.Booking{Institution: c.self, Pos: pos, Cause: model.Friends, Hundredths: change})
		}
		c.friends[pos] = effect
	}
}

// sum is what a person's parts come to, before floor and cap.
func (c *CreditRating) sum(w *model.World, pos int) int32 {
	return c.starts.of(w, pos) + c.History.book.balance(pos) + c.Behaviour.book.balance(pos) + c.friends[pos]
}

// write clamps the sum of the parts and writes the next scores of a span.
func (c *CreditRating) write(w *model.World, s *model.Span, standing *model.Standing) {
	home := standing.BaseBand()
	for pos := s.Lo; pos < s.Hi; pos++ {
		if !standing.Enrolled(pos) {
			standing.Next[pos], standing.NextBand[pos] = model.NoStanding, home
			continue
		}
		score := min(max(standing.Base+c.sum(w, pos), standing.Floor), standing.Cap)
		standing.Next[pos], standing.NextBand[pos] = score, c.band[score-standing.Floor]
	}
	for _, part := range []*Recorded{&c.History, &c.Behaviour} {
		for _, limit := range part.book.ceilings[s.Worker] {
			if next := &standing.Next[limit.pos]; *next > limit.score {
				*next = max(limit.score, standing.Floor)
				standing.NextBand[limit.pos] = c.band[*next-standing.Floor]
			}
		}
	}
}

// Explain books the scores that were published as unequal starts, and keeps from then on what causes
// need.
func (c *CreditRating) Explain(w *model.World, why model.Why) {
	standing := w.Standings[c.self]
	c.booked, c.rest = make([]int32, w.N), make([]int32, w.N)
	for pos, score := range standing.Score {
		start := c.sum(w, pos)
		if standing.Enrolled(pos) {
			c.rest[pos] = score - standing.Base - start
			start = score - standing.Base
		}
		if start != 0 { // should a stranger join, the accounts go on from here
			why.Book(model.Booking{Institution: c.self, Pos: pos, Cause: model.PolicyCause, Hundredths: start})
		}
		c.booked[pos] = c.starts.of(w, pos)
	}
}

// bookRemainders books what was withheld of the unequal start, and what floor, cap and ceilings took or
// gave since last time.
func (c *CreditRating) bookRemainders(w *model.World, s *model.Span, standing *model.Standing) {
	for pos := s.Lo; pos < s.Hi; pos++ {
		if start := c.starts.of(w, pos); start != c.booked[pos] {
			s.Why.Book(model.Booking{Institution: c.self, Pos: pos, Cause: model.PolicyCause, Hundredths: start - c.booked[pos]})
			c.booked[pos] = start
		}
		rest := int32(0)
		if standing.Enrolled(pos) {
			rest = standing.Next[pos] - (standing.Base + c.sum(w, pos))
		}
		if change := rest - c.rest[pos]; change != 0 {
			b := model.Booking{Institution: c.self, Pos: pos, Cause: model.Bound, Hundredths: change}
			if score := standing.Next[pos]; change < 0 {
				b.Of = cmp.Or(bringer(c.History.book.ceilings[s.Worker], pos, score), bringer(c.Behaviour.book.ceilings[s.Worker], pos, score))
			}
			s.Why.Book(b)
		}
		c.rest[pos] = rest
	}
}
