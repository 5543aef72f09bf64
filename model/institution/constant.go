package institution

import "socialcredit/model"

const constantDoc = "Everybody keeps the base score for ever, whatever the records say. A null: the same people do the same things under no scoring."

// Constant holds everybody at the base.
type Constant struct {
	Scale `yaml:",inline"`

	self int
}

func newConstant() *Constant { return &Constant{Scale: newScale()} }

// Bind checks that the values agree.
func (c *Constant) Bind(b *model.Binding) { c.bind(b) }

// Prepare publishes the base.
func (c *Constant) Prepare(w *model.World, self int) {
	c.self = self
	startAt(w, w.Standings[self], nil)
}

// Run gives the base to those who join and takes it from those who leave; where nobody may, both pairs
// of columns already hold it.
func (c *Constant) Run(w *model.World, s *model.Span) {
	standing := w.Standings[c.self]
	if !standing.Open {
		return
	}
	for pos := s.Lo; pos < s.Hi; pos++ {
		standing.Next[pos], standing.NextBand[pos] = standing.Base, standing.BaseBand()
		if !standing.Enrolled(pos) {
			standing.Next[pos] = model.NoStanding
		}
	}
}

// startAt publishes everybody's first standing: base plus what own gives (nil = nothing).
func startAt(w *model.World, s *model.Standing, own []int32) {
	home := s.BaseBand()
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			score, band := s.Base, home
			switch {
			case !s.Enrolled(pos):
				score = model.NoStanding
			case own != nil:
				score += own[pos]
				band = s.BandOf(score)
			}
			s.Score[pos], s.Next[pos], s.Band[pos], s.NextBand[pos] = score, score, band, band
		}
	})
}
