package stage

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
)

// waiting is how many questions that take long may be under way at once.
const waiting = 8

// jobs are questions that take long, each computed by a goroutine of its own from what it was given, one at a time.
type jobs struct {
	ctx    context.Context    // of all
	end    context.CancelFunc // of all
	epoch  context.Context    // of those about the society that is shown
	cancel context.CancelFunc
	done   chan []byte // replies and events, for the stage to send
	broken chan any    // what a question panicked with, for the stage to panic with where its caller can see it
	turn   sync.Mutex  // who has it computes
	all    sync.WaitGroup
	mutex  sync.Mutex
	count  int
}

// restart ends what was asked about another society.
func (j *jobs) restart() {
	j.cancel()
	j.epoch, j.cancel = context.WithCancel(j.ctx)
}

// begin computes an answer to a request, which follows. say tells of something on the way.
func (j *jobs) begin(to int, work func(ctx context.Context, say func([]byte)) (any, error)) error {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	if j.count >= waiting {
		return errBusy
	}
	j.count++
	ctx := j.epoch
	say := func(message []byte) {
		select {
		case j.done <- message:
		case <-j.ctx.Done():
		}
	}
	j.all.Go(func() {
		defer j.catch()
		ok, err := j.take(func() (any, error) { return work(ctx, say) })
		say(reply(to, ok, err))
	})
	return errLater
}

// take computes when it is its turn.
func (j *jobs) take(work func() (any, error)) (any, error) {
	j.turn.Lock()
	defer j.turn.Unlock()
	defer func() {
		j.mutex.Lock()
		j.count--
		j.mutex.Unlock()
	}()
	return work()
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
