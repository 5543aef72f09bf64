package institution

import (
	"slices"

	"socialcredit/model"
)

// A shadow is a second ledger that is given only what people truly did.
type shadow struct {
	books   Points         // ledgers, counts and streaks of its own under the same rules
	counts  uint64         // kinds of record that it is given, unless they are false
	band    []uint8        // as published, by position; nil where somebody else publishes
	records [][]model.Deed // scratch: what it is given of a span, by worker
}

// Shadow keeps a second ledger from here on. Where a friends' effect looks at one's own account, as
// share does, it is still the one that the first ledger has.
func (p *Points) Shadow(w *model.World) []uint8 {
	p.shadow = p.newShadow(w)
	p.shadow.band = slices.Clone(w.Standings[p.self].Band)
	return p.shadow.band
}

func (p *Points) newShadow(w *model.World) *shadow {
	h := &shadow{books: p.double(w), counts: earnedRecords(w.Layout), records: make([][]model.Deed, w.Workers())}
	for _, d := range p.dockets {
		h.books.dockets = append(h.books.dockets, d.mirrored())
	}
	return h
}

// earned tells whether points under a cause are people's own doing, or the rules'.
func earned(c model.Cause) bool {
	return c != model.FalseRecord && c != model.Abuse && c != model.Report
}

// earnedRecords are the kinds of record that tell what people did, or what a policy decided, as bits.
func earnedRecords(l *model.Layout) uint64 {
	kinds := uint64(1)<<len(l.Acts) - 1
	for i, cause := range l.SentCauses {
		if earned(cause) {
			kinds |= 1 << (len(l.Acts) + i)
		}
	}
	return kinds
}

// double copies the books: what they hold by now, and the rules.
func (p *Points) double(w *model.World) Points {
	books := *p
	books.friends, books.carry, books.rest = nil, nil, nil
	books.ceilings, books.withheld, books.changes, books.dockets = make([][]ceiling, w.Workers()), nil, nil, nil
	books.retained = slices.Clone(p.retained)
	books.shadow = nil
	books.rewards, books.punish = p.rewards.double(), p.punish.double()
	for k, r := range p.byRecord {
		if r != nil {
			books.byRecord[k] = r.double()
		}
	}
	books.streaks = nil
	for _, r := range p.streaks {
		books.streaks = append(books.streaks, r.double())
	}
	return books
}

func (l *ledger) double() ledger {
	return ledger{slices.Clone(l.points), slices.Clone(l.carry), l.decay}
}

func (r *rule) double() *rule {
	double := *r
	double.used, double.run = slices.Clone(r.used), slices.Clone(r.run)
	return &double
}

// setPoints changes what a record does in the second ledger, if there is one.
func (h *shadow) setPoints(label string, points int32) {
	if h == nil {
		return
	}
	for _, r := range slices.Concat(h.books.byRecord[:], h.books.streaks) {
		if r != nil && r.label == label {
			r.setPoints(points)
		}
	}
}

// forget decays the second ledgers.
func (h *shadow) forget(s *model.Span) {
	quiet := *s
	quiet.Why = nil
	h.books.forget(&quiet)
}

// run brings the second ledgers of a span up to date and publishes their bands where the first one's
// are. It uses the span's scratch once the first ledger has done with it, and its friends' accounts.
func (h *shadow) run(w *model.World, s *model.Span, standing *model.Standing) {
	h.apply(w, s, standing, standing)
	if standing.Due(w.Period) {
		h.publish(s, standing)
	}
}

// apply gives the second ledgers the records of a span that count, and keeps them within bounds.
func (h *shadow) apply(w *model.World, s *model.Span, standing, bounds *model.Standing) {
	given := *s
	given.Why, given.Records = nil, h.records[s.Worker][:0]
	for _, record := range s.Records {
		if !record.False() && h.counts>>record.Kind()&1 == 1 {
			given.Records = append(given.Records, record)
		}
	}
	h.records[s.Worker] = given.Records
	h.books.applyRules(w, &given, standing)
	h.books.rewardStreaks(&given, standing)
	h.books.boundOwn(&given, bounds)
}

// publish writes the bands of a span. People who are not enrolled are in the one of the base.
func (h *shadow) publish(s *model.Span, standing *model.Standing) {
	band := h.band[s.Lo:s.Hi]
	own, home := h.books.balances(s), standing.BaseBand()
	for i, o := range own {
		band[i] = home
		if standing.Enrolled(s.Lo + i) {
			score := min(max(standing.Base+o+s.Effect[i], standing.Floor), standing.Cap)
			band[i] = h.books.band[score-standing.Floor]
		}
	}
	for _, c := range h.books.ceilings[s.Worker] {
		capped := h.books.band[max(c.score, standing.Floor)-standing.Floor]
		if standing.Enrolled(c.pos) && band[c.pos-s.Lo] > capped {
			band[c.pos-s.Lo] = capped
		}
	}
}
