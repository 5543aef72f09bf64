package figure

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"socialcredit/results"
)

// survival shows how long exclusion from any right lasts, for everybody and for each group; spells that still go on at
// the end count for as long as they were seen. Below stands how many spells each part of the curves rests on.
func survival(r *Run) ([]*Figure, error) {
	t, err := r.table("tables/spells.csv")
	if err != nil {
		return nil, err
	}
	kept, groups, err := r.spellsByGroup(t)
	if err != nil {
		return nil, err
	}
	if len(groups) == 0 {
		return nil, absent("nobody was shut out from a right")
	}
	f, err := r.survivalFigure(groups, kept)
	if err != nil {
		return nil, err
	}
	return []*Figure{f.finish()}, nil
}

func (r *Run) survivalFigure(groups []string, kept map[string]spells) (*Figure, error) {
	f := r.figure("survival", "How long people stay shut out from a right", singleColumn)
	f.rowHigh = 5.6 * vg.Centimeter
	last := 0.0
	for _, g := range groups {
		last = math.Max(last, slices.Max(kept[g].duration))
	}
	clock := r.clock()
	x := timeScale(clock, last, 5)
	p := newPanel(timeLabel("Time since shut out", clock), "Still shut out (%)", x, upTo(100, 5))
	var err error
	f.Numbers, err = results.NewTable(results.Texts("group"), results.Floats("period"), results.Floats("year"), results.Floats("share"),
		results.Floats("low"), results.Floats("high"), results.Ints("at_risk"), results.Ints("ended"))
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		c := kept[g].kaplanMeier()
		f.keys = append(f.keys, key{text: groupName(g) + ", " + r.medianText(c), line: groupStyle(r.rank(g))})
		if g == everyone {
			f.keys = append(f.keys, key{text: "95 % interval of all people", fills: fills(faded(dark, wideCover))})
		}
		if err := r.book(f.Numbers, g, c); err != nil {
			return nil, err
		}
	}
	for i := range groups { // everybody last, on top
		g := groups[(i+1)%len(groups)]
		if err := r.drawCurve(p, g, kept[g].kaplanMeier()); err != nil {
			return nil, err
		}
	}
	f.panels = [][]*panel{{p}}
	f.addRisks(p, x, r.risksAt(x, groups, kept))
	return f, nil
}

func fills(colours ...color.Color) []color.Color { return colours }

// spellsByGroup gives the spells of everybody and of each group that has any. Where the table has no rows for
// everybody, they are the sum of the groups.
func (r *Run) spellsByGroup(t *results.Table) (map[string]spells, []string, error) {
	for _, name := range []string{"group", "duration", "at_risk", "ended"} {
		if _, ok := t.Column(name); !ok && t.Rows() > 0 {
			return nil, nil, fmt.Errorf("tables/spells.csv needs a column %s", name)
		}
	}
	kept := make(map[string]spells)
	var groups []string
	for _, g := range append([]string{everyone}, r.groupLabels()...) {
		s, ok := spellsOf(t, g)
		if !ok && g == everyone {
			var labels []string
			for _, group := range r.Manifest.Society.Groups {
				labels = append(labels, group.Label)
			}
			s, ok = spellsOf(t, labels...)
		}
		if ok {
			kept[g], groups = s, append(groups, g)
		}
	}
	return kept, groups, nil
}

func (r *Run) medianText(c curve) string {
	m, ok := c.median()
	if !ok {
		return "median not reached"
	}
	return "median " + r.clock().Told(m)
}

// book adds a curve to the numbers of the figure.
func (r *Run) book(numbers *results.Table, group string, c curve) error {
	for i, time := range c.time {
		if err := numbers.Append(group, time, time/r.clock().PerYear, c.share[i], c.low[i], c.high[i], c.atRisk[i], c.ended[i]); err != nil {
			return err
		}
	}
	return nil
}

// drawCurve draws a curve as the steps it is, in percent; everybody's with its interval.
func (r *Run) drawCurve(p *panel, group string, c curve) error {
	clock, times := r.clock(), make([]float64, len(c.time))
	for i, t := range c.time {
		times[i] = clock.At(t)
	}
	x, y := stairs(times, percent(c.share))
	if group == everyone {
		_, low := stairs(times, percent(c.low))
		_, high := stairs(times, percent(c.high))
		if err := p.ribbon(x, low, high, faded(dark, wideCover)); err != nil {
			return err
		}
	}
	return p.trace(x, y, groupStyle(r.rank(group)))
}
