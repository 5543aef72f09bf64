package story

import (
	"math"
	"slices"
	"strings"

	"socialcredit/results"
)

// largeActs is from how much of a score's range on acts are told one by one, so that they are not too many.
func (t *teller) largeActs() float64 {
	for large := important; ; large *= 2 {
		n := 0
		for i := range t.life.Events {
			if t.isLarge(&t.life.Events[i], large) {
				n++
			}
		}
		if n <= mostTold {
			return large
		}
	}
}

// isLarge tells whether a change is an act that is told by itself.
func (t *teller) isLarge(e *results.LifeEvent, large float64) bool {
	if e.What != "change" || e.Record == "" || e.Source == "message" || e.False {
		return false
	}
	about := t.of[e.Institution]
	return math.Abs(float64(e.Points)) >= large*(about.Cap-about.Floor)
}

// told tells what matters of a period's events, and gives back the rest.
func (t *teller) told(events []results.LifeEvent, large float64) (text string, rest []*results.LifeEvent) {
	var told []string
	rights := rightsOf(events)
	brought := func(e *results.LifeEvent) bool { return len(rights) > 0 && brings(events, e) }
	for i := range events {
		e := &events[i]
		switch {
		case e.Period == 0 && e.What == "change" && t.stranger(e):
		case e.What == "ended" && e.Note == "case" && listed(events):
		case brought(e): // the band tells the score
			told = append(told, t.spoken(e.Institution, t.change(e, "")))
		case e.Period == 0, t.matters(e, large):
			told = append(told, t.sentence(e))
		case e.What == "band" && len(rights) > 0:
			told = append(told, t.sentence(e))
		case e.Right && (e.What == "shut" || e.What == "opened"): // below, all at once
		default:
			rest = append(rest, e)
		}
	}
	for _, what := range []string{"shut", "opened"} {
		if services := rights[what]; len(services) > 0 {
			told = append(told, t.say("say."+what, "services", t.labels("service", services)))
		}
	}
	return strings.Join(nonempty(told), t.text["lang.join"]), rest
}

// stranger tells whether the institution did not know the person by then: its books are kept all the same.
func (t *teller) stranger(e *results.LifeEvent) bool { return t.of[e.Institution].Band[e.Period] == "" }

// matters tells whether an event is told by itself.
func (t *teller) matters(e *results.LifeEvent, large float64) bool {
	switch e.What {
	case "change":
		return e.False || e.Source == "message" || t.isLarge(e, large)
	case "joined", "left", "moved", "health":
		return true
	case "noted", "ended":
		return true
	}
	return false
}

// remember keeps which bands were told with the rights that they shut or opened.
func (t *teller) remember(events []results.LifeEvent) {
	if len(rightsOf(events)) == 0 {
		return
	}
	for i := range events {
		if e := &events[i]; e.What == "band" {
			t.bands[e.Institution] = e.To
		}
	}
}

// brings tells whether a change belongs to what brought another band in its period: every record, and without
// any the largest change.
func brings(events []results.LifeEvent, change *results.LifeEvent) bool {
	if change.What != "change" || change.Record != "" {
		return change.What == "change"
	}
	banded := false
	for i := range events {
		e := &events[i]
		banded = banded || e.What == "band" && e.Institution == change.Institution
		if e.What == "change" && e.Institution == change.Institution &&
			(e.Record != "" || math.Abs(float64(e.Points)) > math.Abs(float64(change.Points))) {
			return false
		}
	}
	return banded
}

// listed tells whether a case ended because it led to a listing.
func listed(events []results.LifeEvent) bool {
	return slices.ContainsFunc(events, func(e results.LifeEvent) bool { return e.What == "noted" && e.Note == "ground" })
}

// rightsOf lists the rights that were shut and opened.
func rightsOf(events []results.LifeEvent) map[string][]string {
	rights := map[string][]string{}
	for i := range events {
		if e := &events[i]; e.Right && (e.What == "shut" || e.What == "opened") {
			rights[e.What] = append(rights[e.What], e.Service)
		}
	}
	return rights
}

func nonempty(texts []string) (some []string) {
	for _, text := range texts {
		if text != "" {
			some = append(some, text)
		}
	}
	return some
}
