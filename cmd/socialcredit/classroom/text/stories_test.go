package text_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"socialcredit/cmd/socialcredit/classroom/stage"
	"socialcredit/cmd/socialcredit/classroom/text"
)

// A control is what page/src/protocol.ts calls Control.
type control struct {
	Name    string
	Path    string
	Min     *float64
	Max     *float64
	Step    *float64
	Options []string
	Off, On []string
	World   int
}

type story struct {
	Name     string
	State    stage.State
	Facts    map[string]fact
	Plots    []string
	Choices  map[string]map[string]string
	Controls []control
}

type scene struct {
	Name, Kind string
	Minutes    int
	State      stage.State
	Controls   []control
	Plots      []string
	Guess      *struct {
		Column   string
		Min, Max float64
	}
	Until int
}

type lesson struct {
	Name    string
	Minutes int
	Article map[string]any
	State   stage.State
	Facts   map[string]fact
	Scenes  []scene
}

// read reads what the package gives as JSON.
func read[T any](t *testing.T, message json.RawMessage, err error) T {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var out T
	if err := json.Unmarshal(message, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func stories(t *testing.T) []story {
	t.Helper()
	message, err := text.Stories()
	return read[[]story](t, message, err)
}

func lessons(t *testing.T) []lesson {
	t.Helper()
	message, err := text.Lessons()
	return read[[]lesson](t, message, err)
}

// ends are the lists of settings that a control can make: both ends of a slider, each option, off and on.
func (c *control) ends() [][]string {
	switch {
	case c.Min != nil && c.Max != nil:
		return [][]string{{fmt.Sprintf("%s=%v", c.Path, *c.Min)}, {fmt.Sprintf("%s=%v", c.Path, *c.Max)}}
	case len(c.Options) > 0:
		var out [][]string
		for _, o := range c.Options {
			out = append(out, []string{c.Path + "=" + o})
		}
		return out
	}
	return [][]string{c.Off, c.On}
}

// with is a state after a control has been moved, as the page changes it (page/src/state.ts).
func with(s stage.State, sets []string, world int) stage.State {
	list := &s.Set
	if world == 1 {
		list = &s.Twin
	}
	out := slices.Clone(*list)
	for _, set := range sets {
		path, _, _ := strings.Cut(set, "=")
		out = slices.DeleteFunc(out, func(other string) bool {
			p, _, _ := strings.Cut(other, "=")
			return p == path || strings.HasPrefix(p, path+".")
		})
		out = append(out, set)
	}
	*list = out
	return s
}

// openAll opens a state, and the state with each end of each control and of each pair of controls.
func openAll(t *testing.T, e *engine, name string, s *stage.State, controls []control) {
	t.Helper()
	start := *s
	start.Period = 0
	start.Hand = nil
	e.open(t, name, &start)
	for i := range controls {
		c := &controls[i]
		if c.Name == "" || c.Path == "" {
			t.Errorf("%s: control %d has no name or path", name, i)
		}
		for _, sets := range c.ends() {
			moved := with(start, sets, c.World)
			e.open(t, fmt.Sprintf("%s, %s", name, sets), &moved)
			for j := range controls[:i] {
				for _, others := range controls[j].ends() {
					both := with(moved, others, controls[j].World)
					e.open(t, fmt.Sprintf("%s, %s, %s", name, sets, others), &both)
				}
			}
		}
		if !reaches(t, c) {
			t.Errorf("%s: the steps of %s do not reach its end", name, c.Name)
		}
	}
}

// reaches says whether whole steps lead from a slider's one end to the other.
func reaches(t *testing.T, c *control) bool {
	t.Helper()
	if c.Min == nil {
		return true
	}
	if c.Max == nil || c.Step == nil || *c.Step <= 0 || *c.Max <= *c.Min {
		return false
	}
	steps := (*c.Max - *c.Min) / *c.Step
	return steps >= 2 && steps-float64(int(steps+0.5)) < 1e-6 && float64(int(steps+0.5))-steps < 1e-6
}

// small has as few people as show that settings fit: they do not depend on how many there are.
func small(s *stage.State) *stage.State {
	c := *s
	c.Set = slices.DeleteFunc(slices.Clone(c.Set), func(set string) bool { return strings.HasPrefix(set, "people.count=") })
	c.Set = append(c.Set, "people.count=400")
	return &c
}

func TestEveryControlOfAStoryCanBeMoved(t *testing.T) {
	long(t)
	t.Parallel()
	e := newEngine(t)
	for _, s := range stories(t) {
		t.Run(s.Name, func(t *testing.T) {
			e.open(t, s.Name, &s.State)
			openAll(t, e, s.Name, small(&s.State), s.Controls)
		})
	}
}

func TestEveryControlOfALessonCanBeMoved(t *testing.T) {
	long(t)
	t.Parallel()
	e := newEngine(t)
	for _, l := range lessons(t) {
		for i := range l.Scenes {
			s := &l.Scenes[i]
			t.Run(l.Name+"/"+s.Name, func(t *testing.T) {
				opened := e.open(t, s.Name, &s.State)
				if s.Until > opened.Periods {
					t.Errorf("runs to period %d of %d", s.Until, opened.Periods)
				}
				openAll(t, e, s.Name, small(&s.State), s.Controls)
				s.check(t, &opened)
			})
		}
	}
}

// check looks at what its kind needs.
func (s *scene) check(t *testing.T, opened *stage.Opened) {
	t.Helper()
	switch s.Kind {
	case "hand":
		if s.State.Hand == nil || s.Until <= s.State.Period {
			t.Error("a scene by hand needs a hand and an end")
		}
	case "slider":
		if len(s.Controls) != 1 {
			t.Error("a scene with a slider needs one control")
		}
	case "guess":
		has := s.Guess != nil && slices.ContainsFunc(opened.Columns, func(c stage.Column) bool { return c.Name == s.Guess.Column && c.Every == 1 })
		if !has {
			t.Error("a guess needs a column that is computed in every period")
		}
	case "twin":
		if len(s.State.Twin) == 0 || len(opened.Differs) == 0 {
			t.Error("a scene of twins needs something that differs")
		}
	case "watch", "free":
	default:
		t.Errorf("no kind %q", s.Kind)
	}
	if s.Minutes < 1 {
		t.Error("takes no minutes")
	}
}

func TestTwinsOfStoriesDiffer(t *testing.T) {
	e := newEngine(t)
	for _, s := range stories(t) {
		if s.State.Twin == nil {
			continue
		}
		opened := e.open(t, s.Name, small(&s.State))
		if len(opened.Differs) == 0 {
			t.Errorf("%s: nothing differs", s.Name)
		}
		s.showsItsMeasure(t, &opened)
	}
}

// showsItsMeasure looks whether what a story chooses for its plots is there.
func (s *story) showsItsMeasure(t *testing.T, opened *stage.Opened) {
	t.Helper()
	for plot, choices := range s.Choices {
		if !slices.Contains(s.Plots, plot) {
			t.Errorf("%s: chooses for the plot %s, which it does not show", s.Name, plot)
		}
		column := choices["measure"] + choices["service"]
		if !slices.ContainsFunc(opened.Columns, func(c stage.Column) bool { return c.Name == column }) {
			t.Errorf("%s: there is no column %q", s.Name, column)
		}
	}
}
