package figure

import (
	"slices"

	"gonum.org/v1/plot/vg/draw"
)

// A thread is a column over time of one group, with its interval where there are replicates.
type thread struct {
	group           string
	x, y, low, high []float64
}

// follow gives a column of a table by group over time, everybody last; shares in percent.
func (c *Comparison) follow(file, column string, share bool) ([]thread, error) {
	t, err := c.table(file)
	if err != nil {
		return nil, err
	}
	var all []thread
	for _, group := range append(c.groupLabels(), everyone) {
		rows := t.Where("group", group)
		f := thread{group: group}
		var ok bool
		if f.y, ok = rows.Float(column); !ok || !anyFinite(f.y) {
			continue
		}
		if f.x, ok = timesOf(c.clock(), rows); !ok {
			return nil, absent("%s has neither year nor period", file)
		}
		f.low, _ = rows.Float(column + "_low")
		f.high, _ = rows.Float(column + "_high")
		if share {
			f.y, f.low, f.high = percent(f.y), percent(f.low), percent(f.high)
		}
		all = append(all, f.joined())
	}
	return all, nil
}

// joined leaves the undefined values out of a thread that is known now and then only, such as once a year, so that it can
// be drawn as a line.
func (f thread) joined() thread {
	runs := stretches(f.y)
	for _, run := range runs[:max(0, len(runs)-1)] {
		if run[1]-run[0] > 1 {
			return f
		}
	}
	out := thread{group: f.group}
	for i, v := range f.y {
		if !finite(v) {
			continue
		}
		out.x, out.y = append(out.x, f.x[i]), append(out.y, v)
		if len(f.low) == len(f.y) {
			out.low, out.high = append(out.low, f.low[i]), append(out.high, f.high[i])
		}
	}
	return out
}

// draw draws the ribbon, cut off where the panel ends, and the line.
func (f thread) draw(p *panel, style draw.LineStyle, cover uint8) error {
	if len(f.low) == len(f.y) {
		low, high := slices.Clone(f.low), slices.Clone(f.high)
		for i := range low {
			low[i], high[i] = max(low[i], p.Y.Min), min(high[i], p.Y.Max)
		}
		if err := p.ribbon(f.x, low, high, faded(rgba(style.Color), cover)); err != nil {
			return err
		}
	}
	return p.trace(f.x, f.y, style)
}
