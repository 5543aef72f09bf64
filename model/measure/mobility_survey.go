package measure

import "socialcredit/model"

// nobody is the band of a person whom an institution has not enrolled.
const nobody = 255

// A Mobility counts how people moved between two dates, by institution. It remembers what they were at
// the earlier one.
type Mobility struct {
	Begin, End int // periods, of which the later was counted last

	dates model.Dates
	notes []*note
	of    []*moves // by institution; empty before the first count
	work  square
}

// A note holds the records of all institutions at a date.
type note struct {
	period  int
	records []record // by institution
}

// A record is what people were, by position.
type record struct {
	scores []int32 // nil without a score
	bands  []uint8
}

func newMobility(d model.Dates) model.Survey { return &Mobility{dates: d} }

// MobilityOf is what a family of mobility counted last, nil where it is not kept or has not counted
// anybody.
func MobilityOf(s *model.Snapshot, family string) *Mobility {
	m, _ := s.Surveys.Of(family).(*Mobility)
	if m == nil || m.of == nil || m.End != s.Period {
		return nil
	}
	return m
}

// Bands are the moves between bands of an institution, by group (0 = everybody).
func (m *Mobility) Bands(institution, group int) *Transitions {
	return &m.of[institution].bands[group]
}

// Quintiles are the moves between fifths of the scores, nil without a score.
func (m *Mobility) Quintiles(institution, group int) *Transitions {
	if m.of[institution].fifths == nil {
		return nil
	}
	return &m.of[institution].fifths[group]
}

// begin is the date that a period is compared with.
func (m *Mobility) begin(period int) int {
	if m.dates.Since > 0 {
		return m.dates.Since
	}
	return period - m.dates.Every
}

// Remembers tells whether a later period is compared with this one.
func (m *Mobility) Remembers(period int) bool {
	if m.dates.Since > 0 {
		return period == m.dates.Since
	}
	end := period + m.dates.Every
	return end <= m.dates.Last && m.dates.Due(end)
}

// Remember notes what everybody is.
func (m *Mobility) Remember(w *model.World) {
	n := m.free(w)
	n.period = w.Period
	w.Parallel(func(_, lo, hi int) {
		for i, standing := range w.Standings {
			r := &n.records[i]
			copy(r.bands[lo:hi], standing.Band[lo:hi])
			if standing.Scored {
				copy(r.scores[lo:hi], standing.Score[lo:hi])
			}
			if standing.Everybody() {
				continue
			}
			for pos := lo; pos < hi; pos++ {
				if !standing.Enrolled(pos) {
					r.bands[pos] = nobody
				}
			}
		}
	})
}

// free is a note that nothing is compared with any more, or a new one.
func (m *Mobility) free(w *model.World) *note {
	for _, n := range m.notes {
		if n.period+m.dates.Every <= w.Period {
			return n
		}
	}
	n := &note{records: make([]record, len(w.Standings))}
	for i, standing := range w.Standings {
		n.records[i].bands = make([]uint8, w.N)
		if standing.Scored {
			n.records[i].scores = make([]int32, w.N)
		}
	}
	m.notes = append(m.notes, n)
	return n
}

// Take counts the moves since the date that this one is compared with, if that was seen.
func (m *Mobility) Take(w *model.World) {
	m.Begin, m.End = m.begin(w.Period), w.Period
	for i := range w.Standings {
		if len(m.of) <= i {
			m.of = append(m.of, newMoves(w, i))
		}
		m.of[i].forget()
	}
	for _, n := range m.notes {
		if n.period != m.Begin || m.Begin >= m.End {
			continue
		}
		for i := range w.Standings {
			m.of[i].count(w, i, &n.records[i])
		}
	}
}
