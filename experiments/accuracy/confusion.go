package accuracy

import "math"

// A Confusion counts people by what was decided of them and what they deserve.
type Confusion struct {
	Rightly, Wrongly int // left in: who deserves it, who does not (a false inclusion)
	Unjustly, Justly int // shut out: who does not deserve that (a false exclusion), who does
}

// Add counts a person.
func (c *Confusion) Add(shutOut, deserving bool) {
	switch {
	case !shutOut && deserving:
		c.Rightly++
	case !shutOut:
		c.Wrongly++
	case deserving:
		c.Unjustly++
	default:
		c.Justly++
	}
}

// A Measure is a share that is made of a Confusion, NaN of nobody. Gap is what its difference between two
// groups is called; empty where that has no name.
type Measure struct {
	Name, Gap, Doc string
	Of             func(c Confusion) float64
}

// Measures are all there are. Gaps are those of demographic parity (Dwork et al. 2012, ITCS, section 3),
// equal opportunity (Hardt, Price and Srebro 2016, NIPS, definition 2.2; with the next one they are equalised
// odds, definition 2.1) and predictive parity (Chouldechova 2017, Big Data 5(2), definition 2).
var Measures = []Measure{
	{"deserving", "", "deserve to be left in, of all", func(c Confusion) float64 {
		return share(c.Rightly+c.Unjustly, c.all())
	}},
	{"left_in", "demographic_parity_gap", "are left in, of all", func(c Confusion) float64 {
		return share(c.Rightly+c.Wrongly, c.all())
	}},
	{"false_exclusion", "", "are shut out and deserve to be left in, of all", func(c Confusion) float64 {
		return share(c.Unjustly, c.all())
	}},
	{"false_inclusion", "", "are left in and deserve to be shut out, of all", func(c Confusion) float64 {
		return share(c.Wrongly, c.all())
	}},
	{"true_inclusion_rate", "equal_opportunity_gap", "are left in, of those who deserve it", func(c Confusion) float64 {
		return share(c.Rightly, c.Rightly+c.Unjustly)
	}},
	{"false_inclusion_rate", "false_inclusion_rate_gap", "are left in, of those who do not deserve it", func(c Confusion) float64 {
		return share(c.Wrongly, c.Wrongly+c.Justly)
	}},
	{"predictive_value", "predictive_parity_gap", "deserve it, of those who are left in", func(c Confusion) float64 {
		return share(c.Rightly, c.Rightly+c.Wrongly)
	}},
}

func (c Confusion) all() int { return c.Rightly + c.Wrongly + c.Unjustly + c.Justly }

func share(part, whole int) float64 {
	if whole == 0 {
		return math.NaN()
	}
	return float64(part) / float64(whole)
}
