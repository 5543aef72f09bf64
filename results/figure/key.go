package figure

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A key says what a mark means: a small piece of it, and a text.
type key struct {
	text  string
	fills []color.Color  // painted over each other, the widest first, each narrower than the one before
	line  draw.LineStyle // none where its width is 0
	dot   dot            // on the line
}

// A dot marks a value on a line.
type dot uint8

const (
	noDot dot = iota
	disc
	ring
)

// draw draws the dot in a colour.
func (d dot) draw(c *draw.Canvas, colour color.Color, at vg.Point) {
	if d == noDot {
		return
	}
	c.DrawGlyph(draw.GlyphStyle{Color: colour, Radius: 2.1, Shape: draw.CircleGlyph{}}, at)
	if d == ring {
		c.DrawGlyph(draw.GlyphStyle{Color: white, Radius: 1.2, Shape: draw.CircleGlyph{}}, at)
	}
}

const (
	swatch   = vg.Length(15)  // width of the small piece
	keyGap   = vg.Length(10)  // between keys on a line
	lineHigh = vg.Length(9.5) // from a line of small text to the next
)

func (k key) width() vg.Length {
	return swatch + 4 + writing(smallSize, black).Width(k.text)
}

// draw draws the key with its left foot at a point.
func (k key) draw(c *draw.Canvas, at vg.Point) {
	const high = 6.5
	foot := at.Y - 0.2
	for i, fill := range k.fills {
		inset := vg.Length(i) * high / vg.Length(2*len(k.fills))
		c.FillPolygon(fill, []vg.Point{
			{X: at.X, Y: foot + inset},
			{X: at.X + swatch, Y: foot + inset},
			{X: at.X + swatch, Y: foot + high - inset},
			{X: at.X, Y: foot + high - inset},
		})
	}
	if k.line.Width > 0 {
		c.StrokeLine2(k.line, at.X, foot+high/2, at.X+swatch, foot+high/2)
	}
	k.dot.draw(c, k.line.Color, vg.Point{X: at.X + swatch/2, Y: foot + high/2})
	c.FillText(writing(smallSize, black), vg.Point{X: at.X + swatch + 4, Y: at.Y}, k.text)
}

// keyLines sets keys out in lines no wider than a width, cutting short a text that is wider alone.
func keyLines(keys []key, width vg.Length) [][]key {
	var lines [][]key
	var used vg.Length
	for _, k := range keys {
		k.text = fitted(k.text, writing(smallSize, black), width-swatch-4)
		if len(lines) == 0 || used+keyGap+k.width() > width {
			lines = append(lines, nil)
			used = -keyGap
		}
		last := len(lines) - 1
		lines[last] = append(lines[last], k)
		used += keyGap + k.width()
	}
	return lines
}

// drawKeys draws lines of keys downwards from a point and returns where the next line of text belongs.
func drawKeys(c *draw.Canvas, lines [][]key, at vg.Point) vg.Length {
	for _, keys := range lines {
		at.Y -= lineHigh
		x := at.X
		for _, k := range keys {
			k.draw(c, vg.Point{X: x, Y: at.Y})
			x += k.width() + keyGap
		}
	}
	return at.Y
}
