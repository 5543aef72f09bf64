package stage

import (
	"context"
	"errors"

	"socialcredit/results/story"
)

// play decides what the person of the hand does in the next period, computes it, and tells what came of it. What was
// decided for later periods is forgotten.
func (s *Stage) play(r *Request) (any, error) {
	hand, w := s.state.Hand, s.worlds[0]
	if hand == nil {
		return nil, errors.New("nobody is played by hand; open a state with a hand, such as {\"person\": 3, \"acts\": {}}")
	}
	if s.period() >= w.periods() {
		return nil, errors.New("the run has ended; reset it to play again")
	}
	if err := checkActs(r.Acts, w.sim.World.Layout.Acts); err != nil {
		return nil, err
	}
	if s.jobs.busy() {
		return nil, errBusy
	}
	words, err := story.In(langOr(r.Lang))
	if err != nil {
		return nil, err
	}
	next := s.period() + 1
	for period := range hand.Acts {
		if period > next {
			delete(hand.Acts, period)
		}
	}
	hand.Acts[next] = append([]string{}, r.Acts...)
	s.playing, s.told = false, min(s.told, s.period())
	if err := s.reach(next); err != nil {
		return nil, err
	}
	for s.period() < next {
		s.tick()
	}
	replay, breathe := w.again(), s.breather()
	return nil, s.jobs.begin(s.jobs.epoch, r.ID, func(ctx context.Context, _ func([]byte)) (any, error) {
		card, err := replay.life(ctx, hand.Person, next, breathe)
		if err != nil {
			return nil, err
		}
		words.Tell(card.Life)
		played := &Played{Period: next, Sentences: []string{}}
		for _, e := range card.Events {
			if e.Period == next && e.Sentence != "" {
				played.Sentences = append(played.Sentences, e.Sentence)
			}
		}
		return played, nil
	})
}
