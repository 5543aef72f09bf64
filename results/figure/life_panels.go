package figure

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// standing draws what an institution held: its score over the bands, or its bands alone.
func (v *lifeView) standing(i int) (*panel, error) {
	held := &v.Institutions[i]
	if !held.Scored {
		return v.bandsOf(i)
	}
	y := v.reach(i)
	p := newPanel("", "Score", v.x.muted(), y)
	p.head = words(held.Label)
	order := slices.Clone(held.Bands)
	slices.SortFunc(order, func(a, b results.Band) int { return int(a.From - b.From) })
	p.Add(shading{order, bandColours(order)})
	p.extras = func(area draw.Canvas) { nameBands(area, p, order) }
	p.Add(level{held.Base, baseStyle()})
	for _, twin := range v.WhatIf {
		if twin.Skipped != "" {
			continue
		}
		x, path := stairs(v.times, twin.Institutions[i].Scores())
		if err := p.trace(x, path, twinStyles[twin.Name].line); err != nil {
			return nil, err
		}
	}
	x, path := stairs(v.times, held.Scores())
	if err := p.trace(x, path, lifeLine()); err != nil {
		return nil, err
	}
	return p, v.dot(p, held)
}

// reach is the scale that holds the scores of this life and of its twins.
func (v *lifeView) reach(i int) scale {
	all := v.Institutions[i].Scores()
	for _, twin := range v.WhatIf {
		if twin.Skipped == "" {
			all = append(all, twin.Institutions[i].Scores()...)
		}
	}
	low, high := v.Institutions[i].Base, v.Institutions[i].Base
	for _, score := range all {
		if finite(score) {
			low, high = min(low, score), max(high, score)
		}
	}
	room, held := (high-low)/20, &v.Institutions[i]
	return spanning(max(low-room, held.Floor), min(high+room, held.Cap), 5)
}

// shading fills the bands of a score across a panel, palely.
type shading struct {
	bands   []results.Band
	colours []color.NRGBA
}

// Plot draws the bands.
func (s shading) Plot(c draw.Canvas, p *plot.Plot) {
	_, y := p.Transforms(&c)
	for i, b := range s.bands {
		from, to := max(b.From, p.Y.Min), p.Y.Max
		if i+1 < len(s.bands) {
			to = min(to, s.bands[i+1].From)
		}
		if i == 0 {
			from = p.Y.Min
		}
		if from >= to {
			continue
		}
		foot, top := y(from), y(to)
		c.FillPolygon(faded(s.colours[i], 0x26), []vg.Point{{X: c.Min.X, Y: foot}, {X: c.Max.X, Y: foot}, {X: c.Max.X, Y: top}, {X: c.Min.X, Y: top}})
	}
}

// nameBands writes the bands at the right of a panel, where there is room for a name.
func nameBands(area draw.Canvas, p *panel, order []results.Band) {
	small := writing(smallSize, grey)
	_, y := p.Transforms(&area)
	for i, b := range order {
		from, to := max(b.From, p.Y.Min), p.Y.Max
		if i+1 < len(order) {
			to = min(to, order[i+1].From)
		}
		if i == 0 {
			from = p.Y.Min
		}
		if to > from && y(to)-y(from) >= lineHigh {
			name := fitted(words(b.Label), small, bandRoom-4)
			area.FillText(small, vg.Point{X: area.Max.X + 4, Y: (y(from)+y(to))/2 - smallSize/2}, name)
		}
	}
}

// bandRoom is the room at the right of the panels for the names of bands.
const bandRoom = 1.6 * vg.Centimeter
