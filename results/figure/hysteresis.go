package figure

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot"
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
		if v.by != nil {
			v.rest, v.by = append([]factor{*v.by}, v.rest...), nil
			v.panels, v.left = combinations(v.rest, cells)
		}
		return s.hysteresisFigure(o, v, walk(rows, cells), walkNull(rows, cells, null))
	})
}

// A stage is a row of the design, and the branch that it is of.
type stage struct {
	point  int64
	branch int // in branchNames
}

var branchNames = [2]string{"up", "down"}

// branches gives the rows of the design that are on a way up or down.
func (s *Study) branches() ([]stage, error) {
	t, err := s.table(results.DesignName)
	if err != nil {
		return nil, err
	}
	points, okP := t.Int("point")
	blocks, okB := t.Text("block")
	if !okP || !okB {
		return nil, fmt.Errorf("design.csv needs columns point, of whole numbers, and block")
	}
	var rows []stage
	seen := map[int64]int{}
	for i, block := range blocks {
		branch := slices.Index(branchNames[:], block)
		if branch < 0 {
			continue
		}
		if before, ok := seen[points[i]]; ok && before != branch {
			return nil, absent("point %d is on the way up and on the way down", points[i])
		}
		seen[points[i]] = branch
		rows = append(rows, stage{points[i], branch})
	}
	if len(rows) < 3 {
		return nil, absent("design %s has no blocks up and down", s.Manifest.Design)
	}
	return rows, nil
}

// walk parts cells into branches, in the order of the design.
func walk(rows []stage, cells []cell) (branches [2][]cell) {
	at := map[int64]cell{}
	for _, c := range cells {
		at[c.point] = c
	}
	for _, r := range rows {
		if c, ok := at[r.point]; ok {
			branches[r.branch] = append(branches[r.branch], c)
		}
	}
	return branches
}

// walkNull parts the null likewise where it has a point for each row of the design, in the same order; each then stands
// where the study stood. Else all of it is one branch.
func walkNull(rows []stage, cells, null []cell) (branches [2][]cell) {
	if len(null) != len(rows) {
		return [2][]cell{null, nil}
	}
	at := map[int64]cell{}
	for _, c := range cells {
		at[c.point] = c
	}
	order := slices.Clone(null)
	slices.SortFunc(order, func(a, b cell) int { return int(a.point - b.point) })
	for i, r := range rows {
		if like, ok := at[r.point]; ok {
			order[i].levels = like.levels
			branches[r.branch] = append(branches[r.branch], order[i])
		}
	}
	return branches
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

// arrows show which way a branch is walked.
type arrows struct {
	x     factor
	cells []cell
	style draw.LineStyle
}

// Plot draws an arrow at a third and at two thirds of the branch.
func (a arrows) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	at := func(i int) vg.Point {
		return vg.Point{X: x(number(a.cells[i].levels[a.x.at])), Y: y(a.cells[i].mean)}
	}
	last := len(a.cells) - 1
	if last < 1 {
		return
	}
	for _, i := range []int{last / 3, 2 * last / 3} {
		from, to := at(i), at(i+1)
		along := to.Sub(from)
		long := vg.Length(math.Hypot(float64(along.X), float64(along.Y)))
		if long < 1 {
			continue
		}
		along = along.Scale(1 / long)
		across := vg.Point{X: -along.Y, Y: along.X}
		tip := from.Add(to).Scale(0.5).Add(along.Scale(4))
		foot := tip.Sub(along.Scale(8))
		c.FillPolygon(a.style.Color, []vg.Point{tip, foot.Add(across.Scale(3.2)), foot.Sub(across.Scale(3.2))})
	}
}
