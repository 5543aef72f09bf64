package policy

import (
	"fmt"
	"slices"
	"sync/atomic"

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
	// Period at whose end it is sent again, about people chosen anew, perhaps the same ones; 0 = never.
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
	struck   []uint8 // by position: strikes that have not been found out
	owed     []uint8 // by position: reversals that are still to be sent, one per period
	owing    bool    // whether any are
	sent     int     // the period in which the last one was sent
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
	return []model.Sent{{Cause: model.Abuse}, {Suffix: "reversed", Cause: model.Abuse, Reverses: true}}
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
	a.struck, a.owed, a.owing, a.sent, a.last, a.deterred = make([]uint8, w.N), make([]uint8, w.N), false, 0, 0, 0
	a.told = model.NewCounts(w, abuses)
}

// Settle sends the records on the dates, and what is still owed of a reversal.
func (a *Abuse) Settle(w *model.World) {
	if a.owing && a.sent < w.Period {
		a.send(w)
	}
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
				a.struck[pos]++
				a.told.Add(worker, strikes, w.Group[pos], 1)
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
			if n := a.struck[pos]; n > 0 {
				a.struck[pos], a.owed[pos] = 0, a.owed[pos]+n
				a.told.Add(worker, reversals, w.Group[pos], int64(n))
			}
		}
	})
	a.send(w)
}

// send reverses one record of each person to whom that is owed: a person gets at most one record of a
// kind in a period.
func (a *Abuse) send(w *model.World) {
	var owing atomic.Bool
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			if a.owed[pos] == 0 {
				continue
			}
			w.Mail.Send(pos, a.reversal)
			if a.owed[pos]--; a.owed[pos] > 0 {
				owing.Store(true)
			}
		}
	})
	a.owing, a.sent = owing.Load(), w.Period
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
	for pos, group := range w.Group {
		into[group].Whole++
		if a.struck[pos] > 0 {
			into[group].Part++
		}
	}
	for g := range groups {
		into[groups+g] = model.Ratio{Part: a.told.Of(reversals, g), Whole: a.told.Of(strikes, g)}
	}
}

// Inherit takes over who was struck.
func (a *Abuse) Inherit(_ *model.World, from any) error {
	old, ok := from.(*Abuse)
	if !ok {
		return fmt.Errorf("it takes over an abuse; a %T is none", from)
	}
	a.struck, a.owed, a.owing = slices.Clone(old.struck), slices.Clone(old.owed), old.owing
	a.sent, a.last, a.deterred = old.sent, old.last, old.deterred
	a.told.Inherit(old.told)
	return nil
}
