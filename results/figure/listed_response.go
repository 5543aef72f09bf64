package figure

import "gonum.org/v1/plot/vg"

// listedResponse shows each outcome at the levels of factors that have no numbers: a row for each level, a mark in it
// for each level of the second factor, and a hollow one for the null.
func (s *Study) listedResponse(o outcome, v view, cells, null []cell) (*Figure, error) {
	levels, _ := v.x.levels(cells)
	names := make([]string, len(levels))
	for i, l := range levels {
		names[i] = v.x.word(l)
	}
	axis := rollOf(names)
	f := s.figure("response", o.title()+" by "+v.x.label, axis.width)
	f.remark("mean and 95 %% interval, %s", replicatesOf(cells))
	f.explainView(v)
	f.keys = v.keys()
	if len(null) > 0 {
		f.keys = append(f.keys, key{text: s.nullName(), line: nullStyle(0, 1), dot: ring})
	}
	f.rowHigh = axis.high(max(13, vg.Length(7*(1+len(v.lines)))), o.axis())
	x := o.reach(cells, null)
	for i, panelLevels := range v.panels {
		label := ""
		if i == len(v.panels)-1 {
			label = o.axis()
		}
		p := rollPanel(label, x, axis)
		p.head = v.head(panelLevels)
		for row, l := range levels {
			v.marks(p, axis.at(row), l, panelLevels, [2][]cell{cells, null})
		}
		f.panels = append(f.panels, []*panel{p})
	}
	return f, s.book(f, o)
}

// marks draws the cells of a level of x in their row, those of a line side by side with its null.
func (v view) marks(p *panel, at float64, x string, levels []string, arms [2][]cell) {
	step := 0.8 / float64(len(v.lines))
	for k, line := range v.lines {
		for arm, cells := range arms {
			for _, c := range v.at(cells, line, levels) {
				if !c.isAt([]factor{v.x}, []string{x}, false) {
					continue
				}
				mark := whisker{value: c.mean, low: c.low, high: c.high, style: v.style(k), flat: true, dot: disc}
				mark.at = at + 0.4 - step*(float64(k)+0.5)
				if arm == 1 {
					mark.style, mark.dot = nullStyle(k, 1), ring
					mark.at -= step / 3
				}
				p.Add(mark)
			}
		}
	}
}
