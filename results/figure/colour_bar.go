package figure

import (
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A colourBar tells what the colours of a heat map mean; it stands right of the panels, as high as they are.
type colourBar struct {
	scale
	label string
}

const (
	barWide = vg.Length(9)
	barGap  = vg.Length(10)
)

// width is the width of the bar with its numbers and its label, and of a gap before it.
func (b *colourBar) width() vg.Length {
	var widest vg.Length
	for _, t := range b.Ticks(b.min, b.max) {
		widest = max(widest, writing(smallSize, black).Width(t.Label))
	}
	return barGap + barWide + 5 + widest + 4 + labelSize
}

// draw draws the bar between two heights, its right end at x. Lines cross it where contours are.
func (b *colourBar) draw(c *draw.Canvas, x, foot, top vg.Length) {
	left := x - b.width() + barGap
	const steps = 128
	high := top - foot
	for i := range steps {
		from := foot + high*vg.Length(i)/steps
		to := min(top, foot+high*vg.Length(i+2)/steps) // under the next
		r := vg.Rectangle{Min: vg.Point{X: left, Y: from}, Max: vg.Point{X: left + barWide, Y: to}}
		c.FillPolygon(viridisAt((float64(i)+0.5)/steps), corners(r))
	}
	small := writing(smallSize, dark)
	small.YAlign = draw.YCenter
	for _, t := range b.Ticks(b.min, b.max) {
		y := foot + high*vg.Length(b.norm(t.Value))
		line := draw.LineStyle{Color: white, Width: fine}
		if b.norm(t.Value) > 0.6 {
			line.Color = dark
		}
		c.StrokeLine2(line, left, y, left+barWide, y)
		c.StrokeLine2(draw.LineStyle{Color: dark, Width: hairline}, left+barWide, y, left+barWide+3, y)
		c.FillText(small, vg.Point{X: left + barWide + 5, Y: y}, t.Label)
	}
	style := writing(labelSize, black)
	style.Rotation, style.XAlign, style.YAlign = math.Pi/2, draw.XCenter, draw.YBottom
	c.FillText(style, vg.Point{X: x, Y: (foot + top) / 2}, fitted(b.label, writing(labelSize, black), high))
}
