package experiments

import (
	"bytes"
	"context"
	"time"

	"socialcredit/model"
)

// A Preview is what a sweep is expected to cost.
type Preview struct {
	Points, Runs int // of the whole study; runs of a pilot where more may follow
	Left         int // runs still to compute
	AtMost       int // runs of the whole study where a rule decides; else 0
	Columns      int
	RowsPerRun   int
	Side         int // runs side by side
	Seconds      float64
	Disk         int64 // bytes while running, of which about half remain
	Memory       int64 // bytes
}

// Preview computes a run or a few to see what the sweep will cost. They are not computed again by Do.
func (s *Sweep) Preview(ctx context.Context) (*Preview, error) {
	p := &Preview{Points: len(s.plan.Points), Left: s.Left(), Columns: len(s.plan.Wide)}
	for n, path := range s.demand.paths {
		if s.demand.shard.holds(n) {
			p.Runs += s.demand.want[n] * len(path)
			if s.demand.stein != nil {
				p.AtMost += s.demand.stein.Max
			}
		}
	}
	runs, each := s.share()
	p.Side = runs
	largest := int64(0)
	for i := range s.plan.Points {
		largest = max(largest, s.plan.Points[i].Cost.Bytes)
	}
	p.Memory = largest*int64(runs) + 200<<20
	if len(s.units) == 0 {
		return p, nil
	}
	probe, err := s.probe(ctx, each)
	if err != nil {
		return nil, err
	}
	p.RowsPerRun = probe.rows
	p.Seconds = probe.perUnit * s.work0() / float64(runs)
	p.Disk = int64(2 * probe.bytes * float64(p.Left))
	return p, nil
}

// work0 is what the units cost together, in costs of the one that was probed.
func (s *Sweep) work0() float64 {
	total := 0.0
	for _, u := range s.units {
		total += s.cost(u)
	}
	return total / s.cost(s.units[0])
}

// cost is what a unit costs, in persons and periods; starting a society counts as some of them.
func (s *Sweep) cost(u unit) float64 {
	const start = 20_000
	sum := 0.0
	for _, point := range u.points {
		sum += s.plan.Points[point].Cost.PersonPeriods + start
	}
	return sum
}

// A probed tells what a unit took.
type probed struct {
	perUnit float64 // seconds
	bytes   float64 // of a run, as it is stored
	rows    int
}

// probe computes units of the first unit's cost until it knows what one takes.
func (s *Sweep) probe(ctx context.Context, workers int) (probed, error) {
	const enough, most = 500 * time.Millisecond, 20
	var out probed
	b := newBatch(s.plan, s.Dir)
	var fastest time.Duration
	count := 0
	s.probed = map[string][]computed{}
	started := time.Now()
	for _, u := range s.units[:min(most, len(s.units))] {
		if s.cost(u) != s.cost(s.units[0]) {
			break
		}
		from := time.Now()
		runs, err := s.plan.compute(ctx, u, model.Options{Workers: workers})
		if err != nil {
			return out, err
		}
		if took := time.Since(from); fastest == 0 || took < fastest {
			fastest = took // the first one also warms the machine up
		}
		for i := range runs {
			b.add(&runs[i])
		}
		s.probed[runs[len(runs)-1].key] = runs
		count += len(runs)
		if time.Since(started) > enough {
			break
		}
	}
	out.perUnit = fastest.Seconds()
	out.rows = b.table.Rows() / count
	var file bytes.Buffer
	if err := b.table.EncodeParquet(&file); err != nil {
		return out, err
	}
	out.bytes = float64(file.Len()) / float64(count)
	return out, nil
}
