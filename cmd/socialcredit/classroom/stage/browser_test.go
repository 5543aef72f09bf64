package stage_test

import (
	"encoding/json"
	"testing"

	"socialcredit/cmd/socialcredit/classroom/stage"
	"socialcredit/cmd/socialcredit/classroom/text"
)

// Whatever a story or a lesson opens is small enough for an engine in a browser, which a page without a server has.
func TestStoriesAndLessonsFitABrowser(t *testing.T) {
	var states []stage.State
	for _, read := range []func() (json.RawMessage, error){text.Stories, text.Lessons} {
		told, err := read()
		if err != nil {
			t.Fatal(err)
		}
		var all any
		if err := json.Unmarshal(told, &all); err != nil {
			t.Fatal(err)
		}
		collect(t, all, &states)
	}
	if len(states) < 40 {
		t.Errorf("only %d states found", len(states))
	}
	p := newPage(t, stage.Options{Limits: stage.BrowserLimits})
	for _, state := range states {
		state.Period = 0
		if _, failure := p.ask(stage.Request{Do: "open", State: &state}); failure != nil {
			t.Errorf("%+v: %s", state, failure.Text)
		}
	}
}

// collect finds the states in what is told.
func collect(t *testing.T, told any, states *[]stage.State) {
	t.Helper()
	switch told := told.(type) {
	case []any:
		for _, part := range told {
			collect(t, part, states)
		}
	case map[string]any:
		if _, ok := told["scenario"]; ok {
			text, err := json.Marshal(told)
			if err != nil {
				t.Fatal(err)
			}
			state := stage.State{}
			if err := json.Unmarshal(text, &state); err != nil {
				t.Fatal(err)
			}
			*states = append(*states, state)
		}
		for _, part := range told {
			collect(t, part, states)
		}
	}
}
