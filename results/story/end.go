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
	if len(told) == 0 {
		return t.text["quiet"]
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
