package sensitivity

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"
)

// Morris is the elementary effects of factors along trajectories.
var Morris = Method{
	Name: "morris",
	Doc: "Effects of single steps along trajectories, per whole range of the factor: mu is their mean, mu_star the mean of " +
		"their sizes, sigma their standard deviation (n-1), which interactions and bends raise (Morris 1991, " +
		"Technometrics 33(2); mu_star: Campolongo, Cariboni and Saltelli 2007, Environmental Modelling and Software 22). " +
		"mu_scaled, mu_star_scaled and sigma_scaled are the same of effects times the factor's over the outcome's " +
		"standard deviation in the trajectory (Sin and Gernaey 2009), without a unit. Factors that are moved together " +
		"have mu_star alone. Intervals are percentiles of a bootstrap over trajectories.",
	Needs: "blocks t1, t2..., the rows of each in the order of its steps",
	run:   morris,
}

func morris(t *table) ([]Index, []string, error) {
	e, err := newEffects(t)
	if err != nil {
		return nil, nil, err
	}
	ones := make([]float64, len(e.paths))
	floats.AddConst(1, ones)
	e.centers = make([]float64, 2*len(e.names))
	values := make([]float64, len(e.names)*len(morrisIndices))
	e.indices(ones, values)
	for name := range e.names { // squares are taken about the mean, for the digits
		for v := range 2 {
			if m := values[name*len(morrisIndices)+3*v]; !math.IsNaN(m) {
				e.centers[2*name+v] = m
			}
		}
	}
	e.indices(ones, values)
	b := whole(t.options, "morris", len(e.paths))
	drawn := b.run(len(values), e.indices)
	var indices []Index
	for i, v := range values {
		name, index := i/len(morrisIndices), morrisIndices[i%len(morrisIndices)]
		if e.grouped[name] && index != "mu_star" {
			continue
		}
		indices = append(indices, t.index(e.names[name], index, b.percentiles(v, drawn[i])))
	}
	var notes []string
	if e.lost > 0 {
		notes = append(notes, fmt.Sprintf("%d steps left out, in which a run failed", e.lost))
	}
	if e.still > 0 {
		notes = append(notes, fmt.Sprintf("%d steps left out, in which no factor changes", e.still))
	}
	return indices, notes, nil
}

// morrisIndices are the figures of each factor, those of plain effects first.
var morrisIndices = []string{"mu", "mu_star", "sigma", "mu_scaled", "mu_star_scaled", "sigma_scaled"}

// indices fills the figures by name for weights of the trajectories.
func (e *effects) indices(weights, out []float64) {
	width := 2 * len(e.names)
	n, sums, sizes, squares := make([]float64, width), make([]float64, width), make([]float64, width), make([]float64, width)
	for p, steps := range e.paths {
		if weights[p] == 0 {
			continue
		}
		for _, step := range steps {
			for v, value := range [2]float64{step.plain, step.scaled} {
				i := 2*step.name + v
				off := value - e.centers[i]
				n[i] += weights[p]
				sums[i] += weights[p] * value
				sizes[i] += weights[p] * math.Abs(value)
				squares[i] += weights[p] * off * off
			}
		}
	}
	for i := range width {
		mu := sums[i] / n[i] // 0 / 0 is NaN where no step is left
		off := mu - e.centers[i]
		at := out[i/2*len(morrisIndices)+3*(i%2):]
		at[0], at[1], at[2] = mu, sizes[i]/n[i], math.NaN()
		if n[i] > 1 {
			at[2] = math.Sqrt(max(0, squares[i]-n[i]*off*off) / (n[i] - 1))
		}
	}
}
