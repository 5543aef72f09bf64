package figure

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// fewestRuns is how many replicates it takes to see a mean settle.
const fewestRuns = 5

// convergence shows how the mean of each outcome settles as replicates are added, at up to four points from the lowest
// mean to the highest: its distance from where it ends, with the 95 % interval of Student's t after each replicate.
func convergence(s *Study) ([]*Figure, error) {
	return s.perOutcome(func(o outcome) (*Figure, error) {
		cells, _, err := s.cells(o)
		if err != nil {
			return nil, err
		}
		samples, err := s.samples(o)
		if err != nil {
			return nil, err
		}
		var enough []cell
		for _, c := range cells {
			if len(defined(samples[c.place])) >= fewestRuns {
				enough = append(enough, c)
			}
		}
		if len(enough) == 0 {
			return nil, absent("no point has %d replicates", fewestRuns)
		}
		slices.SortStableFunc(enough, func(a, b cell) int { return sign(a.mean - b.mean) })
		var some []cell
		for _, i := range spaced(len(enough), 4) {
			some = append(some, enough[i])
		}
		return s.convergenceFigure(o, some, samples)
	})
}

func defined(values []float64) []float64 {
	return slices.DeleteFunc(slices.Clone(values), func(v float64) bool { return !finite(v) })
}

// A settling is a mean after 2, 3... replicates, and half the width of its interval.
type settling struct{ n, mean, half []float64 }

func settlingOf(values []float64) settling {
	var s settling
	for n := 2; n <= len(values); n++ {
		mean, sd := stat.MeanStdDev(values[:n], nil)
		t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(n - 1)}.Quantile(0.975)
		s.n, s.mean = append(s.n, float64(n)), append(s.mean, mean)
		s.half = append(s.half, t*sd/math.Sqrt(float64(n)))
	}
	return s
}

func (s *Study) convergenceFigure(o outcome, cells []cell, samples map[place]sample) (*Figure, error) {
	g := gridOf(len(cells))
	if len(cells) == 4 {
		g.columns = 2
	}
	f := s.figure("convergence", o.title()+": how its mean settles", g.width())
	f.yLabel, f.rowHigh = o.difference("From the last mean"), g.high()
	settled, most, widest := settle(cells, samples)
	f.keys = []key{
		{text: "mean so far", line: draw.LineStyle{Color: okabeIto[0], Width: strong}},
		{text: "95 % interval", fills: fills(faded(okabeIto[0], ribbonCover))},
	}
	target := draw.LineStyle{Color: okabeIto[1], Width: fine, Dashes: dashes[1]}
	half := o.scaled(s.halfWidth(o))
	if half > 0 {
		widest = math.Max(widest, 1.2*half)
		f.keys = append(f.keys, key{text: "interval asked for", line: target})
	}
	x, y := upTo(most, 5), spanning(-widest, widest, 5)
	var panels []*panel
	for i, c := range cells {
		p := g.shared(i, "Replicates", x, y)
		p.head = s.pointName(c)
		if half > 0 {
			p.Add(level{-half, target}, level{half, target})
		}
		if err := p.settle(settled[i], y); err != nil {
			return nil, err
		}
		panels = append(panels, p)
	}
	f.panels = g.rows(panels)
	return f, bookSettling(f, o, cells, settled)
}

// settle gives the means of some cells as they settle, the most replicates, and how far from its last mean an interval
// reaches; intervals of very few runs, wider than any page, are passed over.
func settle(cells []cell, samples map[place]sample) (settled []settling, most, widest float64) {
	for _, c := range cells {
		w := settlingOf(defined(samples[c.place]))
		settled = append(settled, w)
		most = math.Max(most, w.n[len(w.n)-1])
		last := w.mean[len(w.mean)-1]
		for i := fewestRuns - 2; i < len(w.n); i++ {
			widest = math.Max(widest, math.Abs(w.mean[i]-last)+w.half[i])
		}
	}
	return settled, most, widest
}

// pointName tells of a point what its factors are, or its number where these are many.
func (s *Study) pointName(c cell) string {
	var parts view
	var levels []string
	for _, f := range s.factors {
		if c.levels[f.at] != "" {
			parts.rest, levels = append(parts.rest, f), append(levels, c.levels[f.at])
		}
	}
	if len(levels) > 3 || len(levels) == 0 {
		return fmt.Sprintf("point %d", c.point)
	}
	return parts.head(levels)
}

// settle draws a mean around where it ends; what lies beyond the panel is cut.
func (p *panel) settle(w settling, y scale) error {
	last := w.mean[len(w.mean)-1]
	var mean, low, high []float64
	within := func(v float64) float64 { return max(y.min, min(v, y.max)) }
	for i, m := range w.mean {
		mean = append(mean, within(m-last))
		low, high = append(low, within(m-last-w.half[i])), append(high, within(m-last+w.half[i]))
	}
	if err := p.ribbon(w.n, low, high, faded(okabeIto[0], ribbonCover)); err != nil {
		return err
	}
	p.Add(level{0, baseStyle()})
	return p.trace(w.n, mean, draw.LineStyle{Color: okabeIto[0], Width: strong})
}

// bookSettling gives the figure the means and half-widths in the unit of the tables.
func bookSettling(f *Figure, o outcome, cells []cell, settled []settling) error {
	t, err := results.NewTable(results.Ints("point"), results.Texts("arm"), results.Ints("replicates"),
		results.Floats("mean"), results.Floats("half_width"))
	if err != nil {
		return err
	}
	for i, c := range cells {
		for k, n := range settled[i].n {
			if err := t.Append(c.point, c.arm, int(n), settled[i].mean[k]/o.scaled(1), settled[i].half[k]/o.scaled(1)); err != nil {
				return err
			}
		}
	}
	f.Numbers = t
	return nil
}
