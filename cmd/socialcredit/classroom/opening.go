package classroom

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"socialcredit/cmd/socialcredit/classroom/stage"
	"socialcredit/cmd/socialcredit/classroom/text"
	"socialcredit/configs"
)

// An Opening is what pages show first, as a command line says it. With nothing said it is the page's first story.
type Opening struct {
	Scenario string   // a preset's name, or a file, which pages may then open by its name without folders; "" = that of the story
	Set      []string // settings, each path=value, of both societies
	Twin     []string // settings of the second society alone; nil = there is none, or the story's
	Seed     uint64   // 0 = that of the scenario
}

// First is the scenario of the first story.
func First() (string, error) {
	state, err := firstStory()
	if err != nil {
		return "", err
	}
	return state.Scenario, nil
}

// firstStory is what a page shows that was told nothing.
func firstStory() (*stage.State, error) {
	told, err := text.Stories()
	if err != nil {
		return nil, err
	}
	var stories []struct {
		State *stage.State `json:"state"`
	}
	if err := json.Unmarshal(told, &stories); err != nil {
		return nil, fmt.Errorf("the stories: %w", err)
	}
	if len(stories) == 0 || stories[0].State == nil {
		return nil, errors.New("there is no first story")
	}
	return stories[0].State, nil
}

// options are those of the stages of a class that opens like this.
func (o *Opening) options() (stage.Options, error) {
	// One goroutine for each page leaves other pages theirs; and a panic is caught only in the one that runs the stage.
	options := stage.Options{Native: true, Limits: stage.NativeLimits, Workers: 1}
	if o.Scenario == "" && len(o.Set) == 0 && o.Twin == nil && o.Seed == 0 {
		return options, nil
	}
	state, err := firstStory()
	if err != nil {
		return options, err
	}
	if o.Scenario != "" {
		state = &stage.State{Scenario: o.Scenario}
		if !isPreset(o.Scenario) {
			state.Scenario = filepath.Base(o.Scenario)
			options.Files = map[string]string{state.Scenario: o.Scenario}
		}
	}
	state.Set = append(state.Set, o.Set...)
	if o.Twin != nil {
		state.Twin = o.Twin
	}
	if o.Seed != 0 {
		state.Seed = o.Seed
	}
	options.Open = state
	return options, nil
}

func isPreset(name string) bool {
	return slices.ContainsFunc(configs.Presets(), func(p configs.Preset) bool { return p.Name == name })
}

// Check says what is wrong with an opening, as a page that opens it would be told.
func (o *Opening) Check() error {
	options, err := o.options()
	if err != nil || options.Open == nil {
		return err
	}
	room := crowd{most: mostMemory()}
	options.Admit = room.admit
	request, err := json.Marshal(stage.Request{ID: 1, Do: "open", State: options.Open})
	if err != nil {
		return fmt.Errorf("write a request: %w", err)
	}
	in := make(chan []byte, 1)
	in <- request
	close(in)
	var said replies
	stage.New(options).Run(context.Background(), in, &said)
	for _, reply := range said {
		if reply.Error != nil {
			return errors.New(reply.Error.Text)
		}
	}
	return nil
}

// replies keeps what a stage replies.
type replies []stage.Reply

func (r *replies) Text(message []byte) {
	var reply stage.Reply
	if err := json.Unmarshal(message, &reply); err == nil {
		*r = append(*r, reply)
	}
}

func (*replies) Binary([]byte) {}
