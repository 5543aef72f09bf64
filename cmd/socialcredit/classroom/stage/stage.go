// Package stage is the engine behind one page of the classroom: one society, or two twins, computed period by period and
// told to the page. It runs beside an HTTP server as well as in a browser; protocol.go says what it is asked and tells.
package stage

import (
	"context"
	"time"
)

// pace is how often a page is told of a society that is on its way to a period far off, and how often a stage that
// computes as fast as it goes lets others run.
const (
	pace  = 250 * time.Millisecond
	slice = 12 * time.Millisecond
)

// A Stage serves one page. Its state belongs to the goroutine of Run.
type Stage struct {
	o   Options
	out Sink

	epoch   uint32
	state   State
	worlds  []*society
	release func() // of what Admit gave

	target  int     // the period that is computed up to before anything else
	moving  bool    // whether the page is to be told when the societies stand still
	playing bool    // whether it goes on after that
	speed   float64 // periods a second; 0 = as fast as it goes
	next    time.Time

	wants int  // frames that the page asked for
	fresh bool // whether there is something that the page was not told
	told  int  // the last period whose measures the page was told; -1 = none
	sent  time.Time
	ties  [2]tieMark // of which ties the page was told

	jobs   jobs
	endFan context.CancelFunc // of the fan that was asked for last; nil = none was
}

// New makes a stage that shows nothing yet.
func New(o Options) *Stage {
	return &Stage{o: o, jobs: jobs{told: make(chan telling), broken: make(chan any), cancel: func() {}}}
}

// Run serves the page until the context ends or in is closed.
func (s *Stage) Run(ctx context.Context, in <-chan []byte, out Sink) {
	s.out = out
	s.jobs.ctx, s.jobs.end = context.WithCancel(ctx)
	defer s.close()
	breathe := s.breather()
	for ctx.Err() == nil { // or else somebody who has gone might be answered first, if there are questions left
		s.rest()
		s.tell()
		wait, idle := s.wait()
		due := !idle && wait <= 0
		if due {
			breathe()
		}
		select {
		case message, ok := <-in:
			if !ok {
				return
			}
			s.answer(message)
		case t := <-s.jobs.told:
			s.pass(t)
		case p := <-s.jobs.broken:
			panic(p)
		case <-ctx.Done():
			return
		case <-alarm(wait, idle):
			if due {
				s.tick()
			}
		}
	}
}

// now is a moment that has come.
var now = func() <-chan time.Time {
	c := make(chan time.Time)
	close(c)
	return c
}()

// alarm rings when there is something to compute again; never, where somebody must ask first.
func alarm(wait time.Duration, idle bool) <-chan time.Time {
	switch {
	case idle:
		return nil
	case wait <= 0:
		return now
	}
	return time.After(wait)
}

// breather makes what somebody who computes for long calls now and then: it lets others run where they need help to.
func (s *Stage) breather() func() {
	last := time.Now()
	return func() {
		if s.o.Yield != nil && time.Since(last) > slice {
			s.o.Yield()
			last = time.Now()
		}
	}
}

// close lets go of everything.
func (s *Stage) close() {
	s.jobs.end()
	s.jobs.all.Wait()
	s.leave()
}

// leave lets go of the societies.
func (s *Stage) leave() {
	s.worlds = nil
	if s.release != nil {
		s.release()
		s.release = nil
	}
}

// wait tells how long there is nothing to compute: until the next period is due, or, idle, until somebody asks.
func (s *Stage) wait() (wait time.Duration, idle bool) {
	switch {
	case len(s.worlds) == 0:
		return 0, true
	case s.period() < s.target:
		return 0, false
	case !s.playing:
		return 0, true
	case s.speed == 0:
		return 0, false
	}
	return time.Until(s.next), false
}

// period is the one that both societies are in.
func (s *Stage) period() int { return s.worlds[0].sim.World.Period }

// tick takes both societies through a period.
func (s *Stage) tick() {
	travels := s.period() < s.target
	if s.period() < s.worlds[0].periods() {
		for _, w := range s.worlds {
			w.tick()
		}
	}
	s.fresh = true
	switch {
	case s.speed == 0:
	case travels: // as fast as it goes; the pace begins where it arrives
		s.next = time.Now().Add(interval(s.speed))
	default:
		s.next = later(s.next, interval(s.speed))
	}
	if s.period() >= s.worlds[0].periods() {
		s.target, s.playing = s.period(), false
	}
}

// interval is the time between two periods at a speed, a day at most.
func interval(speed float64) time.Duration {
	return time.Duration(min(float64(time.Second)/speed, float64(24*time.Hour)))
}

// later is an interval after a moment, or, where that lies in the past, soon: what was missed is not made up.
func later(from time.Time, by time.Duration) time.Time {
	next := from.Add(by)
	if now := time.Now(); next.Before(now.Add(-pace)) {
		return now
	}
	return next
}

// rest tells the page, once, that the societies stand still.
func (s *Stage) rest() {
	if !s.moving || s.playing || s.period() < s.target {
		return
	}
	s.moving = false
	s.out.Text(event("halt", Halt{Period: s.period(), End: s.period() >= s.worlds[0].periods()}))
}
