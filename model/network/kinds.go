// Package network holds who is friends with whom.
package network

import "socialcredit/model"

// Kinds lists the networks.
var Kinds = model.Catalog[model.Network]{
	{Name: "small_world", Doc: smallWorldDoc, New: func() model.Network { return &SmallWorld{Degree: 10, Rewired: 0.1, Homophily: 0.5} }},
	{Name: "lattice", Doc: latticeDoc, New: func() model.Network { return &Lattice{Degree: 10, Homophily: 0.5} }},
	{Name: "random", Doc: randomDoc, New: func() model.Network { return &Random{Degree: 10} }},
	{Name: "scale_free", Doc: scaleFreeDoc, New: func() model.Network { return &ScaleFree{Degree: 10} }},
	{Name: "blocks", Doc: blocksDoc, New: func() model.Network { return &Blocks{Degree: 10, EI: -0.5} }},
	{Name: "configuration", Doc: configurationDoc, New: func() model.Network { return newConfiguration() }},
	{Name: "none", Doc: noneDoc, New: func() model.Network { return &None{} }},
	{Name: "file", Doc: fileDoc, New: func() model.Network { return &File{Header: "auto"} }},
}
