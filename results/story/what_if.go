package story

import (
	"math"
	"slices"
	"strings"

	"socialcredit/results"
)

// Found says how the person was picked.
func (w *Words) Found(l *results.Life) string {
	key := "found." + l.Found
	if l.FoundEqual {
		key = "found.equal"
	}
	return w.say(key, "points", w.points(l.FoundValue), "periods", w.teller(l).periods(int(l.FoundValue)))
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
		line := t.outcome(twin.Name, twin.Institutions, twin.Excluded)
		if evidence := t.mistaken(); twin.Name == "no_false_records" && evidence != "" && !parted(l, &twin) {
			line += t.text["lang.pause"] + t.say("twin.mistake", "evidence", t.label("evidence", evidence))
		}
		lines = append(lines, line)
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

// mistaken is the first evidence that spoke against the person by mistake, "" where none did.
func (t *teller) mistaken() string {
	for i := range t.life.Events {
		e := &t.life.Events[i]
		if e.What != "noted" || e.Note != "evidence" {
			continue
		}
		for j := range t.life.Events {
			if o := &t.life.Events[j]; o.What == "noted" && o.Note == "wrong" && o.By == e.By && o.Period == e.Period {
				return e.Value
			}
		}
	}
	return ""
}

// parted tells whether a twin's standings, or what was shut to it, ever were others.
func parted(l *results.Life, twin *results.LifeTwin) bool {
	for i := range l.Institutions {
		if !slices.Equal(l.Institutions[i].Band, twin.Institutions[i].Band) {
			return true
		}
	}
	return !slices.Equal(l.Excluded, twin.Excluded)
}
