package stage

import (
	"context"
	"errors"
	"maps"

	"socialcredit/results/story"
)

// play decides what the person of the hand does in the period after the one that is shown, or that the societies are on
// their way to, and tells what came of it. What was decided for later periods is forgotten.
func (s *Stage) play(r *Request) (any, error) {
	w, next := s.worlds[0], max(s.period(), s.target)+1
	if err := s.playable(r, next); err != nil {
		return nil, err
	}
	words, err := story.In(langOr(r.Lang))
	if err != nil {
		return nil, err
	}
	hand := s.state.Hand
	maps.DeleteFunc(hand.Acts, func(period int, _ []string) bool { return period > next })
	hand.Acts[next] = append([]string{}, r.Acts...)
	s.playing, s.told = false, min(s.told, next-1)
	if err := s.reach(next); err != nil {
		return nil, err
	}
	if s.period() == next-1 {
		s.tick() // so that whoever asks on sees it
	}
	replay, breathe := w.again(), s.breather()
	return nil, s.jobs.begin(s.jobs.epoch, r.ID, func(ctx context.Context, _ func([]byte)) (any, error) {
		return replay.played(ctx, next, words, breathe)
	})
}

// playable tells whether the person of the hand can do something in a period.
func (s *Stage) playable(r *Request, period int) error {
	w := s.worlds[0]
	switch {
	case s.state.Hand == nil:
		return errors.New("nobody is played by hand; open a state with a hand, such as {\"person\": 3, \"acts\": {}}")
	case period > w.periods():
		return errors.New("the run has ended; reset it to play again")
	case s.jobs.busy():
		return errBusy
	}
	return checkActs(r.Acts, w.sim.World.Layout.Acts)
}

// played tells what came of a period for the person of the hand.
func (s *society) played(ctx context.Context, period int, words *story.Words, breathe func()) (*Played, error) {
	card, err := s.life(ctx, s.hand.Person, period, breathe)
	if err != nil {
		return nil, err
	}
	words.Tell(card.Life)
	played := &Played{Period: period, Sentences: []string{}}
	for _, e := range card.Events {
		if e.Period == period && e.Sentence != "" {
			played.Sentences = append(played.Sentences, e.Sentence)
		}
	}
	return played, nil
}
