package figure

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// trajectories shows each outcome over time: the mean over replicates with its interval, a line for each of at most seven
// levels of a factor and panels for the rest; of a sample, seven points from the lowest final mean to the highest.
func trajectories(s *Study) ([]*Figure, error) {
	if s.pathLike() {
		return nil, absent("the points of design %s are one life, not one each", s.Manifest.Design)
	}
	return s.perOutcome(func(o outcome) (*Figure, error) {
		cells, null, err := s.cells(o)
		if err != nil {
			return nil, err
		}
		lanes := s.lanes(cells, null)
		paths, err := s.paths(o, lanes)
		if err != nil {
			return nil, err
		}
		return s.pathFigure(o, lanes, paths)
	})
}

func (s *Study) pathFigure(o outcome, l lanes, paths map[place]path) (*Figure, error) {
	g := l.grid
	f := s.figure("trajectories", o.title()+" over time"+l.title, g.width())
	f.remark("mean over replicates, with its 95 %% interval from four on")
	f.explain(l.about...)
	if l.left > 0 {
		f.remark("%d of %d combinations of levels", len(l.heads), len(l.heads)+l.left)
	}
	f.yLabel, f.rowHigh = o.axis(), max(g.high(), 4.2*vg.Centimeter)
	f.keys = l.keys
	if slices.ContainsFunc(l.null, func(some []cell) bool { return len(some) > 0 }) {
		f.keys = append(f.keys, s.nullKey())
	}
	var values []float64
	end, clock := 0.0, s.clock()
	for _, p := range paths {
		for i, t := range p.period {
			end = max(end, float64(t))
			values = append(values, defined([]float64{o.scaled(p.mean[i]), o.scaled(p.low[i]), o.scaled(p.high[i])})...)
		}
	}
	x, y := timeScale(clock, end, 5-g.columns/3), o.holding(values)
	var panels []*panel
	for i, head := range l.heads {
		p := g.shared(i, timeLabel("Time", clock), x, y)
		p.head = head
		for _, c := range l.null[i] {
			if err := p.path(o, paths[c.place], clock, nullStyle(0, 1)); err != nil {
				return nil, err
			}
		}
		for k, c := range l.cells[i] {
			if err := p.path(o, paths[c.place], clock, l.style(k, c)); err != nil {
				return nil, err
			}
		}
		panels = append(panels, p)
	}
	f.panels = g.rows(panels)
	return f, s.bookPaths(f, l, paths)
}

// path draws a mean over time with its interval.
func (p *panel) path(o outcome, along path, clock results.Clock, style draw.LineStyle) error {
	times := make([]float64, len(along.period))
	for i, period := range along.period {
		times[i] = clock.At(float64(period))
	}
	mean, low, high := o.all(along.mean), o.all(along.low), o.all(along.high)
	if len(times) == 0 {
		return nil
	}
	for i := range mean {
		low[i], high[i] = math.Max(low[i], p.Y.Min), math.Min(high[i], p.Y.Max)
	}
	if err := p.ribbon(times, low, high, faded(rgba(style.Color), ribbonCover)); err != nil {
		return err
	}
	return p.trace(times, mean, style)
}

// bookPaths gives the figure the means of all paths in the unit of the tables.
func (s *Study) bookPaths(f *Figure, l lanes, paths map[place]path) error {
	header := []results.Column{results.Ints("point"), results.Texts("arm")}
	for _, x := range s.factors {
		header = append(header, results.Texts(x.Name))
	}
	t, err := results.NewTable(append(header, results.Ints("period"), results.Floats("year"), results.Ints("n"),
		results.Floats("mean"), results.Floats("low"), results.Floats("high"))...)
	if err != nil {
		return err
	}
	for _, c := range slices.Concat(slices.Concat(l.cells...), slices.Concat(l.null...)) {
		p := paths[c.place]
		for i := range p.year {
			row := []any{c.point, c.arm}
			for _, level := range c.levels {
				row = append(row, level)
			}
			if err := t.Append(append(row, p.period[i], p.year[i], p.n[i], p.mean[i], p.low[i], p.high[i])...); err != nil {
				return err
			}
		}
	}
	f.Numbers = t
	return nil
}
