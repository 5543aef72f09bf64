package institution

const shareDoc = "Friends are weight of the score and one's own records the rest (Friedkin and Johnsen 1990; Zhima: 5 %). " +
	"Lowers dispersion by about 1-weight."

// Share makes friends a part of the score.
type Share struct {
	// Share of the score that friends' mean makes up.
	Weight float64 `yaml:"weight" min:"0" max:"1"`
}

// Weigh adds weight*(mean - base) - weight*own.
func (f *Share) Weigh(c *Circle) {
	c.Sum()
	base := int64(c.Standing.Base)
	sums, effect, own := c.Span.Sums, c.Span.Effect, c.Own()
	for i, k := range c.Span.Friends {
		if k == 0 {
			effect[i] = 0
			continue
		}
		mean := float64(sums[i]-int64(k)*base) / float64(k)
		effect[i] = nearest(float64((mean - float64(own[i])) * f.Weight))
	}
}
