package policy

import (
	"fmt"
	"strings"

	"socialcredit/model"
)

const transparencyDoc = "On one date an institution explains itself: some of those who do not know of it are told, and how a score is made becomes " +
	"known to more people, who then learn what pays. The opposite is possible, too: a lower transparency makes rules obscure. " +
	"Opaque algorithms are one of the two objections of Li to the social credit system; of the health code neither its maker nor officials " +
	"explained how it classifies people (Mozur, Zhong and Krolik 2020)."

// Transparency changes what people know of an institution.
type Transparency struct {
	// Period at whose end it happens.
	Date int `yaml:"date" min:"1" max:"32000"`
	// Institution that people are told of.
	Institution string `yaml:"institution" ref:"institution"`
	// Share of the people who do not know of it who are told.
	Aware float64 `yaml:"aware" min:"0" max:"1"`
	// What people learn from: a part of society whose transparency changes; empty = all that have one.
	Learning string `yaml:"learning" ref:"society"`
	// Its transparency from then on: the probability to know what an act does to the score.
	Transparency float64 `yaml:"transparency" min:"0" max:"1"`

	standing int
	told     model.Luck
	chance   model.Chance
	learners []model.Adjustable
}

func newTransparency() *Transparency { return &Transparency{Date: 60, Aware: 1, Transparency: 1} }

// Bind finds the institution and who learns.
func (t *Transparency) Bind(b *model.Binding) {
	t.standing = b.Institution("institution", t.Institution)
	if t.Aware > 0 {
		b.Opens(t.standing)
	}
	t.learners = nil
	labels := model.Labels(b.Spec.Society)
	if t.Learning != "" {
		labels = []string{t.Learning}
	}
	for _, label := range labels {
		kind, ok := b.Spec.Society[label]
		if !ok {
			b.Fail("learning", "unknown part of society %q; %s", label, among(model.Labels(b.Spec.Society)))
			continue
		}
		switch learner, err := adjustable(kind, t.Transparency); {
		case err == nil:
			t.learners = append(t.learners, learner)
		case t.Learning != "":
			b.Fail("learning", "%s: %v", label, err)
		}
	}
}

// adjustable returns what has a transparency that may be set to a value, or why it cannot.
func adjustable(kind model.Society, value float64) (model.Adjustable, error) {
	learner, ok := kind.(model.Adjustable)
	if !ok {
		return nil, fmt.Errorf("has no transparency that could change; name a part of society of kind learning")
	}
	return learner, learner.Adjust("transparency", value, false)
}

// among lists what a name may be.
func among(labels []string) string {
	if len(labels) == 0 {
		return "the scenario has none"
	}
	return "one of " + strings.Join(labels, ", ")
}

// Prepare sets the luck.
func (t *Transparency) Prepare(w *model.World, self int) {
	t.told = w.Luck("policies." + model.Labels(w.Spec.Policies)[self])
	t.chance = model.NewChance(t.Aware)
}

// Settle tells people on the date.
func (t *Transparency) Settle(w *model.World) {
	if w.Period != t.Date {
		return
	}
	for _, learner := range t.learners {
		_ = learner.Adjust("transparency", t.Transparency, true) // Bind has asked whether it can be set
	}
	if t.chance == 0 {
		return
	}
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			if u, _ := t.told.Draw(model.Person, uint64(w.ID(pos)), w.Period); model.Chance(u) < t.chance {
				w.Inform(t.standing, pos, true)
			}
		}
	})
}
