package story

import (
	"math"
	"strings"

	"socialcredit/results"
)

// end tells how things stand at last.
func (t *teller) end() string {
	var told, shut []string
	for i := range t.life.Institutions {
		about := &t.life.Institutions[i]
		label, band := capital(t.label("institution", about.Label)), t.label("band", about.LastBand())
		switch {
		case about.LastBand() == "":
			told = append(told, t.say("end.none", "label", label))
		case about.Scored:
			told = append(told, t.say("end.scored", "label", label, "score", t.points(about.Last()), "band", band))
		default:
			told = append(told, t.say("end.plain", "label", label, "band", band))
		}
	}
	rights := false
	for _, s := range t.life.Services {
		if rights = rights || s.Right; s.Right && s.Shut[len(s.Shut)-1] {
			shut = append(shut, s.Label)
		}
	}
	switch {
	case len(shut) > 0:
		told = append(told, capital(t.say("end.shut", "services", t.labels("service", shut))))
	case rights:
		told = append(told, t.text["end.free"])
	}
	if n := results.Periods(t.life.Excluded); n > 0 {
		told = append(told, t.say("end.excluded", "periods", t.periods(n)))
	}
	return strings.Join(told, t.text["lang.join"])
}

// A Line is a number and what it is.
type Line struct {
	Points float64
	Text   string
}

// Account lists what made a score, the base first and the standing last; causes that did nothing are left out.
func (w *Words) Account(i *results.LifeInstitution) []Line {
	lines := []Line{{i.Base, w.text["cause.base"]}}
	for _, c := range i.Account {
		if c.Points != 0 {
			lines = append(lines, Line{c.Points, w.text["cause."+c.Cause]})
		}
	}
	if last := i.Last(); !math.IsNaN(last) {
		lines = append(lines, Line{last, w.text["cause.standing"]})
	}
	return lines
}

// Heading is what a part of the telling is called: story, account or what_if.
func (w *Words) Heading(part string, i *results.LifeInstitution) string {
	label := ""
	if i != nil {
		label = w.label("institution", i.Label)
	}
	return w.say("heading."+part, "label", label)
}

// Found says how the person was picked.
func (w *Words) Found(l *results.Life) string {
	return w.say("found."+l.Found, "points", w.points(l.FoundValue), "periods", w.teller(l).periods(int(l.FoundValue)))
}

// WhatIf tells how it came out in this life and in each twin, a line each.
func (w *Words) WhatIf(l *results.Life) []string {
	t := w.teller(l)
	lines := []string{t.outcome("this", l.Institutions, l.Excluded)}
	for _, twin := range l.WhatIf {
		if twin.Skipped != "" {
			lines = append(lines, t.text["twin."+twin.Name]+t.text["lang.colon"]+t.say("twin.skipped", "why", t.label("skip", twin.Skipped)))
			continue
		}
		lines = append(lines, t.outcome(twin.Name, twin.Institutions, twin.Excluded))
	}
	return lines
}

func (t *teller) outcome(name string, institutions []results.LifeInstitution, excluded []bool) string {
	var told []string
	for i := range institutions {
		about := &institutions[i]
		band := t.label("band", about.LastBand())
		if !about.Scored {
			told = append(told, t.say("twin.score", "label", t.label("institution", about.Label), "score", band, "band", ""))
		} else if last := about.Last(); !math.IsNaN(last) {
			told = append(told, t.say("twin.score", "label", t.label("institution", about.Label), "score", t.points(last),
				"band", t.text["lang.open"]+band+t.text["lang.close"]))
		}
	}
	if n := results.Periods(excluded); n > 0 {
		told = append(told, t.say("twin.excluded", "periods", t.periods(n)))
	} else {
		told = append(told, t.text["twin.free"])
	}
	return t.text["twin."+name] + t.text["lang.colon"] + strings.Join(told, t.text["lang.pause"])
}
