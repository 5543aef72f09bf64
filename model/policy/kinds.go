// Package policy holds what the state does on top of its institutions.
package policy

import "socialcredit/model"

// Kinds lists the policies.
var Kinds = model.Catalog[model.Policy]{
	{Name: "abuse", Doc: abuseDoc, New: func() model.Policy { return &Abuse{} }},
	{Name: "amnesty", Doc: amnestyDoc, New: func() model.Policy { return newAmnesty() }},
	{Name: "appeal", Doc: appealDoc, New: func() model.Policy { return newAppeal() }},
	{Name: "audit", Doc: auditDoc, New: func() model.Policy { return newAudit() }},
	{Name: "misuse", Doc: misuseDoc, New: func() model.Policy { return newMisuse() }},
	{Name: "repair", Doc: repairDoc, New: func() model.Policy { return newRepair() }},
	{Name: "transparency", Doc: transparencyDoc, New: func() model.Policy { return newTransparency() }},
	{Name: "tribunal", Doc: tribunalDoc, New: func() model.Policy { return newTribunal() }},
}
