package figure

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg/draw"
)

// A mark is drawn where it lies and asks for nothing: axes are as their scale says, and panels of the same scale stay
// of the same size.
type mark struct{ plot.Plotter }

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

func anyFinite(values []float64) bool {
	for _, v := range values {
		if finite(v) {
			return true
		}
	}
	return false
}

// stretches gives the runs of indices, each from..to-1, in which every one of the columns is defined.
func stretches(columns ...[]float64) [][2]int {
	var runs [][2]int
	from := -1
	for i := 0; i <= len(columns[0]); i++ {
		defined := i < len(columns[0])
		for _, c := range columns {
			defined = defined && finite(c[i])
		}
		switch {
		case defined && from < 0:
			from = i
		case !defined && from >= 0:
			runs = append(runs, [2]int{from, i})
			from = -1
		}
	}
	return runs
}

// percent gives shares of 1 in percent.
func percent(shares []float64) []float64 {
	out := make([]float64, len(shares))
	for i, v := range shares {
		out[i] = 100 * v
	}
	return out
}

func pairs(x, y []float64) plotter.XYs {
	xy := make(plotter.XYs, len(x))
	for i := range x {
		xy[i] = plotter.XY{X: x[i], Y: y[i]}
	}
	return xy
}

// trace draws y against x as a line that breaks where y is undefined; a value alone becomes a dot.
func (p *panel) trace(x, y []float64, style draw.LineStyle) error {
	for _, run := range stretches(x, y) {
		xy := pairs(x[run[0]:run[1]], y[run[0]:run[1]])
		if len(xy) == 1 {
			if err := p.dots(xy, style.Color); err != nil {
				return err
			}
			continue
		}
		l, err := plotter.NewLine(xy)
		if err != nil {
			return fmt.Errorf("line: %w", err)
		}
		l.LineStyle = style
		p.Add(mark{l})
	}
	return nil
}

// dots draws a small disc at each point.
func (p *panel) dots(xy plotter.XYs, c color.Color) error {
	s, err := plotter.NewScatter(xy)
	if err != nil {
		return fmt.Errorf("dots: %w", err)
	}
	s.GlyphStyle = draw.GlyphStyle{Color: c, Radius: 1.4, Shape: draw.CircleGlyph{}}
	p.Add(mark{s})
	return nil
}

// ribbon fills what lies between low and high along x, where both are defined.
func (p *panel) ribbon(x, low, high []float64, c color.Color) error {
	for _, run := range stretches(x, low, high) {
		var edge plotter.XYs
		for i := run[0]; i < run[1]; i++ {
			edge = append(edge, plotter.XY{X: x[i], Y: high[i]})
		}
		for i := run[1] - 1; i >= run[0]; i-- {
			edge = append(edge, plotter.XY{X: x[i], Y: low[i]})
		}
		filled, err := plotter.NewPolygon(edge)
		if err != nil {
			return fmt.Errorf("ribbon: %w", err)
		}
		filled.Color = c
		filled.LineStyle.Width = 0
		p.Add(mark{filled})
	}
	return nil
}

// stairs makes of values that hold from their x to the next one the corners of a line of steps.
func stairs(x, y []float64) (cornersX, cornersY []float64) {
	for i := range x {
		if i > 0 {
			cornersX, cornersY = append(cornersX, x[i]), append(cornersY, y[i-1])
		}
		cornersX, cornersY = append(cornersX, x[i]), append(cornersY, y[i])
	}
	return cornersX, cornersY
}
