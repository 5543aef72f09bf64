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

// A Sender sends records about people, which arrive in the next period: see [Mailbox]. Each sort of
// them becomes a kind of record that rules may name. Sends is called before Bind.
type Sender interface{ Sends() []Sent }

// Sent is one sort of record that a kind sends.
type Sent struct {
	// Suffix makes the record's label: that of the sender, then _ and the suffix; "" = the sender's own.
	Suffix string
	// Cause under which an institution books what the record does.
	Cause Cause
	// False tells that some are about what nobody did, see [Mailbox.SendFalse].
	False bool
	// Reverses tells that it takes back what others of the same cause did.
	Reverses bool
}

// A Starter is an institution that finds out what holds for everybody in a period: Start is called once
// per period, before anybody acts.
type Starter interface{ Start(w *World) }

// A Listener is a society or policy that hears of records as they are made, before any institution
// reads them. Hear is called once per span and period, from several goroutines.
type Listener interface{ Hear(w *World, s *Span) }

// An Onlooker is a society or policy that sees what people do, noticed or not. See is called once per
// span and period, from several goroutines.
type Onlooker interface{ See(w *World, s *Span) }

// A Motive is a kind of any role that changes how often people act, person by person. What it adds to
// the logarithm of an act's rate counts in steps of 1/[LogUnit], see [LogSteps].
type Motive interface {
	// Shifts returns the least and the most that it ever adds for an act, of whatever sign. It is
	// called after Bind and before Prepare.
	Shifts(w *World, act int) (least, most int)
	// Shift adds to steps[i] what it adds for the person at tickets[i].At() and the act
	// tickets[i].Slot(). It is called from several goroutines; it reads what was published.
	Shift(w *World, s *Span, tickets []Ticket, steps []int32)
}

// A Witness knows numbers that standings do not show, such as how many were listed in a period. They
// become columns of the series.
type Witness interface {
	// Outcomes lists them; it is called after Bind.
	Outcomes() []Outcome
	// Witness writes them for the current period by group: into[outcome*groups+group]. It is called
	// after all have settled, and only if somebody looks; asking changes nothing.
	Witness(w *World, into []Ratio)
}

// An Outcome is a number that a kind knows.
type Outcome struct {
	Name string // the column: the kind's label, then _ and the name
	Unit string // share, per person-year, points...
	Doc  string // what it is, in a sentence
}

// A Ratio is a part of a whole. Those of several groups add up to that of all; a whole of 0 says that
// there is no such number.
type Ratio struct{ Part, Whole int64 }

// An Adjustable is an institution, a society or a kind of record with numbers that a policy may change while the
// society goes on.
type Adjustable interface {
	// Adjust sets a number by its dotted key, such as rules.jaywalk.points. Where now is not set it
	// only tells whether it could; an error says what is wrong and what would be right. An Heir passes
	// on what was adjusted.
	Adjust(key string, value float64, now bool) error
}

// A Limited is an institution whose inputs can be taken from it.
type Limited interface {
	// Inputs names what it makes standings of: kinds of record, sources of evidence. It is called
	// after Bind.
	Inputs() []string
	// Withhold takes an input from it from the next period on. An Heir passes that on.
	Withhold(input string)
}

// A Spreader is a society in which an infection spreads: it writes World.Health.
type Spreader interface{ Spreads() }

// A Contested is an institution whose decisions people may appeal against.
type Contested interface {
	// Open has it keep a docket, and act on the decisions that it names. It is called once per world,
	// after Prepare and before Inherit.
	Open(d *Docket)
}

// A Court is a policy that hears appeals against an institution.
type Court interface {
	// Hears is the institution's label.
	Hears() string
}

// A Step is one thing that happens to the people of a span. It is called once per span; the loop
// over people is inside.
type Step interface{ Run(w *World, s *Span) }

// A Settler acts between periods on more than one row. It collects one wish per person in its
// spans, sorts them by (target, hash, proposer), and lets each end apply the same pure rule to its
// own row.
type Settler interface{ Settle(w *World) }
