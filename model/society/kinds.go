// Package society holds what people do about their standings between periods.
package society

import "socialcredit/model"

// Kinds lists what people may do.
var Kinds = model.Catalog[model.Society]{}
