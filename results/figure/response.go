package figure

import "gonum.org/v1/plot/vg/draw"

// response shows each outcome against a factor: the mean at each point with its interval, and the null beside it. On a
// grid, the numeric factor with the most levels is the axis, lines are for a second factor and panels for the rest (see
// viewOf); where one factor is varied at a time, each has a panel of its own.
func response(s *Study) ([]*Figure, error) {
	return s.perOutcome(func(o outcome) (*Figure, error) {
		cells, null, err := s.cells(o)
		if err != nil {
			return nil, err
		}
		factors := s.varied(cells)
		switch {
		case len(factors) == 0:
			return nil, absent("no factor has two levels")
		case s.pathLike():
			return nil, absent("the points of a %s design follow one another; see hysteresis", s.Manifest.Design)
		case s.onGrid(factors, cells):
			return s.responseFigure(o, viewOf(factors, cells), cells, null)
		}
		if base, all := s.star(factors, cells); len(all) > 0 {
			return s.spokeFigure(o, base, all)
		}
		return nil, absent("the points of design %s lie on no grid", s.Manifest.Design)
	})
}

// pathLike says whether points are stages of one society's life.
func (s *Study) pathLike() bool { return s.Manifest.Hold > 0 || s.Manifest.Design == "hysteresis" }

func (s *Study) responseFigure(o outcome, v view, cells, null []cell) (*Figure, error) {
	if !v.numeric {
		return s.listedResponse(o, v, cells, null)
	}
	heads, g := v.heads()
	f := s.figure("response", o.title()+" by "+v.x.label, g.width())
	f.remark("mean and 95 %% interval, %s", replicatesOf(cells))
	f.explainView(v)
	f.yLabel, f.rowHigh = o.axis(), g.high()
	f.keys = v.keys()
	if len(null) > 0 {
		f.keys = append(f.keys, s.nullKey())
	}
	x, y := v.x.axis(v.x.distinct(cells), 5-g.columns/3), o.reach(cells, null)
	var panels []*panel
	for i, levels := range v.panels {
		p := g.shared(i, v.x.label, x, y)
		p.head = heads[i]
		for k, line := range v.lines {
			if err := p.means(v.x, v.at(null, line, levels), nullStyle(k, len(v.lines)), false); err != nil {
				return nil, err
			}
		}
		for k, line := range v.lines {
			if err := p.means(v.x, v.at(cells, line, levels), v.style(k), true); err != nil {
				return nil, err
			}
		}
		panels = append(panels, p)
	}
	f.panels = g.rows(panels)
	return f, s.book(f, o)
}

// explainView says what the factors of a view mean, and what it leaves out.
func (f *Figure) explainView(v view) {
	f.explain(v.x)
	if v.by != nil {
		f.explain(*v.by)
	}
	f.explain(v.rest...)
	if v.left > 0 {
		f.remark("%d of %d combinations of levels", len(v.panels), len(v.panels)+v.left)
	}
}

// book gives a figure the rows of the summary as its numbers.
func (s *Study) book(f *Figure, o outcome) error {
	t, err := s.summary(o)
	f.Numbers = t
	return err
}

// spokeFigure has a panel for each factor that was varied alone.
func (s *Study) spokeFigure(o outcome, base cell, all []spoke) (*Figure, error) {
	left := max(0, len(all)-mostPanels)
	all = all[:len(all)-left]
	g := gridOf(len(all))
	f := s.figure("response", o.title()+", one factor at a time", g.width())
	f.remark("mean and 95 %% interval, the line across is the base")
	if left > 0 {
		f.remark("the first %d of %d factors", len(all), len(all)+left)
	}
	f.yLabel, f.rowHigh = o.axis(), g.high()+10
	var every []cell
	for _, each := range all {
		every = append(every, each.cells...)
	}
	y := o.reach(every)
	var panels []*panel
	for i, each := range all {
		scale := y
		if _, column := g.at(i); column > 0 {
			scale = y.muted()
		}
		p, err := each.panel(base, scale)
		if err != nil {
			return nil, err
		}
		panels = append(panels, p)
	}
	f.panels = g.rows(panels)
	return f, s.book(f, o)
}

// panel draws the factor along its own axis, with the base across.
func (s spoke) panel(base cell, y scale) (*panel, error) {
	style := draw.LineStyle{Color: okabeIto[0], Width: strong}
	levels, numeric := s.levels(s.cells)
	if numeric {
		p := newPanel("", "", s.axis(s.distinct(s.cells), 3), y)
		p.head = s.label
		p.Add(level{base.mean, baseStyle()})
		return p, p.means(s.factor, s.cells, style, true)
	}
	p := newPanel("", "", listing(levels), y)
	p.turn(s.words(levels, uprightName))
	p.head = s.label
	p.Add(level{base.mean, baseStyle()})
	for i, l := range levels {
		for _, c := range s.cells {
			if c.levels[s.at] == l {
				p.Add(whisker{at: float64(i), value: c.mean, low: c.low, high: c.high, style: style, dot: disc})
			}
		}
	}
	return p, nil
}
