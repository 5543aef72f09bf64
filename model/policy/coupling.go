package policy

import (
	"fmt"

	"socialcredit/model"
)

const couplingDoc = "What one institution thinks of a person becomes a record for the others. When a person comes into a band, or at each publication while he stays in it, " +
	"a record of the policy's own label is sent, for which another institution has a rule. So local governments \"integrated the app with the social credit system ... " +
	"to pressure citizens\" (Fu 2020), and courts' lists entered commercial scores. An institution without a rule for the record does nothing. Outcome: LABEL_sent."

// Coupling sends records about people in a band.
type Coupling struct {
	// Institution whose standings are passed on.
	Of string `yaml:"of" ref:"institution"`
	// Band of that institution.
	Band string `yaml:"band" ref:"band"`
	// Whether worse bands count, too.
	Worse bool `yaml:"worse"`
	// Whether a record is sent when a person comes into the band, or at each publication while in it.
	When string `yaml:"when" enum:"enters,stays"`
	// Probability that the record is passed on.
	Probability float64 `yaml:"probability" min:"0" max:"1"`

	self, band int
	kind       int
	luck       model.Luck
	chance     model.Chance
	in         []bool // by position: at the last publication
	told       *model.Counts
}

func newCoupling() *Coupling { return &Coupling{Worse: true, When: "enters", Probability: 1} }

// Sends is the record.
func (c *Coupling) Sends() []model.Sent { return []model.Sent{{Cause: model.PolicyCause}} }

// Bind finds the institution and its band.
func (c *Coupling) Bind(b *model.Binding) {
	c.self = b.Institution("of", c.Of)
	c.band = b.Band("band", c.Band, c.self)
}

// Prepare notes who is in the band as seeded.
func (c *Coupling) Prepare(w *model.World, self int) {
	label := model.Labels(w.Spec.Policies)[self]
	c.kind, c.luck, c.chance = w.Layout.SentKind(label), w.Luck("policies."+label), model.NewChance(c.Probability)
	c.told = model.NewCounts(w, 1)
	c.in = make([]bool, w.N)
	for pos := range c.in {
		c.in[pos] = c.inBand(w, pos)
	}
}

func (c *Coupling) inBand(w *model.World, pos int) bool {
	standing := w.Standings[c.self]
	band := int(standing.Band[pos])
	return standing.Enrolled(pos) && (band == c.band || c.Worse && band < c.band)
}

// Settle sends the records of a publication.
func (c *Coupling) Settle(w *model.World) {
	c.told.Clear(0)
	if !w.Standings[c.self].Due(w.Period) {
		return
	}
	w.Parallel(func(worker, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			was := c.in[pos]
			if c.in[pos] = c.inBand(w, pos); !c.in[pos] || was && c.When == "enters" || !c.passed(w, pos) {
				continue
			}
			w.Mail.Send(pos, c.kind)
			c.told.Add(worker, 0, w.Group[pos], 1)
		}
	})
}

func (c *Coupling) passed(w *model.World, pos int) bool {
	if c.chance == model.Certain {
		return true
	}
	u, _ := c.luck.Draw(model.Person, uint64(w.ID(pos)), w.Period)
	return model.Chance(u) < c.chance
}

// Outcomes tell how many records are sent.
func (c *Coupling) Outcomes() []model.Outcome {
	return []model.Outcome{{Name: "sent", Unit: "per person-year", Doc: "Records passed on in the period."}}
}

// Witness writes it.
func (c *Coupling) Witness(w *model.World, into []model.Ratio) {
	if w.Period == 0 {
		return
	}
	for _, group := range w.Group {
		into[group].Whole++
	}
	for g := range into {
		into[g].Part = c.told.Of(0, g) * int64(w.Layout.PerYear)
	}
}

// Inherit takes over who was in the band.
func (c *Coupling) Inherit(_ *model.World, from any) error {
	old, ok := from.(*Coupling)
	if !ok {
		return fmt.Errorf("it takes over a coupling; a %T is none", from)
	}
	copy(c.in, old.in)
	c.told.Inherit(old.told)
	return nil
}
