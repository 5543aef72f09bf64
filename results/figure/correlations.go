package figure

import (
	"errors"

	"gonum.org/v1/plot/vg/draw"
)

// correlations shows how each outcome goes with each factor over all runs: partial rank correlations and standardised
// coefficients of regression with their intervals, the strongest on top.
func correlations(s *Study) ([]*Figure, error) {
	return s.perOutcome(func(o outcome) (*Figure, error) {
		names := []string{"prcc", "src"}
		x, err := s.indices(o, names...)
		if _, ok := errors.AsType[Absent](err); ok {
			names = names[1:]
			x, err = s.indices(o, names...)
		}
		if err != nil {
			return nil, err
		}
		return s.correlationFigure(o, x, names)
	})
}

func (s *Study) correlationFigure(o outcome, x indices, names []string) (*Figure, error) {
	factors, left := x.sorted(names[0])
	var labels []string
	for _, f := range factors {
		labels = append(labels, s.shortName(f))
	}
	axis := rollOf(labels)
	f := s.figure("correlations", o.title()+": what it goes with", axis.width)
	f.remark("lines are 95 %% intervals")
	if left > 0 {
		f.remark("%d weaker factors are left out", left)
	}
	low, high := x.ends(factors, names...)
	if low >= -1.2 && high <= 1.2 { // an interval may reach beyond what a correlation can be
		low, high = max(low, -1), min(high, 1)
	}
	p := rollPanel("Correlation or coefficient", spanning(low, high, 4), axis)
	p.Add(upright{0, draw.LineStyle{Color: grey, Width: fine}})
	called := map[string]string{"prcc": "partial rank correlation (PRCC)", "src": "standardised coefficient (SRC)"}
	for k, name := range names {
		if len(x.of[name]) == 0 {
			continue
		}
		style := draw.LineStyle{Color: okabeIto[k], Width: 1.1}
		f.keys = append(f.keys, key{text: called[name], line: style, dot: disc + dot(k)})
		for i, factor := range factors {
			e, ok := x.of[name][factor]
			if !ok {
				continue
			}
			at := axis.at(i) + 0.18 - 0.36*float64(k)
			if len(names) == 1 {
				at = axis.at(i)
			}
			p.Add(whisker{at: at, value: e.value, low: e.low, high: e.high, style: style, flat: true, dot: disc + dot(k)})
		}
	}
	f.rowHigh = axis.high(14, "Correlation or coefficient")
	f.panels = [][]*panel{{p}}
	f.Numbers = x.table
	return f, nil
}
