package society

import (
	"fmt"

	"socialcredit/model"
)

const approvalDoc = "How far people approve of being scored, from 0 to 1. Approval recovers at a rate and falls by a step when a person is wronged, by a false record or one that an " +
	"official made up, or is told of it by a friend who was. It starts at .75 and falls by .12, after the 7.5 of 10 and the 12 % that Xu, Kostka and Cao (2022) found before and after " +
	"repression was revealed. Where `stops` names an institution, it ends once mean approval falls below the threshold: everybody leaves it, as Hangzhou scrapped the plan of a " +
	"gradient-coloured code that scores people by lifestyle habits, due to heavy backlash (Fu 2020). How many friends one tells and when anger stops anything was not found: both are to be swept. " +
	"Outcomes: LABEL_mean, LABEL_angered, LABEL_stopped."

// Approval keeps a number y for each person, which follows
//
//	y(t+1) = y + recovery*dt*(1 - y) - drop*[wronged or told of it in the period], from 0 to 1.
type Approval struct {
	// Approval as seeded.
	Initial float64 `yaml:"initial" min:"0" max:"1"`
	// Share of the way to full approval that is recovered in a year.
	Recovery float64 `yaml:"recovery" min:"0" max:"12"`
	// What is lost when a person is wronged or told of it, at most once in a period.
	Drop float64 `yaml:"drop" min:"0" max:"1"`
	// Probability that a wronged person tells a friend, for each friend.
	Informed float64 `yaml:"informed" min:"0" max:"1"`
	// Institution that ends when approval is low; empty = none does.
	Stops string `yaml:"stops" ref:"institution"`
	// Mean approval below which it ends.
	Threshold float64 `yaml:"threshold" min:"0" max:"1"`

	stops      int    // the institution's number; -1 = none
	wrongs     uint64 // kinds of record that are a wrong whoever did what
	pace, drop int64  // of a period, in 1/fullApproval
	telling    model.Luck
	informed   model.Chance
	approval   []uint32 // by position, in 1/fullApproval
	wronged    []bool   // by position: in this period
	stopped    bool
	told       *model.Counts
}

const fullApproval = 1 << 30

// What is counted by group in a period.
const (
	approvalSum = iota // in 1/fullApproval
	approvalAngered
	approvalTellings
)

func newApproval() *Approval {
	return &Approval{Initial: 0.75, Recovery: 0.2, Drop: 0.12, Informed: 0.1, Threshold: 0.5}
}

// Bind finds the institution that may end, and the records that officials make up.
func (a *Approval) Bind(b *model.Binding) {
	if a.stops = -1; a.Stops != "" {
		a.stops = b.Institution("stops", a.Stops)
		b.Opens(a.stops)
	}
	if most := float64(b.Layout.PerYear); a.Recovery > most {
		b.Fail("recovery", "%v a year is more than the whole way in a %s; at most %v", a.Recovery, b.Spec.Period, most)
	}
	a.wrongs = 0
	for i, cause := range b.Layout.SentCauses {
		if k := len(b.Layout.Acts) + i; cause == model.Abuse && k < model.MaxRecords && !b.Layout.SentReverses[i] {
			a.wrongs |= 1 << k // what takes an abuse back is booked under the same cause
		}
	}
}

// Prepare allocates everybody's approval.
func (a *Approval) Prepare(w *model.World, self int) {
	a.telling, a.informed = w.Luck("society."+model.Labels(w.Spec.Society)[self]+".informed"), model.NewChance(a.Informed)
	a.pace = int64(a.Recovery / float64(w.Layout.PerYear) * fullApproval)
	a.drop = int64(a.Drop * fullApproval)
	a.approval, a.wronged, a.stopped = make([]uint32, w.N), make([]bool, w.N), false
	a.told = model.NewCounts(w, approvalTellings)
	initial := uint32(a.Initial * fullApproval)
	for pos, group := range w.Group {
		a.approval[pos] = initial
		a.told.Add(0, approvalSum, group, int64(initial))
	}
}

// Hear notes who is wronged: only those whom an institution knows can feel it.
func (a *Approval) Hear(w *model.World, s *model.Span) {
	clear(a.wronged[s.Lo:s.Hi])
	for _, record := range s.Records {
		if pos := s.Lo + record.At(); (record.False() || a.wrongs>>record.Kind()&1 == 1) && known(w, pos) {
			a.wronged[pos] = true
		}
	}
}

// known tells whether any institution has enrolled a person.
func known(w *model.World, pos int) bool {
	for _, standing := range w.Standings {
		if standing.Enrolled(pos) {
			return true
		}
	}
	return false
}

// Settle changes approval, and ends the institution where it is too low.
func (a *Approval) Settle(w *model.World) {
	for kind := range approvalTellings {
		a.told.Clear(kind)
	}
	w.Parallel(func(worker, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			y := int64(a.approval[pos])
			y += (fullApproval - y) * a.pace / fullApproval
			if a.wronged[pos] || a.hears(w, pos) {
				y -= a.drop
				a.told.Add(worker, approvalAngered, w.Group[pos], 1)
			}
			y = max(y, 0)
			a.approval[pos] = uint32(y)
			a.told.Add(worker, approvalSum, w.Group[pos], y)
		}
	})
	if a.stops < 0 {
		return
	}
	if float64(a.told.All(approvalSum)) < a.Threshold*fullApproval*float64(w.N) {
		a.stopped = true
		w.End(a.stops)
	}
}

// hears tells whether a friend who was wronged tells a person.
func (a *Approval) hears(w *model.World, pos int) bool {
	if a.informed == 0 {
		return false
	}
	for _, friend := range w.Ties.Friends(pos) {
		if !a.wronged[friend] {
			continue
		}
		if u, _ := a.telling.Draw(model.Tie, model.TieID(w.ID(int(friend)), w.ID(pos)), w.Period); model.Chance(u) < a.informed {
			return true
		}
	}
	return false
}

// Outcomes are the mean, who is angered, and whether it has stopped anything.
func (a *Approval) Outcomes() []model.Outcome {
	return []model.Outcome{
		{Name: "mean", Unit: "share", Doc: "Mean approval, from 0 to 1."},
		{Name: "angered", Unit: "per person-year", Doc: "People who were wronged in the period or told of it."},
		{Name: "stopped", Unit: "share", Doc: "Whether low approval has ended an institution: 0 or 1."},
	}
}

// Witness writes them.
func (a *Approval) Witness(w *model.World, into []model.Ratio) {
	groups := len(w.Layout.Groups)
	people := make([]int64, groups)
	for _, group := range w.Group {
		people[group]++
	}
	for g, n := range people {
		into[g] = model.Ratio{Part: a.told.Of(approvalSum, g), Whole: n * fullApproval}
		into[groups+g], into[2*groups+g] = model.Ratio{}, model.Ratio{Whole: n}
		if w.Period > 0 {
			into[groups+g] = model.Ratio{Part: a.told.Of(approvalAngered, g) * int64(w.Layout.PerYear), Whole: n}
		}
		if a.stopped {
			into[2*groups+g].Part = n
		}
	}
}

// Inherit takes over everybody's approval and whether it has stopped anything.
func (a *Approval) Inherit(_ *model.World, from any) error {
	old, ok := from.(*Approval)
	if !ok {
		return fmt.Errorf("it takes over approval; a %T knows none", from)
	}
	copy(a.approval, old.approval)
	a.stopped = old.stopped
	a.told.Inherit(old.told)
	return nil
}
