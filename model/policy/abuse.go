package policy

import (
	"fmt"
	"slices"

	"socialcredit/model"
)

const abuseDoc = "On one date, and perhaps on a second one, officials make up a record about some people of a group, " +
	"as 1,317 depositors of banks in Henan got red health codes in June 2022 (Shine 22 June 2022) and some of them again in July (Global Times). " +
	"The record's kind is the policy's own label: an institution reacts to it by a rule of that name. " +
	"Nobody finds it out unless a policy of kind audit does; then those who were struck get the record LABEL_reversed, which needs a rule too. " +
	"That record goes to all of them, so that a score returns the points twice to whoever has won an appeal already. " +
	"Outcomes: LABEL_struck and LABEL_reversed."

// Abuse sends a made-up record about a share of a group.
type Abuse struct {
	// Period at whose end the record is sent.
	Date int `yaml:"date" min:"1" max:"32000"`
	// Period at whose end it is sent again, about people chosen anew; 0 = never.
	Again int `yaml:"again" min:"0" max:"32000"`
	// Share of the group that is struck.
	Share float64 `yaml:"share" min:"0" max:"1"`
	// The group that is struck.
	Group string `yaml:"group" ref:"group"`

	group    int
	luck     model.Luck
	kind     int
	reversal int
	deterred float64 // by how much the share is lower the second time
	last     int     // period of the last strike that has not been found out; 0 = there is none
	struck   []bool  // by position: by a strike that has not been found out
	told     *model.Counts
}

// What is counted of an abuse so far.
const (
	strikes = iota
	reversals
	abuses
)

// Sends is the record that officials make up, and the one that reverses it.
func (a *Abuse) Sends() []model.Sent {
	return []model.Sent{{Cause: model.Abuse}, {Suffix: "reversed", Cause: model.Abuse}}
}

// Bind finds the group.
func (a *Abuse) Bind(b *model.Binding) {
	a.group = b.Group("group", a.Group)
	if a.Again != 0 && a.Again <= a.Date {
		b.Fail("again", "%d is not after the first date, %d; write a later period, or 0 for never", a.Again, a.Date)
	}
}

// Prepare numbers its kinds of record.
func (a *Abuse) Prepare(w *model.World, self int) {
	label := model.Labels(w.Spec.Policies)[self]
	a.kind, a.reversal = w.Layout.SentKind(label), w.Layout.SentKind(label+"_reversed")
	a.luck = w.Luck("policies." + label)
	a.struck, a.last, a.deterred = make([]bool, w.N), 0, 0
	a.told = model.NewCounts(w, abuses)
}

// Settle sends the records on the dates.
func (a *Abuse) Settle(w *model.World) {
	share := a.Share
	switch w.Period {
	case a.Date:
	case a.Again:
		share *= 1 - a.deterred
	default:
		return
	}
	chance := model.NewChance(share)
	a.last = w.Period
	w.Parallel(func(worker, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			if int(w.Group[pos]) != a.group {
				continue
			}
			if u, _ := a.luck.Draw(model.Person, uint64(w.ID(pos)), w.Period); model.Chance(u) < chance {
				w.Mail.Send(pos, a.kind)
				if !a.struck[pos] {
					a.struck[pos] = true
					a.told.Add(worker, strikes, w.Group[pos], 1)
				}
			}
		}
	})
}

// hidden tells whether there is something to find out that happened before this period.
func (a *Abuse) hidden(w *model.World) bool { return a.last != 0 && a.last < w.Period }

// reverse strikes out what was made up, and deters from doing it again.
func (a *Abuse) reverse(w *model.World, deterrence float64) {
	a.last, a.deterred = 0, max(a.deterred, deterrence)
	w.Parallel(func(worker, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			if a.struck[pos] {
				a.struck[pos] = false
				w.Mail.Send(pos, a.reversal)
				a.told.Add(worker, reversals, w.Group[pos], 1)
			}
		}
	})
}

// Outcomes are how many were struck and how many of them were righted.
func (a *Abuse) Outcomes() []model.Outcome {
	return []model.Outcome{
		{Name: "struck", Unit: "share", Doc: "People about whom a made-up record stands that nobody has found out."},
		{Name: "reversed", Unit: "share", Doc: "Made-up records that were found out and reversed, of all so far."},
	}
}

// Witness writes them.
func (a *Abuse) Witness(w *model.World, into []model.Ratio) {
	groups := len(w.Layout.Groups)
	for _, group := range w.Group {
		into[group].Whole++
	}
	for g := range groups {
		made, righted := a.told.Of(strikes, g), a.told.Of(reversals, g)
		into[g].Part = made - righted
		into[groups+g] = model.Ratio{Part: righted, Whole: made}
	}
}

// Inherit takes over who was struck.
func (a *Abuse) Inherit(_ *model.World, from any) error {
	old, ok := from.(*Abuse)
	if !ok {
		return fmt.Errorf("it takes over an abuse; a %T is none", from)
	}
	a.struck, a.last, a.deterred = slices.Clone(old.struck), old.last, old.deterred
	a.told.Inherit(old.told)
	return nil
}
