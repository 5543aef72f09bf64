package figure

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// bins are intervals of equal width that hold every score; they are as narrow as can still be told apart.
type bins struct{ low, high, width float64 }

const mostBins = 70

// binsOf gives the bins for the scores of all groups, each tallied by the lower edge of a point.
func binsOf(counts map[string]tally) bins {
	low, high := math.Inf(1), math.Inf(-1)
	for _, t := range counts {
		for _, entry := range t {
			low, high = min(low, entry.value), max(high, entry.value+1)
		}
	}
	if high-low < 20 { // a few points would fill the whole width and look like a wide spread
		middle := math.Floor((low + high) / 2)
		low, high = min(low, middle-10), max(high, middle+10)
	}
	width := 1.0
	for i := 0; (high-low)/width > mostBins; i++ {
		width *= []float64{2, 2.5, 2}[i%3]
	}
	return bins{math.Floor(low/width) * width, math.Ceil(high/width) * width, width}
}

// shares gives the lower edge of each bin and the share of people in it.
func (b bins) shares(t tally) (edges, shares []float64) {
	n := int(math.Round((b.high - b.low) / b.width))
	edges, shares = make([]float64, n), make([]float64, n)
	for i := range edges {
		edges[i] = b.low + float64(i)*b.width
	}
	all := float64(t.people())
	for _, entry := range t {
		i := int((entry.value - b.low) / b.width)
		shares[max(0, min(i, n-1))] += float64(entry.people)
	}
	for i := range shares {
		shares[i] /= all
	}
	return edges, shares
}

// highest is the largest percent of a group that any bin holds.
func (b bins) highest(counts map[string]tally) float64 {
	top := 0.0
	for _, t := range counts {
		_, shares := b.shares(t)
		top = max(top, 100*slices.Max(shares))
	}
	return top
}

// bars draws the shares of a group as one outline over its fill.
func (p *panel) bars(b bins, t tally, style draw.LineStyle) error {
	edges, shares := b.shares(t)
	x, y := stairs(append(edges, b.high), percent(append(shares, 0)))
	foot := make([]float64, len(x))
	fill := color.NRGBAModel.Convert(style.Color).(color.NRGBA)
	if err := p.ribbon(x, foot, y, faded(fill, narrowCover)); err != nil {
		return err
	}
	return p.trace(x, y, style)
}

// table holds what is drawn: the share of each group in each bin, of 1.
func (b bins) table(groups []string, counts map[string]tally) (*results.Table, error) {
	t, err := results.NewTable(results.Texts("group"), results.Floats("from"), results.Floats("to"), results.Floats("share"))
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		edges, shares := b.shares(counts[g])
		for i, from := range edges {
			if err := t.Append(g, from, from+b.width, shares[i]); err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}
