package figure

import (
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A layout is where the panels of a figure lie on its canvas.
type layout struct {
	cells [][]draw.Canvas // panels with their axes
	areas [][]draw.Canvas // what lies between the axes
	head  vg.Length       // of the heads and keys above each panel
}

// finish sets the height of a figure, which follows from what is in it.
func (f *Figure) finish() *Figure {
	l := f.layOut(draw.Canvas{Rectangle: vg.Rectangle{Max: vg.Point{X: f.width, Y: 100 * vg.Centimeter}}})
	rows := vg.Length(len(f.panels))
	f.height = 2*margin + f.headHigh() + rows*(f.rowHigh+l.head) + (rows-1)*betweenY + f.foot
	return f
}

// layOut finds the place of every panel. The canvas is only measured.
func (f *Figure) layOut(c draw.Canvas) layout {
	room := draw.Crop(c, margin+f.indent, -margin-f.outdent, margin+f.foot, -margin-f.headHigh())
	if f.yLabel != "" {
		room.Min.X += vg.Length(len(f.yLines()))*labelHigh - 2 + 5
	}
	if len(f.sideKeys) > 0 {
		room.Max.X -= f.sideWidth()
	}
	if f.bar != nil {
		room.Max.X -= f.bar.width()
	}
	l := f.align(room, 0)
	for i, row := range f.panels { // the keys of a panel need its width before they have a height
		for j, p := range row {
			if p != nil {
				l.head = max(l.head, p.headHigh(l.areas[i][j].Size().X))
			}
		}
	}
	return f.align(room, l.head)
}

// align sets the panels in rows and columns with their data areas of one size, a head above each.
func (f *Figure) align(room draw.Canvas, head vg.Length) layout {
	plots := make([][]*plot.Plot, len(f.panels))
	for i, row := range f.panels {
		plots[i] = make([]*plot.Plot, len(row))
		for j, p := range row {
			if p != nil {
				plots[i][j] = p.Plot
			}
		}
	}
	tiles := draw.Tiles{Rows: len(plots), Cols: len(plots[0]), PadX: betweenX, PadY: betweenY + head, PadTop: head}
	l := layout{cells: plot.Align(plots, tiles, room), head: head}
	for i, row := range plots {
		l.areas = append(l.areas, slices.Clone(l.cells[i]))
		for j, p := range row {
			if p != nil {
				l.areas[i][j] = p.DataCanvas(l.cells[i][j])
			}
		}
	}
	return l
}

// headHigh is the height of title, note and keys, and of a gap below them.
func (f *Figure) headHigh() vg.Length {
	inner := f.width - 2*margin
	high := vg.Length(len(wrapped(f.Title, bold(titleSize, black), inner))) * titleHigh
	high += vg.Length(len(f.noteLines())) * lineHigh
	if lines := keyLines(f.keys, inner); len(lines) > 0 {
		high += vg.Length(len(lines))*lineHigh + 3
	}
	return high + 6
}

// fewestWords is how many words the last line of a note has at least.
const fewestWords = 3

// noteLines breaks the note into lines; the last takes some words of the line above rather than hold one alone.
func (f *Figure) noteLines() []string {
	lines := wrapped(f.note, writing(smallSize, grey), f.width-2*margin)
	last := len(lines) - 1
	if last < 1 {
		return lines
	}
	above, below := strings.Fields(lines[last-1]), strings.Fields(lines[last])
	for len(below) < fewestWords && len(above) > len(below)+1 {
		below = append([]string{above[len(above)-1]}, below...)
		above = above[:len(above)-1]
	}
	lines[last-1], lines[last] = strings.Join(above, " "), strings.Join(below, " ")
	return lines
}

func (f *Figure) drawHead(c *draw.Canvas) {
	inner := f.width - 2*margin
	at := vg.Point{X: c.Min.X + margin, Y: c.Max.Y - margin}
	for _, text := range wrapped(f.Title, bold(titleSize, black), inner) {
		at.Y -= titleHigh
		c.FillText(bold(titleSize, black), vg.Point{X: at.X, Y: at.Y}, text)
	}
	for _, text := range f.noteLines() {
		at.Y -= lineHigh
		c.FillText(writing(smallSize, grey), vg.Point{X: at.X, Y: at.Y}, text)
	}
	at.Y -= 3
	drawKeys(c, keyLines(f.keys, inner), at)
}

// labelHigh is the distance of a line of a label from the next.
const labelHigh = labelSize + 2

// yLines breaks the label of the y axes into lines no longer than the panels are high.
func (f *Figure) yLines() []string {
	rows := vg.Length(len(f.panels))
	return wrapped(f.yLabel, writing(labelSize, black), rows*(f.rowHigh-22)+(rows-1)*22)
}

// sideWidth is the width of the keys beside the panels and of a gap before them.
func (f *Figure) sideWidth() vg.Length {
	var widest vg.Length
	for _, k := range f.sideKeys {
		widest = max(widest, k.width())
	}
	return widest + 8
}

// drawSides draws what belongs to all panels together: the label of their y axes and the keys beside them.
func (f *Figure) drawSides(c *draw.Canvas, l layout) {
	if f.yLabel != "" {
		top, bottom := l.areas[0][0].Max.Y, l.areas[len(l.areas)-1][0].Min.Y
		style := writing(labelSize, black)
		style.Rotation, style.XAlign, style.YAlign = math.Pi/2, draw.XCenter, draw.YTop
		for i, line := range f.yLines() {
			c.FillText(style, vg.Point{X: c.Min.X + margin + vg.Length(i)*labelHigh, Y: (top + bottom) / 2}, line)
		}
	}
	if f.bar != nil {
		f.bar.draw(c, c.Max.X-margin, l.areas[len(l.areas)-1][0].Min.Y, l.areas[0][0].Max.Y)
	}
	if len(f.sideKeys) > 0 {
		at := vg.Point{X: c.Max.X - margin - f.sideWidth() + 8, Y: l.areas[0][0].Max.Y + 2}
		for _, k := range f.sideKeys {
			at.Y = drawKeys(c, [][]key{{k}}, at) - 1.5
		}
	}
}

// headHigh is the height of the head and the keys of a panel as wide as its data.
func (p *panel) headHigh(width vg.Length) vg.Length {
	var high vg.Length
	if p.head != "" {
		high += lineHigh + 1
	}
	high += vg.Length(len(p.remarkLines(width))) * (lineHigh - 1)
	if lines := keyLines(p.keys, width); len(lines) > 0 {
		high += vg.Length(len(lines))*lineHigh + 1
	}
	if high > 0 {
		high += 3
	}
	return high
}

func (p *panel) drawHead(c *draw.Canvas, area draw.Canvas, high vg.Length) {
	at := vg.Point{X: area.Min.X, Y: area.Max.Y + high}
	if p.head != "" {
		at.Y -= lineHigh + 1
		style := bold(labelSize, black)
		c.FillText(style, at, fitted(p.head, style, min(area.Max.X+betweenX-2, c.Max.X-margin)-at.X))
	}
	for _, text := range p.remarkLines(area.Size().X) {
		at.Y -= lineHigh - 1
		c.FillText(writing(smallSize, grey), at, text)
	}
	drawKeys(c, keyLines(p.keys, area.Size().X), at)
}

// mostRemark is how many lines what is said of a panel may take.
const mostRemark = 3

// remarkLines breaks what is said of a panel as wide as its data into lines; what has no room is cut off.
func (p *panel) remarkLines(width vg.Length) []string {
	small := writing(smallSize, grey)
	lines := wrapped(p.remark, small, width)
	if len(lines) > mostRemark {
		last := strings.Join(lines[mostRemark-1:], " ")
		lines = append(lines[:mostRemark-1], fitted(last, small, width))
	}
	return lines
}
