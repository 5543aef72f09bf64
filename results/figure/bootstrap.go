package figure

import (
	"math"
	"math/rand/v2"
)

const (
	resamples = 400
	strips    = 160 // strips of a phase diagram, and pieces of a strip
)

// resampled draws the replicates of each point anew, with replacement, and gives the share of resamples in which the mean
// lies at a level or above: at the points of the field, and at the middles of a raster over it, between the points by
// bilinear interpolation. Where all points have as many replicates the same ones are drawn everywhere, since replicates
// share their luck; else each point for itself. A point with a single run has no spread.
func (f field) resampled(samples map[place]sample, limit float64, xs, ys scale) (points, between [][]float64) {
	rng := rand.New(rand.NewPCG(0x5eed, 0xb007)) // a figure is the same whenever it is drawn
	points, between = grids(len(f.y), len(f.x)), grids(strips, strips)
	x, y := weights(places(f.x, xs)), weights(places(f.y, ys))
	n, paired := f.replicates(samples)
	order := make([]int, n)
	means := grids(len(f.y), len(f.x))
	for range resamples {
		for k := range order {
			order[k] = rng.IntN(n)
		}
		for j := range f.y {
			for i := range f.x {
				means[j][i] = math.NaN()
				if finite(f.values[j][i]) {
					means[j][i] = samples[f.cells[j][i].place].drawn(rng, order, paired, f.values[j][i])
				}
				points[j][i] += isAbove(means[j][i], limit)
			}
		}
		for row := range between {
			for column := range between[row] {
				between[row][column] += isAbove(bilinear(means, x[column], y[row]), limit)
			}
		}
	}
	for _, rows := range [][][]float64{points, between} {
		for _, row := range rows {
			for i := range row {
				row[i] /= resamples
			}
		}
	}
	return points, between
}

func grids(rows, columns int) [][]float64 {
	out := make([][]float64, rows)
	for i := range out {
		out[i] = make([]float64, columns)
	}
	return out
}

func isAbove(v, limit float64) float64 {
	switch {
	case math.IsNaN(v):
		return math.NaN()
	case v >= limit:
		return 1
	default:
		return 0
	}
}

// replicates is how many runs each point of the field has, and whether all have as many.
func (f field) replicates(samples map[place]sample) (n int, same bool) {
	same = true
	for j := range f.y {
		for i := range f.x {
			if finite(f.values[j][i]) {
				have := len(samples[f.cells[j][i].place])
				same = same && (n == 0 || n == have)
				n = max(n, have)
			}
		}
	}
	return n, same
}

// drawn is the mean of a resample; where no run is known, that of the summary.
func (s sample) drawn(rng *rand.Rand, order []int, paired bool, mean float64) float64 {
	sum, n := 0.0, 0
	for _, k := range order[:min(len(order), len(s))] {
		if !paired {
			k = rng.IntN(len(s))
		}
		if v := s[k]; finite(v) {
			sum, n = sum+v, n+1
		}
	}
	if n == 0 {
		return mean
	}
	return sum / float64(n)
}

// A weight is where a place lies between two points of a grid.
type weight struct {
	i    int
	part float64 // from the i-th to the next
}

// weights gives where the middles of the raster lie between the places of points along an axis.
func weights(points []float64) []weight {
	out := make([]weight, strips)
	for k := range out {
		at := (float64(k) + 0.5) / strips
		i := 0
		for i < len(points)-2 && points[i+1] < at {
			i++
		}
		out[k] = weight{i, (at - points[i]) / (points[i+1] - points[i])}
		if at < points[0] || at > points[len(points)-1] { // this panel has no points there
			out[k].part = math.NaN()
		}
	}
	return out
}

func bilinear(values [][]float64, x, y weight) float64 {
	low := values[y.i][x.i]*(1-x.part) + values[y.i][x.i+1]*x.part
	high := values[y.i+1][x.i]*(1-x.part) + values[y.i+1][x.i+1]*x.part
	return low*(1-y.part) + high*y.part
}
