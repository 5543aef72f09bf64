package record

import "socialcredit/model"

// Switches turns off records of what nobody did.
func (n *Noticed) Switches() []model.Switch {
	return model.Above0(model.SwitchError, map[string]float64{
		"error.person": n.Error.Person, "error.household": n.Error.Household, "error.border": n.Error.Border,
	})
}
