package figure

import (
	"image/color"
	"slices"
	"strings"

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
	{appeal, "appeal", okabeIto[5]},
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
			text := twinStyles[twin.Name].text
			if v.hides(&twin) {
				text += " (the same)"
			}
			keys = append(keys, key{text: text, line: twinStyles[twin.Name].line})
		}
	}
	for _, m := range causeMarks {
		if slices.ContainsFunc(v.Events, func(e results.LifeEvent) bool { return marked(&e, m.cause) }) {
			keys = append(keys, key{text: m.text, line: draw.LineStyle{Color: m.colour}, dot: disc})
		}
	}
	return append(keys, v.serviceKeys()...)
}

// hides tells whether the lines of a twin lie under those of this life everywhere.
func (v *lifeView) hides(twin *results.LifeTwin) bool {
	for i := range v.Institutions {
		held, would := &v.Institutions[i], &twin.Institutions[i]
		same := func(a, b results.Optional) bool { return a == b || !finite(float64(a)) && !finite(float64(b)) }
		if !slices.Equal(held.Band, would.Band) || !slices.EqualFunc(held.Score, would.Score, same) {
			return false
		}
	}
	return true
}

// appeal marks what an appeal did, or whoever took back what had been made up.
const appeal = "appeal"

// marked tells whether an event has a dot of a cause. What another body sends is no deed.
func marked(e *results.LifeEvent, cause string) bool {
	if e.What != "change" || e.Record == "" {
		return false
	}
	if e.Source == "message" {
		for _, suffix := range []string{"_granted", "_suspended", "_rejected", "_reversed"} {
			if strings.HasSuffix(e.Record, suffix) {
				return cause == appeal
			}
		}
		if e.Cause == "own_reward" || e.Cause == "own_penalty" || e.Cause == "false_record" {
			return false
		}
	}
	return e.Cause == cause
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
