package institution

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"socialcredit/model"
)

// Adjust changes a number of the rules while the society goes on: rules.LABEL.points, memory,
// memory.rewards, memory.penalties (in years) or friends.weight.
func (p *Points) Adjust(key string, value float64, now bool) error {
	var err error
	switch part, rest, _ := strings.Cut(key, "."); {
	case part == "rules":
		err = p.adjustRule(rest, value, now)
	case key == "memory", key == "memory.rewards", key == "memory.penalties":
		err = p.adjustMemory(rest, value, now)
	case key == "friends.weight":
		err = p.adjustFriends(value, now)
	default:
		err = fmt.Errorf("%q cannot change while a society goes on; one of rules.LABEL.points, memory, memory.rewards, memory.penalties, friends.weight", key)
	}
	if err == nil && now {
		p.changes.Note(key, value)
		if p.shadow != nil {
			return p.shadow.books.Adjust(key, value, now)
		}
	}
	return err
}

func (p *Points) adjustRule(rest string, value float64, now bool) error {
	label, field, _ := strings.Cut(rest, ".")
	points, exact := model.ToHundredths(value)
	switch {
	case field != "points":
		return fmt.Errorf("of a rule only its points can change: rules.%s.points", label)
	case !exact || math.Abs(value) > 10_000:
		return fmt.Errorf("%v points is finer than a hundredth or beyond 10,000", value)
	}
	for _, r := range slices.Concat(p.byRecord[:], p.streaks) {
		if r == nil || r.label != label {
			continue
		}
		if now {
			r.setPoints(points)
		}
		return nil
	}
	if _, withheld := p.Rules[label]; withheld {
		return nil
	}
	return fmt.Errorf("there is no rule %q; one of %s", label, strings.Join(model.Labels(p.Rules), ", "))
}

// setPoints changes what a record does, and with its sign the cause under which it is booked.
func (r *rule) setPoints(points int32) {
	r.points = points
	switch {
	case r.report:
	case points < 0:
		r.cause = model.OwnPenalty
	default:
		r.cause = model.OwnReward
	}
}

// adjustMemory changes how fast an account is forgotten. Where rewards and penalties were in one
// account, what is below zero becomes that of penalties.
func (p *Points) adjustMemory(part string, years float64, now bool) error {
	if !(years >= 0.001 && years <= 1000) && !math.IsInf(years, 1) {
		return fmt.Errorf("%v is no half-life; from 0.001 to 1000 years", years)
	}
	next := p.memory
	if part != "penalties" {
		next.Rewards = Years(years)
	}
	if part != "rewards" {
		next.Penalties = Years(years)
	}
	if !now || next == p.memory {
		return nil
	}
	if next.Rewards != next.Penalties && p.punish.points == nil {
		p.punish = newLedger(len(p.rewards.points), newDecay(p.memory.Penalties, p.perYear))
		p.punish.split(&p.rewards)
	}
	p.rewards.remember(newDecay(next.Rewards, p.perYear))
	if p.punish.points != nil {
		p.punish.remember(newDecay(next.Penalties, p.perYear))
	}
	p.memory = next
	p.retained.change(p.world.Period, next.Penalties)
	return nil
}

// split moves what is below zero from another account here.
func (l *ledger) split(from *ledger) {
	for pos, points := range from.points {
		if points < 0 {
			l.points[pos], from.points[pos] = points, 0
			if l.carry != nil && from.carry != nil {
				l.carry[pos], from.carry[pos] = from.carry[pos], half
			}
		}
	}
}

// remember sets how fast an account is forgotten from now on.
func (l *ledger) remember(d decay) {
	l.decay = d
	if d != 0 && l.carry == nil {
		l.carry = slices.Repeat([]uint16{half}, len(l.points))
	}
}

// reweighted is a friends' effect with another weight, nil if it has none.
func reweighted(f Friends, weight float64) Friends {
	switch f.(type) {
	case *Bonus:
		return &Bonus{weight}
	case *Share:
		return &Share{weight}
	case *Pull:
		return &Pull{weight}
	case *Worst:
		return &Worst{weight}
	}
	return nil
}

func (p *Points) adjustFriends(weight float64, now bool) error {
	f := reweighted(p.Friends, weight)
	switch {
	case f == nil:
		return fmt.Errorf("friends.weight: this friends' effect has no weight; bonus, share, pull and worst have")
	case !(weight >= 0 && weight < 1):
		return fmt.Errorf("friends.weight: %v; from 0 to below 1", weight)
	}
	if now {
		p.weighs = f
	}
	return nil
}

// Inputs names the records that have rules or end a streak.
func (p *Points) Inputs() []string { return model.Labels(p.kinds) }

// inheritChanges takes over what was changed while the society went on.
func (p *Points) inheritChanges(old *Points) error {
	for _, input := range old.withheld {
		p.Withhold(input)
	}
	if err := old.changes.Replay(p); err != nil {
		return err
	}
	p.retained.inherit(old.retained)
	for i, d := range p.dockets {
		if i < len(old.dockets) {
			d.inherit(old.dockets[i])
		}
	}
	return nil
}

// Withhold takes a kind of record from it.
func (p *Points) Withhold(input string) {
	p.withheld = append(p.withheld, input)
	k, named := p.kinds[input]
	if !named {
		return
	}
	p.byRecord[k] = nil
	for _, r := range p.streaks {
		r.without &^= 1 << k
	}
	if p.shadow != nil {
		p.shadow.books.Withhold(input)
	}
}
