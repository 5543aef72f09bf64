package figure

import (
	"slices"

	"socialcredit/results"
)

// A cloud is all runs along a factor; places are numbers, or the number of a word in its list.
type cloud struct {
	names  []string // of words; nil for numbers
	levels []string
	x, y   []float64
}

func cloudOf(x factor, cells []cell, samples map[place]sample) cloud {
	levels, numeric := x.levels(cells)
	c := cloud{}
	if !numeric {
		c.names = levels
	}
	for _, at := range cells {
		level := at.levels[x.at]
		if level == "" {
			continue
		}
		for _, v := range samples[at.place] {
			if !finite(v) {
				continue
			}
			where := number(level)
			if !numeric {
				where = float64(slices.Index(levels, level))
			}
			c.levels, c.x, c.y = append(c.levels, level), append(c.x, where), append(c.y, v)
		}
	}
	return c
}

// means gives the mean of the runs of each word, or of classes of equal number along the factor; runs of one value are
// never parted.
func (c cloud) means() (x, mean []float64) {
	order := make([]int, len(c.x))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return sign(c.x[a] - c.x[b]) })
	room := 1
	if c.names == nil {
		room = max(1, (len(order)+classes-1)/classes)
	}
	for from := 0; from < len(order); {
		to := min(from+room, len(order))
		for to < len(order) && c.x[order[to]] == c.x[order[to-1]] {
			to++
		}
		var sumX, sumY float64
		for _, i := range order[from:to] {
			sumX, sumY = sumX+c.x[i], sumY+c.y[i]
		}
		x, mean = append(x, sumX/float64(to-from)), append(mean, sumY/float64(to-from))
		from = to
	}
	return x, mean
}

// bookCloud adds what is drawn to the numbers, in the unit of the tables.
func (o outcome) bookCloud(numbers *results.Table, f factor, c cloud, every int) error {
	for i := 0; i < len(c.x); i += every {
		if err := numbers.Append(f.Name, "run", c.levels[i], c.y[i]/o.scaled(1)); err != nil {
			return err
		}
	}
	x, mean := c.means()
	for i, at := range x {
		level := plain(at)
		if c.names != nil {
			level = c.names[int(at)]
		}
		if err := numbers.Append(f.Name, "mean", level, mean[i]/o.scaled(1)); err != nil {
			return err
		}
	}
	return nil
}
