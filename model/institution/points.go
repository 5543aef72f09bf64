package institution

import (
	"math"
	"slices"

	"socialcredit/model"
)

const pointsDoc = "A score that starts at base; each record adds or takes the points of its rule, records are forgotten with a half-life, " +
	"friends' scores weigh on it, and named bands of it open and shut services."

// Points keeps a ledger per person, from which the score is published at every refresh:
// score = base + own account + friends' account, between floor and cap.
type Points struct {
	Scale `yaml:",inline"`
	// Half-life of records, in years, or forever.
	Memory Memory `yaml:"memory"`
	// What records do, by kind of record.
	Rules map[string]Rule `yaml:"rules"`
	// How friends' scores weigh on one's own.
	Friends Friends `yaml:"friends"`
	// Everybody starts this many points around the base, evenly spread; 0 = all start at the base.
	Spread float64 `yaml:"spread" min:"0" max:"10000"`

	self     int
	perYear  int
	memory   Memory  // as it is now
	weighs   Friends // as they do now
	byRecord [model.MaxRecords]*rule
	streaks  []*rule
	rewards  ledger
	punish   ledger // in use only where penalties are forgotten at another rate
	friends  []int32
	carry    []uint16 // of the friends' account
	rest     []int32  // what clamping added, where changes are explained
	band     []uint8  // by score from the floor
	spread   int32

	ceilings [][]ceiling    // of the period, by worker
	withheld []string       // records that it may no longer use
	kinds    map[string]int // of records that rules name, by label
	changes  model.Changes  // of numbers, while the society went on
	retained retention      // how fast penalties were forgotten so far
	world    *model.World
	dockets  []*docket
	shadow   *shadow // nil unless somebody asks
}

// A ceiling is the highest score that a person may have in a period.
type ceiling struct {
	pos   int
	score int32
	of    string // label of the record that brought it; "" where none did
}

// bringer is the label of the record whose ceiling a person's score has come down to, "" where there is none.
func bringer(ceilings []ceiling, pos int, score int32) string {
	for _, c := range ceilings {
		if c.pos == pos && c.score == score {
			return c.of
		}
	}
	return ""
}

// A ledger adds up points and forgets them.
type ledger struct {
	points []int32  // by position, in hundredths
	carry  []uint16 // nil where nothing is forgotten
	decay  decay
}

func newPoints() *Points {
	return &Points{Scale: newScale(), Memory: Memory{5, 5}, Friends: &Bonus{Weight: 0.2}}
}

// Bind checks that the values agree and looks up the records that rules name.
func (p *Points) Bind(b *model.Binding) {
	p.bind(b)
	p.bindRules(b)
	p.spread = b.Hundredths("spread", p.Spread)
	if p.Base-p.Spread < p.Floor || p.Base+p.Spread > p.Cap {
		b.Fail("spread", "%v points around %v leave the range from %v to %v", p.Spread, p.Base, p.Floor, p.Cap)
	}
	if binder, ok := p.Friends.(model.Binder); ok {
		binder.Bind(b.At("friends"))
	}
}

// Prepare allocates the ledgers.
func (p *Points) Prepare(w *model.World, self int) {
	p.open(w, self)
	p.weighs, p.band = p.Friends, p.bandTable()
	p.friends, p.carry = nil, nil
	_, pull := p.Friends.(*Pull)
	if pull {
		p.carry = make([]uint16, w.N)
		for i := range p.carry {
			p.carry[i] = half
		}
	}
	if pull || p.Refresh > 1 {
		p.friends = make([]int32, w.N)
	}
	p.scatter(w)
	startAt(w, w.Standings[self], p.rewards.points)
}

// open allocates empty accounts.
func (p *Points) open(w *model.World, self int) {
	p.self, p.world = self, w
	p.perYear, p.memory, p.retained = w.Layout.PerYear, p.Memory, retention{{w.Period, p.Memory.Penalties}}
	p.rewards = newLedger(w.N, newDecay(p.Memory.Rewards, p.perYear))
	p.punish = ledger{}
	if p.Memory.Rewards != p.Memory.Penalties {
		p.punish = newLedger(w.N, newDecay(p.Memory.Penalties, p.perYear))
	}
	for _, r := range slices.Concat(p.byRecord[:], p.streaks) {
		if r != nil {
			r.allocate(w.N)
		}
	}
	p.ceilings, p.withheld, p.changes, p.dockets, p.shadow = make([][]ceiling, w.Workers()), nil, nil, nil, nil
}

