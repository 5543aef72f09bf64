package figure

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// hysteresis shows each outcome as a factor rises and falls again in the life of one society: two branches with their
// intervals. Where they differ, the outcome depends on where the society comes from.
func hysteresis(s *Study) ([]*Figure, error) {
	return s.perOutcome(func(o outcome) (*Figure, error) {
		blocks, err := s.branches()
		if err != nil {
			return nil, err
		}
		cells, null, err := s.cells(o)
		if err != nil {
			return nil, err
		}
		for _, f := range s.varied(cells) {
			if levels, numeric := f.levels(cells); numeric && len(levels) > 1 {
				return s.hysteresisFigure(o, f, blocks, [2][]cell{cells, null})
			}
		}
		return nil, absent("no factor has two numbers")
	})
}

// branches gives the points of the branch up and of the branch down, in the order of the design.
func (s *Study) branches() ([2][]int64, error) {
	var branches [2][]int64
	t, err := s.table(results.DesignName)
	if err != nil {
		return branches, err
	}
	points, okP := t.Int("point")
	blocks, okB := t.Text("block")
	if !okP || !okB {
		return branches, fmt.Errorf("design.csv needs columns point, of whole numbers, and block")
	}
	for i, block := range blocks {
		for k, name := range branchNames {
			if strings.HasPrefix(block, name) {
				branches[k] = append(branches[k], points[i])
			}
		}
	}
	if len(branches[0]) == 0 || len(branches[1]) == 0 {
		return branches, absent("design %s has no blocks up and down", s.Manifest.Design)
	}
	return branches, nil
}

var branchNames = [2]string{"up", "down"}

func (s *Study) hysteresisFigure(o outcome, x factor, branches [2][]int64, arms [2][]cell) (*Figure, error) {
	f := s.figure("hysteresis", o.title()+" as "+x.label+" rises and falls", singleColumn)
	f.remark("mean and 95 %% interval, %s", replicatesOf(arms[0]))
	if s.Manifest.Hold > 0 {
		f.remark("%d %ss at each level", s.Manifest.Hold, s.Manifest.Period)
	}
	f.explain(x)
	f.rowHigh = 6 * vg.Centimeter
	axis := x.axis(x.distinct(arms[0]), 5)
	p := newPanel(x.label, o.axis(), axis, o.reach(arms[0], arms[1]))
	if err := p.nullBranches(x, arms[1], branches); err != nil {
		return nil, err
	}
	for k, points := range branches {
		branch := inOrder(arms[0], points)
		style := draw.LineStyle{Color: okabeIto[k], Width: strong, Dashes: dashes[k]}
		if err := p.means(x, branch, style, true); err != nil {
			return nil, err
		}
		p.Add(arrows{x, branch, style})
		f.keys = append(f.keys, key{text: []string{"rising", "falling"}[k], line: style, dot: disc})
	}
	if len(arms[1]) > 0 {
		f.keys = append(f.keys, s.nullKey())
	}
	f.panels = [][]*panel{{p}}
	return f, s.bookBranches(f, o, branches)
}

// nullBranches draws the null: by branch where its points are those of the design, else as one line.
func (p *panel) nullBranches(x factor, null []cell, branches [2][]int64) error {
	lines := [][]cell{inOrder(null, branches[0]), inOrder(null, branches[1])}
	if len(lines[0])+len(lines[1]) < len(null) {
		lines = [][]cell{null}
	}
	for k, line := range lines {
		if err := p.means(x, line, nullStyle(k, len(lines)), false); err != nil {
			return err
		}
	}
	return nil
}

// inOrder gives the cells of points in the order of the points.
func inOrder(cells []cell, points []int64) []cell {
	var some []cell
	for _, point := range points {
		for _, c := range cells {
			if c.point == point {
				some = append(some, c)
			}
		}
	}
	return some
}

// bookBranches gives the figure the rows of the summary, and which branch each is of.
func (s *Study) bookBranches(f *Figure, o outcome, branches [2][]int64) error {
	t, err := s.summary(o)
	if err != nil {
		return err
	}
	points, _ := t.Int("point")
	of := make([]string, len(points))
	for i, point := range points {
		for k, name := range branchNames {
			if slices.Contains(branches[k], point) {
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
