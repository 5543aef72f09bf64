package figure

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Ribbons of several lines lie over each other, and must let each other through.
const ribbonCover = 50

// nullStyle is the line of the null arm; with several lines it has their dashes.
func nullStyle(i, of int) draw.LineStyle {
	style := draw.LineStyle{Color: grey, Width: fine, Dashes: []vg.Length{2.5, 1.8}}
	if of > 1 && dashes[i%len(dashes)] != nil {
		style.Dashes = dashes[i%len(dashes)]
	}
	return style
}

// nullKey names the null arm.
func (s *Study) nullKey() key {
	return key{text: s.nullName(), fills: fills(faded(grey, ribbonCover)), line: nullStyle(0, 1)}
}

// means draws the means of cells along a numeric factor with their intervals, and a dot at each point. Cells that lack the
// factor hold for all its values: a band from edge to edge.
func (p *panel) means(x factor, cells []cell, style draw.LineStyle, dotted bool) error {
	fill := faded(rgba(style.Color), ribbonCover)
	var along []cell
	for _, c := range cells {
		if c.levels[x.at] == "" {
			p.Add(belt{c.low, c.high, fill})
			p.Add(level{c.mean, style})
			continue
		}
		along = append(along, c)
	}
	slices.SortStableFunc(along, func(a, b cell) int { return sign(number(a.levels[x.at]) - number(b.levels[x.at])) })
	var at, mean, low, high []float64
	for _, c := range along {
		at, mean = append(at, number(c.levels[x.at])), append(mean, c.mean)
		low, high = append(low, math.Max(c.low, p.Y.Min)), append(high, math.Min(c.high, p.Y.Max))
	}
	if len(at) == 0 {
		return nil
	}
	if err := p.ribbon(at, low, high, fill); err != nil {
		return err
	}
	if len(at) > 1 {
		if err := p.trace(at, mean, style); err != nil {
			return err
		}
	}
	if dotted && len(at) <= 40 {
		return p.dots(pairs(at, mean), style.Color)
	}
	return nil
}

// A belt is a band across a panel, between two values.
type belt struct {
	low, high float64
	fill      color.Color
}

// Plot fills the band.
func (b belt) Plot(c draw.Canvas, p *plot.Plot) {
	if !finite(b.low) || !finite(b.high) {
		return
	}
	_, y := p.Transforms(&c)
	low, high := y(max(b.low, p.Y.Min)), y(min(b.high, p.Y.Max))
	if low < high {
		c.FillPolygon(b.fill, []vg.Point{{X: c.Min.X, Y: low}, {X: c.Max.X, Y: low}, {X: c.Max.X, Y: high}, {X: c.Min.X, Y: high}})
	}
}

// reach gives the scale of values that holds the means and intervals of all cells; shares that come near 0 start there.
func (o outcome) reach(cells ...[]cell) scale {
	var all []float64
	for _, some := range cells {
		for _, c := range some {
			for _, v := range []float64{c.mean, c.low, c.high} {
				if finite(v) {
					all = append(all, v)
				}
			}
		}
	}
	return o.holding(all)
}

// holding gives the scale that holds some values, from 0 where they are shares and reach down to half of the highest.
func (o outcome) holding(values []float64) scale {
	if len(values) == 0 {
		return spanning(0, 1, 5)
	}
	low, high := slices.Min(values), slices.Max(values)
	if o.share { // an interval may reach beyond what a share can be
		low, high = max(low, 0), min(high, 100)
		if low < high/2 {
			low = 0
		}
	}
	return spanning(low, high, 5)
}

// rgba gives a colour that can be faded.
func rgba(c color.Color) color.NRGBA { return color.NRGBAModel.Convert(c).(color.NRGBA) }
