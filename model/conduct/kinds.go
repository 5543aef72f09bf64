// Package conduct holds the ways in which people's dispositions turn into acts.
package conduct

import "socialcredit/model"

// Kinds lists the ways of conduct.
var Kinds = model.Catalog[model.Conduct]{
	{Name: "rates", Doc: ratesDoc, New: func() model.Conduct { return &Rates{} }},
}
