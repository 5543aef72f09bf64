package design

import "socialcredit/model"

// Kinds lists the ways of planning.
var Kinds = model.Catalog[Method]{
	{Name: "grid", Doc: gridDoc, New: func() Method { return &Grid{Levels: 5} }},
	{Name: "one_at_a_time", Doc: oneAtATimeDoc, New: func() Method { return &OneAtATime{Levels: 2} }},
	{Name: "latin_hypercube", Doc: latinHypercubeDoc, New: func() Method { return &LatinHypercube{Samples: 100} }},
	{Name: "sobol_sequence", Doc: sobolSequenceDoc, New: func() Method { return &SobolSequence{Samples: 1024} }},
	{Name: "saltelli", Doc: saltelliDoc, New: func() Method { return &Saltelli{Samples: 1024} }},
	{Name: "morris", Doc: morrisDoc, New: func() Method { return &Morris{Trajectories: 20, Levels: 4} }},
	{Name: "fractional_factorial", Doc: fractionalFactorialDoc, New: func() Method { return &FractionalFactorial{} }},
	{Name: "random", Doc: randomDoc, New: func() Method { return &Random{Samples: 100} }},
	{Name: "table", Doc: tableDoc, New: func() Method { return &Table{} }},
	{Name: "tipping_point", Doc: tippingPointDoc, New: func() Method { return newTippingPoint() }},
	{Name: "hysteresis", Doc: hysteresisDoc, New: func() Method { return &Hysteresis{Steps: 11, Periods: 60} }},
}
