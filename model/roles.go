package model

// The roles that kinds play. A kind's exported fields are its parameters; what it computes from
// them it keeps in unexported ones. Optional powers are interfaces of their own, below.

// A Network says who is friends with whom.
type Network interface {
	// Household is the size of the largest household whose members can all be friends, at least 1.
	Household() int
	// MeanDegree is about how many friends people will have on average, told before it is built.
	MeanDegree(people int) float64
	// Build returns the ties of the people of w, by position.
	Build(w *World) (*Graph, error)
}

// A Placer is a network that numbers people so that friends lie near each other. Place returns the
// person id at each position, or nil for the order of ids.
type Placer interface {
	Place(p *Population) []uint32
}

// A Roster is a network that brings its own people, such as one read from a file. Enrol is called
// before anything else; it may change the number of people and the groups of the spec.
type Roster interface {
	Enrol(s *Spec) error
	// Names are the people's names by person id.
	Names() []string
	// Groups are the people's group labels by person id, or nil where the spec's shares apply.
	Groups() []string
}

// Conduct turns dispositions into acts: it writes Span.Acts.
type Conduct interface{ Step }

// Record turns acts into records: it writes Span.Records.
type Record interface{ Step }

// An Exchanger is a record kind that hands records from person to person once all spans have
// theirs and before any institution reads them.
type Exchanger interface {
	Exchange(w *World)
	// Deliver writes what each person of the span ended up with.
	Deliver(w *World, s *Span)
}

// An Institution turns records into a standing. Only it writes that standing's next columns.
type Institution interface {
	Step
	// Form says what its standings look like. It is called after Bind.
	Form() Form
}

// Access tells who may use what, and counts spells of exclusion.
type Access interface{ Step }

// Society is what people do about it between periods.
type Society interface{ Settler }

// Policy is what the state does on top between periods.
type Policy interface{ Settler }

// A Binder refers to other parts of the scenario or has values that must agree. Bind is called
// once, before any world exists; it reports what is wrong to b and never panics on bad values.
type Binder interface{ Bind(b *Binding) }

// A Preparer needs memory of its own: Prepare is called once per world, before its first period. Self
// is the number of an institution, society or policy among its like, else 0.
type Preparer interface{ Prepare(w *World, self int) }

// An Heir is a kind that remembers something of people from period to period beside what a World holds.
// Inherit is called after Prepare where a society is continued: it copies what the kind at the same
// place remembers, which is of the same type and is left as it is. By then the standings hold what
// they held, too. An error says what this kind cannot take over, and what would be right.
type Heir interface {
	Inherit(w *World, from any) error
}

// An Explainer is an institution that needs memory to tell causes. Explain is called before the
// first period; it books what has moved the standings published by then from their base.
type Explainer interface{ Explain(w *World, why Why) }

// A Sender sends records: its label in the scenario becomes a kind of record that rules may name.
type Sender interface{ Cause() Cause }

// A Step is one thing that happens to the people of a span. It is called once per span; the loop
// over people is inside.
type Step interface{ Run(w *World, s *Span) }

// A Settler acts between periods on more than one row. It collects one wish per person in its
// spans, sorts them by (target, hash, proposer), and lets each end apply the same pure rule to its
// own row.
type Settler interface{ Settle(w *World) }
