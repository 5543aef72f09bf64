package sensitivity

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"
)

// Sobol is the shares of variance that factors and their interactions cause.
var Sobol = Method{
	Name: "sobol",
	Doc: "Shares of the outcome's variance: S1 is what a factor causes by itself, ST what it causes with all its " +
		"interactions, S2 (of a pair x1:x2) what two cause together beyond their S1. With groups of factors, the same of " +
		"groups. S1 by Saltelli et al. (2010, Computer Physics Communications 181, table 2 b), ST by Jansen (1999; table " +
		"2 f), S2 by Saltelli (2002, Computer Physics Communications 145), over the variance of A and B together, as " +
		"SALib. Intervals are percentiles of a bootstrap over the samples; with quasi-random samples they are too wide " +
		"rather than too narrow. Estimates may lie a little below 0 or above 1.",
	Needs: "blocks a, b and ab_<factor> or ab_<group> of each, in the same order of samples; ba_<factor> too for S2",
	run:   sobol,
}

func sobol(t *table) ([]Index, []string, error) {
	s, err := newSaltelli(t)
	if err != nil {
		return nil, nil, err
	}
	kept, dropped, first := s.complete(t)
	var notes []string
	if dropped > 0 {
		notes = append(notes, fmt.Sprintf("%d of %d samples left out, in which a run failed, the first in %s", dropped, len(s.a), t.rowName(first)))
	}
	if len(kept) < 2 {
		return nil, nil, unfitf("%d complete samples: at least 2", len(kept))
	}
	terms := s.terms(t.y, kept)
	ones := make([]float64, len(kept))
	floats.AddConst(1, ones)
	values := make([]float64, terms.count())
	terms.indices(ones, values)
	if math.IsNaN(values[0]) {
		notes = append(notes, "the outcome is the same in all samples")
	}
	b := whole(t.options, "sobol", len(kept))
	drawn := b.run(len(values), terms.indices)
	estimates := make([]Estimate, len(values))
	for i, v := range values {
		estimates[i] = b.percentiles(v, drawn[i])
	}
	return s.list(t, estimates), notes, nil
}

// list names the estimates: S1 and ST by factor, then S2 by pair.
func (s *saltelli) list(t *table, estimates []Estimate) []Index {
	var indices []Index
	k := len(s.names)
	for j, name := range s.names {
		indices = append(indices, t.index(name, "S1", estimates[j]), t.index(name, "ST", estimates[k+j]))
	}
	next := 2 * k
	for j := range s.ba {
		for l := j + 1; l < k; l++ {
			indices = append(indices, t.index(s.names[j]+":"+s.names[l], "S2", estimates[next]))
			next++
		}
	}
	return indices
}

// saltelliTerms are what the sums of the estimators run over, by sample, so that a resample is a row of weights.
type saltelliTerms struct {
	sum, squares []float64   // yA + yB and yA^2 + yB^2
	first        [][]float64 // by factor: yB (yAB - yA)
	total        [][]float64 // by factor: (yA - yAB)^2 / 2
	pairs        [][]float64 // by pair: yBA1 yAB2 - yA yB
}

// terms takes outcomes less the mean of all of them, as SALib does: that changes nothing in exact arithmetic with
// endless samples, but makes the estimates steadier.
func (s *saltelli) terms(y []float64, kept []int) *saltelliTerms {
	blocks := s.blocks()
	center := 0.0
	for _, rows := range blocks {
		for _, i := range kept {
			center += y[rows[i]] / float64(len(kept)*len(blocks))
		}
	}
	of := func(rows []int) []float64 {
		values := make([]float64, len(kept))
		for n, i := range kept {
			values[n] = y[rows[i]] - center
		}
		return values
	}
	a, b := of(s.a), of(s.b)
	each := func(f func(n int) float64) []float64 {
		values := make([]float64, len(kept))
		for n := range values {
			values[n] = f(n)
		}
		return values
	}
	t := &saltelliTerms{
		sum:     each(func(n int) float64 { return a[n] + b[n] }),
		squares: each(func(n int) float64 { return a[n]*a[n] + b[n]*b[n] }),
	}
	ab := make([][]float64, len(s.ab))
	for j := range s.ab {
		ab[j] = of(s.ab[j])
		t.first = append(t.first, each(func(n int) float64 { return b[n] * (ab[j][n] - a[n]) }))
		t.total = append(t.total, each(func(n int) float64 { return (a[n] - ab[j][n]) * (a[n] - ab[j][n]) / 2 }))
	}
	for j := range s.ba {
		ba := of(s.ba[j])
		for l := j + 1; l < len(s.ab); l++ {
			t.pairs = append(t.pairs, each(func(n int) float64 { return ba[n]*ab[l][n] - a[n]*b[n] }))
		}
	}
	return t
}

// count is the number of indices.
func (t *saltelliTerms) count() int { return len(t.first) + len(t.total) + len(t.pairs) }

// indices fills S1, ST and S2 for weights of the samples; NaN where the outcome does not vary.
func (t *saltelliTerms) indices(weights, out []float64) {
	n := floats.Sum(weights)
	m := floats.Dot(weights, t.sum) / (2 * n)
	square := floats.Dot(weights, t.squares) / (2 * n)
	variance := square - m*m
	if !(variance > 1e-24*square) { // nothing but rounding
		variance = math.NaN()
	}
	k := len(t.first)
	for j := range k {
		out[j] = floats.Dot(weights, t.first[j]) / n / variance
		out[k+j] = floats.Dot(weights, t.total[j]) / n / variance
	}
	next := 2 * k
	if len(t.pairs) == 0 {
		return
	}
	for j := range k {
		for l := j + 1; l < k; l++ {
			out[next] = floats.Dot(weights, t.pairs[next-2*k])/n/variance - out[j] - out[l]
			next++
		}
	}
}
