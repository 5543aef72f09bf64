package figure

import (
	"math"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// tipping shows every run of a search for a tipping point, the mean along the factor, and between which two points the
// mean is steepest. Runs that lie in two heaps at one point are what a mean alone would hide.
func tipping(s *Study) ([]*Figure, error) {
	if s.Manifest.Design != "tipping_point" {
		return nil, absent("design %s is no search for a tipping point", s.Manifest.Design)
	}
	return s.perOutcome(func(o outcome) (*Figure, error) {
		cells, _, err := s.cells(o)
		if err != nil {
			return nil, err
		}
		factors := s.varied(cells)
		if len(factors) == 0 {
			return nil, absent("no factor has two levels")
		}
		v := viewOf(factors, cells)
		if !v.numeric {
			return nil, absent("no factor has numbers")
		}
		samples, err := s.samples(o)
		if err != nil {
			return nil, err
		}
		return s.tippingFigure(o, v.apart(cells), cells, samples)
	})
}

func (s *Study) tippingFigure(o outcome, v view, cells []cell, samples map[place]sample) (*Figure, error) {
	heads, g := v.heads()
	f := s.figure("tipping", o.title()+": where it tips", g.width())
	f.remark("a dot is a run")
	f.explainView(v)
	f.yLabel, f.rowHigh = o.axis(), max(g.high(), 4.4*vg.Centimeter)
	mean := draw.LineStyle{Color: okabeIto[0], Width: strong}
	f.keys = []key{
		{text: "run", line: draw.LineStyle{Color: faded(dark, 110)}, dot: disc},
		{text: "mean", line: mean},
		{text: "steepest", fills: fills(faded(okabeIto[1], 70))},
	}
	x, y := v.x.axis(v.x.distinct(cells), 5-g.columns/3), o.holding(finalValues(cells, samples))
	var err error
	f.Numbers, err = results.NewTable(results.Ints("point"), results.Texts("arm"), results.Ints("run"),
		results.Floats(v.x.Name), results.Floats(o.text))
	if err != nil {
		return nil, err
	}
	var panels []*panel
	for i, levels := range v.panels {
		p := g.shared(i, v.x.label, x, y)
		p.head = heads[i]
		some := v.at(cells, "", levels)
		from, to := steepest(v.x, some, x)
		p.Add(column{from, to, faded(okabeIto[1], 70)})
		if len(v.panels) == 1 {
			f.keys[2].text = "steepest: from " + plain(from) + " to " + plain(to)
		}
		if err := p.runs(v.x, some, samples); err != nil {
			return nil, err
		}
		for k := range some {
			some[k].low, some[k].high = math.NaN(), math.NaN()
		}
		if err := p.means(v.x, some, mean, false); err != nil {
			return nil, err
		}
		panels = append(panels, p)
	}
	f.panels = g.rows(panels)
	return f, o.bookRuns(f.Numbers, v.x, cells, samples)
}

// finalValues gives what all runs of cells came to, where it is defined.
func finalValues(cells []cell, samples map[place]sample) []float64 {
	var values []float64
	for _, c := range cells {
		values = append(values, defined(samples[c.place])...)
	}
	return values
}

// runs draws a dot for every run of cells along a factor.
func (p *panel) runs(x factor, cells []cell, samples map[place]sample) error {
	var xy plotter.XYs
	for _, c := range cells {
		for _, v := range samples[c.place] {
			if at := number(c.levels[x.at]); finite(v) && finite(at) {
				xy = append(xy, plotter.XY{X: at, Y: v})
			}
		}
	}
	return p.dots(xy, faded(dark, 110))
}

// bookRuns adds every run that is drawn to the numbers.
func (o outcome) bookRuns(numbers *results.Table, x factor, cells []cell, samples map[place]sample) error {
	for _, c := range cells {
		for k, v := range samples[c.place] {
			if o.share {
				v /= 100
			}
			if err := numbers.Append(c.point, c.arm, k, number(c.levels[x.at]), v); err != nil {
				return err
			}
		}
	}
	return nil
}