func newLedger(people int, d decay) ledger {
	l := ledger{points: make([]int32, people), decay: d}
	if d != 0 {
		l.carry = make([]uint16, people)
		for i := range l.carry {
			l.carry[i] = half
		}
	}
	return l
}

// scatter spreads the first scores.
func (p *Points) scatter(w *model.World) {
	if p.spread == 0 {
		return
	}
	luck := w.Luck("institutions." + w.Layout.Institutions[p.self] + ".spread")
	for pos := range w.N {
		if !w.Standings[p.self].Enrolled(pos) {
			continue
		}
		p.rewards.points[pos] = int32(luck.Below(model.Person, uint64(w.ID(pos)), 0, uint32(2*p.spread+1))) - p.spread
	}
}

// Explain books the standings that were published as starts, unequal ones or those of a society that
// is continued, and keeps from the first period on what causes need. Of a start, what does not come of
// one's own records counts as friends' where their account is not kept, and else as a clamp's.
func (p *Points) Explain(w *model.World, why model.Why) {
	standing := w.Standings[p.self]
	kept := p.friends != nil
	if !kept {
		p.friends = make([]int32, w.N)
	}
	p.rest = make([]int32, w.N)
	for pos, score := range standing.Score {
		if !standing.Enrolled(pos) { // should they join, their accounts go on from here
			if own := p.balance(pos); own != 0 {
				why.Book(model.Booking{Institution: p.self, Pos: pos, Cause: model.PolicyCause, Hundredths: own})
			}
			continue
		}
		start := score - standing.Base
		if start != 0 {
			why.Book(model.Booking{Institution: p.self, Pos: pos, Cause: model.PolicyCause, Hundredths: start})
		}
		if rest := start - p.balance(pos); kept {
			p.rest[pos] = rest - p.friends[pos]
		} else {
			p.friends[pos] = rest
		}
	}
}

// Run brings the ledgers of a span up to date and writes the next standings.
func (p *Points) Run(w *model.World, s *model.Span) {
	standing := w.Standings[p.self]
	p.forget(s)
	p.applyRules(w, s, standing)
	p.rewardStreaks(s, standing)
	p.boundOwn(s, standing)
	p.weighFriends(w, s, standing)
	p.write(s, standing)
	if p.shadow != nil {
		p.shadow.run(w, s, standing)
	}
}

// forget decays the ledgers.
func (p *Points) forget(s *model.Span) {
	if p.shadow != nil {
		p.shadow.forget(s)
	}
	for _, l := range []*ledger{&p.rewards, &p.punish} {
		if l.decay == 0 {
			continue
		}
		points, carry := l.points[s.Lo:s.Hi], l.carry[s.Lo:s.Hi]
		for i, before := range points {
			if before == 0 && carry[i] == half {
				continue
			}
			points[i], carry[i] = l.decay.of(before, carry[i])
			if s.Why != nil && points[i] != before {
				s.Why.Book(model.Booking{Institution: p.self, Pos: s.Lo + i, Cause: model.Decay, Hundredths: points[i] - before})
			}
		}
	}
}

// applyRules adds the points of a span's records.
func (p *Points) applyRules(w *model.World, s *model.Span, standing *model.Standing) {
	if (w.Period-1)%w.Layout.PerYear == 0 {
		p.newYear(s)
	}
	p.ceilings[s.Worker] = p.ceilings[s.Worker][:0]
	for _, record := range s.Records {
		pos, k := s.Lo+record.At(), record.Kind()
		for _, d := range p.dockets {
			d.decide(p, s, record)
		}
		r := p.byRecord[k]
		if r == nil || !standing.Enrolled(pos) || r.claim && !standing.Aware(pos) {
			continue
		}
		cause := r.cause
		if record.False() && !r.report {
			cause = model.FalseRecord
		}
		if !r.allowed(pos) {
			p.refuse(s, pos, cause, r)
			continue
		}
		p.add(s, pos, cause, r)
		if r.special {
			p.intervene(s, pos, r)
		}
		for _, d := range p.dockets {
			if r.points < 0 {
				d.enter(w, pos, -r.points, cause, record.False())
			}
		}
	}
}

