package figure

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A risk is a line of the table below survival curves: of how many spells each part of a curve speaks.
type risk struct {
	name  string
	style draw.LineStyle
	left  []int64 // spells that lasted to each tick
}

// risksAt counts the spells of each group that lasted to the ticks of a scale of time.
func (r *Run) risksAt(x scale, groups []string, kept map[string]spells) []risk {
	var risks []risk
	for _, g := range groups {
		row := risk{name: groupName(g), style: groupStyle(r.rank(g))}
		for _, t := range x.Ticks(x.min, x.max) {
			row.left = append(row.left, kept[g].left(t.Value*r.clock().Periods))
		}
		risks = append(risks, row)
	}
	return risks
}

const (
	riskBelow  = vg.Length(32) // from the data to the first line of the table, past ticks and label
	riskSwatch = vg.Length(12)
	riskName   = vg.Length(75) // the widest a name may be
)

// addRisks sets the table below a panel, its numbers under the ticks, and makes room for the names at their left.
func (f *Figure) addRisks(p *panel, x scale, risks []risk) {
	f.foot = lineHigh*vg.Length(len(risks)+1) + 6
	small := writing(smallSize, dark)
	var names, numbers vg.Length
	for i := range risks {
		risks[i].name = fitted(risks[i].name, small, riskName)
		names = max(names, small.Width(risks[i].name))
		numbers = max(numbers, small.Width(count(risks[i].left[0])))
	}
	left := riskSwatch + 4 + names + 8 + numbers/2
	page := draw.Canvas{Rectangle: vg.Rectangle{Max: vg.Point{X: f.width, Y: f.width}}}
	f.indent = max(0, left+margin-f.layOut(page).areas[0][0].Min.X)
	p.extras = func(area draw.Canvas) {
		at := vg.Point{X: area.Min.X - left, Y: area.Min.Y - riskBelow - lineHigh}
		area.FillText(writing(smallSize, grey), at, "Spells that lasted as long")
		for _, row := range risks {
			at.Y -= lineHigh
			row.draw(&area, at, p.Plot.X.Norm, x)
		}
	}
}

// draw draws a line of the table from a point, its numbers under the ticks of a scale.
func (row risk) draw(c *draw.Canvas, at vg.Point, norm func(float64) float64, x scale) {
	small := writing(smallSize, dark)
	c.StrokeLine2(row.style, at.X, at.Y+3, at.X+riskSwatch, at.Y+3)
	c.FillText(small, vg.Point{X: at.X + riskSwatch + 4, Y: at.Y}, row.name)
	small.XAlign = draw.XCenter
	for i, t := range x.Ticks(x.min, x.max) {
		c.FillText(small, vg.Point{X: c.X(norm(t.Value)), Y: at.Y}, count(row.left[i]))
	}
}
