package stage

import (
	"context"
	"fmt"
	"math"
	"slices"

	"socialcredit/experiments/series"
)

// fan computes the same society with other seeds, and tells of each as an event. The first is the one that is shown. It
// ends one that is under way; a fan of 0 seeds does nothing else.
func (s *Stage) fan(r *Request) (any, error) {
	w, err := s.world(r)
	if err != nil {
		return nil, err
	}
	if s.endFan != nil {
		s.endFan()
	}
	if r.Seeds == 0 {
		return nil, nil
	}
	if r.Seeds < 1 || r.Seeds > s.o.Limits.Seeds {
		return nil, fmt.Errorf("a fan of %d seeds; a number from 1 to %d", r.Seeds, s.o.Limits.Seeds)
	}
	columns, err := columnsNamed(r.Columns, w.series.Columns())
	if err != nil {
		return nil, err
	}
	f := fan{society: w.again(), columns: columns, world: r.World, seed: s.state.Seed, of: r.Seeds, breathe: s.breather()}
	wanted, end := context.WithCancel(s.jobs.epoch)
	s.endFan = end
	return nil, s.jobs.begin(wanted, r.ID, func(ctx context.Context, say func([]byte)) (any, error) {
		for i := range f.of {
			strand, err := f.strand(ctx, i)
			if err != nil {
				return nil, err
			}
			say(event("fan", strand))
		}
		return nil, nil
	})
}

// columnsNamed finds measures by their names, each once.
func columnsNamed(wanted, names []string) (columns []int, err error) {
	for _, name := range wanted {
		column := slices.Index(names, name)
		if column < 0 {
			return nil, fmt.Errorf("fan: there is no measure %q", name)
		}
		if slices.Contains(columns, column) {
			return nil, fmt.Errorf("fan: the measure %q is there twice", name)
		}
		columns = append(columns, column)
	}
	return columns, nil
}

// A fan is a society under several seeds. What the hand decides holds in each.
type fan struct {
	society *society
	columns []int
	world   int
	seed    uint64
	of      int
	breathe func()
}

// strand computes one seed.
func (f *fan) strand(ctx context.Context, number int) (*Strand, error) {
	spec := f.society.scenario.Fresh()
	spec.Seed = f.seed + uint64(number)
	sim, err := f.society.begin(spec)
	if err != nil {
		return nil, err
	}
	rows, err := series.NewOf(spec, sim.World.Layout, series.Kept{})
	if err != nil {
		return nil, err
	}
	observer := sim.Observe(rows.Needs)
	err = sim.Run(ctx, func() error {
		rows.Observe(observer, sim.World.Period)
		f.breathe()
		return nil
	})
	if err != nil {
		return nil, err
	}
	strand := &Strand{World: f.world, Seed: spec.Seed, Done: number + 1, Of: f.of}
	for _, column := range f.columns {
		values := make([]*float64, 0, rows.Rows())
		for _, v := range rows.Values(column) {
			values = append(values, defined(v))
		}
		strand.Values = append(strand.Values, values)
	}
	return strand, nil
}

// defined is a number as JSON has it: null where there is none.
func defined(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}

// world is the society that a request is about.
func (s *Stage) world(r *Request) (*society, error) {
	if r.World < 0 || r.World >= len(s.worlds) {
		return nil, fmt.Errorf("there is no society %d; there are %d, from 0", r.World, len(s.worlds))
	}
	return s.worlds[r.World], nil
}
