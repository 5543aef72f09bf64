package figure

// A stretch is a piece of a line between two points of the plane, in places along its axes.
type stretch struct{ from, to [2]float64 }

// isolines gives the lines along which a field has a value, as chains of points. Each cell of the grid is cut into four
// triangles around its centre, and each triangle is plane (Bourke 1987, CONREC). The chains come in an order that
// depends on nothing but the field; gonum/plot's contours come in any order.
func isolines(f field, x, y []float64, value float64) [][][2]float64 {
	var pieces []stretch
	for j := 0; j+1 < len(y); j++ {
		for i := 0; i+1 < len(x); i++ {
			corners := [4][3]float64{
				{x[i], y[j], f.values[j][i] - value},
				{x[i+1], y[j], f.values[j][i+1] - value},
				{x[i+1], y[j+1], f.values[j+1][i+1] - value},
				{x[i], y[j+1], f.values[j+1][i] - value},
			}
			centre := [3]float64{(x[i] + x[i+1]) / 2, (y[j] + y[j+1]) / 2, 0}
			for _, c := range corners {
				centre[2] += c[2] / 4
			}
			if !finite(centre[2]) {
				continue
			}
			for k := range corners {
				if piece, ok := cut([3][3]float64{corners[k], corners[(k+1)%4], centre}); ok {
					pieces = append(pieces, piece)
				}
			}
		}
	}
	return chained(pieces)
}

// cut gives where a triangle is 0; a corner of exactly 0 counts as above.
func cut(corners [3][3]float64) (stretch, bool) {
	var ends [][2]float64
	for k := range corners {
		a, b := corners[k], corners[(k+1)%3]
		if (a[2] >= 0) == (b[2] >= 0) {
			continue
		}
		if b[0] < a[0] || b[0] == a[0] && b[1] < a[1] { // the same point for both triangles that share the side
			a, b = b, a
		}
		if b[2] == 0 { // exactly there, whatever side it is reached by
			a, b = b, a
		}
		part := a[2] / (a[2] - b[2])
		ends = append(ends, [2]float64{a[0] + part*(b[0]-a[0]), a[1] + part*(b[1]-a[1])})
	}
	if len(ends) != 2 || ends[0] == ends[1] {
		return stretch{}, false
	}
	return stretch{ends[0], ends[1]}, true
}

// chained joins pieces that share an end.
func chained(pieces []stretch) [][][2]float64 {
	at := map[[2]float64][]int{}
	for i, s := range pieces {
		at[s.from] = append(at[s.from], i)
		at[s.to] = append(at[s.to], i)
	}
	used := make([]bool, len(pieces))
	follow := func(end [2]float64) (chain [][2]float64) {
		for {
			next := -1
			for _, i := range at[end] {
				if !used[i] {
					next = i
					break
				}
			}
			if next < 0 {
				return chain
			}
			used[next] = true
			if s := pieces[next]; s.from == end {
				end = s.to
			} else {
				end = s.from
			}
			chain = append(chain, end)
		}
	}
	var chains [][][2]float64
	for i, s := range pieces {
		if used[i] {
			continue
		}
		used[i] = true
		forward := follow(s.to)
		backward := follow(s.from)
		chain := make([][2]float64, 0, len(forward)+len(backward)+2)
		for k := len(backward) - 1; k >= 0; k-- {
			chain = append(chain, backward[k])
		}
		chain = append(chain, s.from, s.to)
		chains = append(chains, append(chain, forward...))
	}
	return chains
}
