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
	wanted := columns{ints: []string{"point", "replicate"}, floats: []string{o.measure}, texts: []string{"arm", "group"}}
	err := scan(filepath.Join(s.Dir, results.RunsName), wanted, func(b block) error {
		points, replicates, values := b.ints["point"], b.ints["replicate"], b.floats[o.measure]
		arms, groups := b.texts["arm"], b.texts["group"]
		switch {
		case values == nil:
			return absent("runs.parquet has no %s", o.measure)
		case points == nil || replicates == nil || arms == nil || groups == nil:
			return errors.New("it needs columns point, replicate, arm and group")
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
