package stage

import (
	"maps"
	"runtime"
	"slices"

	"socialcredit/configs"
	"socialcredit/experiments/series"
	"socialcredit/model"
	"socialcredit/model/measure"
)

// crowd is how many people are worth more than one goroutine.
const crowd = 20_000

// A society is one of those that the page shows, with what was measured of it.
type society struct {
	scenario *configs.Scenario
	hand     *Hand
	workers  int

	sim      *model.Simulation
	series   *series.Series
	observer *model.Observer
	main     int     // the institution that people are coloured by; -1 = there is none
	matrix   *Matrix // of the last period for which mobility was counted
}

// newSociety seeds a society.
func newSociety(scenario *configs.Scenario, hand *Hand, workers int) (*society, error) {
	s := &society{scenario: scenario, hand: hand, workers: 1}
	if scenario.Spec.People.Count > crowd {
		if s.workers = workers; workers <= 0 {
			s.workers = runtime.GOMAXPROCS(0)
		}
	}
	spec := scenario.Fresh()
	var err error
	if s.sim, err = s.begin(spec); err != nil {
		return nil, err
	}
	if s.series, err = series.New(spec, s.sim.World.Layout); err != nil {
		return nil, err
	}
	s.observer = s.sim.Observe(s.series.Needs)
	s.main = mainOf(s.sim.World.Layout)
	s.observe()
	return s, nil
}

// begin makes a simulation of a spec in which the hand counts.
func (s *society) begin(spec *model.Spec) (*model.Simulation, error) {
	by, err := s.hand.in(spec)
	if err != nil {
		return nil, err
	}
	sim, err := model.New(spec, model.Options{Workers: s.workers})
	if err == nil && by != nil {
		err = by.take(sim.World)
	}
	return sim, err
}

func (s *society) periods() int { return s.sim.World.Spec.Periods }

func (s *society) tick() {
	s.sim.Tick()
	s.observe()
}

// observe measures the period.
func (s *society) observe() {
	period := s.sim.World.Period
	snapshot := s.series.Observe(s.observer, period)
	moves := measure.MobilityOf(snapshot, measure.MobilityWindow.Name)
	if moves == nil || moves.Begin < 0 || s.main < 0 {
		return
	}
	layout := s.sim.World.Layout
	s.matrix = &Matrix{Institution: layout.Institutions[s.main], From: moves.Begin, To: period}
	bands := moves.Bands(s.main, 0)
	for from := range bands.Classes {
		s.matrix.Counts = append(s.matrix.Counts, slices.Clone(bands.Row(from)))
	}
}

// mainOf is the first institution that keeps a score and opens something, or else the first that opens something; -1 where
// there is no institution.
func mainOf(layout *model.Layout) int {
	best := -1
	for i, form := range layout.Forms {
		if best < 0 || worth(form) > worth(layout.Forms[best]) {
			best = i
		}
	}
	return best
}

func worth(form model.Form) int {
	switch {
	case form.Gate && form.Scored:
		return 3
	case form.Gate:
		return 2
	case form.Scored:
		return 1
	}
	return 0
}

// differs lists the paths of settings in which two societies differ.
func differs(a, b map[string]any) []string {
	paths := []string{}
	for path, value := range a {
		if other, there := b[path]; !there || other != value {
			paths = append(paths, path)
		}
	}
	for path := range maps.Keys(b) {
		if _, there := a[path]; !there {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}
