package figure

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path/filepath"

	"socialcredit/results"
)

// An Explanation is the directory that the command explain left: accounts, effects and accuracy of one scenario over some
// replicates.
type Explanation struct{ *Run }

// OpenExplanation opens the directory of an explanation by its manifest.json.
func OpenExplanation(dir string) (*Explanation, error) {
	r, err := OpenRun(dir)
	if err != nil {
		return nil, err
	}
	if r.Manifest.Explanation == nil {
		return nil, fmt.Errorf("%s is not an explanation's: it has no key explanation", filepath.Join(dir, results.ManifestName))
	}
	return &Explanation{r}, nil
}

func (x *Explanation) figures(kinds []string) ([]*Figure, []Skip, error) {
	chosen, err := choose("kind of figure", kinds, ExplanationKinds, Kind[*Explanation].name)
	if err != nil {
		return nil, nil, elsewhere(err, "explanation")
	}
	return madeOf(x, chosen)
}

// rows reads a table of the explanation; one that is not there, or has no rows, is Absent.
func (x *Explanation) rows(name string) (*results.Table, error) {
	t, err := results.ReadCSV(filepath.Join(x.Dir, name), "institution", "by", "level", "cause", "outcome", "switch", "against", "measure", "at", "group")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, absent("there is no %s", name)
	}
	if err == nil && t.Rows() == 0 {
		return nil, absent("%s has no rows", name)
	}
	return t, err
}

// figure begins a figure of an explanation, and says what its intervals are.
func (x *Explanation) figure(name, title string) *Figure {
	f := x.Run.figure(name, title, doubleColumn)
	if n := x.Manifest.Explanation.Replicates; n > 1 {
		f.remark("%d replicates, lines are 95 %% intervals", n)
	}
	return f
}

// undefined is what has no value.
var undefined = math.NaN()

// estimateOf is what the first row of a table says in columns of a value, its low and its high; undefined where there is no
// row.
func estimateOf(t *results.Table, names ...string) estimate {
	at := func(name string) float64 {
		if cells, ok := t.Float(name); ok && len(cells) > 0 {
			return cells[0]
		}
		return undefined
	}
	return estimate{at(names[0]), at(names[1]), at(names[2])}
}

// times is an estimate in another unit.
func (e estimate) times(factor float64) estimate {
	return estimate{e.value * factor, e.low * factor, e.high * factor}
}

// reach widens a range until it holds estimates and their intervals.
func reach(low, high float64, all ...estimate) (float64, float64) {
	for _, e := range all {
		for _, v := range []float64{e.value, e.low, e.high} {
			if finite(v) {
				low, high = min(low, v), max(high, v)
			}
		}
	}
	return low, high
}
