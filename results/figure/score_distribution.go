package figure

import (
	"image/color"

	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// scoreDistribution shows how scores spread over time, for everybody and for each group.
func scoreDistribution(r *Run) ([]*Figure, error) {
	return r.perInstitution(func(i *results.Institution) (*Figure, error) {
		if !i.Scored {
			return nil, unasked("%s keeps no score", i.Label)
		}
		groups, err := r.groupsWith(i.Label + "_median")
		if err != nil {
			return nil, err
		}
		spreads := make([]spread, len(groups))
		for k, g := range groups {
			if spreads[k], err = r.spread(g, i.Label); err != nil {
				return nil, err
			}
		}
		return r.spreadFigure(i, groups, spreads)
	})
}

// A spread is the quantiles of a group's scores over time: the 5th, 25th, 50th, 75th and 95th percentile. One that was
// not kept is nil.
type spread struct {
	times     []float64 // on the run's clock
	quantiles [5][]float64
}

var quantileNames = [5]string{"p05", "p25", "median", "p75", "p95"}

func (r *Run) spread(group, institution string) (spread, error) {
	var s spread
	for i, name := range quantileNames {
		l, ok, err := r.line(group, institution+"_"+name)
		if err != nil {
			return s, err
		}
		if ok {
			s.times, s.quantiles[i] = l.x, l.y
		}
	}
	return s, nil
}

// Ribbons lie under the median of everybody or of a group in its colour.
const (
	wideCover   = 45
	narrowCover = 95
)

func (r *Run) spreadFigure(i *results.Institution, groups []string, spreads []spread) (*Figure, error) {
	g := gridOf(len(groups))
	f := r.figure("score_distribution", "Scores over time", g.width())
	f.yLabel, f.rowHigh = "Score (points)", g.high()
	f.keys = spreadKeys(i)
	y := spreadScale(i, spreads)
	var panels []*panel
	for k, group := range groups {
		p := g.shared(k, r.timeLabel(), r.timeScale(), y)
		if len(groups) > 1 {
			p.head = groupName(group)
		}
		p.Add(level{i.Base, baseStyle()})
		if err := p.spread(spreads[k], r.groupColour(group)); err != nil {
			return nil, err
		}
		panels = append(panels, p)
	}
	f.panels = g.rows(panels)
	columns := make([]string, len(quantileNames))
	for k, name := range quantileNames {
		columns[k] = i.Label + "_" + name
	}
	var err error
	f.Numbers, err = r.numbers(groups, columns...)
	return f, err
}

func spreadScale(i *results.Institution, spreads []spread) scale {
	low, high := i.Base, i.Base
	for _, s := range spreads {
		for _, q := range s.quantiles {
			for _, v := range q {
				if finite(v) {
					low, high = min(low, v), max(high, v)
				}
			}
		}
	}
	return spanning(low, high, 5)
}

func spreadKeys(i *results.Institution) []key {
	wide, narrow := color.Color(faded(dark, wideCover)), color.Color(faded(dark, narrowCover))
	return []key{
		{text: "median", line: draw.LineStyle{Color: dark, Width: strong}},
		{text: "middle half", fills: []color.Color{wide, narrow}},
		{text: "middle 90 %", fills: []color.Color{wide}},
		{text: "base (" + points(i.Base) + ")", line: baseStyle()},
	}
}

// spread draws the ribbons and the median of a group.
func (p *panel) spread(s spread, c color.NRGBA) error {
	for _, ribbon := range []struct {
		low, high int
		cover     uint8
	}{{0, 4, wideCover}, {1, 3, narrowCover}} {
		low, high := s.quantiles[ribbon.low], s.quantiles[ribbon.high]
		if low == nil || high == nil {
			continue
		}
		if err := p.ribbon(s.times, low, high, faded(c, ribbon.cover)); err != nil {
			return err
		}
	}
	return p.trace(s.times, s.quantiles[2], draw.LineStyle{Color: c, Width: strong})
}
