// Package access holds the ways in which standings open and shut services.
package access

import "socialcredit/model"

// Kinds lists the ways of access.
var Kinds = model.Catalog[model.Access]{
	{Name: "gates", Doc: gatesDoc, New: func() model.Access { return &Gates{} }},
}
