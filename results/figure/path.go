package figure

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"path/filepath"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"socialcredit/results"
)

// A path is an outcome at one place over time: the mean over the replicates and its 95 % interval of Student's t, in the
// unit of the tables. With few replicates there is no interval.
type path struct {
	period          []int64
	year            []float64
	n               []int64
	mean, low, high []float64
}

// fewestForInterval is how many replicates it takes for an interval over time: with fewer, Student's t makes it so wide
// that it hides everything.
const fewestForInterval = 4

// A moment is a period at one place, and the running mean and sum of squares of its replicates (Welford 1962).
type moment struct {
	year, mean, squares float64
	n                   int64
}

// paths follows the cells of all lanes through series.parquet, which is read once, a row group at a time; only moments
// of these cells are kept.
func (s *Study) paths(o outcome, l lanes) (map[place]path, error) {
	moments := map[place]map[int64]*moment{}
	for _, c := range slices.Concat(slices.Concat(l.cells...), slices.Concat(l.null...)) {
		moments[c.place] = map[int64]*moment{}
	}
	wanted := columns{ints: []string{"point", "period"}, floats: []string{"year", o.measure}, texts: []string{"arm", "group"}}
	err := scan(filepath.Join(s.Dir, results.SeriesName), wanted, func(b block) error {
		return s.gather(o, b, moments)
	})
	if why, ok := errors.AsType[Absent](err); ok {
		return nil, why
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, absent("there is no %s", results.SeriesName)
	}
	if err != nil {
		return nil, fmt.Errorf("read series: %w", err)
	}
	paths := map[place]path{}
	longest := 0
	for at, some := range moments {
		p := pathOf(some)
		paths[at] = p
		longest = max(longest, len(p.year))
	}
	if longest < 2 {
		return nil, absent("series.parquet holds no two periods of %s", o.text)
	}
	return paths, nil
}

// gather adds the rows of a block to the moments of their places.
func (s *Study) gather(o outcome, b block, moments map[place]map[int64]*moment) error {
	points, periods, years, values := b.ints["point"], b.ints["period"], b.floats["year"], b.floats[o.measure]
	arms, groups := b.texts["arm"], b.texts["group"]
	switch {
	case values == nil:
		return absent("series.parquet has no %s", o.measure)
	case points == nil || periods == nil || arms == nil || groups == nil:
		return errors.New("it needs columns point, arm, period and group")
	}
	for i, point := range points {
		some := moments[place{point, arms[i]}]
		if some == nil || groups[i] != o.group || !finite(values[i]) {
			continue
		}
		m := some[periods[i]]
		if m == nil {
			m = &moment{year: s.years(periods[i])}
			if years != nil {
				m.year = years[i]
			}
			some[periods[i]] = m
		}
		m.n++
		off := values[i] - m.mean
		m.mean += off / float64(m.n)
		m.squares += off * (values[i] - m.mean)
	}
	return nil
}

// years turns a number of periods into years; a year has twelve where the manifest does not say.
func (s *Study) years(periods int64) float64 {
	if n := s.Manifest.PeriodsPerYear; n > 0 {
		return float64(periods) / n
	}
	return float64(periods) / 12
}

func pathOf(moments map[int64]*moment) path {
	var p path
	for _, period := range slices.Sorted(maps.Keys(moments)) {
		m := moments[period]
		half := math.NaN()
		if m.n >= fewestForInterval {
			t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(m.n - 1)}.Quantile(0.975)
			half = t * math.Sqrt(m.squares/float64(m.n-1)/float64(m.n))
		}
		p.period, p.year, p.n = append(p.period, period), append(p.year, m.year), append(p.n, m.n)
		p.mean, p.low, p.high = append(p.mean, m.mean), append(p.low, m.mean-half), append(p.high, m.mean+half)
	}
	return p
}
