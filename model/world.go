package model

// A World is one society at one moment: one slice per attribute of people, by position. A person's
// row is written by that person's span alone; others are read only from what was published.
type World struct {
	Spec   *Spec
	Layout *Layout
	Seed   uint64
	Period int // the one that is being simulated; 0 as seeded
	N      int // people

	Group        []uint8
	Trait, Means []int8 // in sixteenths of a standard deviation
	District     []uint16
	Ties         *Graph      // who is friends with whom; Retie changes it
	Retied       int         // how often Retie has changed it
	Health       []Health    // how far an epidemic has come with each person; nil without one
	Defiance     []uint8     // the chance, in 1/255, that a person gets round an order on an occasion; nil = nobody does
	Standings    []*Standing // by institution
	Joint        []uint16    // the bands with all institutions, published last, as one number of Gates
	Gates        *Gates
	Spells       *Spells
	Mail         *Mailbox
	Motives      []Motive // what moves people beside their dispositions and what is shut to them

	Names []string // by person id, where the network has names

	// What the network's builder dropped.
	SelfTies, RepeatedTies int

	id, place []uint32 // person id by position and the reverse; nil where both are the same
	head      []uint8  // distance to the first member of one's household, at a lower position
	workers   int
	spanSize  int
	lotteries []*Lottery
	onlookers []Onlooker
	listeners []Listener
	seeding   bool // whether kinds prepare a society that has not begun

	tiesOwned  bool   // whether Retie made Ties, so that nobody else has them
	spareTies  *Graph // memory for Retie
	rowLengths []uint32
	dealt      [][]Ticket // scratch of Lottery.shuffle, by worker
	tieWords   []uint64   // scratch of countTies, by position
}

// Health is how far an infection has come with a person.
type Health uint8

// The states of health.
const (
	Susceptible Health = iota
	Exposed
	Infectious
	Recovered
)

// Sixteenths is how many units of Trait and Means make a standard deviation.
const Sixteenths = 16

// ID is the person at a position.
func (w *World) ID(pos int) uint32 {
	if w.id == nil {
		return uint32(pos)
	}
	return w.id[pos]
}

// Position is where the person with an id stands.
func (w *World) Position(id int) int {
	if w.place == nil {
		return id
	}
	return int(w.place[id])
}

// Head is the position of the first member of a person's household.
func (w *World) Head(pos int) int { return pos - int(w.head[pos]) }

// householdAt is the size of the household whose head stands at a position; 0 if nobody's does.
func (w *World) householdAt(pos int) int {
	if w.head[pos] != 0 {
		return 0
	}
	size := 1
	for pos+size < w.N && int(w.head[pos+size]) == size {
		size++
	}
	return size
}

// Luck returns the luck of the decision at a path of the scenario.
func (w *World) Luck(decision string) Luck { return NewLuck(w.Seed, decision) }

// Hold has a lottery dealt in every period.
func (w *World) Hold(l *Lottery) { w.lotteries = append(w.lotteries, l) }

// Workers is how many goroutines walk the spans; results never depend on it.
func (w *World) Workers() int { return w.workers }

// SpanSize is how many people a span holds; results never depend on it.
func (w *World) SpanSize() int { return w.spanSize }

// Spans is how many spans there are; results never depend on it.
func (w *World) Spans() int { return (w.N + w.spanSize - 1) / w.spanSize }

// each calls do for all positions, in parallel chunks.
func (w *World) each(do func(lo, hi int)) {
	parallel(w.workers, w.N, 1<<12, func(_, lo, hi int) { do(lo, hi) })
}

// Parallel calls do for the positions from lo to hi-1 of each span, with the worker's index.
func (w *World) Parallel(do func(worker, lo, hi int)) {
	parallel(w.workers, w.N, w.spanSize, do)
}
