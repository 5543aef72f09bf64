package biography

import (
	"math"
	"strconv"

	"socialcredit/model"
	"socialcredit/model/life"
	"socialcredit/results"
)

// event writes an event in labels and points.
func event(l *life.Life, e life.Event) results.LifeEvent {
	w, nothing := l.World, results.Optional(math.NaN())
	told := results.LifeEvent{
		Period: e.Period, Year: float64(e.Period) / float64(w.Layout.PerYear), What: string(e.What),
		Record: e.Of, Source: sourceOf(w, e.Of), False: e.False, Points: nothing, Score: nothing,
		By: e.By, Note: e.Note.Name, Value: e.Note.Value,
	}
	if e.Institution != life.None {
		form := &w.Layout.Forms[e.Institution]
		told.Institution = w.Layout.Institutions[e.Institution]
		if band := l.Standings[e.Institution].Band[e.Period-l.First]; band != life.None {
			told.Band = form.Bands[band].Label
		}
	}
	switch e.What {
	case life.Change, life.Spent:
		told.Cause, told.Points = e.Cause.String(), results.Optional(model.Points(e.Hundredths))
		told.Score = seen(l, e)
		told.Parts = parts(e.Parts)
	case life.Band:
		bands := w.Layout.Forms[e.Institution].Bands
		told.From, told.To = bands[e.From].Label, bands[e.To].Label
		if w.Layout.Forms[e.Institution].Scored {
			told.Score = score(l.Standings[e.Institution].Score[e.Period-l.First])
		}
	case life.Shut, life.Opened:
		told.Service, told.Right = w.Layout.Services[e.Service], w.Layout.Rights>>e.Service&1 == 1
	case life.FriendLost, life.FriendMade:
		friend := int(e.Person)
		told.Friend = &friend
	case life.Moved:
		told.From, told.To = strconv.Itoa(e.From), strconv.Itoa(e.To)
	case life.Health:
		states := [...]string{"susceptible", "exposed", "infectious", "recovered"}
		told.From, told.To = states[e.From], states[e.To]
	}
	return told
}

// seen is the score that all changes so far make, this one included, where that is one that anybody sees: in a period
// in which the institution publishes, of somebody it knows, and within floor and cap, which clamp what lies beyond.
func seen(l *life.Life, e life.Event) results.Optional {
	standing := l.World.Standings[e.Institution]
	sum := standing.Base + e.Sum
	known := l.Standings[e.Institution].Band[e.Period-l.First] != life.None
	if !known || !standing.Due(e.Period) || sum < standing.Floor || sum > standing.Cap {
		return results.Optional(math.NaN())
	}
	return score(sum)
}

// sourceOf says where a record of a label comes from.
func sourceOf(w *model.World, label string) string {
	if act, ok := w.Spec.Acts[label]; ok {
		if act.Rewarded() {
			return "claim"
		}
		return "deed"
	}
	for _, sent := range w.Layout.Sent {
		if sent == label {
			return "message"
		}
	}
	if label == "" {
		return ""
	}
	return "streak"
}

func parts(of []life.Part) (told []results.LifePart) {
	for _, p := range of {
		part := results.LifePart{Points: model.Points(p.Hundredths)}
		if p.Person != life.Nobody {
			friend := int(p.Person)
			part.Friend = &friend
		}
		told = append(told, part)
	}
	return told
}
