package figure

import (
	"image/color"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg/draw"
)

// mostPairs is how many interactions are drawn: the largest.
const mostPairs = 8

// sobol shows which share of the variance of each outcome each factor makes alone (S1), which it makes together with
// others (ST), and the largest interactions of two (S2). The factor with the largest total is on top.
func sobol(s *Study) ([]*Figure, error) {
	return s.perOutcome(func(o outcome) (*Figure, error) {
		x, err := s.indices(o, "ST", "S1", "S2", "seed_share")
		if err != nil {
			return nil, err
		}
		factors, left := x.sorted("ST")
		var names []string
		for _, f := range factors {
			names = append(names, s.shortName(f))
		}
		pairs, pairNames := s.interactions(x)
		axis := rollOf(append(names, pairNames...))
		f := s.figure("sobol", o.title()+": shares of its variance", axis.width)
		f.remark("lines are 95 %% intervals")
		f.tellSeed(x)
		if left > 0 {
			f.remark("%d factors with less are left out", left)
		}
		low, high := x.ends(append(slices.Clone(factors), pairs...), "S1", "ST", "S2")
		p := rollPanel("Share of variance", within(max(low, -0.5), min(max(high, 1), 1.5), 5), axis)
		f.keys = p.shares(x, [][]string{factors, factors, pairs}, axis)
		f.panels = [][]*panel{{p}}
		f.rowHigh = axis.high(17, "Share of variance")
		f.Numbers = x.table
		return f, nil
	})
}

// shares draws the bars of first-order and total shares in the rows of factors and of interactions in the rows below, and
// gives their keys.
func (p *panel) shares(x indices, drawn [][]string, axis roll) (keys []key) {
	for k, index := range []string{"S1", "ST", "S2"} {
		fill := []color.Color{okabeIto[0], okabeIto[5], okabeIto[4]}[k]
		for i, name := range drawn[k] {
			e, ok := x.of[index][name]
			if !ok {
				continue
			}
			at := []float64{axis.at(i) + 0.2, axis.at(i) - 0.2, axis.at(len(drawn[0]) + i)}[k]
			p.Add(bar{from: 0, to: e.value, below: at - 0.17, high: at + 0.17, fill: fill})
			p.Add(whisker{at: at, value: e.value, low: e.low, high: e.high, flat: true, style: draw.LineStyle{Color: dark, Width: fine}})
		}
		if len(x.of[index]) > 0 {
			text := []string{"alone (first order, S1)", "with others (total, ST)", "two together (S2)"}[k]
			keys = append(keys, key{text: text, fills: fills(fill)})
		}
	}
	p.Add(upright{0, draw.LineStyle{Color: dark, Width: hairline}})
	return keys
}

// tellSeed adds to the note how much of the variance is chance.
func (f *Figure) tellSeed(x indices) {
	for _, e := range x.of["seed_share"] {
		if finite(e.value) {
			f.remark("the seed makes %.1f %% of the variance", 100*e.value)
			return
		}
	}
}

// interactions gives the largest interactions of two factors, and their names.
func (s *Study) interactions(x indices) (pairs, names []string) {
	for pair := range x.of["S2"] {
		pairs = append(pairs, pair)
	}
	slices.Sort(pairs)
	slices.SortStableFunc(pairs, func(a, b string) int { return sign(x.of["S2"][b].size() - x.of["S2"][a].size()) })
	pairs = pairs[:min(len(pairs), mostPairs)]
	for _, pair := range pairs {
		a, b, _ := strings.Cut(pair, ":")
		names = append(names, s.shortName(a)+" × "+s.shortName(b))
	}
	return pairs, names
}
