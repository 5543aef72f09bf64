package design

const oneAtATimeDoc = "The base, then one factor after the other at its levels while all others stay at the base. " +
	"The base is what the scenario says without the study. Rows that equal the base are left out, so a factor may have one row less than levels. " +
	"It sees no interactions: use saltelli or morris for those. It can be extended by more factors, longer lists, or 2n-1 levels instead of n."

// OneAtATime varies one factor at a time around a base.
type OneAtATime struct {
	// Number of equally spaced levels of a range, both ends among them; fewer where a range holds
	// fewer whole numbers. Lists give their own. Source: our choice; two ends make a tornado.
	Levels int `yaml:"levels" min:"2" max:"100000"`
}

// Plan lists the base in block base, then the levels of each factor in a block with its name.
func (o *OneAtATime) Plan(factors []Factor) ([]Row, error) {
	if err := Check(factors); err != nil {
		return nil, err
	}
	if err := within("levels", o.Levels, 2, 100_000); err != nil {
		return nil, err
	}
	base := make([]string, len(factors))
	levels := make([][]string, len(factors))
	count := 1
	for i := range factors {
		f := &factors[i]
		if f.Base == "" {
			return nil, f.wrong("has no base, the level that it keeps while others vary; name one, or use grid")
		}
		base[i], levels[i] = f.Base, f.spaced(o.Levels)
		count += len(levels[i])
	}
	p, err := newPlan(float64(count), len(factors), "drop levels or factors")
	if err != nil {
		return nil, err
	}
	p.add("base", base)
	cells := append([]string(nil), base...)
	for i := range factors {
		for _, level := range levels[i] {
			if !same(level, base[i]) {
				cells[i] = level
				p.add(factors[i].Name, cells)
			}
		}
		cells[i] = base[i]
	}
	return p.rows, nil
}

// Fixed is empty: more levels and factors keep the rows there are.
func (o *OneAtATime) Fixed() string { return "" }
