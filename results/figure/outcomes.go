package figure

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
)

// mostOutcomes is how many panels of outcomes make a figure.
const mostOutcomes = 9

// outcomes shows what parts of the scenario tell of themselves over time: a figure for each part, a panel for each number
// with a scale of its own, lines for everybody and for each group. A number that is never defined has no panel, and one
// that stays 0 is only named; the panels of a part that tells many make several figures.
func outcomes(r *Run) ([]*Figure, error) {
	var tellers [][]told
	for _, o := range r.Manifest.Society.Outcomes {
		t, err := r.told(o)
		if err != nil {
			return nil, err
		}
		if len(t.lines) == 0 {
			continue
		}
		if i := slices.IndexFunc(tellers, func(some []told) bool { return some[0].Of == o.Of }); i >= 0 {
			tellers[i] = append(tellers[i], t)
		} else {
			tellers = append(tellers, []told{t})
		}
	}
	if len(r.Manifest.Society.Outcomes) == 0 {
		return nil, unasked("no part of the scenario tells numbers of its own")
	}
	if len(tellers) == 0 {
		return nil, absent("none of the numbers that parts of the scenario tell was kept and defined")
	}
	var figures []*Figure
	for _, some := range tellers {
		name := "outcomes"
		if len(tellers) > 1 {
			name += "_" + some[0].Of
		}
		made, err := r.outcomeFigures(name, some)
		if err != nil {
			return nil, err
		}
		figures = append(figures, made...)
	}
	return figures, nil
}

// outcomeFigures spreads the panels of a part over as few figures as hold them, in whole rows.
func (r *Run) outcomeFigures(name string, some []told) ([]*Figure, error) {
	var still []string
	if moving := slices.DeleteFunc(slices.Clone(some), told.zero); len(moving) > 0 {
		for _, t := range some {
			if t.zero() {
				still = append(still, words(t.Name))
			}
		}
		some = moving
	}
	rows, n := (len(some)+2)/3, (len(some)+mostOutcomes-1)/mostOutcomes
	var figures []*Figure
	for i := range n {
		page, title := name, "What “"+words(some[0].Of)+"” tells over time"
		if n > 1 {
			title += fmt.Sprintf(" (%d of %d)", i+1, n)
		}
		if i > 0 {
			page += fmt.Sprintf("_%d", i+1)
		}
		f := r.figure(page, title, doubleColumn)
		if len(still) > 0 && i == n-1 {
			f.note += " · 0 all the time: " + strings.Join(still, ", ")
		}
		from, to := 3*((i*rows+n-1)/n), min(3*(((i+1)*rows+n-1)/n), len(some))
		if err := r.fillOutcomes(f, some[from:to]); err != nil {
			return nil, err
		}
		figures = append(figures, f.finish())
	}
	return figures, nil
}

func (r *Run) fillOutcomes(f *Figure, some []told) error {
	g := outcomeGrid(len(some))
	f.width, f.rowHigh = g.width(), 3.4*vg.Centimeter
	groups := []string{everyone}
	for _, label := range r.groupLabels() {
		if slices.ContainsFunc(some, func(t told) bool {
			return slices.ContainsFunc(t.lines, func(l line) bool { return l.name == label })
		}) {
			groups = append(groups, label)
		}
	}
	if len(groups) > 1 {
		f.keys = r.groupKeys(groups)
	}
	var panels []*panel
	var columns []string
	for k, t := range some {
		p, err := r.outcomePanel(g, k, t)
		if err != nil {
			return err
		}
		panels, columns = append(panels, p), append(columns, t.Column)
	}
	f.panels = g.rows(panels)
	var err error
	f.Numbers, err = r.numbers(groups, columns...)
	return err
}

// outcomeGrid sets out panels that each have a scale of their own, for which more than three in a row leave no room.
func outcomeGrid(n int) grid {
	if n == 4 {
		return grid{n, 2}
	}
	return grid{n, min(n, 3)}
}

func (r *Run) outcomePanel(g grid, k int, t told) (*panel, error) {
	x, label := r.timeScale(), r.timeLabel()
	if row, _ := g.at(k); row < (g.n-1)/g.columns {
		x, label = x.muted(), ""
	}
	p := newPanel(label, unitLabel(t.Unit), x, t.scale())
	p.head, p.remark = words(t.Name), t.Doc
	for _, l := range t.lines {
		style := groupStyle(r.rank(l.name))
		style.Width *= 0.75 // flows of small groups jump from period to period
		if err := p.trace(l.x, l.y, style); err != nil {
			return nil, err
		}
	}
	return p, nil
}
