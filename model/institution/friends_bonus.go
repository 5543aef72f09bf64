package institution

const bonusDoc = "Friends add weight times what their mean is above base (Zeisl: 'having friends with a high point score'). " +
	"Raises dispersion: deviations that a cluster shares grow by 1/(1-weight). Needs homophily to bite."

// Bonus adds what friends' mean is above the base.
type Bonus struct {
	// Points per point that friends' mean lies above the base.
	Weight float64 `yaml:"weight" min:"0" below:"1"`
}

// Weigh adds weight*(mean - base).
func (f *Bonus) Weigh(c *Circle) {
	c.Sum()
	base := int64(c.Standing.Base)
	sums, effect := c.Span.Sums, c.Span.Effect
	for i, k := range c.Span.Friends {
		if k == 0 {
			effect[i] = 0
			continue
		}
		effect[i] = nearest(float64(sums[i]-int64(k)*base) * f.Weight / float64(k))
	}
}
