package figure

import (
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// writeCells writes the percentages of a field into its cells, light on dark colours; where they do not fit, colours alone
// must do.
func (p *panel) writeCells(m field, colours scale) {
	p.inscribed = func(size vg.Point) ([]inscription, []vg.Rectangle) { return m.texts(size), nil }
	p.extras = func(area draw.Canvas) {
		for _, t := range m.texts(area.Size()) {
			style := writing(smallSize, black)
			if colours.norm(t.value) < 0.5 {
				style.Color = white
			}
			area.FillText(style, area.Min.Add(t.at), t.text)
		}
	}
}

// texts sets the percentages in the middle of the cells of a data area of a size.
func (m field) texts(size vg.Point) []inscription {
	var texts []inscription
	cell := vg.Point{X: size.X / vg.Length(len(m.x)), Y: size.Y / vg.Length(len(m.y))}
	for j, row := range m.values {
		for i, v := range row {
			text := cellText(v)
			if text == "" {
				continue
			}
			wide := writing(smallSize, dark).Width(text)
			texts = append(texts, inscription{text: text, value: v, at: vg.Point{
				X: (vg.Length(i)+0.5)*cell.X - wide/2,
				Y: (vg.Length(j)+0.5)*cell.Y - 0.3*smallSize,
			}})
		}
	}
	if !fits(texts, cell) {
		return nil
	}
	return texts
}

// cellText writes a percentage so that it fits a small cell: nothing of nobody.
func cellText(v float64) string {
	switch {
	case !finite(v) || v == 0:
		return ""
	case v < 0.5:
		return "<1"
	case v < 100 && v >= 99.5:
		return ">99"
	}
	return strconv.Itoa(int(math.Round(v)))
}

// fits tells whether the longest text fits all cells.
func fits(texts []inscription, cell vg.Point) bool {
	return cell.Y > smallSize+1 && !slices.ContainsFunc(texts, func(t inscription) bool {
		return writing(smallSize, dark).Width(t.text)+2 > cell.X
	})
}

// nobody fills the cells of a field that have no value.
type nobody struct{ field }

// Plot fills the cells.
func (n nobody) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for j, row := range n.values {
		for i, v := range row {
			if finite(v) {
				continue
			}
			r := vg.Rectangle{Min: vg.Point{X: x(n.x[i] - 0.5), Y: y(n.y[j] - 0.5)}, Max: vg.Point{X: x(n.x[i] + 0.5), Y: y(n.y[j] + 0.5)}}
			if i+1 < len(row) {
				r.Max.X += under
			}
			if j+1 < len(n.values) {
				r.Max.Y += under
			}
			c.FillPolygon(pale, corners(r))
		}
	}
}

// empty tells whether any cell has no value.
func (m field) empty() bool {
	return slices.ContainsFunc(m.values, func(row []float64) bool {
		return slices.ContainsFunc(row, func(v float64) bool { return !finite(v) })
	})
}
