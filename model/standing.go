package model

import "math"

// Hundredths is how many stored units make a point.
const Hundredths = 100

// NoStanding is the score of a person whom an institution has not enrolled.
const NoStanding = math.MinInt32

// A Form is what the standings of an institution look like.
type Form struct {
	Scored           bool    // whether it keeps a score
	Base, Floor, Cap int32   // hundredths of a point; all zero without a score
	Bands            []Band  // lowest first, at least one
	Gate             bool    // whether bands open and shut services (else they are output only)
	Refresh          int     // periods between two publications, at least 1
	Enrolled, Aware  float64 // shares of people
	Initial          uint8   // without a score: the band that everybody starts in
	Open             bool    // whether people may join, leave or learn of it while the society goes on
}

// BaseBand is the band of a person who has done nothing yet; people whom the institution has not
// enrolled are treated as if they were in it.
func (f *Form) BaseBand() uint8 {
	if !f.Scored {
		return f.Initial
	}
	return f.BandOf(f.Base)
}

// A Band is a named range of a score, from From (in hundredths of a point) to the next band.
type Band struct {
	Label string
	From  int32
}

// BandOf returns the number of the band that a score lies in.
func (f *Form) BandOf(score int32) uint8 {
	band := uint8(0)
	for _, b := range f.Bands[1:] {
		if score >= b.From {
			band++
		}
	}
	return band
}

// Points turns hundredths into points.
func Points(hundredths int32) float64 { return float64(hundredths) / Hundredths }

// ToHundredths turns points into hundredths and tells whether nothing was lost.
func ToHundredths(points float64) (int32, bool) {
	scaled := points * Hundredths
	whole := math.Round(scaled)
	if math.Abs(whole) > 1e9 || math.Abs(scaled-whole) > 1e-6 {
		return 0, false
	}
	return int32(whole), true
}

// A Standing holds the columns of one institution, by position. Score and Band are published: all
// may read them. Next and NextBand are written by the institution alone, each row by its span.
type Standing struct {
	Form
	Score, Next    []int32 // hundredths of a point, NoStanding where not enrolled; nil without a score
	Band, NextBand []uint8
	flags          []uint8 // nil where everybody is enrolled and aware for good
	ended          bool    // whether nobody may join any more
}

const (
	flagEnrolled = 1 << iota
	flagAware
	flagJoins  // with the next publication
	flagLeaves // with the next publication
)

// Enrolled tells whether the institution knows the person.
func (s *Standing) Enrolled(pos int) bool { return s.flags == nil || s.flags[pos]&flagEnrolled != 0 }

// Ended tells whether the institution has ended, so that nobody may join any more.
func (s *Standing) Ended() bool { return s.ended }

// Aware tells whether the person knows of the institution and is enrolled in it.
func (s *Standing) Aware(pos int) bool {
	const both = flagEnrolled | flagAware
	return s.flags == nil || s.flags[pos]&both == both
}

// Enrol lets a person join an institution, or leave it, with its next publication; as seeded, at once.
// The institution's form must be open. It may be called between periods and while kinds prepare; of
// two calls for a person the later one counts. Nobody joins an institution that has ended.
func (w *World) Enrol(institution, pos int, in bool) {
	s := w.Standings[institution]
	in = in && !s.ended
	s.flags[pos] &^= flagJoins | flagLeaves
	switch {
	case in && !s.Enrolled(pos):
		s.flags[pos] |= flagJoins
	case !in && s.Enrolled(pos):
		s.flags[pos] |= flagLeaves
	default:
		return
	}
	if w.Period == 0 && w.seeding {
		s.turnOne(pos)
		s.greet(pos)
	}
}

// End has everybody leave an institution with its next publication, and lets nobody join it ever again.
// Its form must be open. It may be called between periods.
func (w *World) End(institution int) {
	s := w.Standings[institution]
	if s.ended {
		return
	}
	s.ended = true
	w.each(func(lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			w.Enrol(institution, pos, false)
		}
	})
}

// Inform tells a person of an institution whose form is open, or (not told) hides it again.
func (w *World) Inform(institution, pos int, told bool) {
	s := w.Standings[institution]
	s.flags[pos] &^= flagAware
	if told {
		s.flags[pos] |= flagAware
	}
}

// turn lets people join and leave whose standings are published at the end of the period that begins.
func (s *Standing) turn(period int) {
	if !s.Open || !s.Due(period) {
		return
	}
	for pos, flags := range s.flags {
		if flags&(flagJoins|flagLeaves) != 0 {
			s.turnOne(pos)
		}
	}
}

func (s *Standing) turnOne(pos int) {
	if s.flags[pos]&flagJoins != 0 {
		s.flags[pos] |= flagEnrolled
	} else {
		s.flags[pos] &^= flagEnrolled
	}
	s.flags[pos] &^= flagJoins | flagLeaves
}

// greet publishes the first standing of a person who has joined or left as seeded.
func (s *Standing) greet(pos int) {
	home := s.BaseBand()
	s.Band[pos], s.NextBand[pos] = home, home
	if s.Score == nil {
		return
	}
	s.Score[pos], s.Next[pos] = NoStanding, NoStanding
	if s.Enrolled(pos) {
		s.Score[pos], s.Next[pos] = s.Base, s.Base
	}
}

// Everybody tells whether all are enrolled and aware for good.
func (s *Standing) Everybody() bool { return s.flags == nil }

// Due tells whether the standing is published at the end of a period (period 0 always is).
func (s *Standing) Due(period int) bool { return period%s.Refresh == 0 }

// Current returns the scores and bands that hold after this period's publication.
func (s *Standing) Current(period int) (scores []int32, bands []uint8) {
	if s.Due(period) {
		return s.Next, s.NextBand
	}
	return s.Score, s.Band
}

func (s *Standing) publish() {
	s.Score, s.Next = s.Next, s.Score
	s.Band, s.NextBand = s.NextBand, s.Band
}

// newStanding allocates the columns and enrols people.
func newStanding(w *World, label string, f Form) *Standing {
	s := &Standing{Form: f, Band: make([]uint8, w.N), NextBand: make([]uint8, w.N)}
	if f.Scored {
		s.Score, s.Next = make([]int32, w.N), make([]int32, w.N)
	}
	if f.Enrolled < 1 || f.Aware < 1 || f.Open {
		s.flags = make([]uint8, w.N)
		enrolled, aware := NewChance(f.Enrolled), NewChance(f.Aware)
		luck := w.Luck("institutions." + label + ".enrolled")
		w.each(func(lo, hi int) {
			for i := lo; i < hi; i++ {
				a, b := luck.Draw(Person, uint64(w.ID(i)), 0)
				if Chance(a) < enrolled {
					s.flags[i] |= flagEnrolled
				}
				if Chance(b) < aware {
					s.flags[i] |= flagAware
				}
			}
		})
	}
	return s
}
