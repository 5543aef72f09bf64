package figure

import (
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// hysteresis shows each outcome as a factor rises and falls again in the life of one society: two branches with their
// intervals, in a panel for each combination of the other factors. Where the branches differ, the outcome depends on where
// the society comes from.
func hysteresis(s *Study) ([]*Figure, error) {
	return s.perOutcome(func(o outcome) (*Figure, error) {
		rows, err := s.branches()
		if err != nil {
			return nil, err
		}
		cells, null, err := s.cells(o)
		if err != nil {
			return nil, err
		}
		factors := s.varied(cells)
		if len(factors) == 0 {
			return nil, absent("no factor has two levels")
		}
		v := viewOf(factors, cells)
		if !v.numeric {
			return nil, absent("no factor has two numbers")
		}
		return s.hysteresisFigure(o, v.apart(cells), walk(rows, cells), walkNull(rows, cells, null))
	})
}

func (s *Study) hysteresisFigure(o outcome, v view, study, null [2][]cell) (*Figure, error) {
	heads, g := v.heads()
	f := s.figure("hysteresis", o.title()+" as "+v.x.label+" rises and falls", g.width())
	f.remark("mean and 95 %% interval, %s", replicatesOf(study[0]))
	if s.Manifest.Hold > 0 {
		f.remark("%d %ss at each level", s.Manifest.Hold, s.Manifest.Period)
	}
	f.explainView(v)
	f.yLabel, f.rowHigh = o.axis(), g.high()
	if g.n == 1 {
		f.rowHigh = 6 * vg.Centimeter
	}
	for k := range branchNames {
		f.keys = append(f.keys, key{text: []string{"rising", "falling"}[k], line: branchStyle(k), dot: disc})
	}
	if len(null[0]) > 0 {
		f.keys = append(f.keys, s.nullKey())
	}
	x := v.x.axis(v.x.distinct(study[0]), 5-g.columns/3)
	y := o.reach(study[0], study[1], null[0], null[1])
	var panels []*panel
	for i, levels := range v.panels {
		p := g.shared(i, v.x.label, x, y)
		p.head = heads[i]
		for k := range branchNames {
			if err := p.means(v.x, v.at(null[k], "", levels), nullStyle(k, 2), false); err != nil {
				return nil, err
			}
		}
		for k := range branchNames {
			branch := v.at(study[k], "", levels)
			if err := p.means(v.x, branch, branchStyle(k), true); err != nil {
				return nil, err
			}
			p.Add(arrows{v.x, branch, branchStyle(k)})
		}
		panels = append(panels, p)
	}
	f.panels = g.rows(panels)
	return f, s.bookBranches(f, o, study)
}

func branchStyle(k int) draw.LineStyle {
	return draw.LineStyle{Color: okabeIto[k], Width: strong, Dashes: dashes[k]}
}

// bookBranches gives the figure the rows of the summary, and which branch each is of.
func (s *Study) bookBranches(f *Figure, o outcome, branches [2][]cell) error {
	t, err := s.summary(o)
	if err != nil {
		return err
	}
	points, _ := t.Int("point")
	of := make([]string, len(points))
	for i, point := range points {
		for k, name := range branchNames {
			if slices.ContainsFunc(branches[k], func(c cell) bool { return c.point == point }) {
				of[i] = name
			}
		}
	}
	f.Numbers, err = results.NewTable(results.Texts("branch", of...))
	if err != nil {
		return err
	}
	for _, name := range t.Names() {
		if c, ok := t.Column(name); ok && name != "branch" {
			if err := f.Numbers.Add(c); err != nil {
				return err
			}
		}
	}
	return nil
}
