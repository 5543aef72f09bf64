package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"socialcredit/cmd/socialcredit/classroom/stage"
)

// A step is something that a page asks, and what must have come before it asks the next thing.
type step struct {
	Send  map[string]any `json:"-"`
	Text  string         `json:"text"`  // of it: JavaScript would round large seeds
	Until []string       `json:"until"` // reply, frame, or the name of an event
}

// A posted message is one that an engine has sent, after so many milliseconds of a step.
type posted struct {
	Step   int     `json:"step"`
	Text   string  `json:"text"`
	Binary []byte  `json:"binary"`
	MS     float64 `json:"ms"`
}

// societies are opened one after another: points among friends with a twin, an epidemic, people who mend their ties, one
// that gives points by month, scores of a firm, and a person whom the class decides for.
var societies = []stage.State{
	{Scenario: "loud", Set: []string{"people.count=500"}, Twin: []string{"institutions.osmanthus.friends.weight=0"}, Seed: 3, Period: 60},
	{Scenario: "health_code_seir", Set: []string{"people.count=800"}, Twin: []string{}, Period: 40},
	{Scenario: "strategic_friends", Set: []string{"people.count=600"}, Seed: 7, Period: 36},
	{Scenario: "rongcheng", Set: []string{"people.count=900"}, Period: 30},
	{Scenario: "zhima", Set: []string{"people.count=400"}, Seed: 1<<53 - 1, Period: 24},
	{Scenario: "suzhou", Set: []string{"people.count=700"}, Period: 12, Hand: &stage.Hand{Person: 5, Acts: map[int][]string{2: {"volunteer_day"}}}},
}

// script is what a page might ask of a society.
func script(state *stage.State) []step {
	worlds := 1
	if state.Twin != nil {
		worlds = 2
	}
	steps := []step{
		{Send: map[string]any{"do": "open", "state": state}, Until: []string{"reply", "halt"}},
		{Send: map[string]any{"do": "want"}, Until: []string{"reply", "frame"}},
	}
	for world := range worlds {
		steps = append(
			steps,
			step{Send: map[string]any{"do": "series", "world": world}, Until: []string{"reply"}},
			step{Send: map[string]any{"do": "card", "world": world, "person": 17, "lang": "zh"}, Until: []string{"reply"}},
			step{Send: map[string]any{"do": "find", "world": world, "by": "worst"}, Until: []string{"reply"}},
			step{Send: map[string]any{"do": "find", "world": world, "by": "longest_excluded"}, Until: []string{"reply"}},
			step{Send: map[string]any{"do": "mobility", "world": world}, Until: []string{"reply"}},
		)
	}
	return append(
		steps,
		step{Send: map[string]any{"do": "fan", "seeds": 3, "columns": []string{"any_excluded", "district_dissimilarity"}}, Until: []string{"reply"}},
		step{Send: map[string]any{"do": "seek", "period": 5}, Until: []string{"reply", "halt"}},
		step{Send: map[string]any{"do": "want"}, Until: []string{"reply", "frame"}},
		step{Send: map[string]any{"do": "step", "periods": 3}, Until: []string{"reply", "halt"}},
		step{Send: map[string]any{"do": "want"}, Until: []string{"reply", "frame"}},
		step{Send: map[string]any{"do": "go", "speed": 0}, Until: []string{"reply", "halt"}},
		step{Send: map[string]any{"do": "series"}, Until: []string{"reply"}},
	)
}

