package policy

import (
	"fmt"
	"math"
	"strings"

	"socialcredit/model"
)

const appealDoc = "A hotline to call about a wrong decision. " + appealRules +
	"The defaults are those of a weak remedy: half of the wrong decisions are recognised and the sanction stays in force meanwhile, " +
	"as citizens who appealed against a health code had to stay at home (Yun Xuan Poon, GovInsider). No source tells how many appeal or win. " +
	appealEnd

const appealRules = "Of people who know of the institution, some appeal against its last decision against them, at each publication anew, " +
	"and more of those that it wronged. They wait in a queue of their district, first come first served, which a limited number leave in a month; " +
	"the decision takes some time more, and it may be wrong in both directions. "

const appealEnd = "A person has one appeal open at a time and no decision is heard twice. What a decision that is taken back has already " +
	"done to friends is not made good. Outcomes: LABEL_waiting, _filed, _granted, _rejected, _lapsed, _corrected, _undeserved, _wait."

// Appeal lets people contest what an institution has decided about them.
type Appeal struct {
	// Institution whose decisions are heard; each has one body to appeal to.
	Institution string `yaml:"institution" ref:"institution"`
	// Probability that a person appeals against a wrong decision, at each publication.
	Wrong float64 `yaml:"wrong" min:"0" max:"1"`
	// Probability that a person appeals against a right decision, at each publication.
	Right float64 `yaml:"right" min:"0" max:"1"`
	// Months for which a decision may be appealed against.
	Window float64 `yaml:"window" above:"0" max:"1200"`
	// Appeals taken up per 1,000 people of a district and month; what is not used lapses.
	Capacity float64 `yaml:"capacity" min:"0" max:"1000"`
	// Mean number of periods from taking an appeal up to its decision, geometric; the decision takes effect one period later.
	Delay float64 `yaml:"delay" min:"1" max:"32000"`
	// Probability that a wrong decision is taken back.
	Sensitivity float64 `yaml:"sensitivity" min:"0" max:"1"`
	// Probability that a right decision stands.
	Specificity float64 `yaml:"specificity" min:"0" max:"1"`
	// Whether the sanction is suspended from the period after filing until the appeal is decided.
	Suspend bool `yaml:"suspend"`

	self        int // the institution's number
	docket      *model.Docket
	queue       queue
	window      int // periods
	filing      model.Luck
	judging     model.Luck
	wrong       model.Chance // of filing
	right       model.Chance
	done        model.Chance // of a decision in a period
	recognised  model.Chance // that a wrong decision is taken back
	overruled   model.Chance // that a right one is
	stage       []uint8      // by position
	since       []uint16     // by position: the period of the last filing
	heard       []uint16     // by position: Docket.Since of the last decision that was heard
	told        *model.Counts
	publication bool // whether the institution publishes in this period
}

// How far an appeal has come.
const (
	noAppeal = iota
	inLine
	examined
	decided   // what was decided arrives in the next period
	stageMask = 3
	suspended = 4 // added while the sanction is suspended
	won       = 8 // added where what was decided is to take the decision back
)

func newAppeal() *Appeal {
	return &Appeal{Wrong: 0.5, Right: 0.1, Window: 12, Capacity: 5, Delay: 3, Sensitivity: 0.5, Specificity: 0.9}
}

// appeal is the mechanism of every kind that hears appeals.
func (a *Appeal) appeal() *Appeal { return a }

// Hears is the institution whose decisions it hears appeals against.
func (a *Appeal) Hears() string { return a.Institution }

// Sends are what an institution is told: a decision is taken back, it is suspended, or the one that was
// suspended stands.
func (a *Appeal) Sends() []model.Sent {
	return []model.Sent{
		{Suffix: "granted", Cause: model.PolicyCause},
		{Suffix: "suspended", Cause: model.PolicyCause},
		{Suffix: "rejected", Cause: model.PolicyCause},
	}
}

// Bind finds the institution and checks that it can be appealed to here.
func (a *Appeal) Bind(b *model.Binding) {
	a.self = b.Institution("institution", a.Institution)
	if a.self < 0 {
		return
	}
	if _, ok := b.Spec.Institutions[a.Institution].(model.Contested); !ok {
		b.Fail("institution", "nobody can appeal against decisions of %s; %s", a.Institution, contested(b))
	}
	for _, label := range model.Labels(b.Spec.Policies) {
		other, ok := b.Spec.Policies[label].(interface{ appeal() *Appeal })
		if ok && other.appeal() == a {
			return
		}
		if ok && other.appeal().Institution == a.Institution {
			b.Fail("institution", "policies.%s hears appeals against %s already; an institution has one body to appeal to", label, a.Institution)
		}
	}
}

// contested lists the institutions whose decisions can be appealed against.
func contested(b *model.Binding) string {
	var labels []string
	for _, label := range b.Layout.Institutions {
		if _, ok := b.Spec.Institutions[label].(model.Contested); ok {
			labels = append(labels, label)
		}
	}
	if len(labels) == 0 {
		return "nor of any other institution here"
	}
	return "one of " + strings.Join(labels, ", ")
}

// Prepare opens the docket and the queue.
func (a *Appeal) Prepare(w *model.World, self int) {
	label := model.Labels(w.Spec.Policies)[self]
	path := "policies." + label + "."
	a.filing, a.judging = w.Luck(path+"filing"), w.Luck(path+"judging")
	a.queue = newQueue(w, w.Luck(path+"order"), a.Capacity)
	a.window = max(1, int(math.Ceil(a.Window*float64(w.Layout.PerYear)/12)))
	a.wrong, a.right = model.NewChance(a.Wrong), model.NewChance(a.Right)
	a.done = model.NewChance(1 / a.Delay)
	a.recognised, a.overruled = model.NewChance(a.Sensitivity), model.NewChance(1-a.Specificity)
	a.stage, a.since, a.heard = make([]uint8, w.N), make([]uint16, w.N), make([]uint16, w.N)
	a.told = model.NewCounts(w, tellings)
	kind := func(suffix string) int { return w.Layout.SentKind(label + "_" + suffix) }
	a.docket = model.NewDocket(w.N, kind("granted"), kind("suspended"), kind("rejected"))
	if c, ok := w.Spec.Institutions[a.Institution].(model.Contested); ok {
		c.Open(a.docket)
	}
}

// Inherit takes over what is on the docket, who waits, and what was counted.
func (a *Appeal) Inherit(_ *model.World, from any) error {
	other, ok := from.(interface{ appeal() *Appeal })
	if !ok {
		return fmt.Errorf("it takes over appeals; a %T hears none", from)
	}
	old := other.appeal()
	if old.Institution != a.Institution {
		return fmt.Errorf("institution: appeals against %s are open; they cannot become appeals against %s", old.Institution, a.Institution)
	}
	copy(a.stage, old.stage)
	copy(a.since, old.since)
	copy(a.heard, old.heard)
	a.docket.Inherit(old.docket)
	a.queue.inherit(&old.queue)
	a.told.Inherit(old.told)
	return nil
}
