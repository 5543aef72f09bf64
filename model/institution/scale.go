package institution

import (
	"slices"

	"socialcredit/model"
)

// Scale is what every institution that keeps a score says of it.
type Scale struct {
	// Score that everybody starts with, in points.
	Base float64 `yaml:"base" min:"-1000000" max:"1000000"`
	// Lowest score there is, in points.
	Floor float64 `yaml:"floor" min:"-1000000" max:"1000000"`
	// Highest score there is, in points.
	Cap   float64 `yaml:"cap" min:"-1000000" max:"1000000"`
	Reach `yaml:",inline"`
	// Bands by label: the score from which each begins, in points.
	Bands map[string]float64 `yaml:"bands"`

	form model.Form
}

// maxRange is how many points may lie between floor and cap.
const maxRange = 10_000

func newScale() Scale {
	return Scale{Base: 100, Floor: 0, Cap: 200, Reach: newReach()}
}

// Form says what the standings look like.
func (s *Scale) Form() model.Form { return s.form }

// bind checks that the values agree.
func (s *Scale) bind(b *model.Binding) {
	s.form = s.Reach.form(0)
	s.form.Scored = true
	s.form.Base, s.form.Floor, s.form.Cap = b.Hundredths("base", s.Base), b.Hundredths("floor", s.Floor), b.Hundredths("cap", s.Cap)
	switch {
	case s.Floor > s.Cap:
		b.Fail("floor", "%v is above the cap of %v; floor <= base <= cap", s.Floor, s.Cap)
	case s.Base < s.Floor:
		b.Fail("base", "%v is below the floor of %v; floor <= base <= cap", s.Base, s.Floor)
	case s.Base > s.Cap:
		b.Fail("base", "%v is above the cap of %v; floor <= base <= cap", s.Base, s.Cap)
	case s.Cap-s.Floor > maxRange:
		b.Fail("cap", "%v points lie between floor and cap; at most %d", s.Cap-s.Floor, maxRange)
	}
	s.bindBands(b)
}

func (s *Scale) bindBands(b *model.Binding) {
	for _, label := range model.Labels(s.Bands) {
		s.form.Bands = append(s.form.Bands, model.Band{Label: label, From: b.Hundredths("bands."+label, s.Bands[label])})
	}
	bands := s.form.Bands
	if len(bands) == 0 {
		s.form.Bands = []model.Band{{Label: "all", From: s.form.Floor}}
		b.Fail("bands", "names no band; write bands: {LABEL: lowest score in points, ...}, the lowest one at the floor")
		return
	}
	if len(bands) > 64 {
		b.Fail("bands", "%d bands; at most 64", len(bands))
	}
	slices.SortStableFunc(bands, func(x, y model.Band) int { return int(x.From) - int(y.From) })
	if bands[0].From > s.form.Floor {
		b.Fail("bands."+bands[0].Label, "the lowest band begins at %v, above the floor of %v; it must begin at the floor or below",
			model.Points(bands[0].From), s.Floor)
	}
	for i := 1; i < len(bands); i++ {
		if bands[i].From == bands[i-1].From {
			b.Fail("bands."+bands[i].Label, "begins at %v like band %s; bands must begin at different scores",
				model.Points(bands[i].From), bands[i-1].Label)
		}
		if bands[i].From > s.form.Cap {
			b.Fail("bands."+bands[i].Label, "begins at %v, above the cap of %v: nobody can reach it", model.Points(bands[i].From), s.Cap)
		}
	}
}

// bandTable lists the band of each score from the floor to the cap.
func (s *Scale) bandTable() []uint8 {
	table := make([]uint8, s.form.Cap-s.form.Floor+1)
	for i := range table {
		table[i] = s.form.BandOf(s.form.Floor + int32(i))
	}
	return table
}
