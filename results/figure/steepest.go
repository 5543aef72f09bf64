package figure

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// steepest gives the two neighbouring values of a factor between which the mean changes most for their distance on an
// axis.
func steepest(x factor, cells []cell, axis scale) (from, to float64) {
	from, to = math.NaN(), math.NaN()
	along := slices.DeleteFunc(slices.Clone(cells), func(c cell) bool { return c.levels[x.at] == "" })
	at := func(c cell) float64 { return number(c.levels[x.at]) }
	slices.SortStableFunc(along, func(a, b cell) int { return sign(at(a) - at(b)) })
	most := 0.0
	for i := 1; i < len(along); i++ {
		a, b := along[i-1], along[i]
		if wide := axis.norm(at(b)) - axis.norm(at(a)); wide > 0 {
			if slope := math.Abs(b.mean-a.mean) / wide; slope > most {
				most, from, to = slope, at(a), at(b)
			}
		}
	}
	return from, to
}

// A column is a band from the foot to the top of a panel.
type column struct {
	from, to float64
	fill     color.Color
}

// Plot fills the band, a hair wide at least.
func (b column) Plot(c draw.Canvas, p *plot.Plot) {
	if !finite(b.from) || !finite(b.to) {
		return
	}
	x, _ := p.Transforms(&c)
	left, right := x(b.from), x(b.to)
	if right-left < 1.5 {
		left, right = (left+right)/2-0.75, (left+right)/2+0.75
	}
	c.FillPolygon(b.fill, corners(vg.Rectangle{Min: vg.Point{X: left, Y: c.Min.Y}, Max: vg.Point{X: right, Y: c.Max.Y}}))
}
