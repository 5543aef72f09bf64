package figure

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// segregation shows how far people keep to their own over time: social groups among friends, those shut out from a right
// among friends, and both by district.
func segregation(r *Run) ([]*Figure, error) {
	f := r.figure("segregation", "How far people keep to their own over time", doubleColumn)
	f.rowHigh = 4.6 * vg.Centimeter
	groups := separation{head: "Friends of one group", remark: "Coleman’s, and of all Freeman’s"}
	for _, g := range r.groupLabels() {
		groups.lines = append(groups.lines, apart{g, "ties_group_coleman", groupName(g), groupStyle(r.rank(g))})
	}
	groups.lines = append(groups.lines, apart{everyone, "ties_group_freeman", groupName(everyone), groupStyle(-1)})
	style := func(k int) draw.LineStyle {
		return draw.LineStyle{Color: okabeIto[k], Width: strong, Dashes: dashes[k]}
	}
	shut := separation{head: "Friends of those shut out", remark: "Freeman: 0 by chance, 1 all apart", lines: []apart{
		{everyone, "ties_excluded_freeman", "apart from others (Freeman)", style(0)},
		{everyone, "ties_excluded_giant", "share in the largest cluster", style(1)},
	}}
	districts := separation{head: "Neighbours", remark: "Dissimilarity of districts", lines: []apart{
		{everyone, "district_excluded_dissimilarity", "those shut out", style(0)},
		{everyone, "district_dissimilarity", "groups", style(1)},
	}}
	return r.separations(f, groups, shut, districts)
}

// A separation is a panel of indices.
type separation struct {
	head, remark string
	lines        []apart
}

// apart is an index of a group.
type apart struct {
	group, column, name string
	style               draw.LineStyle
}

// separations draws the panels that have a line, each on a scale of its own.
func (r *Run) separations(f *Figure, panels ...separation) ([]*Figure, error) {
	var drawn [][]line
	var kept []separation
	var columns []string
	for _, s := range panels {
		lines, found, err := r.found(s)
		if err != nil {
			return nil, err
		}
		if len(lines) > 0 {
			drawn, kept = append(drawn, lines), append(kept, found)
		}
		for _, a := range found.lines {
			columns = appendNew(columns, a.column)
		}
	}
	if len(kept) == 0 {
		return nil, unasked("series.csv has no index of segregation")
	}
	g := gridOf(len(kept))
	f.width = g.width()
	var row []*panel
	for k, s := range kept {
		label := "Index"
		if k > 0 {
			label = ""
		}
		p := newPanel(r.timeLabel(), label, r.timeScale(), themeScale(drawn[k]))
		p.head, p.remark = s.head, s.remark
		for i, a := range s.lines {
			p.keys = append(p.keys, key{text: a.name, line: a.style})
			if err := p.trace(drawn[k][i].x, drawn[k][i].y, a.style); err != nil {
				return nil, err
			}
		}
		row = append(row, p)
	}
	f.panels = [][]*panel{row}
	var err error
	f.Numbers, err = r.numbers(append([]string{everyone}, r.groupLabels()...), columns...)
	return []*Figure{f.finish()}, err
}

// found gives the lines of a panel that the run has, at the dates at which they are defined: they are computed once a
// year unless a scenario says so.
func (r *Run) found(s separation) ([]line, separation, error) {
	var lines []line
	found := separation{head: s.head, remark: s.remark}
	for _, a := range s.lines {
		l, ok, err := r.line(a.group, a.column)
		if err != nil {
			return nil, found, err
		}
		if ok {
			lines, found.lines = append(lines, l.dates()), append(found.lines, a)
		}
	}
	return lines, found, nil
}

// dates leaves out where a line is undefined.
func (l line) dates() line {
	kept := line{name: l.name}
	for i, v := range l.y {
		if finite(v) {
			kept.x, kept.y = append(kept.x, l.x[i]), append(kept.y, v)
		}
	}
	return kept
}

func appendNew(list []string, text string) []string {
	for _, have := range list {
		if have == text {
			return list
		}
	}
	return append(list, text)
}
