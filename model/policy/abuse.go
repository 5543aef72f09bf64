package policy

import "socialcredit/model"

const abuseDoc = "On one date officials make up a record about some people of a group. " +
	"The record's kind is the policy's own label: an institution reacts to it by a rule of that name."

// Abuse sends a made-up record about a share of a group.
type Abuse struct {
	// Period at whose end the record is sent.
	Date int `yaml:"date" min:"1" max:"32000"`
	// Share of the group that is struck.
	Share float64 `yaml:"share" min:"0" max:"1"`
	// The group that is struck.
	Group string `yaml:"group"`

	group  int
	luck   model.Luck
	kind   int
	chance model.Chance
}

// Sends is the record that officials make up.
func (a *Abuse) Sends() []model.Sent { return []model.Sent{{Cause: model.Abuse}} }

// Bind finds the group.
func (a *Abuse) Bind(b *model.Binding) { a.group = b.Group("group", a.Group) }

// Prepare numbers its kind of record.
func (a *Abuse) Prepare(w *model.World, self int) {
	label := model.Labels(w.Spec.Policies)[self]
	a.kind = w.Layout.SentKind(label)
	a.luck = w.Luck("policies." + label)
	a.chance = model.NewChance(a.Share)
}

// Settle sends the records on the date.
func (a *Abuse) Settle(w *model.World) {
	if w.Period != a.Date {
		return
	}
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			if int(w.Group[pos]) != a.group {
				continue
			}
			if u, _ := a.luck.Draw(model.Person, uint64(w.ID(pos)), w.Period); model.Chance(u) < a.chance {
				w.Mail.Send(pos, a.kind)
			}
		}
	})
}
