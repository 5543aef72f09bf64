package figure

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// heatMap shows the mean of each outcome over two numeric factors of a grid, with contour lines at the ticks of its
// colour bar; a panel for each level of the rest. A cell ends half-way to its neighbours, and
// the outermost at their values; one without any run is white.
func heatMap(s *Study) ([]*Figure, error) {
	return s.perOutcome(func(o outcome) (*Figure, error) {
		cells, _, err := s.cells(o)
		if err != nil {
			return nil, err
		}
		at, err := s.planeOf(cells)
		if err != nil {
			return nil, err
		}
		return s.heatFigure(o, at, cells)
	})
}

func (s *Study) heatFigure(o outcome, at plane, cells []cell) (*Figure, error) {
	fields := at.fields(cells)
	low, high := spanOf(fields)
	bar := colourBar{scale: within(low, high, 5), label: o.axis()}
	if low == high {
		bar.scale = spanning(low, high, 4)
	}
	f := s.planeFigure("heat_map", o.title()+" by "+at.x.label+" and "+at.y.label, at)
	f.remark("mean, lines at the ticks of the colour bar, %s", replicatesOf(cells))
	f.explainPlane(at)
	f.bar = &bar
	x, y := at.axes(fields, at.steps())
	f.fillPlane(at, x, y, func(p *panel, i int) {
		p.Add(heat{fields[i], bar.scale})
		for _, tick := range bar.scale.Ticks(bar.min, bar.max) {
			style := draw.LineStyle{Color: white, Width: fine}
			if bar.norm(tick.Value) > 0.6 {
				style.Color = dark
			}
			p.Add(contour{fields[i], tick.Value, style})
		}
	})
	return f, s.book(f, o)
}

// planeFigure begins a figure of panels over two factors.
func (s *Study) planeFigure(name, title string, at plane) *Figure {
	_, g := at.heads()
	f := s.figure(name, title, g.width())
	f.yLabel, f.rowHigh = at.y.label, max(g.high(), 4.4*vg.Centimeter)
	if g.n == 1 {
		f.rowHigh = 6.4 * vg.Centimeter
	}
	return f
}

// explainPlane says what the factors of a plane mean, and what it leaves out.
func (f *Figure) explainPlane(at plane) {
	f.explain(at.x, at.y)
	f.explain(at.rest...)
	if at.left > 0 {
		f.remark("%d of %d combinations of levels", len(at.panels), len(at.panels)+at.left)
	}
}

// fillPlane makes the panels of a figure over two factors, and draws in each.
func (f *Figure) fillPlane(at plane, x, y scale, fill func(p *panel, i int)) {
	heads, g := at.heads()
	var panels []*panel
	for i := range at.panels {
		p := g.shared(i, at.x.label, x, y)
		p.head = heads[i]
		fill(p, i)
		panels = append(panels, p)
	}
	f.panels = g.rows(panels)
}

// under is how far a filled area reaches under the next one, which is painted over it: a screen shows no seam.
const under = vg.Length(0.8)

// heat fills the cells of a field with the colours of a scale. Cells are areas, not dots of a picture, so that they lie
// the same way up in every format; each reaches a little under the next, which leaves no seam.
type heat struct {
	field
	colours scale
}

// Plot fills the cells.
func (h heat) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	xs, ys := edges(h.x, p.X.Scale.(scale)), edges(h.y, p.Y.Scale.(scale))
	for j := range h.y {
		for i := range h.x {
			if v := h.values[j][i]; finite(v) {
				r := vg.Rectangle{
					Min: vg.Point{X: x(max(xs[i], p.X.Min)), Y: y(max(ys[j], p.Y.Min))},
					Max: vg.Point{X: x(min(xs[i+1], p.X.Max)), Y: y(min(ys[j+1], p.Y.Max))},
				}
				if i+1 < len(h.x) && finite(h.values[j][i+1]) {
					r.Max.X += under
				}
				if j+1 < len(h.y) && finite(h.values[j+1][i]) {
					r.Max.Y += under
				}
				c.FillPolygon(viridisAt(h.colours.norm(v)), corners(r))
			}
		}
	}
}

func corners(r vg.Rectangle) []vg.Point {
	return []vg.Point{r.Min, {X: r.Max.X, Y: r.Min.Y}, r.Max, {X: r.Min.X, Y: r.Max.Y}}
}

// A contour is the lines along which a field has a value.
type contour struct {
	field
	value float64
	style draw.LineStyle
}

// Plot draws the lines, straight between the points of the grid as the axes show them.
func (l contour) Plot(c draw.Canvas, p *plot.Plot) {
	for _, chain := range isolines(l.field, places(l.x, p.X.Scale), places(l.y, p.Y.Scale), l.value) {
		points := make([]vg.Point, len(chain))
		for i, at := range chain {
			points[i] = vg.Point{X: c.X(at[0]), Y: c.Y(at[1])}
		}
		c.StrokeLines(l.style, points)
	}
}

// places gives where values lie along an axis, 0 to 1.
func places(values []float64, axis plot.Normalizer) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = axis.(scale).norm(v)
	}
	return out
}
