package experiments

import (
	"math"
	"strconv"

	"socialcredit/configs"
	"socialcredit/model"
	"socialcredit/model/life"
	"socialcredit/results"
)

// tell turns what a recorder has seen into labels and points.
func tell(to *results.Life, l *life.Life, s *configs.Scenario) {
	w := l.World
	about := society(s, w)
	for i := range about.Institutions {
		held := results.LifeInstitution{Institution: about.Institutions[i]}
		held.Score, held.Band = published(w, i, l.Standings[i])
		if w.Layout.Forms[i].Scored {
			for c := range model.Causes {
				held.Account = append(held.Account, results.LifeCause{Cause: c.String(), Points: model.Points(l.Accounts[i][c])})
			}
		}
		to.Institutions = append(to.Institutions, held)
	}
	for i, service := range about.Services {
		shut := make([]bool, len(l.Shut))
		for t, bits := range l.Shut {
			shut[t] = bits>>i&1 == 1
		}
		to.Services = append(to.Services, results.LifeService{Service: service, Shut: shut})
	}
	to.Friends, to.Excluded = l.Friends, l.Excluded()
	to.Events = make([]results.LifeEvent, 0, len(l.Events))
	for _, e := range l.Events {
		to.Events = append(to.Events, event(l, e))
		name(to, w, e)
	}
}

// name notes what the friends of an event are called, where people have names.
func name(to *results.Life, w *model.World, e life.Event) {
	if w.Names == nil {
		return
	}
	if to.Names == nil {
		to.Names = map[int]string{}
	}
	if e.What == life.FriendLost || e.What == life.FriendMade {
		to.Names[int(e.Person)] = w.Names[e.Person]
	}
	for _, part := range e.Parts {
		if part.Person != life.Nobody {
			to.Names[int(part.Person)] = w.Names[part.Person]
		}
	}
}

// published writes a track in points and labels.
func published(w *model.World, institution int, t life.Track) (scores []results.Optional, bands []string) {
	form := &w.Layout.Forms[institution]
	for period, band := range t.Band {
		label := ""
		if band != life.None {
			label = form.Bands[band].Label
		}
		bands = append(bands, label)
		if form.Scored {
			scores = append(scores, score(t.Score[period]))
		}
	}
	return scores, bands
}

func score(hundredths int32) results.Optional {
	if hundredths == model.NoStanding {
		return results.Optional(math.NaN())
	}
	return results.Optional(model.Points(hundredths))
}

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
