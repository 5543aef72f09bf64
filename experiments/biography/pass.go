package biography

import (
	"context"
	"errors"
	"runtime"

	"socialcredit/configs"
	"socialcredit/model"
)

// A kept is what a pass keeps of everybody, by person.
type kept struct {
	score, high, fall []int32 // at the end; since the year began; the largest within a year
	excluded          []int32 // periods
	now               []bool  // excluded at the end
}

// pass runs a society and keeps what a search needs. No institution (below 0) leaves out scores.
func (s *Search) pass(ctx context.Context, scenario *configs.Scenario, institution int) (*kept, error) {
	sim, err := s.seed(scenario)
	if err != nil {
		return nil, err
	}
	w := sim.World
	k := &kept{excluded: make([]int32, w.N), now: make([]bool, w.N)}
	if institution >= 0 {
		k.score, k.high, k.fall = make([]int32, w.N), make([]int32, w.N), make([]int32, w.N)
	}
	return k, s.run(ctx, sim, func() {
		w.Parallel(func(_, lo, hi int) {
			for pos := lo; pos < hi; pos++ {
				k.look(w, pos, institution)
			}
		})
	})
}

// seed makes the society of a scenario.
func (s *Search) seed(scenario *configs.Scenario) (*model.Simulation, error) {
	if s.Seed != nil {
		return s.Seed(scenario)
	}
	workers := s.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return model.New(scenario.Fresh(), model.Options{Workers: workers})
}

// run takes a society to the end of the search and looks at it after each period.
func (s *Search) run(ctx context.Context, sim *model.Simulation, look func()) error {
	end := errors.New("the end")
	err := sim.Run(ctx, func() error {
		period := sim.World.Period
		look()
		if s.Progress != nil {
			s.Progress("the search", period)
		}
		if s.Periods < 0 || s.Periods > 0 && period >= s.Periods {
			return end
		}
		return nil
	})
	if errors.Is(err, end) {
		return nil
	}
	return err
}

func (k *kept) look(w *model.World, pos, institution int) {
	id := w.ID(pos)
	if k.now[id] = w.Gates.Excludes(int(w.Joint[pos])); k.now[id] {
		k.excluded[id]++
	}
	if institution < 0 {
		return
	}
	score := w.Standings[institution].Score[pos]
	if k.score[id] = score; score == model.NoStanding {
		k.high[id] = model.NoStanding
		return
	}
	if w.Period%w.Layout.PerYear == 0 || score > k.high[id] {
		if w.Period > 0 && score < k.high[id] { // the year's last score belongs to it
			k.fall[id] = max(k.fall[id], k.high[id]-score)
		}
		k.high[id] = score
		return
	}
	k.fall[id] = max(k.fall[id], k.high[id]-score)
}

// of is what a search compares, and whether the person counts.
func (k *kept) of(by string, id int) (value int64, counts bool) {
	switch by {
	case "worst":
		return -int64(k.score[id]), k.score[id] != model.NoStanding
	case "best":
		return int64(k.score[id]), k.score[id] != model.NoStanding
	case "fastest_fall":
		return int64(k.fall[id]), k.fall[id] > 0
	}
	return int64(k.excluded[id]), k.excluded[id] > 0
}
