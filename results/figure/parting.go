package figure

import (
	"fmt"

	"gonum.org/v1/plot/vg"

	"socialcredit/results"
)

// mostPartings is how many panels a figure of parting fates has.
const mostPartings = 6

// parting shows when fates part: the share of people for whom something differs between B and A in each period, by group,
// and for whom it has ever differed, with their intervals; a panel for the standing with each institution and for rights.
func parting(c *Comparison) ([]*Figure, error) {
	if err := c.sharesSomething(); err != nil {
		return nil, err
	}
	t, err := c.table(results.FatesName)
	if err != nil {
		return nil, err
	}
	shown := []compared{{"any", "anything", ""}}
	if len(c.Manifest.Society.Institutions) > 1 { // the standing with one is nearly anything
		for _, i := range c.Manifest.Society.Institutions {
			shown = append(shown, compared{i.Label, "the standing with " + words(i.Label), ""})
		}
	}
	shown = append(shown[:min(len(shown), mostPartings-1)], compared{"rights", "a right", ""})
	g := outcomeGrid(len(shown))
	f := c.figure("parting", "For how many people B differs from A", g.width())
	f.rowHigh = 4.4 * vg.Centimeter
	groups := append([]string{everyone}, c.groupLabels()...)
	f.keys = c.keys(groups)
	f.keys[0].text = "now, " + f.keys[0].text
	ever := groupStyle(-1)
	ever.Dashes = []vg.Length{1.5, 1.5}
	f.keys = append(f.keys, key{text: "ever so far, all people", line: ever})
	if c.Manifest.Replicates > 1 {
		f.keys = append(f.keys, key{text: "95 % interval", fills: fills(faded(dark, ribbonCover))})
	}
	var panels []*panel
	columns := []string{"period", "year", "group", "replicates"}
	for k, m := range shown {
		p, err := c.partingPanel(g, k, m)
		if err != nil {
			return nil, err
		}
		panels = append(panels, p)
		for _, end := range []string{"", "_low", "_high"} {
			columns = append(columns, m.column+"_differs"+end, m.column+"_ever_differed"+end)
		}
	}
	f.panels = g.rows(panels)
	f.Numbers = t.Select(columns...)
	return []*Figure{f.finish()}, nil
}

func (c *Comparison) partingPanel(g grid, k int, m compared) (*panel, error) {
	now, err := c.follow(results.FatesName, m.column+"_differs", true)
	if err != nil {
		return nil, err
	}
	ever, err := c.follow(results.FatesName, m.column+"_ever_differed", true)
	if err != nil {
		return nil, err
	}
	if len(now) == 0 || len(ever) == 0 {
		return nil, fmt.Errorf("%s has no column %s_differs or %s_ever_differed", results.FatesName, m.column, m.column)
	}
	if len(now[0].x) < 2 {
		return nil, absent("%s holds one period only", results.FatesName)
	}
	all := ever[len(ever)-1]
	top := 0.0
	for _, l := range append(now, all) {
		for _, v := range l.y {
			if finite(v) {
				top = max(top, v)
			}
		}
	}
	x, label := timeScale(c.clock(), float64(c.Manifest.Periods), 5), timeLabel("Time", c.clock())
	if row, _ := g.at(k); row < (g.n-1)/g.columns {
		x, label = x.muted(), ""
	}
	y := upTo(top, 5)
	y.max = min(y.max, 100)
	p := newPanel(label, "Share of people (%)", x, y)
	p.head = m.head
	for _, l := range now {
		if err := l.draw(p, groupStyle(c.rank(l.group)), ribbonCover/2); err != nil {
			return nil, err
		}
	}
	style := groupStyle(-1)
	style.Dashes = []vg.Length{1.5, 1.5}
	return p, all.draw(p, style, ribbonCover/2)
}
