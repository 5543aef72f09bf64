// Package record holds the ways in which acts become records, true and false.
package record

import "socialcredit/model"

// Kinds lists the ways of keeping records.
var Kinds = model.Catalog[model.Record]{
	{Name: "noticed", Doc: noticedDoc, New: func() model.Record { return newNoticed() }},
	{Name: "permuted", Doc: permutedDoc, New: func() model.Record { return newPermuted() }},
}
