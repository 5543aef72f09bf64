package institution

import "socialcredit/model"

// Friends is a way in which friends' published scores weigh on one's own. A person without friends
// who have a standing gets nothing from it.
type Friends interface {
	// Weigh writes what friends add to each person of the circle's span, in hundredths of a point,
	// to Span.Effect.
	Weigh(c *Circle)
}

// A Circle is the people of a span and what their friends are known for. Columns are those of the
// span.
type Circle struct {
	World    *model.World
	Span     *model.Span
	Standing *model.Standing
	Account  []int32  // what friends have added so far; nil for kinds that compute it afresh
	Carry    []uint16 // what waits to make a whole hundredth, in 1/65,536
	own      []int32
}

// Sum adds up friends' published scores, into Span.Sums and Span.Friends.
func (c *Circle) Sum() {
	s := c.Span
	c.World.Ties.Sums(s.Lo, s.Hi, c.Standing.Score, c.Standing.Everybody(), s.Sums, s.Friends)
}

// Own lists the balances of people's own records, in hundredths.
func (c *Circle) Own() []int32 { return c.own }

// nearest rounds to a whole number; halves go up. It must lie within 2**30 of zero, where adding the
// offset leaves 22 binary digits of the fraction. Cutting off a positive number rounds it down. The
// conversion keeps a caller's product from being fused with the sum, which would round otherwise.
func nearest(x float64) int32 {
	const offset = 1 << 30
	return int32(int64(float64(x)+(offset+0.5)) - offset)
}

// nearest64 is nearest for numbers within 2**44 of zero, to a 128th.
func nearest64(x float64) int64 {
	const offset = 1 << 45
	return int64(float64(x)+(offset+0.5)) - offset
}
