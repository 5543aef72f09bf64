package design

import "fmt"

const gridDoc = "Every combination of all levels: a full factorial design. " +
	"Lists give their own levels, ranges as many equally spaced ones as levels says. " +
	"The last factor changes fastest. It can be extended: a longer list, or 2n-1 levels instead of n, keeps every point and adds some."

// largestGrid is the most points of a grid. More are never meant.
const largestGrid = 1_000_000

// Grid is a full factorial design.
type Grid struct {
	// Number of equally spaced levels of a range, both ends among them; fewer where a range holds
	// fewer whole numbers. Lists give their own. Source: our choice; the least that shows a bend and
	// where it lies.
	Levels int `yaml:"levels" min:"2" max:"1000000"`
}

// Plan lists the combinations in the order of the factors.
func (g *Grid) Plan(factors []Factor) ([]Row, error) {
	if err := Check(factors); err != nil {
		return nil, err
	}
	if err := within("levels", g.Levels, 2, largestGrid); err != nil {
		return nil, err
	}
	return cross(factors, g.Levels)
}

// cross lists every combination of the factors' levels, ranges at so many levels.
func cross(factors []Factor, levels int) ([]Row, error) {
	count := 1.0
	all := make([][]string, len(factors))
	for i := range factors {
		all[i] = factors[i].spaced(levels)
		if count *= float64(len(all[i])); count > largestGrid {
			return nil, fmt.Errorf("more than %d combinations by factor %s; drop levels or factors, or use sobol_sequence", largestGrid, factors[i].Name)
		}
	}
	p, err := newPlan(count, len(factors), "drop levels or factors")
	if err != nil {
		return nil, err
	}
	cells, at := make([]string, len(factors)), make([]int, len(factors))
	for range int(count) {
		for i := range cells {
			cells[i] = all[i][at[i]]
		}
		p.add("", cells)
		for i := len(at) - 1; i >= 0; i-- {
			if at[i]++; at[i] < len(all[i]) {
				break
			}
			at[i] = 0
		}
	}
	return p.rows, nil
}

// Fixed is empty: more levels keep the points there are.
func (g *Grid) Fixed() string { return "" }
