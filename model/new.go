package model

import (
	"fmt"
	"math"
	"math/bits"
	"runtime"
)

// Options say how a simulation is computed, never what it computes.
type Options struct {
	Workers  int // goroutines; 0 = one per core
	SpanSize int // people per span, rounded up to a power of two from 64 to 32,768; 0 = 8,192
}

// A Population is the people before they have places: columns by person id.
type Population struct {
	Spec         *Spec
	Layout       *Layout
	Seed         uint64
	Workers      int
	Group        []uint8
	Trait, Means []int8
}

// Luck returns the luck of the decision at a path of the scenario.
func (p *Population) Luck(decision string) Luck { return NewLuck(p.Seed, decision) }

// Parallel calls do for all ids, in chunks, with the worker's index.
func (p *Population) Parallel(do func(worker, lo, hi int)) {
	parallel(p.Workers, len(p.Group), 1<<12, do)
}

// New seeds the society of a spec. The spec must not change afterwards, nor serve another
// simulation at the same time.
func New(spec *Spec, o Options) (*Simulation, error) {
	layout, problems := spec.Bind()
	if len(problems) > 0 {
		return nil, joined(problems)
	}
	w := newWorld(spec, layout, o)
	var err error
	if w.Ties, err = spec.Network.Build(w); err != nil {
		return nil, fmt.Errorf("network: %w", err)
	}
	if len(layout.Sent) > 0 {
		w.Mail = newMailbox(w.N, layout)
	}
	w.Gates = newGates(spec, layout)
	w.Joint = make([]uint16, w.N)
	w.Spells = newSpells(w)
	for i, form := range layout.Forms {
		w.Standings = append(w.Standings, newStanding(w, layout.Institutions[i], form))
	}
	s := assemble(w)
	s.walk(s.open) // who may use what as seeded
	return s, nil
}

// assemble lines up the steps and lets them prepare their memory.
func assemble(w *World) *Simulation {
	spec := w.Spec
	s := &Simulation{World: w, conduct: spec.Conduct, record: spec.Record, access: spec.Access}
	s.exchange, _ = spec.Record.(Exchanger)
	for _, label := range w.Layout.Institutions {
		s.institutions = append(s.institutions, spec.Institutions[label])
	}
	for _, label := range Labels(spec.Society) {
		s.settlers = append(s.settlers, spec.Society[label])
	}
	for _, label := range Labels(spec.Policies) {
		s.settlers = append(s.settlers, spec.Policies[label])
	}
	w.Motives, w.onlookers, w.listeners = nil, nil, nil
	for _, p := range spec.parts() {
		if motive, ok := p.kind.(Motive); ok {
			w.Motives = append(w.Motives, motive)
		}
		if onlooker, ok := p.kind.(Onlooker); ok {
			w.onlookers = append(w.onlookers, onlooker)
		}
		if listener, ok := p.kind.(Listener); ok {
			w.listeners = append(w.listeners, listener)
		}
	}
	w.seeding = w.Period == 0
	for _, p := range spec.parts() {
		if preparer, ok := p.kind.(Preparer); ok {
			preparer.Prepare(w, p.self)
		}
	}
	w.seeding = false
	for worker := range w.workers {
		s.spans = append(s.spans, newSpan(w, worker))
	}
	return s
}

func newWorld(spec *Spec, layout *Layout, o Options) *World {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.SpanSize <= 0 {
		o.SpanSize = 1 << 13
	}
	// Tickets have 16 bits for a place that may lie before the span; scratch is as large as a span.
	size := min(max(o.SpanSize, 64), 1<<15, max(spec.People.Count, 64))
	w := &World{
		Spec: spec, Layout: layout, Seed: spec.Seed, N: spec.People.Count,
		workers: o.Workers, spanSize: 1 << bits.Len(uint(size-1)), dealt: make([][]Ticket, o.Workers),
	}
	p := newPopulation(w)
	w.settleIn(p)
	w.formHouseholds()
	return w
}

// newPopulation draws group, trait and means of everybody by id.
func newPopulation(w *World) *Population {
	p := &Population{
		Spec: w.Spec, Layout: w.Layout, Seed: w.Seed, Workers: w.workers,
		Group: make([]uint8, w.N), Trait: make([]int8, w.N), Means: make([]int8, w.N),
	}
	roster, _ := w.Spec.Network.(Roster)
	var labels []string
	if roster != nil {
		labels, w.Names = roster.Groups(), roster.Names()
	}
	number := make(map[string]uint8, len(w.Layout.Groups))
	var upTo []Chance
	var groups []Group
	sum := 0.0
	for g, label := range w.Layout.Groups {
		number[label] = uint8(g)
		groups = append(groups, w.Spec.People.Groups[label])
		sum += groups[g].Share
		upTo = append(upTo, NewChance(sum))
	}
	rho := w.Spec.People.MeansCorrelation
	rest := math.Sqrt(1 - float64(rho*rho))
	group, trait, means := p.Luck("people.group"), p.Luck("people.trait"), p.Luck("people.means")
	p.Parallel(func(_, lo, hi int) {
		for id := lo; id < hi; id++ {
			g := 0
			if labels != nil {
				g = int(number[labels[id]])
			} else {
				u, _ := group.Draw(Person, uint64(id), 0)
				for g < len(upTo)-1 && Chance(u) >= upTo[g] {
					g++
				}
			}
			z := trait.Normal(Person, uint64(id), 0)
			m := float64(rho*z) + float64(rest*means.Normal(Person, uint64(id), 0))
			p.Group[id] = uint8(g)
			p.Trait[id] = sixteenths(groups[g].Trait + float64(groups[g].TraitSD*z))
			p.Means[id] = sixteenths(groups[g].Means + m)
		}
	})
	return p
}

// sixteenths stores standard deviations in an int8, within -8 to 8.
func sixteenths(sd float64) int8 {
	return int8(max(-127, min(127, math.Floor(float64(sd*Sixteenths)+0.5))))
}

// settleIn gives everybody a position.
func (w *World) settleIn(p *Population) {
	if placer, ok := w.Spec.Network.(Placer); ok {
		w.id = placer.Place(p)
	}
	if w.id == nil {
		w.Group, w.Trait, w.Means = p.Group, p.Trait, p.Means
		return
	}
	w.place = make([]uint32, w.N)
	w.Group, w.Trait, w.Means = make([]uint8, w.N), make([]int8, w.N), make([]int8, w.N)
	w.each(func(lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			id := w.id[pos]
			w.place[id] = uint32(pos)
			w.Group[pos], w.Trait[pos], w.Means[pos] = p.Group[id], p.Trait[id], p.Means[id]
		}
	})
}

// householdShares are the shares of households of one to six people: mean 2.6, as in China's 2020
// census (2.62); the shape is our choice.
var householdShares = [...]float64{.23, .30, .23, .15, .06, .03}

// formHouseholds cuts the row of positions into households and the households into districts.
func (w *World) formHouseholds() {
	w.head = make([]uint8, w.N)
	w.District = make([]uint16, w.N)
	largest := max(1, w.Spec.Network.Household())
	luck := w.Luck("people.household")
	for at, ordinal := 0, 0; at < w.N; ordinal++ {
		size, u := 1, luck.Uniform(Household, uint64(ordinal), 0)
		for _, share := range householdShares {
			if u -= share; u < 0 || size == largest {
				break
			}
			size++
		}
		size = min(size, w.N-at, len(householdShares))
		district := uint16(uint64(at) * uint64(w.Spec.People.Districts) / uint64(w.N))
		for member := range size {
			w.head[at+member] = uint8(member)
			w.District[at+member] = district
		}
		at += size
	}
}
