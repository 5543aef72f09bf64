package society

import "socialcredit/model"

// What societies do that can be turned off.

// Switches turns off the dropping of friends, and with it the search for new ones.
func (t *StrategicTies) Switches() []model.Switch {
	return model.Above0(model.SwitchTies, map[string]float64{"rate": t.Rate})
}

// Switches turns off what effort does.
func (l *Learning) Switches() []model.Switch {
	return model.Above0(model.SwitchLearning, map[string]float64{"effect": l.Effect})
}

// Switches turns off reports about people who did nothing, and the shunning of those who are seen.
func (b *WhistleBlowing) Switches() []model.Switch {
	off := model.Above0(model.SwitchAbuse, map[string]float64{"mistaken": b.Mistaken})
	if b.Seen == "" {
		return off
	}
	return append(off, model.Above0(model.SwitchTies, map[string]float64{"shuns": b.Shuns})...)
}
