package figure

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

var (
	gainColour = okabeIto[0]
	lossColour = okabeIto[4]
)

// gained shows which share of people gained in B, to the right, and lost, to the left: of everybody, of each group and of
// each fifth of trait and means; a panel for the standing with an institution and one for rights.
func gained(c *Comparison) ([]*Figure, error) {
	if err := c.sharesSomething(); err != nil {
		return nil, err
	}
	if len(c.Manifest.Society.Institutions) == 0 {
		f, err := c.gainsFigure(compared{"rights", "rights open", ""})
		if err != nil {
			return nil, err
		}
		return []*Figure{f.finish()}, nil
	}
	return c.perInstitution(func(i *results.Institution) (*Figure, error) {
		t, err := c.table(results.GainsName)
		if err != nil {
			return nil, err
		}
		standing := compared{i.Label + "_score", "score of " + words(i.Label), "Points"}
		if t.Where("outcome", standing.column).Rows() == 0 {
			standing = compared{i.Label + "_band", "band with " + words(i.Label), ""}
		}
		if t.Where("outcome", standing.column).Rows() == 0 {
			return c.gainsFigure(compared{"rights", "rights open", ""})
		}
		return c.gainsFigure(standing, compared{"rights", "rights open", ""})
	})
}

// A part is some people: what gains.csv calls them, and what a reader does.
type part struct{ by, level, name string }

// parts lists everybody, groups, and fifths from the lowest up, as the figure accounts does.
func (c *Comparison) parts() []part {
	all := []part{{everyone, everyone, "all people"}}
	for _, g := range c.groupLabels() {
		all = append(all, part{"group", g, words(g)})
	}
	for _, by := range []struct{ column, name string }{{"trait_fifth", "trait"}, {"means_fifth", "means"}} {
		for k, fifth := range fifths {
			all = append(all, part{by.column, fmt.Sprint(k + 1), by.name + ", " + fifth})
		}
	}
	return all
}

func (c *Comparison) gainsFigure(shown ...compared) (*Figure, error) {
	t, err := c.table(results.GainsName)
	if err != nil {
		return nil, err
	}
	parts := c.parts()
	var names, outcomes []string
	for _, p := range parts {
		names = append(names, p.name)
	}
	at := rollOf(names)
	f := c.figure("gains", "Who gained and who lost in B, at the end", doubleColumn)
	f.rowHigh = at.high(11, "Share")
	var row []*panel
	var all []gainRow
	for _, m := range shown {
		rows, err := gainRowsOf(t.Where("outcome", m.column), parts)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
		p := sharesPanel(rows, at)
		p.head = m.head
		row, outcomes = append(row, p), append(outcomes, m.column)
		at.scale = at.muted() // names stand left of the first panel alone
		if m.unit != "" {
			row = append(row, meansPanel(rows, at, m.unit))
		}
	}
	f.keys = gainKeys(all, c.Manifest.Replicates > 1)
	f.panels = [][]*panel{row}
	f.Numbers = t.Where("outcome", outcomes...)
	return f, nil
}

// gainKeys explain the marks that there are.
func gainKeys(rows []gainRow, intervals bool) (keys []key) {
	if slices.ContainsFunc(rows, func(r gainRow) bool { return r.gained[0] > 0 }) {
		keys = append(keys, key{text: "gained", fills: fills(gainColour)})
	}
	if slices.ContainsFunc(rows, func(r gainRow) bool { return r.lost[0] > 0 }) {
		keys = append(keys, key{text: "lost", fills: fills(lossColour)})
	}
	if intervals {
		keys = append(keys, key{text: "95 % interval", line: draw.LineStyle{Color: black, Width: fine}})
	}
	return keys
}

// gainPanel is a panel with names at its left, or with room for none.
func gainPanel(label string, x scale, at roll) *panel {
	p := newPanel(label, "", x, at.scale)
	p.Y.Tick.Length = 0
	p.Add(uprights{x})
	return p
}

// sharesPanel draws bars to the right for those who gained and to the left for those who lost.
func sharesPanel(rows []gainRow, at roll) *panel {
	var ends []float64
	for _, r := range rows {
		ends = append(ends, r.gained[0], r.gained[2], -r.lost[0], -r.lost[2])
	}
	x := besideZero(ends, 4)
	x.min, x.max, x.sizes = max(x.min, -100), min(x.max, 100), true
	p := gainPanel("Share of people (%)", x, at)
	line := draw.LineStyle{Color: black, Width: fine}
	for i, r := range rows {
		place := at.at(i)
		p.Add(bar{0, r.gained[0], place - 0.32, place + 0.32, gainColour}, bar{-r.lost[0], 0, place - 0.32, place + 0.32, lossColour})
		p.Add(whisker{at: place, value: r.gained[0], low: r.gained[1], high: r.gained[2], style: line, flat: true})
		p.Add(whisker{at: place, value: -r.lost[0], low: -r.lost[2], high: -r.lost[1], style: line, flat: true})
	}
	p.Add(upright{0, draw.LineStyle{Color: dark, Width: hairline}})
	return p
}

// meansPanel draws the mean differences as dots.
func meansPanel(rows []gainRow, at roll, unit string) *panel {
	var ends []float64
	for _, r := range rows {
		ends = append(ends, r.mean[:]...)
	}
	x := besideZero(ends, 4)
	p := gainPanel(unit, x, at)
	p.head = "mean difference"
	p.Add(upright{0, draw.LineStyle{Color: dark, Width: hairline}})
	for i, r := range rows {
		p.Add(whisker{
			at: at.at(i), value: r.mean[0], low: r.mean[1], high: r.mean[2], flat: true, dot: disc,
			style: draw.LineStyle{Color: black, Width: fine},
		})
	}
	return p
}

// besideZero is the scale of about n steps that holds some values, and 0; on one side of it where the other could not be seen.
func besideZero(values []float64, n int) scale {
	low, high := 0.0, 0.0
	for _, v := range values {
		if finite(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	const seen = 0.005 // of the whole scale
	switch {
	case low == high:
		low, high = -1, 1
	case -low < seen*high:
		low = 0
	case high < -seen*low:
		high = 0
	}
	return spanning(low, high, n)
}

// A gainRow is shares in percent and a mean difference, with both ends of their intervals, which are undefined without
// replicates.
type gainRow struct{ gained, lost, mean [3]float64 }

// gainRowsOf reads the row of each part.
func gainRowsOf(t *results.Table, parts []part) ([]gainRow, error) {
	rows := make([]gainRow, len(parts))
	for i, part := range parts {
		own := t.Where("by", part.by).Where("level", part.level)
		if own.Rows() != 1 {
			return nil, fmt.Errorf("%s has %d rows of %s %s where it needs one", results.GainsName, own.Rows(), part.by, part.level)
		}
		for k, end := range []string{"", "_low", "_high"} {
			for name, into := range map[string]*float64{"gained": &rows[i].gained[k], "lost": &rows[i].lost[k], "mean_difference": &rows[i].mean[k]} {
				values, ok := own.Float(name + end)
				switch {
				case !ok && end == "":
					return nil, fmt.Errorf("%s needs a column %s of numbers", results.GainsName, name)
				case !ok:
					*into = math.NaN()
				case name == "mean_difference":
					*into = values[0]
				default:
					*into = 100 * values[0]
				}
			}
		}
	}
	return rows, nil
}
