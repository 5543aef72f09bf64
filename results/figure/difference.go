package figure

import (
	"gonum.org/v1/plot/vg"

	"socialcredit/results"
)

// A compared is a measure of which a difference is drawn: its column, its name above the panel and what its axis counts in;
// shares are in percentage points.
type compared struct{ column, head, unit string }

// mostCompared is how many panels of differences make a figure.
const mostCompared = 6

// differenceOverTime shows how far B lies above A over time: who is shut out, and the main measures of an institution, a panel
// each with a scale of its own, lines for everybody and for each group with their intervals.
func differenceOverTime(c *Comparison) ([]*Figure, error) {
	if len(c.Manifest.Society.Institutions) == 0 {
		f, err := c.differenceFigure([]compared{{"any_excluded", "shut out of any right", "Percentage points"}})
		if err != nil {
			return nil, err
		}
		return []*Figure{f.finish()}, nil
	}
	return c.perInstitution(func(i *results.Institution) (*Figure, error) {
		shown := []compared{{"any_excluded", "shut out of any right", "Percentage points"}}
		if !i.Scored {
			for _, band := range i.Bands {
				shown = append(shown, compared{i.Label + "_share_" + band.Label, "in band " + words(band.Label), "Percentage points"})
			}
			return c.differenceFigure(shown)
		}
		return c.differenceFigure(append(shown,
			compared{i.Label + "_mean", "mean score", "Points"},
			compared{i.Label + "_sd", "standard deviation of scores", "Points"},
			compared{i.Label + "_trait_correlation", "rank correlation with trait", "Difference"},
			compared{i.Label + "_means_correlation", "rank correlation with means", "Difference"},
			compared{i.Label + "_eta_squared", "variance between groups", "Difference"}))
	})
}

func (c *Comparison) differenceFigure(shown []compared) (*Figure, error) {
	kept, lines, err := c.differing(shown)
	if err != nil {
		return nil, err
	}
	f := c.figure("difference", "How far B lies above A over time (B minus A)", doubleColumn)
	g := outcomeGrid(len(kept))
	f.width, f.rowHigh = g.width(), 3.6*vg.Centimeter
	groups := append([]string{everyone}, c.groupLabels()...)
	if len(groups) > 1 {
		f.keys = c.keys(groups)
	}
	if c.Manifest.Replicates > 1 {
		f.keys = append(f.keys, key{text: "paired 95 % interval", fills: fills(faded(dark, ribbonCover))})
	}
	var panels []*panel
	columns := []string{"period", "year", "group", "replicates"}
	for k, m := range kept {
		p, err := c.differencePanel(g, k, m, lines[k])
		if err != nil {
			return nil, err
		}
		panels, columns = append(panels, p), append(columns, m.column, m.column+"_low", m.column+"_high")
	}
	f.panels = g.rows(panels)
	t, err := c.table(results.DifferencesName)
	if err != nil {
		return nil, err
	}
	f.Numbers = t.Where("group", groups...).Select(columns...)
	return f, nil
}

// differing gives the measures that there are, as many as a figure holds, and their lines.
func (c *Comparison) differing(shown []compared) (kept []compared, lines [][]thread, err error) {
	for _, m := range shown {
		some, err := c.follow(results.DifferencesName, m.column, m.unit == "Percentage points")
		if err != nil {
			return nil, nil, err
		}
		if len(some) > 0 && len(some[0].x) > 1 && len(kept) < mostCompared {
			lines, kept = append(lines, some), append(kept, m)
		}
	}
	if len(kept) == 0 {
		return nil, nil, absent("%s holds none of the main measures over time", results.DifferencesName)
	}
	return kept, lines, nil
}

func (c *Comparison) differencePanel(g grid, k int, m compared, lines []thread) (*panel, error) {
	x, label := timeScale(c.clock(), float64(c.Manifest.Periods), 4), timeLabel("Time", c.clock())
	if row, _ := g.at(k); row < (g.n-1)/g.columns {
		x, label = x.muted(), ""
	}
	p := newPanel(label, m.unit, x, differenceScale(lines))
	p.head = m.head
	p.Add(level{0, baseStyle()})
	for _, l := range lines {
		style, cover := groupStyle(c.rank(l.group)), uint8(ribbonCover/2)
		if l.group == everyone {
			cover = ribbonCover
		}
		style.Width *= 0.8
		if err := l.draw(p, style, cover); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// differenceScale holds all lines, everybody's interval, and 0.
func differenceScale(lines []thread) scale {
	var values []float64
	for _, l := range lines {
		values = append(values, l.y...)
		if l.group == everyone {
			values = append(append(values, l.low...), l.high...)
		}
	}
	return besideZero(values, 4)
}
