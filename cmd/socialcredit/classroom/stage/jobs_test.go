package stage

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
)

// silent takes whatever it is told.
type silent struct{}

func (silent) Text([]byte)   {}
func (silent) Binary([]byte) {}

// What a question that takes long panics with reaches whoever runs the stage, and not the whole program.
func TestAPanicOfAJobIsThatOfTheStage(t *testing.T) {
	s := New(Options{Limits: NativeLimits})
	commands["break"] = func(s *Stage, r *Request) (any, error) {
		return nil, s.jobs.begin(s.jobs.epoch, r.ID, func(context.Context, func([]byte)) (any, error) { panic("a contract") })
	}
	defer delete(commands, "break")
	defer func() {
		if p := recover(); p == nil || !strings.Contains(p.(string), "a contract") || !strings.Contains(p.(string), "jobs_test.go") {
			t.Errorf("recovered %v", p)
		}
	}()
	in := make(chan []byte, 2)
	in <- []byte(`{"id": 1, "do": "open", "state": {"scenario": "loud", "twin": null}}`)
	in <- []byte(`{"id": 2, "do": "break"}`)
	s.Run(t.Context(), in, silent{})
}

// A recorder keeps what it is told, and tells of each.
type recorder struct{ told chan Reply }

func (r recorder) Text(message []byte) {
	var reply Reply
	if err := json.Unmarshal(message, &reply); err != nil {
		panic(err)
	}
	r.told <- reply
}

func (recorder) Binary([]byte) {}

// Of a society that is gone nothing is told, though it was computed: the page would take it for the one that it shows.
func TestNothingIsToldOfASocietyThatIsGone(t *testing.T) {
	s, release := New(Options{Limits: NativeLimits}), make(chan struct{})
	commands["hold"] = func(s *Stage, r *Request) (any, error) {
		return nil, s.jobs.begin(s.jobs.epoch, r.ID, func(_ context.Context, say func([]byte)) (any, error) {
			<-release
			say(event("fan", &Strand{}))
			return "of the old one", nil
		})
	}
	defer delete(commands, "hold")
	in, page := make(chan []byte, 3), recorder{make(chan Reply, 10)}
	for _, request := range []string{
		`{"id": 1, "do": "open", "state": {"scenario": "loud", "twin": null}}`,
		`{"id": 2, "do": "hold"}`,
		`{"id": 3, "do": "open", "state": {"scenario": "loud", "twin": null, "seed": 2}}`,
	} {
		in <- []byte(request)
	}
	ended := make(chan struct{})
	go func() {
		s.Run(t.Context(), in, page)
		close(ended)
	}()
	answered := false
	for opened := 0; !answered; {
		switch reply := <-page.told; {
		case reply.Event == "fan":
			t.Error("an event of the old society")
		case reply.Re == 2:
			if answered = true; reply.Error == nil {
				t.Errorf("answered with %s", reply.OK)
			}
		case reply.Re == 1 || reply.Re == 3:
			if opened++; opened == 2 {
				close(release)
			}
		}
	}
	close(in)
	<-ended
}
