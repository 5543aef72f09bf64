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
	wanted := columns{needed: []string{"point", "arm", "period", "year", "group"}, number: o.measure, points: map[int64]bool{}}
	for at := range moments {
		wanted.points[at.point] = true
	}
	err := wanted.scan(filepath.Join(s.Dir, results.SeriesName), results.SeriesName, func(t *results.Table) error {
		return o.gather(t, moments)
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

// gather adds rows of the series to the moments of their places.
func (o outcome) gather(t *results.Table, moments map[place]map[int64]*moment) error {
	points, okP := t.Int("point")
	periods, okT := t.Int("period")
	years, okY := t.Float("year")
	arms, okA := t.Text("arm")
	groups, okG := t.Text("group")
	values, _ := t.Float(o.measure)
	if !okP || !okT || !okY || !okA || !okG {
		return errors.New("series.parquet needs columns point and period of whole numbers, year of numbers, arm and group of text")
	}
	for i, point := range points {
		some := moments[place{point, arms[i]}]
		if some == nil || groups[i] != o.group || !finite(values[i]) {
			continue
		}
		m := some[periods[i]]
		if m == nil {
			m = &moment{year: years[i]}
			some[periods[i]] = m
		}
		m.n++
		off := values[i] - m.mean
		m.mean += off / float64(m.n)
		m.squares += off * (values[i] - m.mean)
	}
	return nil
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
