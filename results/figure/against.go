package figure

import (
	"errors"
	"io/fs"
	"math"
	"path/filepath"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// against shows everybody's score in A against the same person's in B at the end: how many people of the first seed lie in
// each square of points, and the line on which nothing differs. Above it are those who gained.
func against(c *Comparison) ([]*Figure, error) {
	return c.perInstitution(func(i *results.Institution) (*Figure, error) {
		if !i.Scored {
			return nil, unasked("%s keeps no score", i.Label)
		}
		counts, err := c.squares(i.Label)
		if err != nil {
			return nil, err
		}
		if len(counts) == 0 {
			return nil, absent("nobody has a score of %s in both", i.Label)
		}
		return c.againstFigure(counts)
	})
}

// squares counts the people at the end by their scores in A and in B, in whole points.
func (c *Comparison) squares(institution string) (map[[2]float64]int64, error) {
	counts := map[[2]float64]int64{}
	last := int64(c.Manifest.Periods)
	wanted := columns{needed: []string{"period", institution + "_score_a"}, number: institution + "_score_b"}
	err := wanted.scan(filepath.Join(c.Dir, results.PeopleName), results.PeopleName, func(t *results.Table) error {
		periods, okP := t.Int("period")
		a, okA := t.Float(institution + "_score_a")
		b, _ := t.Float(institution + "_score_b")
		if !okP || !okA {
			return errors.New("it needs columns period of whole numbers and scores of numbers")
		}
		for row, period := range periods {
			if period == last && finite(a[row]) && finite(b[row]) {
				counts[[2]float64{math.Floor(a[row]), math.Floor(b[row])}]++
			}
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, absent("there is no %s", results.PeopleName)
	}
	return counts, err
}

// mostSquares is how many squares a side of the picture has at most.
const mostSquares = 100

func (c *Comparison) againstFigure(counts map[[2]float64]int64) (*Figure, error) {
	low, high, most := math.Inf(1), math.Inf(-1), int64(1)
	for at, n := range counts {
		low, high, most = min(low, at[0], at[1]), max(high, at[0]+1, at[1]+1), max(most, n)
	}
	if room := math.Ceil((10 - (high - low)) / 2); room > 0 { // half a point must not look like much
		low, high = low-room, high+room
	}
	wide := math.Ceil((high - low) / mostSquares)
	squares := squaresOf(counts, low, wide, int(math.Ceil((high-low)/wide)))
	if wide > 1 {
		for _, row := range squares.values {
			for _, v := range row {
				if finite(v) {
					most = max(most, int64(v))
				}
			}
		}
	}
	f := c.figure("against", "The same people’s scores in A and in B at the end", singleColumn)
	f.remark("people of the first seed, by %s", squareName(wide))
	axis := within(low, low+wide*float64(len(squares.x)), 6)
	p := newPanel("Score in A (points)", "Score in B (points)", axis, axis)
	f.rowHigh = 6.2 * vg.Centimeter
	colours := multiplied(1, max(10, float64(most)), 5)
	p.Add(heat{squares, colours})
	same := draw.LineStyle{Color: dark, Width: fine, Dashes: []vg.Length{3, 2}}
	if err := p.trace([]float64{axis.min, axis.max}, []float64{axis.min, axis.max}, same); err != nil {
		return nil, err
	}
	f.keys = []key{{text: "the same in both; above it people gained", line: same}}
	f.bar = &colourBar{scale: colours, label: "People"}
	f.panels = [][]*panel{{p}}
	var err error
	f.Numbers, err = squares.numbers(wide)
	return f, err
}

func squareName(wide float64) string {
	if wide == 1 {
		return "point"
	}
	return plain(wide) + " points"
}

// squaresOf sets counts of whole points out in n squares along each side.
func squaresOf(counts map[[2]float64]int64, low, wide float64, n int) field {
	f := field{}
	for i := range n {
		middle := low + (float64(i)+0.5)*wide
		f.x, f.y, f.values = append(f.x, middle), append(f.y, middle), append(f.values, make([]float64, n))
		for j := range f.values[i] {
			f.values[i][j] = math.NaN()
		}
	}
	for at, people := range counts {
		cell := &f.values[int((at[1]-low)/wide)][int((at[0]-low)/wide)]
		if math.IsNaN(*cell) {
			*cell = 0
		}
		*cell += float64(people)
	}
	return f
}

// numbers lists the squares that hold anybody, each by its lower edges.
func (f field) numbers(wide float64) (*results.Table, error) {
	t, err := results.NewTable(results.Floats("from_a"), results.Floats("from_b"), results.Ints("people"))
	if err != nil {
		return nil, err
	}
	for j, y := range f.y {
		for i, x := range f.x {
			if v := f.values[j][i]; finite(v) {
				if err := t.Append(x-wide/2, y-wide/2, int64(v)); err != nil {
					return nil, err
				}
			}
		}
	}
	return t, nil
}
