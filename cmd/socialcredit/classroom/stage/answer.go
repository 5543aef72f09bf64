package stage

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"socialcredit/configs"
	"socialcredit/experiments/biography"
	"socialcredit/experiments/twin"
)

// commands are what a page may ask, each with what answers it. What takes long answers later, by itself, and returns
// later.
var commands = map[string]func(*Stage, *Request) (any, error){
	"hello":    (*Stage).hello,
	"schema":   (*Stage).schema,
	"open":     (*Stage).open,
	"go":       (*Stage).start,
	"pause":    (*Stage).pause,
	"step":     (*Stage).step,
	"seek":     (*Stage).seek,
	"want":     (*Stage).want,
	"card":     (*Stage).card,
	"find":     (*Stage).find,
	"fan":      (*Stage).fan,
	"mobility": (*Stage).mobility,
	"series":   (*Stage).table,
	"play":     (*Stage).play,
}

// later is what a command returns whose answer follows.
var errLater = errors.New("the answer follows")

// errNothingOpen answers what cannot be asked yet.
var errNothingOpen = errors.New("no society is open; send open first")

// answer does what a page asks, and replies.
func (s *Stage) answer(text []byte) {
	r := &Request{}
	if err := json.Unmarshal(text, r); err != nil {
		s.out.Text(reply(r.ID, nil, unreadable(err)))
		return
	}
	do, known := commands[r.Do]
	if !known {
		names := make([]string, 0, len(commands))
		for name := range commands {
			names = append(names, name)
		}
		slices.Sort(names)
		s.out.Text(reply(r.ID, nil, fmt.Errorf("nothing is called %q; one of %s", r.Do, strings.Join(names, ", "))))
		return
	}
	if len(s.worlds) == 0 && !slices.Contains([]string{"hello", "schema", "open", "want"}, r.Do) {
		s.out.Text(reply(r.ID, nil, errNothingOpen))
		return
	}
	ok, err := do(s, r)
	if !errors.Is(err, errLater) {
		s.out.Text(reply(r.ID, ok, err))
	}
}

// reply writes an answer.
func reply(to int, ok any, err error) []byte {
	r := Reply{Re: to}
	if err == nil {
		if ok == nil {
			ok = struct{}{}
		}
		r.OK, err = json.Marshal(ok)
	}
	if err != nil {
		r.Error = failure(err)
	}
	text, err := json.Marshal(r)
	if err != nil {
		panic(fmt.Sprintf("a reply cannot be written: %v", err))
	}
	return text
}

// event writes what a page is told without having asked.
func event(name string, what any) []byte {
	text, err := json.Marshal(what)
	if err == nil {
		text, err = json.Marshal(Reply{Event: name, OK: text})
	}
	if err != nil {
		panic(fmt.Sprintf("an event cannot be written: %v", err))
	}
	return text
}

// unreadable says what is wrong with the text of a request.
func unreadable(err error) error {
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Errorf("%s cannot be %s", wrong.Field, wrong.Value)
	}
	return fmt.Errorf("a request must be JSON, such as {\"id\": 1, \"do\": \"hello\"}: %w", err)
}

// failure writes an error for a person to read, who has a page and no command line.
func failure(err error) *Failure {
	f := &Failure{Text: err.Error()}
	if mistakes, ok := errors.AsType[*configs.Errors](err); ok {
		f.Text = ""
		for _, m := range mistakes.Mistakes {
			f.Mistakes = append(f.Mistakes, Mistake{Path: m.Path, Text: m.Text})
			if m.Path == "" { // then what said it is all there is
				m.File = strings.TrimPrefix(m.File, "--set ")
			} else {
				m.File, m.Line, m.Column = "", 0, 0
			}
			f.Text += "\n" + m.Error()
		}
		f.Text = strings.TrimPrefix(f.Text, "\n")
	}
	if nobody, ok := errors.AsType[*biography.Nobody](err); ok {
		f.Text = nobody.Why
	}
	if no, ok := errors.AsType[*twin.NotTwins](err); ok {
		f.Text = "The second society must have the same people with the same luck over the same time, to be a twin of the first."
		for _, reason := range no.Reasons {
			why, _, _ := strings.Cut(reason, "; ") // then comes what to type
			f.Text += "\n" + why
		}
	}
	return f
}

// start has the societies go on.
func (s *Stage) start(r *Request) (any, error) {
	if !(r.Speed >= 0 && r.Speed <= 1e6) {
		return nil, fmt.Errorf("a speed of %v periods a second; a number from 0, as fast as it goes, to 1,000,000", r.Speed)
	}
	s.playing, s.speed, s.next, s.moving = s.period() < s.worlds[0].periods(), r.Speed, time.Now(), true
	return nil, nil
}

func (s *Stage) pause(*Request) (any, error) {
	s.playing, s.target, s.moving = false, s.period(), true
	return nil, nil
}

// step takes the societies through so many periods more than they were sent to already.
func (s *Stage) step(r *Request) (any, error) {
	if r.Periods < 1 {
		return nil, fmt.Errorf("a step of %d periods; at least 1", r.Periods)
	}
	s.playing = false
	err := s.reach(max(s.period(), s.target) + min(r.Periods, s.worlds[0].periods()))
	return &Reached{s.target}, err
}

func (s *Stage) seek(r *Request) (any, error) { return nil, s.reach(r.Period) }

// reach has a period computed before anything else, from the beginning where it has passed.
func (s *Stage) reach(period int) error {
	if period < 0 {
		return fmt.Errorf("there is no period %d; a number from 0 to %d", period, s.worlds[0].periods())
	}
	if period < s.period() {
		if err := s.anew(); err != nil {
			return err
		}
	}
	s.target, s.fresh, s.moving = min(period, s.worlds[0].periods()), true, true
	return nil
}

// want asks for a frame: there is at most one under way for each.
func (s *Stage) want(*Request) (any, error) {
	s.wants = min(s.wants+1, 2)
	return nil, nil
}
