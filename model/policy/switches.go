package policy

import "socialcredit/model"

// What policies do that can be turned off.

// Switches turns off what officials make up.
func (a *Abuse) Switches() []model.Switch {
	return model.Above0(model.SwitchAbuse, map[string]float64{"share": a.Share})
}

// Switches turns off what a firm does with the data.
func (m *Misuse) Switches() []model.Switch {
	return model.Above0(model.SwitchAbuse, map[string]float64{"rate": m.Rate})
}

// Switches turns off a change of what is turned off by itself.
func (s *Schedule) Switches() []model.Switch {
	name := map[string]string{
		"friends.weight": model.SwitchFriends, "error.person": model.SwitchError,
		"error.household": model.SwitchError, "error.border": model.SwitchError,
	}[s.Number]
	if name == "" {
		return nil
	}
	return model.Above0(name, map[string]float64{"value": s.Value})
}
