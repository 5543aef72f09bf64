package figure

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// phaseDiagram shows where in the plane of two numeric factors of a grid the mean of each outcome lies above a level, the
// one half-way between its smallest and its largest mean, and where runs leave open on which side it is: between the
// 2.5th and the 97.5th percentile of bootstrap resamples of the replicates.
func phaseDiagram(s *Study) ([]*Figure, error) {
	return s.perOutcome(func(o outcome) (*Figure, error) {
		cells, _, err := s.cells(o)
		if err != nil {
			return nil, err
		}
		at, err := s.planeOf(cells)
		if err != nil {
			return nil, err
		}
		samples, err := s.samples(o)
		if err != nil {
			return nil, err
		}
		return s.phaseFigure(o, at, cells, samples)
	})
}

var (
	below  = color.NRGBA{R: 0x8f, G: 0xbf, B: 0xdc, A: 255}
	above  = color.NRGBA{R: 0xfb, G: 0xe0, B: 0xc8, A: 255}
	unsure = color.NRGBA{R: 0x9a, G: 0x9a, B: 0x9a, A: 255}
)

func (s *Study) phaseFigure(o outcome, at plane, cells []cell, samples map[place]sample) (*Figure, error) {
	fields := at.fields(cells)
	low, high := spanOf(fields)
	if !(low < high) {
		return nil, absent("%s is the same everywhere", o.text)
	}
	limit := (low + high) / 2
	f := s.planeFigure("phase_diagram", o.title()+": two phases", at)
	said := plain(rounded(limit, high-low))
	if o.unit != "" {
		said += " " + o.unit
	}
	f.remark("the level of %s is half-way between the smallest and the largest mean; dots are points, %s", said, replicatesOf(cells))
	f.explainPlane(at)
	border := draw.LineStyle{Color: black, Width: strong}
	f.keys = []key{
		{text: "below " + said, fills: fills(below)},
		{text: "above", fills: fills(above)},
		{text: "border of the means", line: border},
	}
	x, y := at.axes(fields, at.steps())
	hazy := false
	shares := make([][][]float64, len(fields))
	maps := make([][][]float64, len(fields))
	for i, one := range fields {
		shares[i], maps[i] = one.resampled(samples, limit, x, y)
		hazy = hazy || slices.ContainsFunc(maps[i], func(row []float64) bool {
			return slices.ContainsFunc(row, func(share float64) bool { return phase(share) == unsure })
		})
	}
	if hazy {
		f.keys = append(f.keys, key{text: "unsure (95 %)", fills: fills(unsure)})
	}
	f.fillPlane(at, x, y, func(p *panel, i int) {
		one := fields[i]
		p.Add(phases{maps[i]})
		p.Add(contour{one, limit, border})
		p.Add(gridDots{one})
	})
	var err error
	f.Numbers, err = at.phaseNumbers(fields, shares, limit/o.scaled(1))
	return f, err
}

// rounded gives a level with no more digits than the width that it divides calls for.
func rounded(v, width float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(width))-1)
	if unit < 1 {
		return math.Round(v*math.Round(1/unit)) / math.Round(1/unit)
	}
	return math.Round(v/unit) * unit
}

// phases fills what lies below and above, and what is unsure. It is given the share of resamples that lie above, in
// rows from the foot up.
type phases struct{ share [][]float64 }

// Plot fills the plane in strips, each as long as one colour lasts, and reaching a little under the next.
func (ph phases) Plot(c draw.Canvas, _ *plot.Plot) {
	rows := vg.Length(len(ph.share))
	for j, row := range ph.share {
		columns := vg.Length(len(row))
		for from := 0; from < len(row); {
			to := from + 1
			for to < len(row) && phase(row[to]) == phase(row[from]) {
				to++
			}
			high := 1.0
			if j+1 < len(ph.share) && !slices.ContainsFunc(ph.share[j+1][from:to], math.IsNaN) {
				high = 2 // under the next row, which is painted over it
			}
			wide := vg.Length(0)
			if to < len(row) && !math.IsNaN(row[to]) {
				wide = under
			}
			if fill := phase(row[from]); fill != white {
				c.FillPolygon(fill, corners(vg.Rectangle{
					Min: vg.Point{X: c.X(float64(from) / float64(columns)), Y: c.Y(float64(j) / float64(rows))},
					Max: vg.Point{
						X: c.X(float64(to)/float64(columns)) + wide,
						Y: c.Y((float64(j) + high) / float64(rows)),
					},
				}))
			}
			from = to
		}
	}
}

func phase(share float64) color.NRGBA {
	switch {
	case math.IsNaN(share):
		return white
	case share < 0.025:
		return below
	case share > 0.975:
		return above
	default:
		return unsure
	}
}

// gridDots mark the points of a field that were run.
type gridDots struct{ field }

// Plot draws the dots.
func (g gridDots) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	dot := draw.GlyphStyle{Color: dark, Radius: 0.7, Shape: draw.CircleGlyph{}}
	for j := range g.y {
		for i := range g.x {
			if finite(g.values[j][i]) {
				c.DrawGlyph(dot, vg.Point{X: x(g.x[i]), Y: y(g.y[j])})
			}
		}
	}
}

// phaseNumbers holds for each point its mean, in the unit of the summary, and the share of resamples above the level.
func (p plane) phaseNumbers(fields []field, shares [][][]float64, limit float64) (*results.Table, error) {
	header := []results.Column{results.Ints("point")}
	for _, f := range append([]factor{p.x, p.y}, p.rest...) {
		header = append(header, results.Texts(f.Name))
	}
	header = append(header, results.Floats("mean"), results.Floats("level"), results.Floats("share_above"))
	t, err := results.NewTable(header...)
	if err != nil {
		return nil, err
	}
	for k, one := range fields {
		for j := range one.y {
			for i := range one.x {
				if !finite(one.values[j][i]) {
					continue
				}
				c := one.cells[j][i]
				row := []any{c.point}
				for _, f := range append([]factor{p.x, p.y}, p.rest...) {
					row = append(row, c.levels[f.at])
				}
				if err := t.Append(append(row, c.raw[0], limit, shares[k][j][i])...); err != nil {
					return nil, fmt.Errorf("numbers: %w", err)
				}
			}
		}
	}
	return t, nil
}
