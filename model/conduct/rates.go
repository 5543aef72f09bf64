package conduct

import (
	"slices"

	"socialcredit/model"
)

const ratesDoc = "Each kind of act has a rate that trait, means, group and shut services shift in the exponent. " +
	"The population's mean rate is the stated one whatever the shifts are, so that they change who acts and not how much is done."

// Rates draws at most one act of each kind per person and period, with probability
// 1 - exp(-rate*dt). The logarithm of the rate is linear in trait and means. A person acts iff one
// number drawn per (seed, period, act, person) lies below the probability, so that raising a rate
// only adds acts.
type Rates struct {
	acts    []act
	lottery *model.Lottery
	moved   [][]int32 // scratch by worker: what motives add, by ticket
}

// Prepare tabulates the chances and says, for each act, who is to be looked at.
func (c *Rates) Prepare(w *model.World, _ int) {
	c.lottery = &model.Lottery{}
	w.Hold(c.lottery)
	c.acts = newActs(w)
	c.moved = make([][]int32, w.Workers())
	bounds := make([]uint8, w.N)
	for k, label := range w.Layout.Acts {
		luck, highest, apart := w.Luck("conduct."+label), uint8(0), 0.0
		c.acts[k].bound(w, bounds)
		for _, bound := range bounds {
			highest = max(highest, bound)
		}
		for _, bound := range bounds {
			apart += float64(highest - bound)
		}
		// A ticket costs as much as to read the bounds of some 60 people.
		if apart/float64(w.N) > 4 {
			c.lottery.EnterEach(luck, bounds)
		} else {
			c.lottery.Enter(luck, highest, false)
		}
	}
}

// Run draws the acts of a span, of those who hold tickets.
func (c *Rates) Run(w *model.World, s *model.Span) {
	for _, tickets := range c.lottery.Tickets(w, s) {
		s.Acts = c.redeem(w, s, tickets, s.Acts)
	}
}

// motives adds up what moves the people who hold tickets, nil if nothing does.
func (c *Rates) motives(w *model.World, s *model.Span, tickets []model.Ticket) []int32 {
	if len(w.Motives) == 0 {
		return nil
	}
	steps := slices.Grow(c.moved[s.Worker][:0], len(tickets))[:len(tickets)]
	clear(steps)
	for _, motive := range w.Motives {
		motive.Shift(w, s, tickets, steps)
	}
	c.moved[s.Worker] = steps
	return steps
}

// redeem appends the acts of those whose tickets win. The outcome of a ticket is a coin toss that
// no processor can foresee, so that the list grows by 0 or 1 without a branch.
func (c *Rates) redeem(w *model.World, s *model.Span, tickets []model.Ticket, acts []model.Deed) []model.Deed {
	n := len(acts)
	acts = slices.Grow(acts, len(tickets))[:n+len(tickets)]
	trait, means, group, joint := w.Trait[s.Lo:s.Hi], w.Means[s.Lo:s.Hi], w.Group[s.Lo:s.Hi], w.Joint[s.Lo:s.Hi]
	steps := c.motives(w, s, tickets)
	for i, t := range tickets {
		at, k := t.At(), t.Slot()
		a := &c.acts[k]
		sum := int(a.trait[uint8(trait[at])]) + int(a.means[uint8(means[at])]) + int(a.group[group[at]])
		sum += int(a.pressures[joint[at]])
		if steps != nil {
			sum += int(steps[i])
		}
		won := 0
		if t.First() < a.first[sum] {
			won = 1
		}
		if t.First() == a.first[sum] && c.lottery.Wins(t, w.ID(s.Lo+at), w.Period, a.chance[sum]) {
			won = 1
		}
		acts[n] = model.NewDeed(at, k)
		n += won
	}
	return acts[:n]
}