// intervene does what a record does beside adding points.
func (p *Points) intervene(s *model.Span, pos int, r *rule) {
	if own := p.balance(pos); r.clears && own < 0 {
		p.giveBack(s, back{pos, -own, model.PolicyCause, r.label}) // an account below zero becomes zero
		for _, d := range p.dockets {
			d.forgive(pos)
		}
	}
	if r.ceiling != 0 {
		p.ceilings[s.Worker] = append(p.ceilings[s.Worker], ceiling{pos, r.ceiling, r.label})
	}
}

// newYear forgets which records counted against yearly caps.
func (p *Points) newYear(s *model.Span) {
	for _, r := range p.byRecord {
		if r != nil && r.used != nil {
			clear(r.used[s.Lo:s.Hi])
		}
	}
	for _, r := range p.streaks {
		if r.used != nil {
			clear(r.used[s.Lo:s.Hi])
		}
	}
}

// add books the points of a rule on the ledger they belong to.
func (p *Points) add(s *model.Span, pos int, cause model.Cause, r *rule) {
	if r.points < 0 && p.punish.points != nil {
		p.punish.points[pos] += r.points
	} else {
		p.rewards.points[pos] += r.points
	}
	if s.Why != nil && r.points != 0 {
		s.Why.Book(model.Booking{Institution: p.self, Pos: pos, Cause: cause, Hundredths: r.points, Of: r.label})
	}
}

// refuse tells of a record that a yearly cap keeps from counting.
func (p *Points) refuse(s *model.Span, pos int, cause model.Cause, r *rule) {
	if s.Why != nil {
		s.Why.Book(model.Booking{Institution: p.self, Pos: pos, Cause: cause, Of: r.label, Spent: true})
	}
}

// rewardStreaks gives points for periods in a row without certain records.
func (p *Points) rewardStreaks(s *model.Span, standing *model.Standing) {
	for _, r := range p.streaks {
		run := r.run[s.Lo:s.Hi]
		for _, record := range s.Records {
			if r.without>>record.Kind()&1 == 1 {
				run[record.At()] = math.MaxUint16 // one more makes 0
			}
		}
		for i := range run {
			if run[i]++; run[i] < r.streak {
				continue
			}
			run[i] = 0
			if standing.Enrolled(s.Lo+i) && r.allowed(s.Lo+i) {
				p.add(s, s.Lo+i, r.cause, r)
			}
		}
	}
}

// boundOwn keeps the own account within what floor and cap leave.
func (p *Points) boundOwn(s *model.Span, standing *model.Standing) {
	lowest, highest := standing.Floor-standing.Base, standing.Cap-standing.Base
	own := p.rewards.points[s.Lo:s.Hi]
	if p.punish.points == nil {
		for i, o := range own {
			if o < lowest || o > highest {
				own[i] = min(max(o, lowest), highest)
				p.bookBound(s, s.Lo+i, own[i]-o)
			}
		}
		return
	}
	punished := p.punish.points[s.Lo:s.Hi]
	for i := range own {
		switch o := own[i] + punished[i]; {
		case o < lowest:
			punished[i] += lowest - o
			p.bookBound(s, s.Lo+i, lowest-o)
		case o > highest:
			own[i] -= o - highest
			p.bookBound(s, s.Lo+i, highest-o)
		}
	}
}

// bookBound tells what a clamp of the own account gave back or took.
func (p *Points) bookBound(s *model.Span, pos int, change int32) {
	for _, d := range p.dockets {
		d.swallow(p.world.Period, pos, change)
	}
	if s.Why != nil {
		s.Why.Book(model.Booking{Institution: p.self, Pos: pos, Cause: model.Bound, Hundredths: change})
	}
}

// balances lists what people's own records come to, rewards and penalties together.
func (p *Points) balances(s *model.Span) []int32 {
	if p.punish.points == nil {
		return p.rewards.points[s.Lo:s.Hi]
	}
	for i, reward := range p.rewards.points[s.Lo:s.Hi] {
		s.Balance[i] = reward + p.punish.points[s.Lo+i]
	}
	return s.Balance
}
