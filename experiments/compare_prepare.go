package experiments

import (
	"fmt"
	"math"

	"socialcredit/experiments/series"
	"socialcredit/experiments/twin"
	"socialcredit/model"
	"socialcredit/results"
)

// prepare checks everything that can be checked without people, and makes room for what is compared.
func (c *Comparison) prepare() (*Compared, error) {
	seed := c.A.Spec.Seed
	if err := lastSeed(seed, c.Replicates); err != nil {
		return nil, err
	}
	o := &Compared{Dir: c.Dir, Changes: twin.Changes(c.A, c.B), shared: sharedOf(c.A.Layout, c.B.Layout)}
	if err := twin.Check(c.A, c.B, o.Changes); err != nil {
		return nil, err
	}
	var err error
	if o.Key, err = c.key(o); err != nil {
		return nil, err
	}
	if o.Dir == "" {
		o.Dir = Where(c.Name(), o.Key)
	}
	if err := c.EstimateCost().CheckMemory(MemoryLimit()); err != nil {
		return nil, err
	}
	return o, c.makeRoom(o)
}

// makeRoom lists columns and rows of what is compared.
func (c *Comparison) makeRoom(o *Compared) error {
	a, err := series.New(c.A.Spec, c.A.Layout)
	if err != nil {
		return fmt.Errorf("scenario A: %w", err)
	}
	b, err := series.New(c.B.Spec, c.B.Layout)
	if err != nil {
		return fmt.Errorf("scenario B: %w", err)
	}
	o.groups = append([]string{All}, c.A.Layout.Groups...)
	rows := (c.A.Spec.Periods + 1) * len(o.groups)
	o.a, o.b = newReplicas(a.Columns(), rows, c.Replicates), newReplicas(b.Columns(), rows, c.Replicates)
	for k, side := range [][2][]string{{a.Columns(), b.Columns()}, {b.Columns(), a.Columns()}} {
		o.Only[k].Columns = only(side[0], side[1])
	}
	o.common = only(a.Columns(), o.Only[0].Columns)
	layouts := []*model.Layout{c.A.Layout, c.B.Layout}
	for k, l := range layouts {
		o.Only[k].Institutions = only(l.Institutions, layouts[1-k].Institutions)
		o.Only[k].Services = only(l.Services, layouts[1-k].Services)
	}
	o.gains = newGains(o.shared, c.Replicates)
	o.fates = newFates(o.shared, c.A.Spec.Periods, c.Replicates)
	for _, columns := range [][]string{o.common, o.fates.names()} {
		empty := newReplicas(columns, 0, 2)
		if _, err := results.NewTable(empty.estimates()...); err != nil {
			return badf("the tables cannot be written: %w; rename a label", err)
		}
	}
	return nil
}

// lastSeed checks that every replicate has a seed.
func lastSeed(seed uint64, replicates int) error {
	if replicates < 1 || replicates > MaxReplicates {
		return badf("%d replicates; a number from 1 to %d", replicates, MaxReplicates)
	}
	if seed > math.MaxUint64-uint64(replicates-1) {
		return badf("seed %d leaves no room for %d replicates, each of which has the next seed", seed, replicates)
	}
	return nil
}
