package figure

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg/draw"
)

// lanes are the cells that are followed, by panel.
type lanes struct {
	title  string
	heads  []string
	cells  [][]cell // by panel, then by line
	null   [][]cell // by panel
	keys   []key
	styles []draw.LineStyle
	about  []factor
	x      *factor // what lines are for; nil where they are points
	grid   grid
	left   int
}

// lacking is the line of points that lack the factor for which there are lines.
var lacking = draw.LineStyle{Color: dark, Width: strong}

// style is the line of a cell, the k-th of its panel.
func (l lanes) style(k int, c cell) draw.LineStyle {
	if l.x != nil && c.levels != nil && c.levels[l.x.at] == "" {
		return lacking
	}
	return l.styles[k]
}

func (s *Study) lanes(cells, null []cell) lanes {
	factors := s.varied(cells)
	if len(factors) == 0 || !s.onGrid(factors, cells) {
		return s.loneLanes(cells, null)
	}
	v := viewOf(factors, cells)
	levels, numeric := v.x.levels(cells)
	if v.by != nil { // time takes the axis: lines are for x, and what lines were for makes panels
		v.rest = append([]factor{*v.by}, v.rest...)
	}
	v.by, v.colours, v.lines = &v.x, numeric, nil
	for _, i := range spaced(len(levels), mostLines) {
		v.lines = append(v.lines, levels[i])
	}
	v.panels, v.left = combinations(v.rest, cells)
	l := lanes{title: " by " + v.x.label, keys: v.keys(), about: append([]factor{v.x}, v.rest...), left: v.left}
	for i := range v.lines {
		l.styles = append(l.styles, v.style(i))
	}
	l.heads, l.grid = v.heads()
	lacks := false
	for _, panel := range v.panels {
		var lines []cell
		for _, line := range v.lines {
			c := firstOf(v.at(cells, line, panel))
			if c.levels != nil && c.levels[v.x.at] == "" {
				lines, lacks = []cell{c}, true
				break
			}
			lines = append(lines, c)
		}
		l.cells = append(l.cells, lines)
		l.null = append(l.null, followed(v, null, panel))
	}
	l.x = &v.x
	if lacks {
		l.keys = append(l.keys, key{text: "without " + v.x.brief, line: lacking})
	}
	return l
}

// followed gives the cells of the null in a panel, at the levels of its lines: one for all of them where it lacks the
// factor.
func followed(v view, null []cell, panel []string) []cell {
	var some []cell
	for _, line := range v.lines {
		for _, c := range v.at(null, line, panel) {
			if !slices.ContainsFunc(some, func(have cell) bool { return have.place == c.place }) {
				some = append(some, c)
			}
		}
	}
	return some
}

func firstOf(cells []cell) cell {
	if len(cells) == 0 {
		return cell{place: place{point: -1}}
	}
	return cells[0]
}

// loneLanes follows some points of a sample in one panel.
func (s *Study) loneLanes(cells, null []cell) lanes {
	order := slices.Clone(cells)
	slices.SortStableFunc(order, func(a, b cell) int { return sign(a.mean - b.mean) })
	l := lanes{heads: []string{""}, grid: gridOf(1), cells: [][]cell{nil}, null: [][]cell{nil}}
	some := spaced(len(order), mostLines)
	for k, i := range some {
		l.cells[0] = append(l.cells[0], order[i])
		style := orderedStyle(k, len(some))
		l.styles = append(l.styles, style)
		if len(order) > 1 {
			l.keys = append(l.keys, key{text: fmt.Sprintf("point %d", order[i].point), line: style})
		}
	}
	if len(null) > 0 {
		l.null[0] = null[:1]
	}
	return l
}
