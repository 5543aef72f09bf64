package institution

import (
	"slices"

	"socialcredit/model"
)

// Second ledgers of the kinds that are no plain score of points.

// Shadow keeps a second ledger of history and of behaviour. Capacity and identity are as they are, and
// connections add what they add to the first.
func (c *CreditRating) Shadow(w *model.World) []uint8 {
	for _, part := range []*Recorded{&c.History, &c.Behaviour} {
		part.book.shadow = part.book.newShadow(w)
	}
	c.shadow = slices.Clone(w.Standings[c.self].Band)
	return c.shadow
}

// publishShadow writes the second ledger's bands of a span.
func (c *CreditRating) publishShadow(w *model.World, s *model.Span, standing *model.Standing) {
	parts := []*Points{&c.History.book.shadow.books, &c.Behaviour.book.shadow.books}
	for pos := s.Lo; pos < s.Hi; pos++ {
		c.shadow[pos] = standing.BaseBand()
		if !standing.Enrolled(pos) {
			continue
		}
		score := standing.Base + c.starts.of(w, pos) + c.friends[pos]
		for _, book := range parts {
			score += book.balance(pos)
		}
		c.shadow[pos] = c.band[min(max(score, standing.Floor), standing.Cap)-standing.Floor]
	}
	for _, book := range parts {
		for _, limit := range book.ceilings[s.Worker] {
			if standing.Enrolled(limit.pos) {
				c.shadow[limit.pos] = min(c.shadow[limit.pos], c.band[max(limit.score, standing.Floor)-standing.Floor])
			}
		}
	}
}

// Shadow keeps a second ledger, and who is frozen by it.
func (p *PriceBands) Shadow(w *model.World) []uint8 {
	p.rightly = slices.Clone(p.frozen)
	return p.Points.Shadow(w)
}

// runShadow brings the second ledger of a span up to date: whoever is frozen by it has a ceiling at the
// floor, and whoever is at the floor when it is published is frozen.
func (p *PriceBands) runShadow(w *model.World, s *model.Span, standing *model.Standing) {
	h := p.shadow
	h.apply(w, s, standing, standing)
	if !standing.Due(w.Period) {
		return
	}
	own := h.books.balances(s)
	for pos := s.Lo; pos < s.Hi; pos++ {
		if !standing.Enrolled(pos) {
			continue
		}
		atFloor := standing.Base+own[pos-s.Lo]+s.Effect[pos-s.Lo] <= standing.Floor
		if p.rightly[pos] = p.rightly[pos] || p.Freeze && atFloor; p.rightly[pos] {
			h.books.ceilings[s.Worker] = append(h.books.ceilings[s.Worker], ceiling{pos, standing.Floor, ""})
		}
	}
	h.publish(s, standing)
}

// Shadow gives the bands that there are: no record ever moves anybody.
func (c *Constant) Shadow(w *model.World) []uint8 { return slices.Clone(w.Standings[c.self].Band) }

// Shadow gives the code that people would have without colours that rest on an error or an abuse.
func (h *HealthCode) Shadow(w *model.World) []uint8 {
	h.shadow = slices.Clone(w.Standings[h.self].Band)
	return h.shadow
}

// publishShadow writes who has which colour rightly.
func (h *HealthCode) publishShadow(s *model.Span, standing *model.Standing) {
	for pos := s.Lo; pos < s.Hi; pos++ {
		h.shadow[pos] = standing.NextBand[pos]
		if standing.Enrolled(pos) && h.state[pos].held() && h.state[pos].wrong() {
			h.shadow[pos] = codeGreen
		}
	}
}

// Shadow gives the list without those who were entered for what they did not do.
func (l *Blacklist) Shadow(w *model.World) []uint8 {
	l.shadow = slices.Clone(w.Standings[l.self].Band)
	return l.shadow
}
