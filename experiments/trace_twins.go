package experiments

import (
	"context"
	"strings"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/life"
	"socialcredit/model/policy"
	"socialcredit/model/record"
	social "socialcredit/model/society"
	"socialcredit/results"
)

// A twinRule makes a society that differs in one thing.
type twinRule struct {
	name  string
	apply func(*model.Spec) (why string)      // before it is seeded; why says why it would be the same society
	then  func(*model.Simulation) (done bool) // once it is; nil = nothing
}

// twins are what would have been, in the order in which it is told.
var twins = []twinRule{
	{"no_friends", withoutFriends, withoutConnections},
	{"no_false_records", withoutFalse, nil},
	{"ombudsman", withOmbudsman, nil},
}

// live takes a twin to its end.
func (t *Trace) live(ctx context.Context, rule twinRule) (results.LifeTwin, error) {
	twin := results.LifeTwin{Name: rule.name}
	spec := t.Scenario.Fresh()
	twin.Skipped = rule.apply(spec)
	if twin.Skipped != "" && rule.then == nil {
		return twin, nil
	}
	sim, err := t.seed(spec)
	if err != nil { // such as a rule that refers to what was taken out
		twin.Skipped = err.Error()
		return twin, nil //nolint:nilerr // the life itself is told all the same
	}
	if rule.then != nil && rule.then(sim) {
		twin.Skipped = ""
	}
	if twin.Skipped != "" {
		return twin, nil
	}
	w := sim.World
	pos, tracks := w.Position(t.Person), make([]life.Track, len(w.Standings))
	err = t.run(ctx, sim, rule.name, func() {
		for i, s := range w.Standings {
			follow(&tracks[i], s, pos)
		}
		twin.Excluded = append(twin.Excluded, w.Gates.Excludes(int(w.Joint[pos])))
	})
	if err != nil {
		return twin, err
	}
	for i, about := range society(t.Scenario, w).Institutions {
		held := results.LifeInstitution{Institution: about}
		held.Score, held.Band = published(w, i, tracks[i])
		twin.Institutions = append(twin.Institutions, held)
	}
	return twin, nil
}

// follow notes what a standing is by now.
func follow(t *life.Track, s *model.Standing, pos int) {
	score, band := int32(model.NoStanding), life.None
	if s.Enrolled(pos) {
		band = int(s.Band[pos])
		if s.Scored {
			score = s.Score[pos]
		}
	}
	t.Score, t.Band = append(t.Score, score), append(t.Band, band)
}

// withoutFriends takes friends' effect out of every score of points.
func withoutFriends(spec *model.Spec) string {
	some := false
	for _, kind := range spec.Institutions {
		var points *institution.Points
		switch k := kind.(type) {
		case *institution.Points:
			points = k
		case *institution.PriceBands:
			points = &k.Points
		default:
			continue
		}
		if _, none := points.Friends.(*institution.NoFriends); !none {
			points.Friends, some = &institution.NoFriends{}, true
		}
	}
	for label, kind := range spec.Policies {
		if s, ok := kind.(*policy.Schedule); ok && s.Number == "friends.weight" {
			delete(spec.Policies, label)
		}
	}
	if !some {
		return "friends_count_nowhere"
	}
	return ""
}

// withoutConnections has connections count as at the base in every credit rating.
func withoutConnections(sim *model.Simulation) (done bool) {
	for _, kind := range sim.World.Spec.Institutions {
		if rating, ok := kind.(*institution.CreditRating); ok && rating.Connections.Weight > 0 {
			rating.Withhold("connections")
			done = true
		}
	}
	return done
}

// withoutFalse takes out all records of what nobody did: errors, mistaken reports, and what officials and
// firms make up. What a health code takes for evidence stays.
func withoutFalse(spec *model.Spec) string {
	some := false
	none := func(rate *float64) {
		some = some || *rate > 0
		*rate = 0
	}
	if noticed := noticedOf(spec.Record); noticed != nil {
		none(&noticed.Error.Person)
		none(&noticed.Error.Household)
		none(&noticed.Error.Border)
	}
	for _, kind := range spec.Institutions {
		if m, ok := kind.(*institution.DebtorMap); ok {
			none(&m.Mistaken)
		}
	}
	for _, kind := range spec.Society {
		if b, ok := kind.(*social.WhistleBlowing); ok {
			none(&b.Mistaken)
		}
	}
	for label, kind := range spec.Policies {
		switch p := kind.(type) {
		case *policy.Abuse:
			none(&p.Share)
		case *policy.Misuse:
			none(&p.Rate)
		case *policy.Schedule:
			if p.Institution == "" && strings.HasPrefix(p.Number, "error.") {
				delete(spec.Policies, label)
				some = true
			}
		}
	}
	if !some {
		return "no_record_is_false"
	}
	return ""
}

func noticedOf(kind model.Record) *record.Noticed {
	switch r := kind.(type) {
	case *record.Noticed:
		return r
	case *record.Permuted:
		return &r.Noticed
	}
	return nil
}
