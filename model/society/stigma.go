package society

import "socialcredit/model"

const stigmaDoc = "Where standings are visible, people in the lowest band do less for others: rewarded acts become rarer with every visible institution that has them there. " +
	"Showing scores lowers trust and cooperation, most and most lastingly for low scorers (Genevsky 2025, PLoS ONE 20(11), e0335810: the sign; the size is our choice). Outcomes: LABEL_shamed."

// Stigma multiplies the rate of rewarded acts by exp(-effect) for each visible institution in whose
// lowest band a person is.
type Stigma struct {
	// Institutions whose standings everybody sees.
	Visible map[string]bool `yaml:"visible" ref:"institution"`
	// Fall of the log rate of rewarded acts for each of them.
	Effect float64 `yaml:"effect" min:"0" max:"5"`

	visible  []int
	steps    int32
	rewarded []bool // by act
}

func newStigma() *Stigma { return &Stigma{Effect: 0.405} } // ln 1.5

// Bind finds the institutions.
func (s *Stigma) Bind(b *model.Binding) {
	s.visible, s.steps, s.rewarded = nil, int32(model.LogSteps(s.Effect)), nil
	for _, label := range model.Labels(s.Visible) {
		if n := b.Institution("visible."+label, label); n >= 0 && s.Visible[label] {
			s.visible = append(s.visible, n)
		}
	}
	if len(s.visible) == 0 {
		b.Fail("visible", "names no institution; write visible: {INSTITUTION: true}")
	}
	for _, label := range b.Layout.Acts {
		s.rewarded = append(s.rewarded, b.Spec.Acts[label].Rewarded())
	}
}

// Settle does nothing: stigma is a matter of the moment.
func (*Stigma) Settle(*model.World) {}

// Shifts bounds the effect.
func (s *Stigma) Shifts(_ *model.World, act int) (least, most int) {
	if !s.rewarded[act] {
		return 0, 0
	}
	return -int(s.steps) * len(s.visible), 0
}

// Shift lowers the rates of rewarded acts of those who stand lowest.
func (s *Stigma) Shift(w *model.World, span *model.Span, tickets []model.Ticket, steps []int32) {
	for _, n := range s.visible {
		standing := w.Standings[n]
		bands := standing.Band[span.Lo:span.Hi]
		for i, t := range tickets {
			if bands[t.At()] == 0 && s.rewarded[t.Slot()] && standing.Enrolled(span.Lo+t.At()) {
				steps[i] -= s.steps
			}
		}
	}
}

// Outcomes is how many are seen to stand lowest.
func (*Stigma) Outcomes() []model.Outcome {
	return []model.Outcome{{Name: "shamed", Unit: "share", Doc: "People in the lowest band of at least one visible institution."}}
}

// Witness writes it.
func (s *Stigma) Witness(w *model.World, into []model.Ratio) {
	for pos, g := range w.Group {
		into[g].Whole++
		for _, n := range s.visible {
			if standing := w.Standings[n]; standing.Enrolled(pos) && standing.Band[pos] == 0 {
				into[g].Part++
				break
			}
		}
	}
}
