package figure

import (
	"fmt"
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// bands shows the share of people in each band over time, stacked from the lowest band up, for everybody and for each
// group.
func bands(r *Run) ([]*Figure, error) {
	return r.perInstitution(func(i *results.Institution) (*Figure, error) {
		order := slices.Clone(i.Bands)
		slices.SortStableFunc(order, func(a, b results.Band) int { return int(a.From - b.From) })
		var columns []string
		for _, b := range order {
			columns = append(columns, i.Label+"_share_"+b.Label)
		}
		if len(columns) == 0 {
			return nil, absent("%s has no bands", i.Label)
		}
		for _, column := range columns { // a stack with a layer missing would show wrong shares
			if _, ok, err := r.line(everyone, column); err != nil {
				return nil, err
			} else if !ok {
				return nil, absent("series.csv has no %s", column)
			}
		}
		groups, err := r.groupsWith(columns[0])
		if err != nil {
			return nil, err
		}
		return r.bandFigure(i, order, columns, groups)
	})
}

func (r *Run) bandFigure(i *results.Institution, order []results.Band, columns, groups []string) (*Figure, error) {
	g := gridOf(len(groups))
	f := r.figure("bands", "People in each band over time", g.width())
	f.yLabel, f.rowHigh = "Share of people (%)", g.high()
	f.sideKeys = bandKeys(i, order)
	var panels []*panel
	for k, group := range groups {
		p := g.shared(k, "Time (years)", r.timeScale(), upTo(100, 5))
		if len(groups) > 1 {
			p.head = groupName(group)
		}
		years, edges, err := r.stack(group, columns)
		if err != nil {
			return nil, err
		}
		if err := p.stack(years, edges); err != nil {
			return nil, err
		}
		panels = append(panels, p)
	}
	f.panels = g.rows(panels)
	var err error
	f.Numbers, err = r.numbers(groups, columns...)
	return f, err
}

// bandKeys name the bands from the highest down, as they lie in the panels.
func bandKeys(i *results.Institution, order []results.Band) []key {
	var keys []key
	for k, b := range slices.Backward(order) {
		text := words(b.Label)
		if i.Scored {
			text = fmt.Sprintf("%s (from %s)", text, points(b.From))
		}
		keys = append(keys, key{text: text, fills: []color.Color{ordered(k, len(order))}})
	}
	return keys
}

// stack gives the edges between the bands of a group over time in percent, from 0 up; where a band's share is undefined
// in every period, it adds nothing.
func (r *Run) stack(group string, columns []string) (years []float64, edges [][]float64, err error) {
	for _, column := range columns {
		l, ok, err := r.line(group, column)
		if err != nil {
			return nil, nil, err
		}
		if edges == nil {
			edges = append(edges, make([]float64, len(l.x)))
		}
		edge := slices.Clone(edges[len(edges)-1])
		if ok {
			years = l.x
			for i, share := range l.y {
				edge[i] = min(edge[i]+100*share, 100)
			}
		}
		edges = append(edges, edge)
	}
	return years, edges, nil
}

// stack fills what lies between the edges and parts them by white lines.
func (p *panel) stack(years []float64, edges [][]float64) error {
	for k := 1; k < len(edges); k++ {
		if err := p.ribbon(years, edges[k-1], edges[k], ordered(k-1, len(edges)-1)); err != nil {
			return err
		}
	}
	for k := 1; k < len(edges)-1; k++ {
		if err := p.trace(years, edges[k], draw.LineStyle{Color: white, Width: 0.4}); err != nil {
			return err
		}
	}
	return nil
}
