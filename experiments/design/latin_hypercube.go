package design

import "fmt"

const latinHypercubeDoc = "Each factor's range is cut into as many equal strata as there are samples, and each stratum is met exactly once, in an order of its own for each factor. " +
	"It cannot be extended: use sobol_sequence or random where more samples may be wanted later."

// LatinHypercube is the design of McKay, Beckman and Conover (1979), "A comparison of three methods
// for selecting values of input variables in the analysis of output from a computer code".
type LatinHypercube struct {
	// Number of points, and of strata.
	Samples int `yaml:"samples" min:"1" max:"10000000"`
	// Seed of the draws. It has nothing to do with the societies' own luck.
	Seed uint64 `yaml:"seed"`
	// Whether points lie in the middle of their strata instead of anywhere in them.
	Centered bool `yaml:"centered"`
	// Number of designs to draw, of which the one is kept whose two closest points are farthest apart
	// (Johnson, Moore and Ylvisaker 1990); 0 takes the first. The time goes with the square of samples.
	Maximin int `yaml:"maximin" min:"0" max:"10000"`
}

// mostDistances is how many differences of coordinates a design may compute: about half a minute.
const mostDistances = 2e10

// Plan draws the rows.
func (l *LatinHypercube) Plan(factors []Factor) ([]Row, error) {
	if err := Check(factors); err != nil {
		return nil, err
	}
	if err := within("samples", l.Samples, 1, mostRows); err != nil {
		return nil, err
	}
	if err := within("maximin", l.Maximin, 0, 10_000); err != nil {
		return nil, err
	}
	if err := fits(float64(l.Samples), len(factors), "take fewer samples"); err != nil {
		return nil, err
	}
	n := float64(l.Samples)
	if work := n * n / 2 * float64(len(factors)*l.Maximin); l.Maximin > 1 && work > mostDistances {
		return nil, fmt.Errorf("maximin: %d designs of %d points take too long to compare; take %.0f or fewer, or fewer samples",
			l.Maximin, l.Samples, max(1, mostDistances/(work/float64(l.Maximin))))
	}
	best := l.draw(factors, 0)
	if l.Maximin > 1 {
		least := closest(best, -1)
		for try := 1; try < l.Maximin; try++ {
			cube := l.draw(factors, try)
			if d := closest(cube, least); d > least {
				best, least = cube, d
			}
		}
	}
	return points(factors, l.Samples, func(row, i int) float64 { return best[row][i] })
}

// draw returns the points of one design in the unit cube.
func (l *LatinHypercube) draw(factors []Factor, try int) [][]float64 {
	cube := make([][]float64, l.Samples)
	coordinates := make([]float64, l.Samples*len(factors))
	for row := range cube {
		cube[row] = coordinates[row*len(factors):][:len(factors)]
	}
	n := float64(l.Samples)
	for i, luck := range lucksOf(factors, l.Seed, "latin_hypercube") {
		for row, stratum := range luck.shuffled(l.Samples, try) {
			within := 0.5
			if !l.Centered {
				within = luck.draw(row, try)
			}
			cube[row][i] = (float64(stratum) + within) / n
		}
	}
	return cube
}

// closest is the squared distance of the two closest points, or anything up to enough once it is
// known to be no more.
func closest(cube [][]float64, enough float64) float64 {
	least := float64(len(cube[0])) + 1 // no two points are that far apart
	for i, a := range cube {
		for _, b := range cube[:i] {
			distance := 0.0
			for j := range a {
				difference := a[j] - b[j]
				distance += float64(difference * difference)
			}
			if least = min(least, distance); least <= enough {
				return least
			}
		}
	}
	return least
}

// Fixed tells that the strata depend on their number.
func (l *LatinHypercube) Fixed() string {
	return "a Latin hypercube cuts each range into as many strata as it has samples, so that more samples are other points; " +
		"use sobol_sequence or random for a study that may grow"
}
