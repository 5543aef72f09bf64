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
