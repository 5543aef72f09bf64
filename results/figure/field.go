package figure

import (
	"math"
	"slices"
)

// A field is values over the plane of two numeric factors, each at the points of a grid; NaN where there is none.
type field struct {
	x, y   []float64   // ascending
	values [][]float64 // by y, then x
	cells  [][]cell    // what they are of
}

// fieldOf sets out cells over two factors.
func fieldOf(x, y factor, cells []cell) field {
	f := field{x: x.distinct(cells), y: y.distinct(cells)}
	f.values, f.cells = make([][]float64, len(f.y)), make([][]cell, len(f.y))
	for j := range f.y {
		f.values[j], f.cells[j] = make([]float64, len(f.x)), make([]cell, len(f.x))
		for i := range f.x {
			f.values[j][i] = math.NaN()
		}
	}
	for _, c := range cells {
		i, okX := slices.BinarySearch(f.x, number(c.levels[x.at]))
		j, okY := slices.BinarySearch(f.y, number(c.levels[y.at]))
		if okX && okY {
			f.values[j][i], f.cells[j][i] = c.mean, c
		}
	}
	return f
}

// spanOf gives the smallest and the largest value of some fields.
func spanOf(fields []field) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, f := range fields {
		for _, row := range f.values {
			for _, v := range row {
				if finite(v) {
					low, high = math.Min(low, v), math.Max(high, v)
				}
			}
		}
	}
	return low, high
}

// edges gives where the cells of a grid end: half-way between neighbours as the axis shows them, and as far beyond the
// outermost.
func edges(values []float64, axis scale) []float64 {
	places := make([]float64, len(values))
	for i, v := range values {
		places[i] = axis.norm(v)
	}
	n := len(places)
	out := make([]float64, n+1)
	for i := 1; i < n; i++ {
		out[i] = (places[i-1] + places[i]) / 2
	}
	out[0], out[n] = 2*places[0]-out[1], 2*places[n-1]-out[n-1]
	for i, place := range out {
		out[i] = axis.at(place)
	}
	return out
}

// A plane is two numeric factors of a grid, and the panels for the rest.
type plane struct {
	x, y   factor
	rest   []factor
	panels [][]string
	left   int
}

// planeOf sets out cells in the plane of the two numeric factors with the most levels, at least three each.
func (s *Study) planeOf(cells []cell) (plane, error) {
	factors := s.varied(cells)
	if !s.onGrid(factors, cells) {
		return plane{}, absent("the points of design %s lie on no grid", s.Manifest.Design)
	}
	byLevels := slices.DeleteFunc(slices.Clone(factors), func(f factor) bool {
		levels, numeric := f.levels(cells)
		return !numeric || len(levels) < 3
	})
	if len(byLevels) < 2 {
		return plane{}, absent("it takes two numeric factors with three levels each")
	}
	slices.SortStableFunc(byLevels, func(a, b factor) int { return len(b.distinct(cells)) - len(a.distinct(cells)) })
	p := plane{x: byLevels[0], y: byLevels[1]}
	if p.x.at > p.y.at {
		p.x, p.y = p.y, p.x
	}
	for _, f := range factors {
		if f.at != p.x.at && f.at != p.y.at {
			p.rest = append(p.rest, f)
		}
	}
	both := slices.DeleteFunc(slices.Clone(cells), func(c cell) bool {
		return c.levels[p.x.at] == "" || c.levels[p.y.at] == ""
	})
	p.panels, p.left = combinations(p.rest, both)
	return p, nil
}

// heads names the panels, and gives a grid with room for them.
func (p plane) heads() ([]string, grid) { return view{rest: p.rest, panels: p.panels}.heads() }

// steps is how many steps the x axis of a panel has room for.
func (p plane) steps() int {
	_, g := p.heads()
	return 5 - g.columns/3
}

// fields gives the cells of each panel, those that lie in the plane.
func (p plane) fields(cells []cell) []field {
	all := make([]field, len(p.panels))
	for i, levels := range p.panels {
		var some []cell
		for _, c := range cells {
			if c.levels[p.x.at] != "" && c.levels[p.y.at] != "" && c.isAt(p.rest, levels, true) {
				some = append(some, c)
			}
		}
		all[i] = fieldOf(p.x, p.y, some)
	}
	return all
}

// axes are the scales of the plane, of about n steps along x: from the first point to the last.
func (p plane) axes(fields []field, n int) (x, y scale) {
	var xs, ys []float64
	for _, f := range fields {
		xs, ys = append(xs, f.x...), append(ys, f.y...)
	}
	slices.Sort(xs)
	slices.Sort(ys)
	hold := func(f factor, values []float64, n int) scale {
		values = slices.Compact(values)
		f.From, f.To = 0, 0 // a sample may leave out the ends of a range; a grid has its own
		return f.axis(values, n)
	}
	return hold(p.x, xs, n), hold(p.y, ys, 5)
}
