package figure

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A panel is one pair of axes of a figure and what is drawn between them.
type panel struct {
	*plot.Plot
	head   string            // above it, left
	remark string            // below the head, in small grey, no longer than mostRemark lines
	keys   []key             // what its marks mean, below the head
	extras func(draw.Canvas) // drawn last, given the area of the data, beyond which they may reach

	inscribed func(size vg.Point) ([]inscription, []vg.Rectangle) // texts among the data, and marks to keep off
}

// newPanel makes a panel with its axes; a label is empty where the figure has one for all panels.
func newPanel(xLabel, yLabel string, x, y scale) *panel {
	p := plot.New()
	p.BackgroundColor = nil
	p.X.Label.Text, p.Y.Label.Text = xLabel, yLabel
	p.X.Min, p.X.Max, p.X.Tick.Marker = x.min, x.max, x
	p.Y.Min, p.Y.Max, p.Y.Tick.Marker = y.min, y.max, y
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.LineStyle.Color, axis.LineStyle.Width = dark, hairline
		axis.Tick.LineStyle.Color, axis.Tick.LineStyle.Width = dark, hairline
		axis.Tick.Length = 3
		axis.Padding = 3
		axis.Label.Padding = 2
		axis.Label.TextStyle.Font = writing(labelSize, black).Font
		axis.Tick.Label.Font = writing(smallSize, black).Font
		axis.Tick.Label.Color = dark
	}
	p.X.Scale, p.Y.Scale = x, y
	p.Add(rules{y})
	return &panel{Plot: p}
}

// rules are pale lines across a panel at the ticks of its y axis, to read values by.
type rules struct{ scale }

// Plot draws the lines.
func (r rules) Plot(c draw.Canvas, p *plot.Plot) {
	_, y := p.Transforms(&c)
	for _, t := range r.Ticks(p.Y.Min, p.Y.Max) {
		at := y(t.Value)
		c.StrokeLine2(draw.LineStyle{Color: pale, Width: hairline}, c.Min.X, at, c.Max.X, at)
	}
}

// upright is a line from the foot to the top of a panel, such as the edge of a band.
type upright struct {
	x     float64
	style draw.LineStyle
}

// Plot draws the line.
func (u upright) Plot(c draw.Canvas, p *plot.Plot) {
	if u.x < p.X.Min || u.x > p.X.Max {
		return
	}
	x, _ := p.Transforms(&c)
	c.StrokeLine2(u.style, x(u.x), c.Min.Y, x(u.x), c.Max.Y)
}

// level is a line across a panel, such as the base of a score.
type level struct {
	y     float64
	style draw.LineStyle
}

// Plot draws the line.
func (l level) Plot(c draw.Canvas, p *plot.Plot) {
	if l.y < p.Y.Min || l.y > p.Y.Max {
		return
	}
	_, y := p.Transforms(&c)
	c.StrokeLine2(l.style, c.Min.X, y(l.y), c.Max.X, y(l.y))
}

// baseStyle is the line of an institution's base.
func baseStyle() draw.LineStyle {
	return draw.LineStyle{Color: grey, Width: fine, Dashes: []vg.Length{3, 2}}
}
