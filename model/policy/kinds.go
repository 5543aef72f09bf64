// Package policy holds what the state does on top of its institutions.
package policy

import "socialcredit/model"

// Kinds lists the policies.
var Kinds = model.Catalog[model.Policy]{
	{Name: "abuse", Doc: abuseDoc, New: func() model.Policy { return &Abuse{} }},
	{Name: "amnesty", Doc: amnestyDoc, New: func() model.Policy { return newAmnesty() }},
	{Name: "appeal", Doc: appealDoc, New: func() model.Policy { return newAppeal() }},
	{Name: "audit", Doc: auditDoc, New: func() model.Policy { return newAudit() }},
	{Name: "coupling", Doc: couplingDoc, New: func() model.Policy { return newCoupling() }},
	{Name: "data_limits", Doc: dataLimitsDoc, New: func() model.Policy { return newDataLimits() }},
	{Name: "equal_opportunity", Doc: equalOpportunityDoc, New: func() model.Policy { return newEqualOpportunity() }},
	{Name: "forgetting", Doc: forgettingDoc, New: func() model.Policy { return newForgetting() }},
	{Name: "misuse", Doc: misuseDoc, New: func() model.Policy { return newMisuse() }},
	{Name: "pilot", Doc: pilotDoc, New: func() model.Policy { return newPilot() }},
	{Name: "repair", Doc: repairDoc, New: func() model.Policy { return newRepair() }},
	{Name: "roll_out", Doc: rollOutDoc, New: func() model.Policy { return newRollOut() }},
	{Name: "schedule", Doc: scheduleDoc, New: func() model.Policy { return newSchedule() }},
	{Name: "standardise", Doc: standardiseDoc, New: func() model.Policy { return newStandardise() }},
	{Name: "sunset", Doc: sunsetDoc, New: func() model.Policy { return newSunset() }},
	{Name: "transparency", Doc: transparencyDoc, New: func() model.Policy { return newTransparency() }},
	{Name: "tribunal", Doc: tribunalDoc, New: func() model.Policy { return newTribunal() }},
}
