package institution

import (
	"fmt"
	"slices"

	"socialcredit/model"
)

// Inherit takes over the ledgers, streaks and counts of the institution that this one continues, rule
// by rule. Where friends weighed in another way before, friends' account starts at what they added to
// the scores, so that nobody's score jumps.
func (p *Points) Inherit(w *model.World, from any) error {
	old, ok := from.(*Points)
	if !ok {
		return fmt.Errorf("its ledgers are those of a score of points; a %T keeps none", from)
	}
	if p.punish.points != nil && old.punish.points == nil {
		return fmt.Errorf("memory: rewards and penalties were forgotten alike and are in one account; "+
			"the memories of both must stay the same, not %v and %v years", p.Memory.Rewards, p.Memory.Penalties)
	}
	if old.punish.points != nil && p.punish.points == nil { // two accounts stay two
		p.punish = newLedger(w.N, newDecay(p.memory.Penalties, p.perYear))
	}
	p.rewards.inherit(&old.rewards)
	p.punish.inherit(&old.punish)
	for k, r := range p.byRecord {
		if r != nil && old.byRecord[k] != nil {
			r.inherit(old.byRecord[k])
		}
	}
	for _, r := range p.streaks {
		for _, before := range old.streaks {
			if r.label == before.label {
				r.inherit(before)
			}
		}
	}
	p.inheritFriends(w.Standings[p.self], old)
	return p.inheritChanges(old)
}

// inherit copies what a ledger holds. What waits to make a whole hundredth has nothing to wait for
// where nothing is forgotten.
func (l *ledger) inherit(old *ledger) {
	copy(l.points, old.points)
	switch {
	case l.points == nil || old.carry == nil:
	case l.carry == nil: // it may be forgotten again
		l.carry = slices.Clone(old.carry)
	default:
		copy(l.carry, old.carry)
	}
}

// inherit copies what a rule has counted.
func (r *rule) inherit(old *rule) {
	copy(r.used, old.used)
	copy(r.run, old.run)
}

// inheritFriends takes over friends' account, if one is kept.
func (p *Points) inheritFriends(standing *model.Standing, old *Points) {
	copy(p.carry, old.carry)
	if p.friends == nil {
		return
	}
	if old.friends != nil {
		copy(p.friends, old.friends)
		return
	}
	for pos := range p.friends { // then scores are published in every period
		if standing.Enrolled(pos) {
			p.friends[pos] = standing.Score[pos] - standing.Base - p.balance(pos)
		}
	}
}

// balance is what a person's own records come to, rewards and penalties together.
func (p *Points) balance(pos int) int32 {
	own := p.rewards.points[pos]
	if p.punish.points != nil {
		own += p.punish.points[pos]
	}
	return own
}
