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
	colours := bandColours(order)
	f.sideKeys = bandKeys(i, order, colours)
	stacks := make([]stack, len(groups))
	for k, group := range groups {
		var err error
		if stacks[k], err = r.stack(group, columns); err != nil {
			return nil, err
		}
	}
	y := stackScale(stacks)
	if y.max < 100 {
		f.note += fmt.Sprintf(" · the axis ends at %s %%, beyond it all are %s", plain(y.max), words(order[len(order)-1].Label))
	}
	var panels []*panel
	for k, group := range groups {
		p := g.shared(k, r.timeLabel(), r.timeScale(), y)
		if len(groups) > 1 {
			p.head = groupName(group)
		}
		if err := p.stack(stacks[k], colours); err != nil {
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
func bandKeys(i *results.Institution, order []results.Band, colours []color.NRGBA) []key {
	var keys []key
	for k, b := range slices.Backward(order) {
		text := words(b.Label)
		if i.Scored {
			text = fmt.Sprintf("%s (from %s)", text, points(b.From))
		}
		keys = append(keys, key{text: text, fills: fills(colours[k])})
	}
	return keys
}

// A stack is the edges between the bands of a group over time in percent, from 0 up.
type stack struct {
	times []float64
	edges [][]float64
}

// stack piles the bands of a group up; one whose share is undefined in every period adds nothing.
func (r *Run) stack(group string, columns []string) (s stack, err error) {
	for _, column := range columns {
		l, ok, err := r.line(group, column)
		if err != nil {
			return s, err
		}
		if s.edges == nil {
			s.edges = append(s.edges, make([]float64, len(l.x)))
		}
		edge := slices.Clone(s.edges[len(s.edges)-1])
		if ok {
			s.times = l.x
			for i, share := range l.y {
				edge[i] = min(edge[i]+100*share, 100)
			}
		}
		s.edges = append(s.edges, edge)
	}
	return s, nil
}

// rare is the share of people in percent below which all bands but the highest are lost on an axis up to 100.
const rare = 20

// stackScale holds all bands; where nearly everybody is in the highest one, it ends soon above the others.
func stackScale(stacks []stack) scale {
	others := 0.0
	for _, s := range stacks {
		for _, v := range s.edges[max(0, len(s.edges)-2)] {
			if finite(v) {
				others = max(others, v)
			}
		}
	}
	if others == 0 || others >= rare {
		return upTo(100, 5)
	}
	return upTo(1.1*others, 5)
}

// stack fills what lies between the edges and parts them by white lines.
func (p *panel) stack(s stack, colours []color.NRGBA) error {
	for k, edge := range s.edges {
		s.edges[k] = slices.Clone(edge)
		for i, v := range edge {
			s.edges[k][i] = min(v, p.Y.Max)
		}
	}
	for k := 1; k < len(s.edges); k++ {
		if err := p.ribbon(s.times, s.edges[k-1], s.edges[k], colours[k-1]); err != nil {
			return err
		}
	}
	for k := 1; k < len(s.edges)-1; k++ {
		if err := p.trace(s.times, s.edges[k], draw.LineStyle{Color: white, Width: 0.4}); err != nil {
			return err
		}
	}
	return nil
}
