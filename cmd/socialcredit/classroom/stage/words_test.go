package stage_test

import (
	"encoding/json"
	"strings"
	"testing"

	"socialcredit/cmd/socialcredit/classroom/stage"
)

// Whoever has a page has no command line: no error tells of one.
func TestNoErrorTellsOfFlags(t *testing.T) {
	p := newPage(t, stage.Options{})
	p.open(stage.State{Scenario: "loud"})
	p.reach()
	for _, r := range []stage.Request{
		{Do: "open", State: &stage.State{Scenario: "loud", Set: []string{"people.cont=3", "seed=-1"}}},
		{Do: "open", State: &stage.State{Scenario: "loud", Set: []string{"xyz"}}},
		{Do: "open", State: &stage.State{Scenario: "loud", Twin: []string{"people.count=400", "seed=4", "periods=3"}}},
		{Do: "open", State: &stage.State{Scenario: "loud", Twin: []string{"network={kind: none}", "people.groups.far={share: 0}"}}},
		{Do: "find", By: "longest_excluded"},
		{Do: "find", By: "fastest_fall"},
	} {
		if f := p.fails(r); strings.Contains(f.Text, "--") || f.Text == "" {
			t.Errorf("%+v: %q", r, f.Text)
		}
	}
	p.open(stage.State{Scenario: "laolai", Set: []string{"people.count=300"}})
	p.reach()
	if f := p.fails(stage.Request{Do: "find", By: "worst"}); strings.Contains(f.Text, "--") {
		t.Error(f.Text)
	}
}

// A request with a number that does not fit is answered by its id, so that nobody waits for it for ever.
func TestAnUnreadableRequestIsAnswered(t *testing.T) {
	p := newPage(t, stage.Options{})
	p.in <- []byte(`{"do": "open", "state": {"scenario": "loud", "seed": 1e30, "period": "x"}, "id": 9}`)
	if r := p.reply(); r.Re != 9 || r.Error == nil || r.Error.Text != "state.seed cannot be number 1e30" {
		t.Errorf("%+v", r)
	}
}

// A scenario of a file is told with all that a page reads of a preset.
func TestFilesArePresets(t *testing.T) {
	p := newPage(t, stage.Options{Files: map[string]string{"mine": "mine.yaml"}})
	hello := ok[struct {
		Presets []map[string]json.RawMessage `json:"presets"`
	}](p, stage.Request{Do: "hello"})
	if first := hello.Presets[0]; string(first["name"]) != `"mine"` || string(first["paragraphs"]) != "[]" {
		t.Errorf("%s", first)
	}
}
