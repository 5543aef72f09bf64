package design

const saltelliDoc = "The sample from which Sobol' indices are computed: shares of the variance of an outcome that factors cause, alone and together. " +
	"Two points, a and b, are taken from one Sobol' sequence; then each factor in turn (or group of factors) is at b while the rest stays at a. " +
	"N samples of k factors cost N(k+2) rows, with second_order N(2k+2). " +
	"Rows come sample by sample, so it can be extended, best to the next power of two."

// Saltelli is the sampling plan of Saltelli et al. (2010), "Variance based sensitivity analysis of
// model output", Computer Physics Communications 181, table 2; with second order that
// of Saltelli (2002), "Making best use of model evaluations to compute sensitivity indices".
type Saltelli struct {
	// Number of samples N, best a power of two. Source: our choice; intervals of Ishigami's function
	// are then about 0.05 wide.
	Samples int `yaml:"samples" min:"1" max:"3333333"`
	// Whether interactions of two factors are estimated too, at nearly twice the cost.
	SecondOrder bool `yaml:"second_order"`
	Scrambling  `yaml:",inline"`
}

// Plan lists a, ab_<factor>..., with second order ba_<factor>..., and b of each sample.
func (s *Saltelli) Plan(factors []Factor) ([]Row, error) {
	if err := Check(factors); err != nil {
		return nil, err
	}
	if err := within("samples", s.Samples, 1, mostRows/3); err != nil {
		return nil, err
	}
	groups, err := groupsOf(factors)
	if err != nil {
		return nil, err
	}
	k := len(factors)
	q, err := newSobol(2*k, s.Scrambling)
	if err != nil {
		return nil, err
	}
	rows := len(groups) + 2
	if s.SecondOrder {
		rows += len(groups)
	}
	p, err := newPlan(float64(s.Samples)*float64(rows), k, "take fewer samples, or screen the factors first with morris")
	if err != nil {
		return nil, err
	}
	sample := newCrossing(groups, s.SecondOrder)
	a, b := make([]string, k), make([]string, k)
	for i := range s.Samples {
		for j, f := range factors {
			a[j], b[j] = Value(f, q.at(i, j)), Value(f, q.at(i, k+j))
		}
		sample.add(p, a, b)
	}
	return p.rows, nil
}

// A crossing makes the rows of one sample, with the names of their blocks.
type crossing struct {
	groups      []group
	ab, ba      []string
	secondOrder bool
}

func newCrossing(groups []group, secondOrder bool) *crossing {
	c := &crossing{groups: groups, secondOrder: secondOrder}
	for _, g := range groups {
		c.ab, c.ba = append(c.ab, "ab_"+g.name), append(c.ba, "ba_"+g.name)
	}
	return c
}

func (c *crossing) add(p *plan, a, b []string) {
	p.add("a", a)
	for i, g := range c.groups {
		p.add(c.ab[i], swapped(a, b, g))
	}
	if c.secondOrder {
		for i, g := range c.groups {
			p.add(c.ba[i], swapped(b, a, g))
		}
	}
	p.add("b", b)
}

// swapped is a row with a group taken from another row.
func swapped(cells, other []string, g group) []string {
	cells = append([]string(nil), cells...)
	for _, j := range g.members {
		cells[j] = other[j]
	}
	return cells
}

// Warn tells of numbers of samples that are not balanced.
func (s *Saltelli) Warn([]Factor) []string { return warnPower(s.Samples) }

// Fixed is empty: more samples are appended.
func (s *Saltelli) Fixed() string { return "" }
