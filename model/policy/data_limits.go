package policy

import (
	"slices"

	"socialcredit/model"
)

const dataLimitsDoc = "A privacy law: from a date on an institution may no longer use some of its inputs, be they kinds of record or sources of evidence. " +
	"\"Developing privacy laws is certainly a core step\" (Li, State Control by Stealth in the Big Data Era). " +
	"What an input did before stays until it is forgotten. Inputs are named as the institution names them; a wrong name is answered with a list."

// DataLimits takes inputs from an institution.
type DataLimits struct {
	// Period at whose end it happens.
	Date int `yaml:"date" min:"1" max:"32000"`
	// Institution that loses inputs.
	Institution string `yaml:"institution" ref:"institution"`
	// The inputs, each true.
	Inputs map[string]bool `yaml:"inputs" ref:"record"`

	target model.Limited
}

func newDataLimits() *DataLimits { return &DataLimits{Date: 60} }

// Bind checks that the institution has these inputs.
func (d *DataLimits) Bind(b *model.Binding) {
	if d.target = nil; b.Institution("institution", d.Institution) < 0 {
		return
	}
	target, ok := b.Spec.Institutions[d.Institution].(model.Limited)
	if !ok {
		b.Fail("institution", "no input can be taken from %s; its kind does not allow it", d.Institution)
		return
	}
	d.target = target
	known := target.Inputs()
	if len(d.Inputs) == 0 {
		b.Fail("inputs", "names nothing that %s may no longer use; %s", d.Institution, among(known))
	}
	for _, label := range model.Labels(d.Inputs) {
		if !slices.Contains(known, label) {
			b.Fail("inputs."+label, "is no input of %s; %s", d.Institution, among(known))
		}
	}
}

// Settle takes the inputs on the date.
func (d *DataLimits) Settle(w *model.World) {
	if w.Period != d.Date {
		return
	}
	for _, label := range model.Labels(d.Inputs) {
		if d.Inputs[label] {
			d.target.Withhold(label)
		}
	}
}
