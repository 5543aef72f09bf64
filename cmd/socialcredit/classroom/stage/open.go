package stage

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"socialcredit/configs"
	"socialcredit/experiments/twin"
	"socialcredit/model"
	"socialcredit/model/measure"
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

// check tells whether a society is small enough.
func (l Limits) check(s *configs.Scenario) error {
	people := s.Spec.People.Count
	mistake := func(path, text string) error {
		return &configs.Errors{Mistakes: []configs.Mistake{{Path: path, Text: text}}}
	}
	switch ties, numbers := s.Spec.Network.MeanDegree(people)*float64(people)/2, Numbers(s); {
	case people > l.People:
		return mistake("people.count", fmt.Sprintf("is %d, too many for a page; at most %d here (socialcredit run takes more)", people, l.People))
	case s.Spec.Periods > l.Periods:
		return mistake("periods", fmt.Sprintf("is %d, too many for a page; at most %d here (socialcredit run takes more)", s.Spec.Periods, l.Periods))
	case !(ties <= float64(l.Ties)):
		return mistake("network", fmt.Sprintf("makes about %.0f ties, too many for a page; at most %d here (socialcredit run takes more)", ties, l.Ties))
	case numbers > mostNumbers:
		return mistake("periods", fmt.Sprintf("with all groups and measures make %d numbers, too many for a page; at most %d here (socialcredit run takes more)",
			numbers, mostNumbers))
	}
	return checkPoints(s)
}

// mostPoints is the largest score of either sign that a frame can tell, in tenths of 16 bits.
const mostPoints = math.MaxInt16 / 10

// checkPoints tells whether the scores that people are coloured by fit into a frame.
func checkPoints(s *configs.Scenario) error {
	main := mainOf(s.Layout)
	if main < 0 {
		return nil
	}
	form := &s.Layout.Forms[main]
	if floor, to := model.Points(form.Floor), model.Points(form.Cap); form.Scored && (floor < -mostPoints || to > mostPoints) {
		return &configs.Errors{Mistakes: []configs.Mistake{{
			Path: "institutions." + s.Layout.Institutions[main],
			Text: fmt.Sprintf("has scores from %v to %v; a page shows those from %d to %d (socialcredit run takes more)", floor, to, -mostPoints, mostPoints),
		}}}
	}
	return nil
}

// Numbers is how many numbers the series of a society holds at its end.
func Numbers(s *configs.Scenario) int {
	table, problems := measure.New(s.Spec, s.Layout)
	if len(problems) > 0 {
		return 0 // seeding tells of them
	}
	return len(table.Columns()) * (len(s.Layout.Groups) + 1) * (s.Spec.Periods + 1)
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

// opened tells a page what it sees.
func (s *Stage) opened() *Opened {
	first := s.worlds[0]
	w, layout := first.sim.World, first.sim.World.Layout
	o := &Opened{
		State: s.state, Epoch: s.epoch, Title: w.Spec.Title, Unit: string(w.Spec.Period), PerYear: layout.PerYear, Periods: first.periods(),
		People: w.N, Groups: layout.Groups, Main: first.main, Names: w.Names, Acts: []Act{}, Services: []Service{}, Institutions: []Institution{},
		Differs: []string{}, Command: []string{},
	}
	for _, label := range layout.Acts {
		o.Acts = append(o.Acts, Act{label, w.Spec.Acts[label].Rewarded()})
	}
	for i, label := range layout.Services {
		o.Services = append(o.Services, Service{label, layout.Rights>>i&1 == 1})
	}
	for i, label := range layout.Institutions {
		o.Institutions = append(o.Institutions, institutionOf(label, first.scenario.Kind("institutions."+label), &layout.Forms[i]))
	}
	for _, c := range first.series.Measures() {
		o.Columns = append(o.Columns, Column{c.Name, c.Unit, c.Doc, c.Family, everyOf(c.Family, w.Spec, layout.PerYear)})
	}
	for i, world := range s.worlds {
		o.Settings = append(o.Settings, world.scenario.Settings())
		if s.state.Hand == nil { // no command line decides by hand
			o.Command = append(o.Command, s.command(i))
		}
	}
	if len(s.worlds) == 2 {
		o.Differs = differs(o.Settings[0], o.Settings[1])
	}
	return o
}

func institutionOf(label, kind string, form *model.Form) Institution {
	out := Institution{
		Label: label, Kind: kind, Scored: form.Scored, Gate: form.Gate,
		Base: model.Points(form.Base), Floor: model.Points(form.Floor), Cap: model.Points(form.Cap),
	}
	for _, band := range form.Bands {
		out.Bands = append(out.Bands, Band{band.Label, model.Points(band.From)})
	}
	return out
}

// everyOf is how often a family of measures is computed.
func everyOf(family string, spec *model.Spec, perYear int) int {
	if keep, said := spec.Measures[family]; said {
		return keep.Every
	}
	for i := range measure.Kinds {
		if measure.Kinds[i].Name == family {
			return measure.Kinds[i].Every(perYear)
		}
	}
	return 1
}

// command is the command line that gives the numbers of a society.
func (s *Stage) command(world int) string {
	words := []string{"socialcredit", "run", s.ref(), "--seed", strconv.FormatUint(s.state.Seed, 10)}
	set := s.state.Set
	if world == 1 {
		set = s.state.second()
	}
	for _, change := range set {
		words = append(words, "--set", quoted(change))
	}
	return strings.Join(words, " ")
}

// ref is the scenario as a command line calls it.
func (s *Stage) ref() string {
	if file, named := s.o.Files[s.state.Scenario]; named {
		return quoted(file)
	}
	return s.state.Scenario
}

// quoted is a word as a shell reads it.
func quoted(word string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-=/,:+", r)
	}
	if strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
