// Package policy holds what the state does on top of its institutions.
package policy

import "socialcredit/model"

// Kinds lists the policies.
var Kinds = model.Catalog[model.Policy]{
	{Name: "abuse", Doc: abuseDoc, New: func() model.Policy { return &Abuse{} }},
}
