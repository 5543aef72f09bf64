package sensitivity

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// PRCC is partial rank correlation coefficients.
var PRCC = Method{
	Name: "prcc",
	Doc: "Partial rank correlation: how closely the outcome follows a factor up or down, bends or not, once what the other " +
		"factors explain is taken from both; -1 to 1. It sees monotone effects only. Marino, Hogue, Ray and Kirschner " +
		"(2008), Journal of Theoretical Biology 254, section 3.2. Factors that are no numbers are partialled out as a 0/1 " +
		"column per level but the first, and get no coefficient. Intervals by Fisher's z with variance (1 + r^2/2) / (n - " +
		"p - 3), p the columns partialled out (Bonett and Wright 2000, Psychometrika 65, for ranks; p by Fisher 1924).",
	Needs: "factors that are numbers, independent rows, at least 3 more than there are factors and levels",
	run:   prcc,
}

func prcc(t *table) ([]Index, []string, error) {
	r, notes, err := t.regress(true)
	if err != nil {
		return nil, nil, err
	}
	var indices []Index
	for j, c := range r.columns {
		if c.number {
			indices = append(indices, t.index(c.name, "prcc", r.partial(j, t.options.Confidence)))
		}
	}
	return indices, notes, nil
}

// partial is the correlation of a column with the outcome, the other columns partialled out of both. It
// is t / sqrt(t^2 + df) of the column's t statistic, which saves a regression per column.
func (r *regression) partial(j int, confidence float64) Estimate {
	b, e := r.coefficients[j], r.errors[j]
	rho := b / math.Hypot(b, e*math.Sqrt(float64(r.df)))
	room := r.n - (len(r.columns) - 1) - 3
	if math.IsNaN(rho) || room < 1 {
		return Estimate{rho, math.NaN(), math.NaN()}
	}
	half := distuv.UnitNormal.Quantile((1+confidence)/2) * math.Sqrt((1+rho*rho/2)/float64(room))
	z := math.Atanh(rho)
	return Estimate{rho, math.Tanh(z - half), math.Tanh(z + half)}
}
