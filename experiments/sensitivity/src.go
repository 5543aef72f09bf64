package sensitivity

import "math"

// SRC is standardised regression coefficients.
var SRC = Method{
	Name: "src",
	Doc: "Standardised regression coefficients: by how many standard deviations the outcome changes when a factor rises by " +
		"one of its own, the others held, as far as a straight line tells; R2 is how far that is, as a share of the " +
		"variance. With independent factors src^2 is a factor's share. Factors that are no numbers take part as a 0/1 " +
		"column per level but the first, and get no coefficient. Saltelli et al. (2008), Global Sensitivity Analysis, " +
		"section 1.2.5; intervals are Student's t of ordinary least squares, the factors taken as given.",
	Needs: "factors that are numbers, independent rows, at least 3 more than there are factors and levels",
	run:   src,
}

func src(t *table) ([]Index, []string, error) {
	r, notes, err := t.regress(false)
	if err != nil {
		return nil, nil, err
	}
	var indices []Index
	half := student(t.options.Confidence, r.df)
	for j, c := range r.columns {
		if c.number {
			b, e := r.coefficients[j], r.errors[j]
			indices = append(indices, t.index(c.name, "src", Estimate{b, b - half*e, b + half*e}))
		}
	}
	return append(indices, t.index("", "R2", Estimate{r.r2, math.NaN(), math.NaN()})), notes, nil
}
