package policy

import "socialcredit/model"

const amnestyDoc = "On a date, and perhaps every so often, everybody or a group gets a record of the policy's own label. " +
	"What it does is up to each institution: a rule of points with clears: true lifts an account below zero to zero, and one with points adds them. " +
	"An institution without a rule for it does nothing. No source tells of an amnesty; it is here to compare a clean slate with forgetting and appeals."

// Amnesty sends everybody a record that wipes the slate.
type Amnesty struct {
	// Period at whose end the record is first sent; institutions act on it in the next one.
	Date int `yaml:"date" min:"1" max:"32000"`
	// Periods until it is sent again; 0 = once only.
	Every int `yaml:"every" min:"0" max:"32000"`
	// The group that it reaches; empty = everybody.
	Group string `yaml:"group" ref:"group"`

	group int
	kind  int
}

func newAmnesty() *Amnesty { return &Amnesty{Date: 12} }

// Sends is the record.
func (a *Amnesty) Sends() []model.Sent { return []model.Sent{{Cause: model.PolicyCause}} }

// Bind finds the group.
func (a *Amnesty) Bind(b *model.Binding) {
	if a.group = -1; a.Group != "" {
		a.group = b.Group("group", a.Group)
	}
}

// Prepare numbers its kind of record.
func (a *Amnesty) Prepare(w *model.World, self int) {
	a.kind = w.Layout.SentKind(model.Labels(w.Spec.Policies)[self])
}

// Settle sends the records when they are due.
func (a *Amnesty) Settle(w *model.World) {
	since := w.Period - a.Date
	if since < 0 || since > 0 && (a.Every == 0 || since%a.Every != 0) {
		return
	}
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			if a.group < 0 || int(w.Group[pos]) == a.group {
				w.Mail.Send(pos, a.kind)
			}
		}
	})
}
