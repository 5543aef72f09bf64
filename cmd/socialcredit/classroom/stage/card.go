package stage

import (
	"context"
	"fmt"
	"slices"

	"socialcredit/configs"
	"socialcredit/experiments/biography"
	"socialcredit/model"
	"socialcredit/model/life"
	"socialcredit/results"
	"socialcredit/results/story"
)

// A Card is a life up to the period that is shown, with the friends that the person has by now.
type Card struct {
	*results.Life

	FriendIDs []int `json:"friend_ids"`
}

// card tells the life of a person. It is computed anew each time, by following the person from the first period on: what
// one person did takes too much memory to be kept for everybody.
func (s *Stage) card(r *Request) (any, error) {
	w, err := s.world(r)
	if err != nil {
		return nil, err
	}
	if people := w.sim.World.N; r.Person < 0 || r.Person >= people {
		return nil, fmt.Errorf("there is no person %d; a number from 0 to %d", r.Person, people-1)
	}
	words, err := story.In(langOr(r.Lang))
	if err != nil {
		return nil, err
	}
	replay, until, breathe := w.again(), s.period(), s.breather()
	return nil, s.jobs.begin(s.jobs.epoch, r.ID, func(ctx context.Context, _ func([]byte)) (any, error) {
		card, err := replay.life(ctx, r.Person, until, breathe)
		if err != nil {
			return nil, err
		}
		words.Tell(card.Life)
		return card, nil
	})
}

func langOr(lang string) string {
	if lang == "" {
		return "en"
	}
	return lang
}

// again is a society that can be computed once more by another goroutine: what the hand decides from now on does not reach
// it.
func (s *society) again() *society {
	return &society{scenario: s.scenario, hand: s.hand.clone(), workers: 1}
}

// life follows a person up to a period.
func (s *society) life(ctx context.Context, person, until int, breathe func()) (*Card, error) {
	sim, err := s.begin(s.scenario.Fresh())
	if err != nil {
		return nil, err
	}
	recorder := life.Follow(sim, person)
	told := &results.Life{}
	biography.Introduce(told, sim.World, s.scenario.Name, person)
	for sim.World.Period < until {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		sim.Tick()
		recorder.Look()
		breathe()
	}
	told.Periods = until
	biography.Tell(told, &recorder.Life, s.scenario)
	return &Card{Life: told, FriendIDs: friends(sim.World, person)}, nil
}

// friends lists the ids of a person's friends, ascending.
func friends(w *model.World, person int) []int {
	ids := []int{}
	for _, pos := range w.Ties.Friends(w.Position(person)) {
		ids = append(ids, int(w.ID(int(pos))))
	}
	slices.Sort(ids)
	return ids
}

// find looks for a person to whom something happened most, up to the period that is shown.
func (s *Stage) find(r *Request) (any, error) {
	w, err := s.world(r)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(biography.Searches, func(known biography.Searched) bool { return known.Name == r.By }) {
		return nil, fmt.Errorf("nobody can be found by %q; one of %s", r.By, biography.SearchNames())
	}
	replay := w.again()
	search := &biography.Search{Scenario: w.scenario, Workers: 1, By: r.By, Periods: s.period(), Seed: replay.seeded}
	breathe := s.breather()
	search.Progress = func(string, int) { breathe() }
	if search.Periods == 0 {
		search.Periods = -1
	}
	if layout := w.sim.World.Layout; w.main >= 0 && layout.Forms[w.main].Scored {
		search.Institution = layout.Institutions[w.main]
	}
	return nil, s.jobs.begin(s.jobs.epoch, r.ID, func(ctx context.Context, _ func([]byte)) (any, error) {
		found, err := search.Do(ctx)
		return Found(found), err
	})
}

// seeded makes the society of a scenario, with what the hand decides.
func (s *society) seeded(scenario *configs.Scenario) (*model.Simulation, error) {
	return s.begin(scenario.Fresh())
}
