package stage

import (
	"encoding/binary"
	"math"

	"socialcredit/model"
)

// Kinds of binary message. Each begins with eight 32-bit words, of which the first is the kind and the second the epoch;
// then come columns, each filled up to whole words. Everything is little-endian.
const (
	peopleMessage = 1 // word 2: people
	tiesMessage   = 2 // word 2: society; word 3: ties
	frameMessage  = 3 // words 2 to 7: period, societies, people, periods told, measures, groups with everybody
)

// noScore stands for a score that there is not.
const noScore = math.MinInt16

// Flags of a person in a frame.
const (
	flagExcluded = 1 << iota // some right is shut
	flagStranger             // the main institution does not know the person
	healthShift  = 2         // two bits: susceptible, exposed, infectious, recovered
)

// A message is one that is being written.
type message []byte

func newMessage(capacity int, words ...uint32) message {
	m := make(message, 0, 32+capacity)
	for i := range 8 {
		word := uint32(0)
		if i < len(words) {
			word = words[i]
		}
		m = binary.LittleEndian.AppendUint32(m, word)
	}
	return m
}

// fill ends a column.
func (m message) fill() message {
	for len(m)%4 != 0 {
		m = append(m, 0)
	}
	return m
}

// people tells who lives in the society, by id.
func (s *society) people(epoch uint32) []byte {
	w := s.sim.World
	m := newMessage(w.N*8, peopleMessage, epoch, uint32(w.N))
	for id := range w.N {
		m = binary.LittleEndian.AppendUint32(m, uint32(w.Position(id)))
	}
	for id := range w.N {
		m = binary.LittleEndian.AppendUint16(m, w.District[w.Position(id)])
	}
	m = m.fill()
	for id := range w.N {
		m = append(m, w.Group[w.Position(id)])
	}
	return m.fill()
}

// friendships tells all ties, each once.
func (s *society) friendships(epoch, number uint32) []byte {
	w := s.sim.World
	m := newMessage(w.Ties.Ties()*8, tiesMessage, epoch, number, uint32(w.Ties.Ties()))
	for id := range w.N {
		for _, pos := range w.Ties.Friends(w.Position(id)) {
			if friend := w.ID(int(pos)); friend > uint32(id) {
				m = binary.LittleEndian.AppendUint32(m, uint32(id))
				m = binary.LittleEndian.AppendUint32(m, friend)
			}
		}
	}
	return m
}

// frame tells how the societies stand, and the measures of the periods after one.
func (s *Stage) frame(after int) []byte {
	first := s.worlds[0]
	w, columns, groups := first.sim.World, len(first.series.Measures()), len(first.sim.World.Layout.Groups)+1
	rows := max(0, w.Period-after)
	m := newMessage(rows*len(s.worlds)*groups*columns*8+len(s.worlds)*w.N*4+rows*4+16,
		frameMessage, s.epoch, uint32(w.Period), uint32(len(s.worlds)), uint32(w.N), uint32(rows), uint32(columns), uint32(groups))
	var found [2][]int
	for i, society := range s.worlds {
		found[i] = columnsOf(society, first)
	}
	for period := after + 1; period <= w.Period; period++ {
		for i, society := range s.worlds {
			m = society.measures(m, found[i], period, groups)
		}
	}
	for period := after + 1; period <= w.Period; period++ {
		m = binary.LittleEndian.AppendUint32(m, uint32(period))
	}
	for _, society := range s.worlds {
		m = society.standings(m)
	}
	return m
}

// measures writes the columns of a period; below 0 is one that the society does not have.
func (s *society) measures(m message, columns []int, period, groups int) message {
	for group := range groups {
		for _, column := range columns {
			v := math.NaN()
			if column >= 0 {
				v = s.series.Values(column)[period*groups+group]
			}
			m = binary.LittleEndian.AppendUint64(m, math.Float64bits(v))
		}
	}
	return m
}

// columnsOf finds the columns of another society in one, in the other's order; -1 where it has none of that name.
func columnsOf(s, as *society) []int {
	own := s.series.Measures()
	found := make([]int, 0, len(own))
	number := make(map[string]int, len(own))
	for i, c := range own {
		number[c.Name] = i
	}
	for _, c := range as.series.Measures() {
		i, there := number[c.Name]
		if !there {
			i = -1
		}
		found = append(found, i)
	}
	return found
}

// standings writes everybody's score, band and flags, by id.
func (s *society) standings(m message) message {
	w := s.sim.World
	var main *model.Standing // nil where there is no institution
	if s.main >= 0 {
		main = w.Standings[s.main]
	}
	for id := range w.N {
		m = binary.LittleEndian.AppendUint16(m, uint16(tenths(main, w.Position(id))))
	}
	m = m.fill()
	for id := range w.N {
		m = append(m, bandOf(main, w.Position(id)))
	}
	m = m.fill()
	for id := range w.N {
		m = append(m, s.flags(main, w.Position(id)))
	}
	return m.fill()
}

// tenths is a score to the nearest tenth of a point, halves away from zero, which a page needs no finer.
func tenths(main *model.Standing, pos int) int16 {
	if main == nil || !main.Scored || main.Score[pos] == model.NoStanding {
		return noScore
	}
	rounded := math.Round(float64(main.Score[pos]) / 10)
	return int16(max(-math.MaxInt16, min(math.MaxInt16, rounded)))
}

func bandOf(main *model.Standing, pos int) uint8 {
	if main == nil {
		return 0
	}
	return main.Band[pos]
}

func (s *society) flags(main *model.Standing, pos int) (flags uint8) {
	w := s.sim.World
	if w.Gates.Excludes(int(w.Joint[pos])) {
		flags |= flagExcluded
	}
	if main == nil || !main.Enrolled(pos) {
		flags |= flagStranger
	}
	if w.Health != nil {
		flags |= uint8(w.Health[pos]) << healthShift
	}
	return flags
}
