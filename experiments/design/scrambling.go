package design

import "socialcredit/model"

// Scrambling says whether the points of a Sobol' sequence are randomised.
type Scrambling struct {
	// Whether the points are scrambled: still as even, but random, so that several seeds show the
	// error of what is computed from them, and no point lies on the lower ends of all ranges.
	Scrambled bool `yaml:"scrambled"`
	// Seed of the scrambling; without scrambling it does nothing.
	Seed uint64 `yaml:"seed"`
}

// scramble multiplies each dimension's binary digits with a random lower triangular matrix and shifts
// them: Matousek (1998), "On the L2-discrepancy for anchored boxes", Journal of Complexity 14. As SciPy does it, but with random digits beyond the 32 of the sequence.
func (q *sobol) scramble(seed uint64) {
	luck := model.NewLuck(seed, "design.sobol")
	for d := range q.directions {
		// Column c of the matrix: 1 in the diagonal, anything below.
		var columns [sobolDigits]uint64
		for c := range columns {
			u, _ := luck.Draw(model.Person, uint64(d), c)
			diagonal := uint64(1) << (outDigits - 1 - c)
			columns[c] = diagonal | u&(diagonal-1)
		}
		for i, v := range q.directions[d] {
			var product uint64
			for c, column := range columns {
				product ^= (v >> (outDigits - 1 - c) & 1) * column
			}
			q.directions[d][i] = product
		}
		u, _ := luck.Draw(model.Person, uint64(d), sobolDigits)
		q.shift[d] = u >> (64 - outDigits)
	}
}
