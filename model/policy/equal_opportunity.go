package policy

import "socialcredit/model"

const equalOpportunityDoc = "For some time the opportunities of groups to do what is rewarded are drawn together: donors' buses come to villages, volunteers' hours to shifts. " +
	"A group's opportunity o becomes o to the power of 1 - share, and all are then multiplied alike so that the population does as much as before: who acts changes, not how much. " +
	"An intervention against inequality that ends, as in Hu and Chen's labour market (A Short-term Intervention for Long-term Fairness in the Labor Market, WWW 2018), " +
	"where fair hiring for a while has a permanent effect. In their model it leads to another equilibrium; here nothing but memory keeps it: " +
	"under a finite memory of the score it fades."

// EqualOpportunity draws groups' opportunities together.
type EqualOpportunity struct {
	// Period at whose end it begins.
	Date int `yaml:"date" min:"1" max:"32000"`
	// Period at whose end it ends; 0 = never.
	Until int `yaml:"until" min:"0" max:"32000"`
	// How far opportunities are drawn together, in logarithms: 0 = not at all, 1 = all alike.
	Share float64 `yaml:"share" min:"0" max:"1"`

	steps    []int32 // by group, of log rate
	rewarded []bool  // by act
}

func newEqualOpportunity() *EqualOpportunity { return &EqualOpportunity{Date: 60, Share: 1} }

// Bind works out what each group's opportunity changes by.
func (e *EqualOpportunity) Bind(b *model.Binding) {
	if e.Until != 0 && e.Until <= e.Date {
		b.Fail("until", "%d is not after the beginning, %d; write a later period, or 0 for never", e.Until, e.Date)
	}
	e.steps, e.rewarded = nil, nil
	for _, label := range b.Layout.Acts {
		act := b.Spec.Acts[label]
		e.rewarded = append(e.rewarded, act.Rewarded())
	}
	var logs []float64
	before, after := 0.0, 0.0
	for _, label := range b.Layout.Groups {
		g := b.Spec.People.Groups[label]
		opportunity := max(g.Opportunity, 1e-6) // nobody's is nothing
		logs = append(logs, -float64(e.Share*model.Log(opportunity)))
		before += float64(g.Share * opportunity)
		after += float64(g.Share * model.Pow(opportunity, 1-e.Share))
	}
	if before <= 0 || after <= 0 { // groups without people, which is told elsewhere
		e.steps = make([]int32, len(logs))
		return
	}
	for _, log := range logs {
		step := log
		if e.Share > 0 {
			step += model.Log(before) - model.Log(after)
		}
		e.steps = append(e.steps, int32(model.LogSteps(step)))
	}
}

// Shifts bounds what it adds for an act.
func (e *EqualOpportunity) Shifts(_ *model.World, act int) (least, most int) {
	if !e.rewarded[act] {
		return 0, 0
	}
	for _, step := range e.steps {
		least, most = min(least, int(step)), max(most, int(step))
	}
	return least, most
}

// Shift adds it while it lasts.
func (e *EqualOpportunity) Shift(w *model.World, s *model.Span, tickets []model.Ticket, steps []int32) {
	if w.Period <= e.Date || e.Until != 0 && w.Period > e.Until {
		return
	}
	groups := w.Group[s.Lo:s.Hi]
	for i, t := range tickets {
		if e.rewarded[t.Slot()] {
			steps[i] += e.steps[groups[t.At()]]
		}
	}
}

// Settle does nothing: opportunity is given when people act.
func (*EqualOpportunity) Settle(*model.World) {}
