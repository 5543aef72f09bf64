package figure

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"socialcredit/results"
)

// A sample is the final values of an outcome at one place, in the order of the replicates, as they are drawn. Where an
// outcome is undefined it is NaN.
type sample []float64

// samples reads what each run came to from runs.parquet; without that file there is none.
func (s *Study) samples(o outcome) (map[place]sample, error) {
	type run struct {
		replicate int64
		value     float64
	}
	runs := map[place][]run{}
	wanted := columns{needed: []string{"point", "replicate", "arm", "group"}, number: o.measure}
	err := wanted.scan(filepath.Join(s.Dir, results.RunsName), results.RunsName, func(t *results.Table) error {
		points, okP := t.Int("point")
		replicates, okR := t.Int("replicate")
		arms, okA := t.Text("arm")
		groups, okG := t.Text("group")
		values, _ := t.Float(o.measure)
		if !okP || !okR || !okA || !okG {
			return errors.New("runs.parquet needs columns point and replicate of whole numbers, arm and group of text")
		}
		for i, group := range groups {
			if group == o.group {
				at := place{points[i], arms[i]}
				runs[at] = append(runs[at], run{replicates[i], o.scaled(values[i])})
			}
		}
		return nil
	})
	if why, ok := errors.AsType[Absent](err); ok {
		return nil, why
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, absent("there is no %s", results.RunsName)
	}
	if err != nil {
		return nil, fmt.Errorf("read runs: %w", err)
	}
	samples := make(map[place]sample, len(runs))
	for at, list := range runs {
		slices.SortFunc(list, func(a, b run) int { return int(a.replicate - b.replicate) })
		for _, r := range list {
			samples[at] = append(samples[at], r.value)
		}
	}
	if len(samples) == 0 {
		return nil, absent("runs.parquet has no rows of %s", o.group)
	}
	return samples, nil
}
