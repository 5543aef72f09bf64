package figure

import "math"

// exclusion shows the share of people to whom rights are shut over time: any right, and each right, for everybody and
// for each group.
func exclusion(r *Run) ([]*Figure, error) {
	panels := []exclusionPanel{{"any right", "any_excluded"}}
	for _, s := range r.Manifest.Society.Services {
		if s.Right {
			panels = append(panels, exclusionPanel{words(s.Label), s.Label + "_excluded"})
		}
	}
	var kept []exclusionPanel
	for _, p := range panels {
		if _, ok, err := r.line(everyone, p.column); err != nil {
			return nil, err
		} else if ok {
			kept = append(kept, p)
		}
	}
	if len(kept) == 0 {
		return nil, absent("series.csv has no share of people shut out from a right")
	}
	if len(panels) == 2 && len(kept) == 2 { // one right is any right
		kept = kept[1:]
	}
	return r.exclusionFigure(kept)
}

type exclusionPanel struct{ head, column string }

func (r *Run) exclusionFigure(shown []exclusionPanel) ([]*Figure, error) {
	groups, err := r.groupsWith(shown[0].column)
	if err != nil {
		return nil, err
	}
	g := gridOf(len(shown))
	f := r.figure("exclusion", "People shut out from a right over time", g.width())
	f.yLabel, f.rowHigh = "Share of people (%)", g.high()
	if len(groups) > 1 {
		f.keys = r.groupKeys(groups)
	}
	lines, y, err := r.exclusionLines(shown, groups)
	if err != nil {
		return nil, err
	}
	var panels []*panel
	var columns []string
	for k, s := range shown {
		p := g.shared(k, r.timeLabel(), r.timeScale(), y)
		p.head = s.head
		for _, l := range lines[k] {
			if err := p.trace(l.x, l.y, groupStyle(r.rank(l.name))); err != nil {
				return nil, err
			}
		}
		panels, columns = append(panels, p), append(columns, s.column)
	}
	f.panels = g.rows(panels)
	if f.Numbers, err = r.numbers(groups, columns...); err != nil {
		return nil, err
	}
	return []*Figure{f.finish()}, nil
}

// exclusionLines gives the lines of each panel in percent, called after their groups and everybody's last, on top; and the
// scale that holds them all.
func (r *Run) exclusionLines(shown []exclusionPanel, groups []string) ([][]line, scale, error) {
	lines := make([][]line, len(shown))
	var highest float64
	for k, s := range shown {
		for i := range groups {
			group := groups[(i+1)%len(groups)]
			l, ok, err := r.line(group, s.column)
			if err != nil {
				return nil, scale{}, err
			}
			if !ok {
				continue
			}
			l.name, l.y = group, percent(l.y)
			for _, v := range l.y {
				if finite(v) {
					highest = math.Max(highest, v)
				}
			}
			lines[k] = append(lines[k], l)
		}
	}
	return lines, upTo(highest, 5), nil
}
