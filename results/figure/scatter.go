package figure

import (
	"math"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

const (
	mostDots = 1200 // of a panel: more are a blot, and a file of megabytes
	classes  = 12   // along a factor, of each of which a mean is taken
)

// scatter shows each factor of a sample against each outcome: every run a dot, and the mean of the runs of each of twelve
// classes of equal number along a factor of numbers, or of each word.
func scatter(s *Study) ([]*Figure, error) {
	return s.perOutcome(func(o outcome) (*Figure, error) {
		cells, _, err := s.cells(o)
		if err != nil {
			return nil, err
		}
		factors := s.varied(cells)
		if len(factors) == 0 {
			return nil, absent("no factor has two levels")
		}
		if _, all := s.star(factors, cells); s.pathLike() || s.onGrid(factors, cells) || len(all) > 0 {
			return nil, absent("the points of design %s are no sample", s.Manifest.Design)
		}
		samples, err := s.samples(o)
		if err != nil {
			return nil, err
		}
		return s.scatterFigure(o, factors, cells, samples)
	})
}

func (s *Study) scatterFigure(o outcome, factors []factor, cells []cell, samples map[place]sample) (*Figure, error) {
	left := max(0, len(factors)-mostPanels)
	factors = factors[:len(factors)-left]
	g := gridOf(len(factors))
	f := s.figure("scatter", o.title()+" by each factor", g.width())
	f.yLabel, f.rowHigh = o.axis(), g.high()
	values := finalValues(cells, samples)
	if len(values) == 0 {
		return nil, absent("%s is undefined in every run", o.text)
	}
	every := 1 + (len(values)-1)/mostDots
	f.tellDots(len(values), every)
	if left > 0 {
		f.remark("the first %d of %d factors", len(factors), len(factors)+left)
	}
	var err error
	f.Numbers, err = results.NewTable(results.Texts("factor"), results.Texts("what"), results.Texts("level"), results.Floats(o.text))
	if err != nil {
		return nil, err
	}
	y := o.holding(values)
	var panels []*panel
	for i, x := range factors {
		scaleY := y
		if _, column := g.at(i); column > 0 {
			scaleY = y.muted()
		}
		p, err := x.scatterPanel(cloudOf(x, cells, samples), scaleY, every)
		if err != nil {
			return nil, err
		}
		if _, numeric := x.levels(cells); !numeric {
			f.rowHigh = g.high() + uprightName/2
		}
		if err := o.bookCloud(f.Numbers, x, cloudOf(x, cells, samples), every); err != nil {
			return nil, err
		}
		panels = append(panels, p)
	}
	f.panels = g.rows(panels)
	return f, nil
}

// scatterPanel draws a cloud and its means. Dots of one word are set side by side, so that they can be seen.
func (f factor) scatterPanel(c cloud, y scale, every int) (*panel, error) {
	var p *panel
	if c.names != nil {
		p = newPanel("", "", listing(c.names), y)
		p.turn(f.words(c.names, uprightName))
	} else {
		p = newPanel("", "", f.axis(c.x, 3), y)
	}
	p.head = f.label
	var xy plotter.XYs
	for i := 0; i < len(c.x); i += every {
		x := c.x[i]
		if c.names != nil {
			_, part := math.Modf(float64(i/every) * math.Phi) // spreads evenly, and is the same at each drawing
			x += 0.5 * (part - 0.5)
		}
		xy = append(xy, plotter.XY{X: x, Y: c.y[i]})
	}
	if err := p.dots(xy, faded(okabeIto[0], 90)); err != nil {
		return nil, err
	}
	style := draw.LineStyle{Color: okabeIto[1], Width: strong}
	x, mean := c.means()
	if c.names == nil {
		return p, p.trace(x, mean, style)
	}
	for i := range x {
		if err := p.trace([]float64{x[i] - 0.35, x[i] + 0.35}, []float64{mean[i], mean[i]}, style); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// tellDots says what dots and lines are, and how many runs have a dot.
func (f *Figure) tellDots(runs, every int) {
	if every > 1 {
		f.remark("%s of %s runs as dots, means of all", count(int64((runs+every-1)/every)), count(int64(runs)))
	} else {
		f.remark("%s runs", count(int64(runs)))
	}
	f.keys = []key{
		{text: "run", line: draw.LineStyle{Color: faded(okabeIto[0], 130)}, dot: disc},
		{text: "running mean", line: draw.LineStyle{Color: okabeIto[1], Width: strong}},
	}
}
