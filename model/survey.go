package model

// A Survey counts people and ties for one family of measures, where the counts of a [Snapshot] do not
// do. It serves one simulation. It reads the society and changes nothing of it; what it counts are
// whole numbers, span by span, so that it does not matter who counted what.
type Survey interface {
	// Take counts the society as it stands after a period, once all is published and settled. Measures
	// read what the last call counted.
	Take(w *World)
}

// A Rememberer is a survey that compares a period with an earlier one. It owns a column of what people
// were then.
type Rememberer interface {
	Survey
	// Remembers tells whether a later period is compared with this one.
	Remembers(period int) bool
	// Remember keeps what the later one is compared with.
	Remember(w *World)
}

// Dates say when a family is computed.
type Dates struct {
	Every int // periods; at least 1
	Since int // the period that others are compared with, where the family says so; else 0
	Last  int // period of the run
}

// Due tells whether the family is computed in a period: the first and the last one always.
func (d Dates) Due(period int) bool {
	return d.Every == 1 || period%d.Every == 0 || period == d.Last
}

// Surveys are those of the families that a run computes.
type Surveys struct{ list []dated }

type dated struct {
	family string
	dates  Dates
	survey Survey
}

// Add adds the survey of a family.
func (s *Surveys) Add(family string, dates Dates, survey Survey) {
	s.list = append(s.list, dated{family, dates, survey})
}

// Of is the survey of a family, nil where there is none.
func (s *Surveys) Of(family string) Survey {
	if s == nil {
		return nil
	}
	for i := range s.list {
		if s.list[i].family == family {
			return s.list[i].survey
		}
	}
	return nil
}

// take takes the surveys that are due, if the period is measured, and has those remember it that
// compare another with it.
func (s *Surveys) take(w *World, measured bool) {
	for i := range s.list {
		d := &s.list[i]
		if measured && d.dates.Due(w.Period) {
			d.survey.Take(w)
		}
		if r, ok := d.survey.(Rememberer); ok && r.Remembers(w.Period) {
			r.Remember(w)
		}
	}
}
