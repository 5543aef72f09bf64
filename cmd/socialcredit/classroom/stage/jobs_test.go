package stage

import (
	"context"
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
		return nil, s.jobs.begin(r.ID, func(context.Context, func([]byte)) (any, error) { panic("a contract") })
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
