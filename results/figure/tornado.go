package figure

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// mostRows is how many names a figure holds.
const mostRows = 30

// tornado shows how far each factor alone moves each outcome from the base, at its lowest and its highest level; of a
// factor of words, at the levels with the lowest and the highest outcome. The factor that moves it most is on top.
func tornado(s *Study) ([]*Figure, error) {
	return s.perOutcome(func(o outcome) (*Figure, error) {
		cells, _, err := s.cells(o)
		if err != nil {
			return nil, err
		}
		factors := s.varied(cells)
		if len(factors) < 2 || s.onGrid(factors, cells) {
			return nil, absent("design %s does not vary several factors one at a time", s.Manifest.Design)
		}
		base, all := s.star(factors, cells)
		if len(all) == 0 {
			return nil, absent("design %s does not vary one factor at a time", s.Manifest.Design)
		}
		return s.tornadoFigure(o, base, all)
	})
}

func (s *Study) tornadoFigure(o outcome, base cell, all []spoke) (*Figure, error) {
	var swings []swing
	for _, each := range all {
		swings = append(swings, each.swing())
	}
	paired := s.pairEnds(o, base, swings)
	slices.SortStableFunc(swings, func(a, b swing) int { return sign(b.size(base) - a.size(base)) })
	numbers, err := swingNumbers(base, swings)
	if err != nil {
		return nil, err
	}
	left := max(0, len(swings)-mostRows)
	swings = swings[:len(swings)-left]
	var names []string
	for _, w := range swings {
		names = append(names, w.label)
	}
	axis := rollOf(names)
	f := s.figure("tornado", o.title()+": what each factor alone does", axis.width)
	f.Numbers = numbers
	f.tellSwings(paired, left)
	f.rowHigh = axis.high(19, o.axis())
	p := rollPanel(o.axis(), swingScale(base, swings, axis.width), axis)
	p.swings(base, swings, axis)
	p.nameEnds(base, swings, axis)
	f.panels = [][]*panel{{p}}
	return f, nil
}

// tellSwings says what the bars and lines are.
func (f *Figure) tellSwings(paired bool, left int) {
	f.remark("ends are means at a factor’s lowest and highest level")
	if paired {
		f.remark("lines are 95 %% intervals of the difference from the base, replicate by replicate")
	} else {
		f.remark("lines are their 95 %% intervals")
	}
	if left > 0 {
		f.remark("%d more factors move it less", left)
	}
	f.keys = []key{
		{text: "lowest level", fills: fills(okabeIto[5])},
		{text: "highest level", fills: fills(okabeIto[1])},
		{text: "base", line: baseStyle()},
	}
}

// swings draws the bars and intervals of all factors around the base.
func (p *panel) swings(base cell, swings []swing, axis roll) {
	p.Add(upright{base.mean, baseStyle()})
	for i, w := range swings {
		for k, c := range []cell{w.low, w.high} {
			for _, b := range w.bars(base, axis.at(i))[k] {
				p.Add(b)
			}
			p.Add(whisker{
				at: axis.at(i) + 0.2 - 0.4*float64(k), value: c.mean, low: c.low, high: c.high, flat: true,
				style: draw.LineStyle{Color: dark, Width: fine},
			})
		}
	}
}

// swingScale holds all ends and intervals, with room for what is written beside them.
func swingScale(base cell, swings []swing, width vg.Length) scale {
	low, high := base.mean, base.mean
	for _, w := range swings {
		for _, c := range []cell{w.low, w.high} {
			for _, v := range []float64{c.mean, c.low, c.high} {
				if finite(v) {
					low, high = math.Min(low, v), math.Max(high, v)
				}
			}
		}
	}
	if low == high {
		return spanning(low, high, 4)
	}
	room := endWidth(swings) + 6
	area := width - 2*margin - narrowName - 12
	if width == doubleColumn {
		area = width - 2*margin - wideName - 12
	}
	part := float64(room / max(area-2*room, 20))
	return within(low-part*(high-low), high+part*(high-low), 4)
}

// endWidth is the width of the widest name of a level.
func endWidth(swings []swing) vg.Length {
	var widest vg.Length
	for _, w := range swings {
		for _, end := range []cell{w.low, w.high} {
			widest = max(widest, writing(smallSize, dark).Width(w.endName(end)))
		}
	}
	return widest
}

// nameEnds writes each level beside the end of its bar and interval, away from the base.
func (p *panel) nameEnds(base cell, swings []swing, axis roll) {
	p.inscribe(func(size vg.Point) (texts []inscription, marks []vg.Rectangle) {
		area := draw.Canvas{Rectangle: vg.Rectangle{Max: size}}
		x, y := p.Transforms(&area)
		for i, w := range swings {
			for k, c := range []cell{w.low, w.high} {
				b := w.bars(base, axis.at(i))[k][0]
				t := inscription{text: w.endName(c)}
				t.at.Y = y((b.below+b.high)/2) - 2.3
				if c.mean < base.mean || c.mean == base.mean && k == 0 {
					t.at.X = x(least(c.mean, c.low)) - 3 - writing(smallSize, dark).Width(t.text)
				} else {
					t.at.X = x(-least(-c.mean, -c.high)) + 3
				}
				texts, marks = append(texts, t), append(marks, b.box(area, p.Plot))
			}
		}
		return texts, marks
	})
}

// least is the smaller of two values, the second of which may be undefined.
func least(a, b float64) float64 {
	if finite(b) && b < a {
		return b
	}
	return a
}
