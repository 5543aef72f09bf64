package institution

import (
	"math"

	"socialcredit/model"
)

const worstDoc = "Guilt by association: weight times what the worst friend is above or below base. Raises dispersion and lowers the mean."

// Worst lets only the worst friend count.
type Worst struct {
	// Points per point that the worst friend lies above the base.
	Weight float64 `yaml:"weight" min:"0" below:"1"`
}

// Weigh adds weight*(lowest friend - base).
func (f *Worst) Weigh(c *Circle) {
	score, base := c.Standing.Score, c.Standing.Base
	for i := range c.Span.Effect {
		worst := int32(math.MaxInt32)
		for _, j := range c.World.Ties.Friends(c.Span.Lo + i) {
			if score[j] != model.NoStanding {
				worst = min(worst, score[j])
			}
		}
		c.Span.Effect[i] = 0
		if worst != math.MaxInt32 {
			c.Span.Effect[i] = nearest(float64(float64(worst-base) * f.Weight))
		}
	}
}
