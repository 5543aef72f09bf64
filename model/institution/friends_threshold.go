package institution

import "socialcredit/model"

const thresholdDoc = "A fixed bonus where friends' mean reaches upper, the same as a malus where it lies below lower (Zeisl: 'having friends with a high point score', read literally). " +
	"Raises dispersion near the edges."

// Threshold gives or takes a fixed number of points.
type Threshold struct {
	// Points given or taken.
	Bonus float64 `yaml:"bonus" min:"0" max:"10000"`
	// Friends' mean from which the bonus is due, in points.
	Upper float64 `yaml:"upper" min:"-1000000" max:"1000000"`
	// Friends' mean below which the malus is due, in points.
	Lower float64 `yaml:"lower" min:"-1000000" max:"1000000"`

	bonus, upper, lower int32
}

// Bind checks that the edges agree.
func (f *Threshold) Bind(b *model.Binding) {
	f.bonus, f.upper, f.lower = b.Hundredths("bonus", f.Bonus), b.Hundredths("upper", f.Upper), b.Hundredths("lower", f.Lower)
	if f.Lower > f.Upper {
		b.Fail("lower", "%v is above upper, %v; lower <= upper", f.Lower, f.Upper)
	}
}

// Weigh adds the bonus, the malus or nothing.
func (f *Threshold) Weigh(c *Circle) {
	c.Sum()
	for i, k := range c.Span.Friends {
		sum, n := c.Span.Sums[i], int64(k)
		switch {
		case k > 0 && sum >= n*int64(f.upper):
			c.Span.Effect[i] = f.bonus
		case k > 0 && sum < n*int64(f.lower):
			c.Span.Effect[i] = -f.bonus
		default:
			c.Span.Effect[i] = 0
		}
	}
}
