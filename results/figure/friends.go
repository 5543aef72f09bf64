package figure

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// fewest is how many people a point of score needs for its friends to be drawn: quantiles of fewer are noise.
const fewest = 20

// friends shows what friends score against what a person scores, at the end: how far like keeps to like.
func friends(r *Run) ([]*Figure, error) {
	return r.perInstitution(func(i *results.Institution) (*Figure, error) {
		if !i.Scored {
			return nil, unasked("%s keeps no score", i.Label)
		}
		t, err := r.table("tables/friends.csv")
		if err != nil {
			return nil, err
		}
		d, err := friendsOf(t.Where("institution", i.Label))
		if err != nil {
			return nil, fmt.Errorf("tables/friends.csv: %w", err)
		}
		if len(d.own) == 0 {
			return nil, absent("tables/friends.csv has nobody with a score of %s and a friend", i.Label)
		}
		return r.friendsFigure(d)
	})
}

// A circle is what the friends of people of each score have, by rows of equal length.
type circle struct {
	own             []float64 // the middle of a point
	mean, low, high []float64 // of the mean score of a person's friends: mean, 10th and 90th percentile
	people          []int64
}

// friendsOf reads the rows of points that enough people have, or all rows where no point has.
func friendsOf(t *results.Table) (circle, error) {
	if t.Rows() == 0 {
		return circle{}, nil
	}
	var columns [4][]float64
	for k, name := range []string{"score", "friends_mean", "friends_p10", "friends_p90"} {
		var ok bool
		if columns[k], ok = t.Float(name); !ok {
			return circle{}, fmt.Errorf("it needs a column %s of numbers", name)
		}
	}
	people, ok := t.Int("people")
	if !ok {
		return circle{}, fmt.Errorf("it needs a column people of whole numbers")
	}
	least := int64(1)
	for i, n := range people {
		if n >= fewest && finite(columns[1][i]) {
			least = fewest
		}
	}
	var d circle
	for i, n := range people {
		if n >= least && finite(columns[1][i]) {
			d.own, d.people = append(d.own, columns[0][i]+0.5), append(d.people, n)
			d.mean = append(d.mean, columns[1][i])
			d.low, d.high = append(d.low, columns[2][i]), append(d.high, columns[3][i])
		}
	}
	return d, nil
}

func (r *Run) friendsFigure(d circle) (*Figure, error) {
	f := r.figure("friends", "Own score and friends’ scores at the end", singleColumn)
	f.rowHigh = 6.2 * vg.Centimeter
	x, y := span(d.own), span(d.mean, d.low, d.high)
	p := newPanel("Own score (points)", "Mean score of friends (points)", x, y)
	colour := okabeIto[0]
	same := draw.LineStyle{Color: grey, Width: fine, Dashes: []vg.Length{3, 2}}
	from, to := math.Max(x.min, y.min), math.Min(x.max, y.max)
	if from < to {
		if err := p.trace([]float64{from, to}, []float64{from, to}, same); err != nil {
			return nil, err
		}
	}
	mean := draw.LineStyle{Color: colour, Width: strong}
	if err := p.ribbon(d.own, d.low, d.high, faded(colour, 60)); err != nil {
		return nil, err
	}
	if err := p.trace(d.own, d.mean, mean); err != nil {
		return nil, err
	}
	f.keys = []key{
		{text: "mean", line: mean},
		{text: "middle 80 %", fills: fills(faded(colour, 60))},
		{text: "friends score the same", line: same},
	}
	f.panels = [][]*panel{{p}}
	var err error
	f.Numbers, err = results.NewTable(results.Floats("own_score", d.own...), results.Ints("people", d.people...),
		results.Floats("friends_mean", d.mean...), results.Floats("friends_p10", d.low...), results.Floats("friends_p90", d.high...))
	return f, err
}

// span is the scale of scores that holds all defined values, at least ten points wide: half a point must not look like
// much.
func span(columns ...[]float64) scale {
	low, high := math.Inf(1), math.Inf(-1)
	for _, c := range columns {
		for _, v := range c {
			if finite(v) {
				low, high = math.Min(low, v), math.Max(high, v)
			}
		}
	}
	if room := (10 - (high - low)) / 2; room > 0 {
		low, high = math.Floor(low-room), math.Ceil(high+room)
	}
	return within(low-0.5, high+0.5, 6)
}
