package design

import "math/bits"

const fractionalFactorialDoc = "Every factor at two levels: the ends of a range, or a list of exactly two. " +
	"A fraction of all combinations, of resolution IV: no main effect is mixed up with an interaction of two factors, but such interactions are with each other. " +
	"k factors cost twice the power of two from k on: 8 rows for 3 or 4 factors, 16 for 5 to 8. It cannot be extended."

// FractionalFactorial is the fold-over of a Hadamard matrix: Saltelli et al. (2008), "Global
// Sensitivity Analysis: The Primer"; the same rows as SALib's ff.
type FractionalFactorial struct{}

// Plan lists the rows of the matrix and then those of its opposite. The first level of a list, and the
// lower end of a range, are low.
func (h *FractionalFactorial) Plan(factors []Factor) ([]Row, error) {
	if err := Check(factors); err != nil {
		return nil, err
	}
	if err := varied(factors, "fractional_factorial"); err != nil {
		return nil, err
	}
	for i := range factors {
		if f := &factors[i]; len(f.Levels) > 2 {
			return nil, f.wrong("has %d levels, and fractional_factorial takes two; leave two, or use grid or morris", len(f.Levels))
		}
	}
	order := 1 << bits.Len(uint(len(factors)-1)) // the least power of two that is no less
	p, err := newPlan(float64(2*order), len(factors), "use morris")
	if err != nil {
		return nil, err
	}
	cells := make([]string, len(factors))
	for row := range 2 * order {
		folded := row / order
		for i, f := range factors {
			// Sylvester's matrix is +1 where row and column share an even number of binary digits.
			low := bits.OnesCount(uint(row%order&i))&1 ^ folded
			cells[i] = At(f, 1-low, 2)
		}
		p.add("", cells)
	}
	return p.rows, nil
}

// Fixed tells that the fraction is a whole.
func (h *FractionalFactorial) Fixed() string {
	return "a fractional factorial design has exactly the rows that its number of factors asks for, and another factor can change them all; " +
		"use grid, sobol_sequence or random for a study that may grow"
}