// The engine in a browser gives the same bits as beside it: every message is the same, byte for byte.
func TestTheBrowserGivesTheSameBits(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the engine for a browser")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("THE ENGINE FOR A BROWSER IS NOT TESTED: there is no node to run it")
	}
	steps := []step{{Send: map[string]any{"do": "hello", "lang": "en"}, Until: []string{"reply"}}}
	for i := range societies {
		steps = append(steps, script(&societies[i])...)
	}
	for i := range steps {
		steps[i].Send["id"] = i + 1
		text, err := json.Marshal(steps[i].Send)
		if err != nil {
			t.Fatal(err)
		}
		steps[i].Text = string(text)
	}
	native, browser := natively(t, steps), inNode(t, node, steps)
	if len(native) != len(browser) {
		t.Errorf("%d messages natively, %d in a browser", len(native), len(browser))
	}
	var took [2]float64
	for i := range min(len(native), len(browser)) {
		n, b := &native[i], &browser[i]
		if n.Step != b.Step || n.Text != b.Text || !bytes.Equal(n.Binary, b.Binary) {
			t.Fatalf("message %d, of step %s:\nnatively     %d %.300s %x\nin a browser %d %.300s %x", i, steps[n.Step-1].Text,
				n.Step, n.Text, n.Binary[:min(64, len(n.Binary))], b.Step, b.Text, b.Binary[:min(64, len(b.Binary))])
		}
		if i+1 == len(native) || native[i+1].Step != n.Step {
			took[0], took[1] = took[0]+n.MS, took[1]+b.MS
		}
	}
	t.Logf("%d messages; natively %.0f ms, in Node %.0f ms", len(native), took[0], took[1])
}

// A recorder is a page that only listens.
type recorder chan posted

func (r recorder) Text(message []byte)   { r <- posted{Text: string(message)} }
func (r recorder) Binary(message []byte) { r <- posted{Binary: slices.Clone(message)} }

// natively takes the steps with an engine of this program.
func natively(t *testing.T, steps []step) (all []posted) {
	t.Helper()
	in, out := make(chan []byte), make(recorder, 64)
	go stage.New(stage.Options{Workers: 2, Limits: stage.BrowserLimits}).Run(t.Context(), in, out)
	for number, s := range steps {
		started := time.Now()
		in <- []byte(s.Text)
		for missing := slices.Clone(s.Until); len(missing) > 0; {
			select {
			case m := <-out:
				m.Step, m.MS = number+1, float64(time.Since(started).Microseconds())/1000
				all = append(all, m)
				if strings.HasPrefix(m.Text, "{\"re\"") && strings.Contains(m.Text, "\"error\":") && s.Send["do"] != "find" { // there may be nobody
					t.Fatalf("%s: %s", s.Text, m.Text)
				}
				missing = slices.DeleteFunc(missing, func(kind string) bool { return kind == kindOf(t, &m) })
			case <-time.After(20 * time.Second):
				t.Fatalf("%s: no %v comes", s.Text, missing)
			}
		}
	}
	return all
}

// kindOf says what a step may wait for.
func kindOf(t *testing.T, m *posted) string {
	t.Helper()
	if m.Text == "" {
		if binary.LittleEndian.Uint32(m.Binary) == 3 {
			return "frame"
		}
		return ""
	}
	reply := stage.Reply{}
	if err := json.Unmarshal([]byte(m.Text), &reply); err != nil {
		t.Fatal(err)
	}
	if reply.Re > 0 {
		return "reply"
	}
	return reply.Event
}

// inNode takes the steps with the engine as it is compiled for a browser.
func inNode(t *testing.T, node string, steps []step) (all []posted) {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	engine := filepath.Join(t.TempDir(), "engine.wasm")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", engine, ".")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if text, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	asked, err := json.Marshal(steps)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	drive := exec.CommandContext(ctx, node, filepath.Join("testdata", "drive.cjs"), filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"), engine)
	drive.Stdin = bytes.NewReader(asked)
	var complaints bytes.Buffer
	drive.Stderr = &complaints
	text, err := drive.Output()
	if err != nil {
		t.Errorf("node: %v\n%s", err, complaints.String())
	}
	for line := range strings.Lines(string(text)) {
		m := posted{}
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatalf("%v: %.200s", err, line)
		}
		all = append(all, m)
	}
	return all
}
