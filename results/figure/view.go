package figure

import (
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

const (
	mostLines  = 7  // that can be told apart in a panel
	mostPanels = 12 // that fit on a page
)

// A view sets out the points of a grid: x along the axis, a line for each level of another factor, a panel for each
// combination of the rest.
type view struct {
	x       factor
	numeric bool // the levels of x are numbers
	by      *factor
	colours bool     // the levels of by have an order, which their colours show
	lines   []string // levels of by; one empty level where there is no such factor
	rest    []factor
	panels  [][]string // levels of rest; a single empty one where there is no such factor
	left    int        // combinations that found no room
}

// viewOf sets out cells. The axis is for the numeric factor with the most levels; lines for the first factor of words
// with few levels, or else of few numbers; what remains makes panels, of which at most twelve, evenly chosen, are kept.
func viewOf(factors []factor, cells []cell) view {
	v := view{x: factors[0]}
	most := 0
	for _, f := range factors {
		if levels, numeric := f.levels(cells); numeric && len(levels) > most {
			v.x, v.numeric, most = f, true, len(levels)
		}
	}
	v.rest = slices.DeleteFunc(slices.Clone(factors), func(f factor) bool { return f.at == v.x.at })
	for _, ofWords := range []bool{true, false} {
		for i, f := range v.rest {
			levels, numeric := f.levels(cells)
			few := mostLines
			if numeric {
				few = 5
			}
			if v.by == nil && numeric != ofWords && len(levels) <= few {
				v.by, v.lines, v.colours = &f, levels, numeric
				v.rest = slices.Delete(slices.Clone(v.rest), i, i+1)
				break
			}
		}
	}
	if v.by == nil {
		v.lines = []string{""}
	}
	v.panels, v.left = combinations(v.rest, cells)
	return v
}

// combinations gives the levels of factors that occur together, in the order of their levels, and how many were left
// out to keep no more than a page holds.
func combinations(factors []factor, cells []cell) (kept [][]string, left int) {
	all := [][]string{nil}
	for _, f := range factors {
		levels, _ := f.levels(cells)
		var longer [][]string
		for _, c := range all {
			for _, level := range levels {
				longer = append(longer, append(slices.Clone(c), level))
			}
		}
		all = slices.DeleteFunc(longer, func(c []string) bool {
			return !slices.ContainsFunc(cells, func(at cell) bool { return at.isAt(factors[:len(c)], c, true) })
		})
	}
	some := spaced(len(all), mostPanels)
	for _, i := range some {
		kept = append(kept, all[i])
	}
	return kept, len(all) - len(some)
}

// spaced gives at most n of the places 0 to all-1, evenly, the first and the last among them.
func spaced(all, n int) []int {
	var some []int
	for i := range min(all, n) {
		at := i
		if all > n {
			at = (i*(all-1) + (n-1)/2) / (n - 1)
		}
		some = append(some, at)
	}
	return some
}

// isAt says whether a cell has the levels of some factors; where it lacks a factor it is at all of its levels, unless
// that is to be exact.
func (c cell) isAt(factors []factor, levels []string, exact bool) bool {
	for i, f := range factors {
		if have := c.levels[f.at]; have != levels[i] && (exact || have != "") {
			return false
		}
	}
	return true
}

// at picks the cells of a line of a panel.
func (v view) at(cells []cell, line string, panel []string) []cell {
	var some []cell
	for _, c := range cells {
		if c.isAt(v.rest, panel, false) && (v.by == nil || c.isAt([]factor{*v.by}, []string{line}, false)) {
			some = append(some, c)
		}
	}
	return some
}

// style is the line of the i-th level.
func (v view) style(i int) draw.LineStyle {
	switch {
	case v.by == nil:
		return draw.LineStyle{Color: okabeIto[0], Width: strong}
	case v.colours:
		return orderedStyle(i, len(v.lines))
	default:
		return draw.LineStyle{Color: okabeIto[i%len(okabeIto)], Width: strong, Dashes: dashes[i%len(dashes)]}
	}
}

// orderedStyle is the line of the i-th of n levels that have an order. The lightest colours are lost on white.
func orderedStyle(i, n int) draw.LineStyle {
	style := draw.LineStyle{Color: viridisAt(0.45), Width: strong, Dashes: dashes[i%len(dashes)]}
	if n > 1 {
		style.Color = viridisAt(0.82 * float64(i) / float64(n-1))
	}
	return style
}

// keys name the lines.
func (v view) keys() []key {
	if v.by == nil {
		return nil
	}
	var keys []key
	for i, level := range v.lines {
		keys = append(keys, key{text: v.by.told(level), line: v.style(i)})
	}
	return keys
}

// head names a panel.
func (v view) head(panel []string) string {
	var parts []string
	for i, f := range v.rest {
		parts = append(parts, f.told(panel[i]))
	}
	return strings.Join(parts, ", ")
}

// told shows a level: a word alone, a number with what it is of.
func (f factor) told(level string) string {
	if v := number(level); finite(v) {
		return f.label + " " + plain(v)
	}
	if level == "true" || level == "false" {
		return f.label + " " + level
	}
	return f.word(level)
}

// word shows a level that is a word; one that the font lacks is told by its number in the list.
func (f factor) word(level string) string {
	small := writing(smallSize, black)
	if i := slices.Index(f.Levels, level); i >= 0 && legible(level, small) != level {
		return f.brief + " no. " + strconv.Itoa(i+1)
	}
	return words(level)
}

// words shows levels below or beside a panel, no wider than a width.
func (f factor) words(levels []string, width vg.Length) []string {
	names := make([]string, len(levels))
	for i, level := range levels {
		names[i] = fitted(f.word(level), writing(smallSize, black), width)
	}
	return names
}

// heads names all panels, and gives a grid in which their names have room.
func (v view) heads() ([]string, grid) {
	heads := make([]string, len(v.panels))
	widest := vg.Length(0)
	for i, levels := range v.panels {
		heads[i] = v.head(levels)
		widest = max(widest, bold(labelSize, black).Width(heads[i]))
	}
	return heads, gridOf(len(heads)).roomier(widest)
}

// apart gives each level of the factor of the lines a panel of its own, where several lines in one would hide each other.
func (v view) apart(cells []cell) view {
	if v.by != nil {
		v.rest, v.by, v.lines = append([]factor{*v.by}, v.rest...), nil, []string{""}
		v.panels, v.left = combinations(v.rest, cells)
	}
	return v
}
