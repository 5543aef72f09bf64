package policy

import (
	"strings"

	"socialcredit/model"
)

const auditDoc = "Looks for records that officials made up, and reverses them. It finds an abuse at a rate, all of it at once, " +
	"from the period after it on; those who were struck then get the record of the abuse's label and _reversed. " +
	"The rate is our choice: 73 a year is 0.2 a day, so that half of the abuses live longer than three and a half days. " +
	"A deterrence above 0 makes those who were found out strike fewer people the next time, as five officials were punished in Henan (Shine 22 June 2022)."

// Audit finds abuses.
type Audit struct {
	// Label of the policy of kind abuse that it looks into; empty = all of them.
	Policy string `yaml:"policy" ref:"policy"`
	// Abuses found, per year that one has been hidden.
	Rate float64 `yaml:"rate" min:"0" max:"100000"`
	// Share of those to be struck who are spared the next time once an abuse was found; 0 = nobody.
	Deterrence float64 `yaml:"deterrence" min:"0" max:"1"`

	cases  []*Abuse
	luck   []model.Luck // by case
	chance model.Chance
}

func newAudit() *Audit { return &Audit{Rate: 73} }

// Bind checks that there is an abuse of that label.
func (a *Audit) Bind(b *model.Binding) {
	if a.Policy == "" {
		return
	}
	if _, ok := b.Spec.Policies[a.Policy].(*Abuse); !ok {
		b.Fail("policy", "%q is no policy of kind abuse; %s", a.Policy, abuseLabels(b))
	}
}

// abuseLabels says what an audit can look into.
func abuseLabels(b *model.Binding) string {
	var labels []string
	for _, label := range model.Labels(b.Spec.Policies) {
		if _, ok := b.Spec.Policies[label].(*Abuse); ok {
			labels = append(labels, label)
		}
	}
	if len(labels) == 0 {
		return "there is none in this scenario; leave it empty, or add one"
	}
	return "one of " + strings.Join(labels, ", ") + ", or empty for all of them"
}

// Prepare lists the cases.
func (a *Audit) Prepare(w *model.World, self int) {
	own := model.Labels(w.Spec.Policies)[self]
	a.cases, a.luck = nil, nil
	for _, label := range model.Labels(w.Spec.Policies) {
		if abuse, ok := w.Spec.Policies[label].(*Abuse); ok && (a.Policy == "" || a.Policy == label) {
			a.cases = append(a.cases, abuse)
			a.luck = append(a.luck, w.Luck("policies."+own+"."+label))
		}
	}
	a.chance = model.NewChance(1 - model.Exp(-a.Rate/float64(w.Layout.PerYear)))
}

// Settle looks into each case.
func (a *Audit) Settle(w *model.World) {
	for i, abuse := range a.cases {
		if !abuse.hidden(w) {
			continue
		}
		if u, _ := a.luck[i].Draw(model.District, 0, w.Period); model.Chance(u) < a.chance {
			abuse.reverse(w, a.Deterrence)
		}
	}
}
