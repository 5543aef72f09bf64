package figure

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Widest names on an axis of names: left of a panel in a figure of one column or of two, and below a panel.
const (
	narrowName  = vg.Length(95)
	wideName    = vg.Length(190)
	uprightName = vg.Length(45)
)

// A roll is an axis of names from the top down, and the width of a figure in which they can be read.
type roll struct {
	scale
	width vg.Length
}

// rollOf makes a figure as wide as its names ask for.
func rollOf(names []string) roll {
	small := writing(smallSize, black)
	r := roll{width: singleColumn}
	limit := narrowName
	for _, name := range names {
		if small.Width(legible(name, small)) > narrowName {
			r.width, limit = doubleColumn, wideName
		}
	}
	out := make([]string, len(names))
	for i, name := range names {
		out[len(names)-1-i] = fitted(name, small, limit)
	}
	r.scale = listing(out)
	return r
}

// at is the place of the i-th name from the top.
func (r roll) at(i int) float64 { return float64(len(r.names) - 1 - i) }

// high is the height of a row of panels with this axis, each name with some room, above a label.
func (r roll) high(room vg.Length, label string) vg.Length {
	return vg.Length(len(r.names))*room + 20 + vg.Length(len(r.lines(label)))*labelHigh
}

// lines breaks a label into lines no longer than the axis that it stands below.
func (r roll) lines(label string) []string {
	var widest vg.Length
	for _, name := range r.names {
		widest = max(widest, writing(smallSize, black).Width(name))
	}
	return wrapped(label, writing(labelSize, black), r.width-2*margin-widest-16)
}

// rollPanel is a panel with names at its left.
func rollPanel(label string, x scale, r roll) *panel {
	p := newPanel(strings.Join(r.lines(label), "\n"), "", x, r.scale)
	p.Y.Tick.Length = 0
	p.Add(uprights{x})
	return p
}

// uprights are pale lines up a panel at the ticks of its x axis.
type uprights struct{ scale }

// Plot draws the lines.
func (u uprights) Plot(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	for _, t := range u.Ticks(p.X.Min, p.X.Max) {
		c.StrokeLine2(draw.LineStyle{Color: pale, Width: hairline}, x(t.Value), c.Min.Y, x(t.Value), c.Max.Y)
	}
}

// turn writes the names below a panel upwards, each with a gap before the axis.
func (p *panel) turn(names []string) {
	spaced := make([]string, len(names))
	for i, name := range names {
		spaced[i] = name + "   "
	}
	p.X.Tick.Marker = listing(spaced)
	p.X.Tick.Label.Rotation = math.Pi / 2
	p.X.Tick.Label.XAlign, p.X.Tick.Label.YAlign = draw.XRight, draw.YCenter
}

// A whisker is a value with its interval at a place of an axis of names: below the panel, or flat at its left.
type whisker struct {
	at, value, low, high float64
	style                draw.LineStyle
	flat                 bool
	dot                  dot
}

// Plot draws the interval, and its dot at the value.
func (w whisker) Plot(c draw.Canvas, p *plot.Plot) {
	if !finite(w.value) {
		return
	}
	x, y := p.Transforms(&c)
	place := func(v float64) vg.Point {
		if w.flat {
			return vg.Point{X: x(max(p.X.Min, min(v, p.X.Max))), Y: y(w.at)}
		}
		return vg.Point{X: x(w.at), Y: y(max(p.Y.Min, min(v, p.Y.Max)))}
	}
	line := draw.LineStyle{Color: w.style.Color, Width: w.style.Width}
	if finite(w.low) && finite(w.high) {
		c.StrokeLines(line, []vg.Point{place(w.low), place(w.high)})
	}
	w.dot.draw(&c, w.style.Color, place(w.value))
}

// A bar is a filled stretch of the x axis around a place of the y axis.
type bar struct {
	from, to    float64
	below, high float64 // its foot and top on the y axis
	fill        color.Color
}

func (b bar) box(c draw.Canvas, p *plot.Plot) vg.Rectangle {
	x, y := p.Transforms(&c)
	within := func(v float64) vg.Length { return x(max(p.X.Min, min(v, p.X.Max))) }
	ends := []vg.Length{within(b.from), within(b.to)}
	return vg.Rectangle{
		Min: vg.Point{X: slices.Min(ends), Y: y(b.below)},
		Max: vg.Point{X: slices.Max(ends), Y: y(b.high)},
	}
}

// Plot fills the bar.
func (b bar) Plot(c draw.Canvas, p *plot.Plot) {
	if !finite(b.from) || !finite(b.to) {
		return
	}
	r := b.box(c, p)
	c.FillPolygon(b.fill, []vg.Point{r.Min, {X: r.Max.X, Y: r.Min.Y}, r.Max, {X: r.Min.X, Y: r.Max.Y}})
}
