package design

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/gonum/stat"
)

// A curve is an outcome along a range, all other factors being the same.
type curve struct {
	whole  bool     // whether the range has only whole numbers
	cells  []string // of one of its rows
	seen   []string // the levels of the range that it has
	points []place
}

// A place is a point of a curve.
type place struct {
	position float64 // in the range, 0 to 1
	level    float64
	mean     float64
	noise    float64 // squared standard error of the mean; NaN with one replicate
	gap      float64 // between two camps of replicates; 0 where there is but one
}

// curvesOf sorts the rows into curves, by what the factors other than the one at a place say.
func curvesOf(f *Factor, at int, rows []Row, outcomes [][]float64) []*curve {
	var curves []*curve
	known := map[string]*curve{}
	for i, row := range rows {
		others := slices.Concat(row.Cells[:at], row.Cells[at+1:])
		key := strings.Join(others, "\x00")
		c := known[key]
		if c == nil {
			c = &curve{whole: f.Whole, cells: row.Cells}
			known[key] = c
			curves = append(curves, c)
		}
		c.seen = append(c.seen, row.Cells[at])
		c.add(f, row.Cells[at], outcomes[i])
	}
	for _, c := range curves {
		c.order()
	}
	return curves
}

func (c *curve) has(level string) bool { return slices.Contains(c.seen, level) }

func (c *curve) add(f *Factor, level string, outcomes []float64) {
	position, ok := Position(*f, level)
	values := slices.Clone(outcomes)
	values = slices.DeleteFunc(values, func(v float64) bool { return !finite(v) })
	if !ok || len(values) == 0 {
		return
	}
	slices.Sort(values) // so that the order of replicates changes no bit
	mean, variance := stat.MeanVariance(values, nil)
	gap, _ := camps(values)
	number, _ := strconv.ParseFloat(level, 64) // it has a position
	c.points = append(c.points, place{position, number, mean, variance / float64(len(values)), gap})
}

// order sorts the points and gives those with one replicate the mean noise of the others, none if
// nobody has any.
func (c *curve) order() {
	slices.SortStableFunc(c.points, func(a, b place) int { return cmp.Compare(a.position, b.position) })
	sum, n := 0.0, 0
	for _, p := range c.points {
		if !math.IsNaN(p.noise) {
			sum, n = sum+p.noise, n+1
		}
	}
	for i := range c.points {
		if math.IsNaN(c.points[i].noise) {
			c.points[i].noise = sum / float64(max(n, 1))
		}
	}
}

// standardErrors is by how many standard errors two means must differ for the difference to count.
const standardErrors = 2

// refined returns the positions of a round at most, ascending. Each goes into the gap between neighbours
// where (jump of the mean beyond two standard errors) * sqrt(width) is largest, a gap that is cut into
// m parts counting as m**-1.5 of that, as if its jump were even. So a smooth curve gets points as the
// 2/3rd power of its slope, and a step gets all of them.
func (c *curve) refined(t *TippingPoint) []float64 {
	parts := make([]int, max(len(c.points)-1, 0))
	scores := make([]float64, len(parts))
	for i := range parts {
		parts[i] = 1
		scores[i] = jump(c.points[i], c.points[i+1], t.Bimodality) * math.Sqrt(c.width(i))
	}
	for range t.PerRound {
		best, most := -1, 0.0
		for i, score := range scores {
			m := float64(parts[i])
			score /= m * math.Sqrt(m)
			if score > most && c.fits(i, m+1, t.Resolution) {
				best, most = i, score
			}
		}
		if best < 0 {
			break
		}
		parts[best]++
	}
	var positions []float64
	for i, m := range parts {
		for part := 1; part < m; part++ {
			positions = append(positions, c.points[i].position+float64(c.width(i)*float64(part)/float64(m)))
		}
	}
	return positions
}

// fits tells whether a gap can be cut into so many parts.
func (c *curve) fits(i int, parts, resolution float64) bool {
	if c.whole && c.points[i+1].level-c.points[i].level < parts {
		return false
	}
	return c.width(i)/parts >= resolution*(1-1e-9) // a hair less, since positions are rounded
}

func (c *curve) width(i int) float64 { return c.points[i+1].position - c.points[i].position }

// jump is by how much the outcome changes from one point to the next, beyond its noise. On the border
// of a bimodal region a camp appears, which is a change as large as the gap between the camps.
func jump(a, b place, bimodality bool) float64 {
	change := max(0, math.Abs(b.mean-a.mean)-standardErrors*math.Sqrt(a.noise+b.noise))
	if bimodality && (a.gap > 0) != (b.gap > 0) {
		change = max(change, a.gap, b.gap)
	}
	return change
}
