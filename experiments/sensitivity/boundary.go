package sensitivity

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
)

// A Curve is outcomes along one factor.
type Curve struct {
	X        []float64   // in any order, each once
	Outcomes [][]float64 // by X: a value per replicate, replicate r with the same luck everywhere; NaN where it failed
}

// Boundary is where the mean outcome first crosses a level, from the lowest X on, between two points on a
// straight line; undefined if it does not. The interval is of percentiles of a bootstrap over replicates,
// which keeps the luck that points share; there is none with one replicate, or where too many resamples do
// not cross.
func (c Curve) Boundary(level float64, o Options) (Estimate, error) {
	return c.locate("boundary", o, func(x, y []float64) float64 { return crossing(x, y, level) })
}

// Steepest is the middle of the two neighbouring points between which the mean outcome changes fastest per X,
// up or down (the lowest ones among equals); undefined if it never changes. Interval as Boundary.
func (c Curve) Steepest(o Options) (Estimate, error) { return c.locate("steepest", o, steepest) }

// locate finds a place on the mean curve and on those of resampled replicates.
func (c Curve) locate(stream string, o Options, find func(x, y []float64) float64) (Estimate, error) {
	o, err := o.complete()
	if err != nil {
		return undefined, err
	}
	c, replicates, err := c.ascending()
	if err != nil {
		return undefined, err
	}
	statistic := func(weights, out []float64) {
		x, y := c.means(weights)
		out[0] = find(x, y)
	}
	ones, out := make([]float64, replicates), make([]float64, 1)
	floats.AddConst(1, ones)
	statistic(ones, out)
	if replicates < 2 {
		return Estimate{out[0], math.NaN(), math.NaN()}, nil
	}
	b := whole(o, stream, replicates)
	return b.percentiles(out[0], b.run(1, statistic)[0]), nil
}

// ascending sorts by X, and counts replicates.
func (c Curve) ascending() (Curve, int, error) {
	if len(c.X) != len(c.Outcomes) {
		return c, 0, fmt.Errorf("%d places, but outcomes of %d", len(c.X), len(c.Outcomes))
	}
	order, replicates := make([]int, len(c.X)), 0
	for i, values := range c.Outcomes {
		order[i] = i
		replicates = max(replicates, len(values))
	}
	slices.SortFunc(order, func(a, b int) int { return undefinedLast(c.X[a], c.X[b]) })
	s := Curve{make([]float64, len(order)), make([][]float64, len(order))}
	for i, at := range order {
		s.X[i], s.Outcomes[i] = c.X[at], c.Outcomes[at]
		if math.IsNaN(s.X[i]) || (i > 0 && s.X[i] == s.X[i-1]) {
			return c, 0, fmt.Errorf("place %v: places must be numbers, each once", s.X[i])
		}
	}
	return s, replicates, nil
}

// means leaves out places where nothing that was drawn came out.
func (c Curve) means(weights []float64) (x, y []float64) {
	for i, values := range c.Outcomes {
		n, sum := 0.0, 0.0
		for r, v := range values {
			if !math.IsNaN(v) {
				n += weights[r]
				sum += weights[r] * v
			}
		}
		if n > 0 {
			x, y = append(x, c.X[i]), append(y, sum/n)
		}
	}
	return x, y
}

// crossing interpolates; NaN where the curve stays on one side.
func crossing(x, y []float64, level float64) float64 {
	for i := range y {
		if y[i] == level {
			return x[i]
		}
		if i > 0 && (y[i-1] < level) != (y[i] < level) {
			return x[i-1] + (x[i]-x[i-1])*(level-y[i-1])/(y[i]-y[i-1])
		}
	}
	return math.NaN()
}

// steepest compares slopes of neighbours.
func steepest(x, y []float64) float64 {
	at, best := math.NaN(), 0.0
	for i := 1; i < len(x); i++ {
		if slope := math.Abs((y[i] - y[i-1]) / (x[i] - x[i-1])); slope > best {
			at, best = (x[i]+x[i-1])/2, slope
		}
	}
	return at
}
