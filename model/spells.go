package model

// Spells count how long people are shut out of at least one right. A spell begins in the period in
// which a right is first shut and lasts as many periods as any right stays shut.
type Spells struct {
	since   []uint16 // by position: 1 + the period in which the running spell began, and everBit
	workers []spellCounts
	periods int
}

const (
	everBit   = 1 << 15
	sinceMask = everBit - 1
)

// spellCounts are one worker's additions; they are sums over people, so that who counted what does
// not matter. They may be negative for one worker, never for all.
type spellCounts struct {
	first   [][]int64 // by group and period: people excluded for the first time
	ongoing [][]int64 // by group and first period
	ended   [][]int64 // by group and duration
	exits   [][]int64 // by group and the period that was the first one free again
	starts  [][]int64 // by group and first period
}

func newSpells(w *World) *Spells {
	s := &Spells{since: make([]uint16, w.N), periods: w.Spec.Periods + 1}
	table := func() [][]int64 {
		t := make([][]int64, len(w.Layout.Groups))
		for g := range t {
			t[g] = make([]int64, s.periods+1)
		}
		return t
	}
	for range w.workers {
		s.workers = append(s.workers, spellCounts{table(), table(), table(), table(), table()})
	}
	return s
}

// Running tells whether a spell of a person is running.
func (s *Spells) Running(pos int) bool { return s.since[pos]&sinceMask != 0 }

// Turn begins or ends a spell of a person of a group with this period.
func (s *Spells) Turn(worker, pos int, group uint8, period int, excluded bool) {
	c := &s.workers[worker]
	if excluded {
		if s.since[pos] == 0 {
			c.first[group][period]++
		}
		s.since[pos] = everBit | uint16(period+1)
		c.ongoing[group][period]++
		c.starts[group][period]++
		return
	}
	began := int(s.since[pos]&sinceMask) - 1
	s.since[pos] = everBit
	c.ongoing[group][began]--
	c.ended[group][period-began]++
	c.exits[group][period]++
}

// SpellTable holds the spells of a group (or of all) up to a period.
type SpellTable struct {
	Ever    int64   // people who have ever been excluded
	Ongoing []int64 // spells still running, by the period in which they began
	Ended   []int64 // finished spells, by duration in periods
	Exits   []int64 // finished spells, by the first period without exclusion
	Starts  []int64 // all spells, by the period in which they began
	First   []int64 // people's first spells, the same
}

// gather sums the workers' counts up to a period into a table per group, the first one for all and
// perhaps the only one.
func (s *Spells) gather(into []SpellTable, period int) {
	upTo := period + 1
	for g := range into {
		t := &into[g]
		for _, counts := range []*[]int64{&t.Ongoing, &t.Ended, &t.Exits, &t.Starts, &t.First} {
			if *counts == nil {
				*counts = make([]int64, s.periods+1)
			}
			clear((*counts)[:upTo])
		}
		t.Ever = 0
	}
	for i := range s.workers {
		c := &s.workers[i]
		for g := range c.first {
			c.addTo(&into[0], g, upTo)
			if len(into) > 1 {
				c.addTo(&into[g+1], g, upTo)
			}
		}
	}
}

func (c *spellCounts) addTo(t *SpellTable, g, upTo int) {
	for _, n := range c.first[g][:upTo] {
		t.Ever += n
	}
	add(t.Ongoing, c.ongoing[g][:upTo])
	add(t.Ended, c.ended[g][:upTo])
	add(t.Exits, c.exits[g][:upTo])
	add(t.Starts, c.starts[g][:upTo])
	add(t.First, c.first[g][:upTo])
}

func add(to, from []int64) {
	for i, x := range from {
		to[i] += x
	}
}
