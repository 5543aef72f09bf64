package institution

import "socialcredit/model"

// weighFriends writes the friends' accounts of a span to its scratch column.
func (p *Points) weighFriends(w *model.World, s *model.Span, standing *model.Standing) {
	var account []int32
	if p.friends != nil {
		account = p.friends[s.Lo:s.Hi]
	}
	if !standing.Due(w.Period) { // what friends add changes only when scores are published
		copy(s.Effect, account)
		return
	}
	c := Circle{World: w, Span: s, Standing: standing, Account: account, own: p.balances(s)}
	if p.carry != nil {
		c.Carry = p.carry[s.Lo:s.Hi]
	}
	p.weighs.Weigh(&c)
	if !standing.Everybody() {
		for i := range s.Effect { // friends begin to count when one joins
			if !standing.Enrolled(s.Lo + i) {
				s.Effect[i] = 0
			}
		}
	}
	if s.Why != nil {
		for i, before := range account {
			if change := s.Effect[i] - before; change != 0 {
				s.Why.Book(model.Booking{Institution: p.self, Pos: s.Lo + i, Cause: model.Friends, Hundredths: change})
			}
		}
	}
	copy(account, s.Effect)
}

// write clamps the sum of the accounts and writes the next standings of a span.
func (p *Points) write(s *model.Span, standing *model.Standing) {
	next, band := standing.Next[s.Lo:s.Hi], standing.NextBand[s.Lo:s.Hi]
	own := p.balances(s)
	effect := s.Effect[:len(own)]
	next, band = next[:len(own)], band[:len(own)]
	base, floor, ceiling := standing.Base, standing.Floor, standing.Cap
	for i, o := range own {
		score := min(max(base+o+effect[i], floor), ceiling)
		next[i] = score
		band[i] = p.band[score-floor]
	}
	for _, c := range p.ceilings[s.Worker] {
		if next := &standing.Next[c.pos]; *next > c.score {
			*next = max(c.score, floor)
			standing.NextBand[c.pos] = p.band[*next-floor]
		}
	}
	if s.Why != nil {
		p.bookRemainders(s, standing)
	}
	if !standing.Everybody() {
		p.forgetStrangers(s, standing)
	}
}

// bookRemainders books what clamping the sum of the accounts took or gave since last time.
func (p *Points) bookRemainders(s *model.Span, standing *model.Standing) {
	own := p.balances(s)
	for pos := s.Lo; pos < s.Hi; pos++ {
		rest := int32(0)
		if standing.Enrolled(pos) {
			rest = standing.Next[pos] - (standing.Base + own[pos-s.Lo] + s.Effect[pos-s.Lo])
		}
		if change := rest - p.rest[pos]; change != 0 {
			b := model.Booking{Institution: p.self, Pos: pos, Cause: model.Bound, Hundredths: change}
			if change < 0 {
				b.Of = bringer(p.ceilings[s.Worker], pos, standing.Next[pos])
			}
			s.Why.Book(b)
		}
		p.rest[pos] = rest
	}
}

// forgetStrangers takes the standing from people who are not enrolled.
func (p *Points) forgetStrangers(s *model.Span, standing *model.Standing) {
	home := standing.BaseBand()
	for pos := s.Lo; pos < s.Hi; pos++ {
		if !standing.Enrolled(pos) {
			standing.Next[pos], standing.NextBand[pos] = model.NoStanding, home
		}
	}
}
