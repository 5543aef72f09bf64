package experiments

import (
	"context"

	"socialcredit/experiments/biography"
	"socialcredit/model"
	"socialcredit/model/life"
	"socialcredit/results"
)

// A twinRule makes a society that differs in one thing: it lacks what some switches turn off, or something is added.
type twinRule struct {
	name     string
	switches []string                               // of model.SwitchNames
	unless   string                                 // why there is no twin where none of them is on
	add      func(*Trace, *model.Spec) (why string) // nil = nothing; why says why it would be the same society
}

// twins are what would have been, in the order in which it is told.
var twins = []twinRule{
	{name: "no_friends", switches: []string{model.SwitchFriends}, unless: "friends_count_nowhere"},
	{name: "no_false_records", switches: biography.FalseRecords, unless: "no_record_is_false"},
	{name: "ombudsman", add: (*Trace).withOmbudsman},
}

// society resolves the twin's society, without what it turns off: the corner that an explanation has of the same
// switches. Skipped says why there is none.
func (rule *twinRule) society(t *Trace) (spec *model.Spec, off []string, skipped string) {
	if rule.add != nil {
		spec = t.Scenario.Fresh()
		return spec, nil, rule.add(t, spec)
	}
	twin, off, err := biography.Without(t.Scenario, rule.switches)
	switch {
	case err != nil: // such as settings that do not agree
		return nil, off, err.Error()
	case len(off) == 0:
		return nil, nil, rule.unless
	}
	return twin.Fresh(), off, ""
}

// live takes a twin to its end.
func (t *Trace) live(ctx context.Context, rule twinRule) (results.LifeTwin, error) {
	twin := results.LifeTwin{Name: rule.name}
	var spec *model.Spec
	if spec, twin.Off, twin.Skipped = rule.society(t); twin.Skipped != "" {
		return twin, nil
	}
	sim, err := t.seed(spec)
	if err != nil { // such as a code that nobody could appeal against
		twin.Skipped = err.Error()
		return twin, nil //nolint:nilerr // the life itself is told all the same
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
	for i, about := range biography.Society(t.Scenario, w).Institutions {
		held := results.LifeInstitution{Institution: about}
		held.Score, held.Band = biography.Published(w, i, tracks[i])
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
