package story

import (
	"math"
	"strings"
)

// scores tells what was published by a period of the scores that moved.
func (t *teller) scores(h *heap, by int) string {
	var told []string
	for _, i := range t.life.Institutions {
		if !h.seen[i.Label] || math.IsNaN(float64(i.Score[by])) {
			continue
		}
		score := t.points(float64(i.Score[by]))
		if len(t.life.Institutions) == 1 {
			return t.say("sum.score", "score", score)
		}
		told = append(told, t.say("sum.score.of", "label", t.label("institution", i.Label), "score", score))
	}
	if len(told) == 0 {
		return ""
	}
	return t.say("sum.scores", "list", t.list(told))
}

// bandsBy tells the bands of scores that are others by a period than were told last.
func (t *teller) bandsBy(period int) string {
	var told []string
	for _, i := range t.life.Institutions {
		band, before := i.Band[period], t.bands[i.Label]
		if t.bands[i.Label] = band; i.Scored && band != before && band != "" && before != "" {
			told = append(told, t.spoken(i.Label, t.say("sum.band", "from", t.label("band", before), "to", t.label("band", band))))
		}
	}
	return strings.Join(told, t.text["lang.join"])
}

// perks tells what became of what is no right, where that is not what it was before.
func (t *teller) perks(h *heap, by int) string {
	var told []string
	for _, what := range []string{"opened", "shut"} {
		var services []string
		for _, s := range t.life.Services {
			if h.perks[s.Label] == what && s.Shut[h.from-1] != s.Shut[by] {
				services = append(services, s.Label)
			}
		}
		if len(services) > 0 {
			told = append(told, capital(t.say("sum.perk."+what, "services", t.labels("service", services))))
		}
	}
	return strings.Join(told, t.text["lang.join"])
}
