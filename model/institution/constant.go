package institution

import "socialcredit/model"

const constantDoc = "Everybody keeps the base score for ever, whatever the records say. A null: the same people do the same things under no scoring."

// Constant holds everybody at the base.
type Constant struct {
	Scale `yaml:",inline"`
}

func newConstant() *Constant { return &Constant{newScale()} }

// Bind checks that the values agree.
func (c *Constant) Bind(b *model.Binding) { c.bind(b) }

// Prepare publishes the base.
func (c *Constant) Prepare(w *model.World, self int) { startAt(w, w.Standings[self], nil) }

// Run changes nothing: both pairs of columns already hold the base.
func (c *Constant) Run(*model.World, *model.Span) {}

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
