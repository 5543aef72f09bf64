package figure

import (
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// A theme is measures of an institution that share an axis.
type theme struct {
	head, unit string
	measures   []measure
}

// A measure is a column of series without its institution, and what it is called.
type measure struct{ column, name string }

// themed makes a figure with a panel for each theme of which the run keeps any measure, among all people.
func (r *Run) themed(name, title string, i *results.Institution, themes []theme) (*Figure, error) {
	f := r.figure(name, title, doubleColumn)
	f.rowHigh = 4.2 * vg.Centimeter
	var row []*panel
	var columns []string
	for _, t := range themes {
		p, used, err := r.themePanel(t, i.Label)
		if err != nil {
			return nil, err
		}
		if p != nil {
			row, columns = append(row, p), append(columns, used...)
		}
	}
	if len(row) == 0 && !i.Scored {
		return nil, unasked("%s keeps no score, and series.csv has none of its measures", i.Label)
	}
	if len(row) == 0 {
		return nil, absent("series.csv has none of its measures for %s", i.Label)
	}
	if len(row) == 1 {
		f.width = singleColumn
	}
	f.panels = [][]*panel{row}
	var err error
	f.Numbers, err = r.numbers([]string{everyone}, columns...)
	return f, err
}

// themePanel draws the measures of a theme that the run has, and says in which columns; without any there is no panel.
func (r *Run) themePanel(t theme, institution string) (*panel, []string, error) {
	var lines []line
	var keys []key
	for k, m := range t.measures {
		l, ok, err := r.line(everyone, institution+"_"+m.column)
		if err != nil {
			return nil, nil, err
		}
		if ok {
			style := draw.LineStyle{Color: okabeIto[k], Width: strong, Dashes: dashes[k]}
			lines, keys = append(lines, l), append(keys, key{text: m.name, line: style})
		}
	}
	if len(lines) == 0 {
		return nil, nil, nil
	}
	p := newPanel(r.timeLabel(), t.unit, r.timeScale(), themeScale(lines))
	p.head, p.keys = t.head, keys
	var columns []string
	for k, l := range lines {
		columns = append(columns, l.name)
		if err := p.trace(l.x, l.y, keys[k].line); err != nil {
			return nil, nil, err
		}
	}
	return p, columns, nil
}

// themeScale holds all lines and 0.
func themeScale(lines []line) scale {
	var low, high float64
	for _, l := range lines {
		for _, v := range l.y {
			if finite(v) {
				low, high = math.Min(low, v), math.Max(high, v)
			}
		}
	}
	if low == high {
		high = 1
	}
	return spanning(low, high, 5)
}
