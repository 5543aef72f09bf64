package text_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"socialcredit/cmd/socialcredit/classroom/stage"
)

// An engine is a stage that a test asks as a page does.
type engine struct {
	in   chan []byte
	out  chan []byte
	last int
}

// Text keeps what the stage tells. Events and frames are for nobody here.
func (e *engine) Text(message []byte) { e.out <- message }

// Binary drops a message.
func (e *engine) Binary([]byte) {}

func newEngine(t *testing.T) *engine {
	t.Helper()
	e := &engine{in: make(chan []byte), out: make(chan []byte, 64)}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		stage.New(stage.Options{Native: true, Workers: 1, Limits: stage.NativeLimits}).Run(ctx, e.in, e)
		close(done)
	}()
	t.Cleanup(func() { cancel(); <-done })
	return e
}

// ask sends a request and reads its reply into ok. The error is what a page would show.
func (e *engine) ask(t *testing.T, r *stage.Request, ok any) *stage.Failure {
	t.Helper()
	e.last++
	r.ID = e.last
	message, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	e.in <- message
	for reply := range e.out {
		var told stage.Reply
		if err := json.Unmarshal(reply, &told); err != nil {
			t.Fatal(err)
		}
		if told.Re != r.ID {
			continue
		}
		if told.Error == nil && ok != nil {
			if err := json.Unmarshal(told.OK, ok); err != nil {
				t.Fatal(err)
			}
		}
		return told.Error
	}
	return nil
}

// open opens a state, which must be possible.
func (e *engine) open(t *testing.T, what string, s *stage.State) stage.Opened {
	t.Helper()
	var opened stage.Opened
	if failure := e.ask(t, &stage.Request{Do: "open", State: s}, &opened); failure != nil {
		t.Errorf("%s: %s", what, failure.Text)
	}
	return opened
}

// reach opens a state and goes to a period.
func (e *engine) reach(t *testing.T, s *stage.State, period int) {
	t.Helper()
	e.open(t, fmt.Sprint(s.Scenario, s.Set), s)
	if failure := e.ask(t, &stage.Request{Do: "seek", Period: period}, nil); failure != nil {
		t.Fatal(failure.Text)
	}
	e.halted(t, period)
}

// halted waits until the stage stands still in a period.
func (e *engine) halted(t *testing.T, period int) {
	t.Helper()
	for message := range e.out {
		var told struct {
			Event string
			OK    stage.Halt
		}
		if err := json.Unmarshal(message, &told); err != nil {
			t.Fatal(err)
		}
		if told.Event == "halt" && told.OK.Period == period {
			return
		}
	}
}
