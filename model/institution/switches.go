package institution

import "socialcredit/model"

// What institutions do that can be turned off.

// Switches turns off what friends add.
func (p *Points) Switches() []model.Switch {
	numbers := map[string]float64{}
	switch f := p.Friends.(type) {
	case *Bonus:
		numbers["friends.weight"] = f.Weight
	case *Share:
		numbers["friends.weight"] = f.Weight
	case *Pull:
		numbers["friends.weight"] = f.Weight
	case *Worst:
		numbers["friends.weight"] = f.Weight
	case *Threshold:
		numbers["friends.bonus"] = f.Bonus
	}
	return model.Above0(model.SwitchFriends, numbers)
}

// Switches turns off reports about people who are not shown.
func (m *DebtorMap) Switches() []model.Switch {
	return model.Above0(model.SwitchAbuse, map[string]float64{"mistaken": m.Mistaken})
}

// Switches turns off evidence that comes of an error.
func (h *HealthCode) Switches() []model.Switch {
	numbers := map[string]float64{"phones.father": h.Phones.Father}
	if h.Evidence == "seir" {
		numbers["sources.test.healthy"] = h.Sources.Test.Healthy
		numbers["sources.location.border"] = h.Sources.Location.Border
		numbers["sources.symptoms.cough"] = h.Sources.Symptoms.Cough
		numbers["sources.fever.healthy"] = h.Sources.Fever.Healthy
	}
	return model.Above0(model.SwitchError, numbers)
}

// Switches turns off what connections add. Since the weights sum to 1, theirs goes to identity, in whose
// rating education then counts as much less as its weight is more: it adds what it added (but where
// education alone takes that part to the end of its range).
func (c *CreditRating) Switches() []model.Switch {
	friends := c.Connections.Weight
	if friends == 0 {
		return nil
	}
	weight := c.Identity.Weight + friends
	return []model.Switch{
		{Name: model.SwitchFriends, Key: "connections.weight"},
		{Name: model.SwitchFriends, Key: "identity.weight", Off: weight},
		{Name: model.SwitchFriends, Key: "identity.education", Off: c.Identity.Education * c.Identity.Weight / weight},
	}
}
