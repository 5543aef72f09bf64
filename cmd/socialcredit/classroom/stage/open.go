package stage

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"socialcredit/configs"
	"socialcredit/experiments/twin"
)

// open shows another society, or the same one with other settings, up to the period that the state says. Where anything is
// wrong with it, what was shown stays.
func (s *Stage) open(r *Request) (any, error) {
	if r.State == nil {
		return nil, fmt.Errorf("open needs a state, such as {\"scenario\": \"loud\", \"twin\": null, \"period\": 0}")
	}
	state := r.State.clone()
	scenarios, err := s.load(&state)
	if err != nil {
		return nil, err
	}
	for _, scenario := range scenarios {
		if err := s.o.Limits.check(scenario); err != nil {
			return nil, err
		}
	}
	release := func() {}
	if s.o.Admit != nil {
		if release, err = s.o.Admit(scenarios); err != nil {
			return nil, err
		}
	}
	worlds, err := s.seed(scenarios, state.Hand)
	if err != nil {
		release()
		return nil, err
	}
	s.leave()
	s.jobs.restart()
	s.worlds, s.release, s.state = worlds, release, state
	s.epoch++
	s.playing, s.target = false, min(max(0, state.Period), worlds[0].periods())
	s.fresh, s.moving, s.told, s.ties = true, true, -1, [2]tieMark{}
	s.state.Seed, s.state.Period = worlds[0].sim.World.Seed, s.target
	opened := s.opened()
	s.out.Binary(worlds[0].people(s.epoch))
	return opened, nil
}

// clone is a state of its own.
func (s *State) clone() State {
	c := *s
	c.Set, c.Twin, c.Hand = slices.Clone(s.Set), slices.Clone(s.Twin), s.Hand.clone()
	return c
}

func (h *Hand) clone() *Hand {
	if h == nil {
		return nil
	}
	acts := maps.Clone(h.Acts)
	if acts == nil {
		acts = map[int][]string{}
	}
	return &Hand{h.Person, acts}
}

// load resolves the scenarios of a state, and checks that they are twins.
func (s *Stage) load(state *State) ([]*configs.Scenario, error) {
	first, err := s.scenario(state, state.Set)
	if err != nil || state.Twin == nil {
		return []*configs.Scenario{first}, err
	}
	second, err := s.scenario(state, state.second())
	if err != nil {
		return nil, err
	}
	if err := twin.Check(first, second, twin.Changes(first, second)); err != nil {
		return nil, err
	}
	return []*configs.Scenario{first, second}, nil
}

// second lists the settings of the second society: those of both, less parameters of a kind that the second one replaces,
// and its own.
func (s *State) second() []string {
	replaced := func(set string) bool {
		return slices.ContainsFunc(s.Twin, func(own string) bool {
			path, _, _ := strings.Cut(own, "=")
			whole, kind := strings.CutSuffix(path, ".kind")
			return kind && strings.HasPrefix(set, whole+".")
		})
	}
	return slices.Concat(slices.DeleteFunc(slices.Clone(s.Set), replaced), s.Twin)
}

// scenario reads a scenario as every command does, but from no file that the command line does not name.
func (s *Stage) scenario(state *State, set []string) (*configs.Scenario, error) {
	o := configs.Options{Set: set, NoFiles: true}
	if state.Seed > 0 {
		o.Short = []configs.Short{{Flag: "seed", Path: "seed", Value: strconv.FormatUint(state.Seed, 10)}}
	}
	ref := state.Scenario
	if file, named := s.o.Files[ref]; named {
		ref, o.NoFiles, o.NoFilesSaid = file, false, true
	}
	return configs.Load(ref, o)
}

// seed makes the societies.
func (s *Stage) seed(scenarios []*configs.Scenario, hand *Hand) ([]*society, error) {
	var worlds []*society
	for _, scenario := range scenarios {
		if err := s.jobs.ctx.Err(); err != nil {
			return nil, err // nobody is there any more
		}
		w, err := newSociety(scenario, hand, s.o.Workers)
		if err != nil {
			return nil, err
		}
		worlds = append(worlds, w)
	}
	if len(worlds) == 2 {
		if err := twin.SamePeople(worlds[0].sim.World, worlds[1].sim.World); err != nil {
			return nil, err
		}
	}
	return worlds, nil
}

// anew seeds the societies that are shown once more, or leaves them as they are: a file that they read may have changed.
func (s *Stage) anew() error {
	scenarios := make([]*configs.Scenario, 0, len(s.worlds))
	for _, w := range s.worlds {
		scenarios = append(scenarios, w.scenario)
	}
	worlds, err := s.seed(scenarios, s.state.Hand)
	if err == nil && worlds[0].sim.World.N != s.worlds[0].sim.World.N {
		err = errors.New("the files of this scenario have changed; set it up anew")
	}
	if err == nil {
		s.worlds = worlds
	}
	return err
}
