package figure

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// causeMarks are the colours of what moves a score by itself.
var causeMarks = []struct {
	cause, text string
	colour      color.NRGBA
}{
	{"own_reward", "own good deed", okabeIto[2]},
	{"own_penalty", "own offence", okabeIto[1]},
	{"false_record", "false record", okabeIto[3]},
	{"abuse", "made-up record", black},
	{"report", "report by others", okabeIto[4]},
	{"policy", "policy", okabeIto[0]},
}

// twinStyles are the lines of what would have been.
var twinStyles = map[string]struct {
	text string
	line draw.LineStyle
}{
	"no_friends":       {"without friends' effect", draw.LineStyle{Color: okabeIto[0], Width: fine, Dashes: []vg.Length{4, 2}}},
	"no_false_records": {"without false records", draw.LineStyle{Color: okabeIto[3], Width: fine, Dashes: []vg.Length{1.5, 1.5}}},
	"ombudsman":        {"with an ombudsman", draw.LineStyle{Color: okabeIto[4], Width: fine, Dashes: []vg.Length{6, 1.5, 1.5, 1.5}}},
}

// lifeLine is the line of the life itself.
func lifeLine() draw.LineStyle { return draw.LineStyle{Color: black, Width: strong} }

// keys name the marks and lines that are drawn.
func (v *lifeView) keys() []key {
	keys := []key{{text: "this life", line: lifeLine()}}
	for _, twin := range v.WhatIf {
		if twin.Skipped == "" {
			keys = append(keys, key{text: twinStyles[twin.Name].text, line: twinStyles[twin.Name].line})
		}
	}
	for _, m := range causeMarks {
		if slices.ContainsFunc(v.Events, func(e results.LifeEvent) bool { return marked(&e, m.cause) }) {
			keys = append(keys, key{text: m.text, line: draw.LineStyle{Color: m.colour}, dot: disc})
		}
	}
	return append(keys, v.serviceKeys()...)
}

// marked tells whether an event has a dot of a cause.
func marked(e *results.LifeEvent, cause string) bool {
	return e.What == "change" && e.Cause == cause && e.Record != ""
}

// standing draws what an institution held: its score over the bands, or its bands alone.
func (v *lifeView) standing(i int) (*panel, error) {
	held := &v.Institutions[i]
	if !held.Scored {
		return v.bandsOf(i)
	}
	y := v.reach(i)
	p := newPanel("", "Score", v.x.muted(), y)
	p.head = words(held.Label)
	order := slices.Clone(held.Bands)
	slices.SortFunc(order, func(a, b results.Band) int { return int(a.From - b.From) })
	p.Add(shading{order, bandColours(order)})
	p.extras = func(area draw.Canvas) { nameBands(area, p, order) }
	p.Add(level{held.Base, baseStyle()})
	for _, twin := range v.WhatIf {
		if twin.Skipped != "" {
			continue
		}
		x, path := stairs(v.times, twin.Institutions[i].Scores())
		if err := p.trace(x, path, twinStyles[twin.Name].line); err != nil {
			return nil, err
		}
	}
	x, path := stairs(v.times, held.Scores())
	if err := p.trace(x, path, lifeLine()); err != nil {
		return nil, err
	}
	return p, v.dot(p, held)
}

// reach is the scale that holds the scores of this life and of its twins.
func (v *lifeView) reach(i int) scale {
	all := v.Institutions[i].Scores()
	for _, twin := range v.WhatIf {
		if twin.Skipped == "" {
			all = append(all, twin.Institutions[i].Scores()...)
		}
	}
	low, high := v.Institutions[i].Base, v.Institutions[i].Base
	for _, score := range all {
		if finite(score) {
			low, high = min(low, score), max(high, score)
		}
	}
	room, held := (high-low)/20, &v.Institutions[i]
	return spanning(max(low-room, held.Floor), min(high+room, held.Cap), 5)
}

// dot marks the periods in which a record moved the score, at the score that was published then.
func (v *lifeView) dot(p *panel, held *results.LifeInstitution) error {
	for _, m := range causeMarks {
		var xy plotter.XYs
		for i := range v.Events {
			e := &v.Events[i]
			if score := scoreAt(held, e.Period); e.Institution == held.Label && marked(e, m.cause) && finite(score) {
				xy = append(xy, plotter.XY{X: v.times[e.Period], Y: score})
			}
		}
		if len(xy) == 0 {
			continue
		}
		s, err := plotter.NewScatter(xy)
		if err != nil {
			return err
		}
		s.GlyphStyle = draw.GlyphStyle{Color: m.colour, Radius: 2.1, Shape: draw.CircleGlyph{}}
		p.Add(mark{s})
	}
	return nil
}

func scoreAt(held *results.LifeInstitution, period int) float64 { return float64(held.Score[period]) }

// shading fills the bands of a score across a panel, palely.
type shading struct {
	bands   []results.Band
	colours []color.NRGBA
}

// Plot draws the bands.
func (s shading) Plot(c draw.Canvas, p *plot.Plot) {
	_, y := p.Transforms(&c)
	for i, b := range s.bands {
		from, to := max(b.From, p.Y.Min), p.Y.Max
		if i+1 < len(s.bands) {
			to = min(to, s.bands[i+1].From)
		}
		if i == 0 {
			from = p.Y.Min
		}
		if from >= to {
			continue
		}
		foot, top := y(from), y(to)
		c.FillPolygon(faded(s.colours[i], 0x26), []vg.Point{{X: c.Min.X, Y: foot}, {X: c.Max.X, Y: foot}, {X: c.Max.X, Y: top}, {X: c.Min.X, Y: top}})
	}
}

// nameBands writes the bands at the right of a panel, where there is room for a name.
func nameBands(area draw.Canvas, p *panel, order []results.Band) {
	small := writing(smallSize, grey)
	_, y := p.Transforms(&area)
	for i, b := range order {
		from, to := max(b.From, p.Y.Min), p.Y.Max
		if i+1 < len(order) {
			to = min(to, order[i+1].From)
		}
		if i == 0 {
			from = p.Y.Min
		}
		if to > from && y(to)-y(from) >= lineHigh {
			name := fitted(words(b.Label), small, bandRoom-4)
			area.FillText(small, vg.Point{X: area.Max.X + 4, Y: (y(from)+y(to))/2 - smallSize/2}, name)
		}
	}
}

// bandRoom is the room at the right of the panels for the names of bands.
const bandRoom = 1.6 * vg.Centimeter
