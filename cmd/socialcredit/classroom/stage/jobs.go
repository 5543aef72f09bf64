package stage

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
)

// waiting is how many questions that take long may be under way at once.
const waiting = 8

// errStopped answers a question whose answer nobody waits for any more.
var errStopped = errors.New("this is not computed any more, since something else was asked for")

// jobs are questions that take long, each computed by a goroutine of its own from what it was given, one at a time.
type jobs struct {
	ctx    context.Context    // of all
	end    context.CancelFunc // of all
	epoch  context.Context    // of those about the society that is shown
	cancel context.CancelFunc
	told   chan telling
	broken chan any   // what a question panicked with, for the stage to panic with where its caller can see it
	turn   sync.Mutex // who has it computes
	all    sync.WaitGroup
	count  int // of those that are not answered; the stage's own
}

// A telling is what a question tells: its answer, or an event on the way to it.
type telling struct {
	text   []byte
	about  context.Context // ends with the society that was asked about, and an event's also with its question
	answer bool
	to     int // the request that is answered
}

// restart ends what was asked about another society.
func (j *jobs) restart() {
	j.cancel()
	j.epoch, j.cancel = context.WithCancel(j.ctx)
}

// busy tells whether too much is under way for another question.
func (j *jobs) busy() bool { return j.count >= waiting }

// begin computes an answer to a request, which follows, until ctx ends, which is the epoch or part of it. say tells of
// something on the way, and lets other questions have a turn.
func (j *jobs) begin(ctx context.Context, to int, work func(ctx context.Context, say func([]byte)) (any, error)) error {
	if j.busy() {
		return errBusy
	}
	j.count++
	epoch := j.epoch
	say := func(message []byte) {
		j.turn.Unlock()
		defer j.turn.Lock()
		j.tell(telling{text: message, about: ctx})
	}
	j.all.Go(func() {
		defer j.catch()
		ok, err := j.take(ctx, func() (any, error) { return work(ctx, say) })
		if errors.Is(err, context.Canceled) {
			err = errStopped
		}
		j.tell(telling{text: reply(to, ok, err), about: epoch, answer: true, to: to})
	})
	return errLater
}

// take computes when it is its turn, if anybody still wants it then.
func (j *jobs) take(ctx context.Context, work func() (any, error)) (any, error) {
	j.turn.Lock()
	defer j.turn.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return work()
}

// tell waits until the stage takes what is told.
func (j *jobs) tell(t telling) {
	select {
	case j.told <- t:
	case <-j.ctx.Done():
	}
}

// catch hands a panic to the stage: here it would end the whole program, with everybody else's page.
func (j *jobs) catch() {
	if p := recover(); p != nil {
		select {
		case j.broken <- fmt.Sprintf("%v\n%s", p, debug.Stack()):
		case <-j.ctx.Done():
		}
	}
}

// pass sends what a question tells to the page. What is about a society that is gone by now, or was stopped, is not told:
// the page would take it for part of what it shows.
func (s *Stage) pass(t telling) {
	if t.answer {
		s.jobs.count--
	}
	switch gone := t.about.Err() != nil; {
	case !gone:
		s.out.Text(t.text)
	case t.answer:
		s.out.Text(reply(t.to, nil, errStopped))
	}
}
