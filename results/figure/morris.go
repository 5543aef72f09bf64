package figure

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// morris shows the plane of Morris (1991) as Campolongo et al. (2007) draw it: the mean size of each factor's elementary
// effects on each outcome, mu*, against their standard deviation, sigma. A factor near the line sigma = mu* acts otherwise
// at other points; below sigma = 0.1 mu* it acts everywhere alike.
func morris(s *Study) ([]*Figure, error) {
	return s.perOutcome(func(o outcome) (*Figure, error) {
		x, err := s.indices(o, "mu_star", "sigma", "mu")
		if err != nil {
			return nil, err
		}
		if len(x.of["sigma"]) == 0 {
			return nil, absent("%s has no sigma of %s", sensitivityName, o.text)
		}
		return s.morrisFigure(o, x)
	})
}

func (s *Study) morrisFigure(o outcome, x indices) (*Figure, error) {
	f := s.figure("morris", o.title()+": which factors matter", singleColumn)
	f.rowHigh = 7.6 * vg.Centimeter
	factors, left := x.sorted("mu_star")
	var points []spot
	var right, top float64
	missing := 0
	for _, name := range factors {
		effect, spread := x.of["mu_star"][name].scaled(o), x.of["sigma"][name].scaled(o)
		if _, ok := x.of["sigma"][name]; !ok || !finite(effect.value) || !finite(spread.value) {
			missing++ // a group of factors has no sigma
			continue
		}
		points = append(points, spot{s.shortName(name), effect, spread.value})
		right = math.Max(right, -least(-effect.value, -effect.high))
		top = math.Max(top, spread.value)
	}
	if len(points) == 0 {
		return nil, absent("every mu_star of %s is undefined", o.text)
	}
	if left > 0 {
		f.remark("the %d of %d factors with the largest effects, lines are 95 %% intervals", len(points), len(points)+missing+left)
	} else {
		f.remark("%d factors, those that matter most by name, lines are 95 %% intervals", len(points))
	}
	if missing > 0 {
		f.remark("%d groups or factors without σ are left out", missing)
	}
	p := newPanel(o.difference("Mean size of effects, μ*"), o.difference("Standard deviation, σ"), upTo(right*1.05, 5), upTo(top*1.08, 5))
	p.Add(uprights{upTo(right*1.05, 5)})
	for k, slope := range []float64{1, 0.5, 0.1} {
		style := draw.LineStyle{Color: grey, Width: fine, Dashes: dashes[k]}
		p.Add(ray{slope, style})
		f.keys = append(f.keys, key{text: []string{"σ = μ*", "σ = 0.5 μ*", "σ = 0.1 μ*"}[k], line: style})
	}
	for _, at := range points {
		p.Add(at)
	}
	p.nameSpots(points)
	f.panels = [][]*panel{{p}}
	f.Numbers = x.table
	return f, nil
}

// A spot is a factor in the plane.
type spot struct {
	name   string
	effect estimate
	spread float64
}

// Plot draws the dot and the interval of the effect.
func (s spot) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	if finite(s.effect.low) && finite(s.effect.high) {
		c.StrokeLine2(draw.LineStyle{Color: okabeIto[5], Width: fine}, x(max(0, s.effect.low)), y(s.spread), x(s.effect.high), y(s.spread))
	}
	disc.draw(&c, okabeIto[0], vg.Point{X: x(s.effect.value), Y: y(s.spread)})
}

// A ray is a line from the origin, cut off at the edge.
type ray struct {
	slope float64
	style draw.LineStyle
}

// Plot draws the line.
func (r ray) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	end := math.Min(p.X.Max, p.Y.Max/r.slope)
	c.StrokeLine2(r.style, x(0), y(0), x(end), y(end*r.slope))
}

// nameSpots writes names beside dots, those of the largest effects first, where a name lies on no other name or dot. A
// name that finds no place is left out.
func (p *panel) nameSpots(points []spot) {
	p.inscribe(func(size vg.Point) (texts []inscription, marks []vg.Rectangle) {
		area := draw.Canvas{Rectangle: vg.Rectangle{Max: size}}
		x, y := p.Transforms(&area)
		for _, s := range points {
			at := vg.Point{X: x(s.effect.value), Y: y(s.spread)}
			marks = append(marks, around(at, 2.3))
			if finite(s.effect.low) && finite(s.effect.high) {
				marks = append(marks, vg.Rectangle{
					Min: vg.Point{X: x(max(0, s.effect.low)), Y: at.Y - 0.5}, Max: vg.Point{X: x(s.effect.high), Y: at.Y + 0.5},
				})
			}
		}
		for _, s := range points {
			at := vg.Point{X: x(s.effect.value), Y: y(s.spread)}
			reach := [2]vg.Length{4, 4} // past the interval
			if finite(s.effect.low) && finite(s.effect.high) {
				reach = [2]vg.Length{max(4, at.X-x(max(0, s.effect.low))+2), max(4, x(s.effect.high)-at.X+2)}
			}
			if t, ok := placed(s.name, at, reach, texts, marks, area.Rectangle); ok {
				texts = append(texts, t)
			}
		}
		return texts, marks
	})
}

func around(at vg.Point, r vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: at.X - r, Y: at.Y - r}, Max: vg.Point{X: at.X + r, Y: at.Y + r}}
}

// placed finds room for a name at one of eight places around a point.
func placed(name string, at vg.Point, reach [2]vg.Length, texts []inscription, marks []vg.Rectangle, area vg.Rectangle) (inscription, bool) {
	style := writing(smallSize, dark)
	t := inscription{text: fitted(name, style, 0.6*area.Max.X)}
	wide := style.Width(t.text)
	for _, by := range []vg.Point{
		{X: reach[1], Y: -2.2},
		{X: -reach[0] - wide, Y: -2.2},
		{X: -wide / 2, Y: 4.2},
		{X: -wide / 2, Y: -9},
		{X: 3, Y: 3.2},
		{X: -3 - wide, Y: 3.2},
		{X: 3, Y: -8},
		{X: -3 - wide, Y: -8},
	} {
		t.at = at.Add(by)
		box := t.box()
		free := box.Min.X > area.Min.X+1 && box.Max.X < area.Max.X-1 && box.Min.Y > area.Min.Y+1 && box.Max.Y < area.Max.Y-1
		for _, m := range marks {
			free = free && !cover(box, m)
		}
		for _, other := range texts {
			free = free && !cover(box, other.box())
		}
		if free {
			return t, true
		}
	}
	return t, false
}
