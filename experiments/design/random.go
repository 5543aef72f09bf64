package design

const randomDoc = "Points drawn uniformly and independently of each other. " +
	"A point's place in a factor's range depends on the seed, the number of the row and the factor's name alone: " +
	"more samples are appended, and another factor leaves the columns of the others as they are."

// Random draws points independently.
type Random struct {
	// Number of points.
	Samples int `yaml:"samples" min:"1" max:"10000000"`
	// Seed of the draws. It has nothing to do with the societies' own luck.
	Seed uint64 `yaml:"seed"`
}

// Plan draws the rows.
func (r *Random) Plan(factors []Factor) ([]Row, error) {
	if err := Check(factors); err != nil {
		return nil, err
	}
	if err := within("samples", r.Samples, 1, mostRows); err != nil {
		return nil, err
	}
	lucks := lucksOf(factors, r.Seed, "random")
	return points(factors, r.Samples, func(row, i int) float64 { return lucks[i].draw(row, 0) })
}

// Fixed is empty: more samples are appended.
func (r *Random) Fixed() string { return "" }

// points lists a row for each point of the unit cube, of which u gives a factor's coordinate.
func points(factors []Factor, samples int, u func(row, factor int) float64) ([]Row, error) {
	p, err := newPlan(float64(samples), len(factors), "take fewer samples")
	if err != nil {
		return nil, err
	}
	cells := make([]string, len(factors))
	for row := range samples {
		for i := range factors {
			cells[i] = Value(factors[i], u(row, i))
		}
		p.add("", cells)
	}
	return p.rows, nil
}
