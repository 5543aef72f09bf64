package institution

import "socialcredit/model"

// A Rule says what one kind of record does to the score.
type Rule struct {
	// Points per record: above 0 a reward, below 0 a penalty; no finer than a hundredth.
	Points float64 `yaml:"points" min:"-10000" max:"10000"`
	// How many records count in a year; 0 = all.
	Yearly int `yaml:"yearly" min:"0" max:"255"`
	// For a rule on its own, not on a record: points are due after so many periods in a row without
	// the records named in `without`.
	Streak int `yaml:"streak" min:"0" max:"32000"`
	// Kinds of record that break the streak.
	Without map[string]bool `yaml:"without"`
	// Whether the record wipes what is below zero: an account of one's own below zero becomes zero.
	Clears bool `yaml:"clears"`
	// In a period in which the record arrives the score is at most this, in points; 0 = no such limit.
	Ceiling float64 `yaml:"ceiling" min:"-1000000" max:"1000000"`
}

// A rule as the ledger applies it.
type rule struct {
	label  string
	points int32   // hundredths
	yearly uint8   // 0 = no cap
	used   []uint8 // by position: records that counted this year
	cause  model.Cause
	report bool // whether cause says who sent the record, rather than own or false
	claim  bool // whether people must know of the institution to file it

	special bool // whether it does more than to add points
	clears  bool
	ceiling int32 // hundredths; 0 = none

	streak  uint16 // periods; 0 = the rule is on a record
	without uint64 // records that break the streak
	run     []uint16
}

// bindRules looks up the kinds of record that rules name.
func (p *Points) bindRules(b *model.Binding) {
	p.byRecord, p.kinds = [model.MaxRecords]*rule{}, map[string]int{}
	p.streaks = nil
	for _, label := range model.Labels(p.Rules) {
		spec := p.Rules[label]
		key := "rules." + label
		r := &rule{
			label: label, points: b.Hundredths(key+".points", spec.Points), yearly: uint8(spec.Yearly), streak: uint16(spec.Streak),
			special: spec.Clears || spec.Ceiling != 0, clears: spec.Clears, ceiling: b.Hundredths(key+".ceiling", spec.Ceiling),
		}
		if spec.Streak > 0 {
			if spec.Clears || spec.Ceiling != 0 {
				b.Fail(key, "clears and ceiling are for a record, not for a streak")
			}
			r.cause = model.OwnReward
			if spec.Points < 0 {
				r.cause = model.OwnPenalty
			}
			for _, other := range model.Labels(spec.Without) {
				if k := b.Record(key+".without."+other, other); k >= 0 && k < model.MaxRecords && spec.Without[other] {
					r.without |= 1 << k
					p.kinds[other] = k
				}
			}
			p.streaks = append(p.streaks, r)
			continue
		}
		if len(spec.Without) > 0 {
			b.Fail(key+".without", "is for a streak; say after how many periods with streak: N")
		}
		if k := b.Record(key, label); k >= 0 && k < model.MaxRecords {
			p.kinds[label] = k
			p.bindRecord(b, r, k)
		}
	}
}

func (p *Points) bindRecord(b *model.Binding, r *rule, k int) {
	switch sent := k - len(b.Layout.Acts); {
	case sent >= 0:
		r.cause, r.report = b.Layout.SentCauses[sent], true
	case r.points < 0:
		r.cause = model.OwnPenalty
	default:
		r.cause = model.OwnReward
	}
	if k < len(b.Layout.Acts) {
		act := b.Spec.Acts[b.Layout.Acts[k]]
		r.claim = act.Rewarded()
	}
	p.byRecord[k] = r
}

// allocate gives the rule its columns.
func (r *rule) allocate(people int) {
	if r.yearly > 0 {
		r.used = make([]uint8, people)
	}
	if r.streak > 0 {
		r.run = make([]uint16, people)
	}
}

// allowed counts a record against the yearly cap and tells whether it still counts.
func (r *rule) allowed(pos int) bool {
	if r.used == nil {
		return true
	}
	if r.used[pos] >= r.yearly {
		return false
	}
	r.used[pos]++
	return true
}
