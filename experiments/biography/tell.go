package biography

import (
	"math"

	"socialcredit/configs"
	"socialcredit/model"
	"socialcredit/model/life"
	"socialcredit/results"
)

// Tell turns what a recorder has seen into labels and points.
func Tell(to *results.Life, l *life.Life, s *configs.Scenario) {
	w := l.World
	about := Society(s, w)
	for i := range about.Institutions {
		held := results.LifeInstitution{Institution: about.Institutions[i]}
		held.Score, held.Band = Published(w, i, l.Standings[i])
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

// Published writes a track in points and labels.
func Published(w *model.World, institution int, t life.Track) (scores []results.Optional, bands []string) {
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
