package figure

import (
	"fmt"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// finalDistribution shows the distribution of scores at the end, everybody's above those of the groups.
func finalDistribution(r *Run) ([]*Figure, error) {
	return r.perInstitution(func(i *results.Institution) (*Figure, error) {
		if !i.Scored {
			return nil, unasked("%s keeps no score", i.Label)
		}
		t, err := r.table("tables/distribution.csv")
		if err != nil {
			return nil, err
		}
		counts, groups, err := r.tallies(t.Where("institution", i.Label), "score")
		if err != nil {
			return nil, fmt.Errorf("tables/distribution.csv: %w", err)
		}
		if len(groups) == 0 {
			return nil, absent("tables/distribution.csv holds no score of %s", i.Label)
		}
		return r.histogramFigure(i, groups, counts)
	})
}

func (r *Run) histogramFigure(i *results.Institution, groups []string, counts map[string]tally) (*Figure, error) {
	bins := binsOf(counts)
	f := r.figure("final_distribution", "Scores at the end", singleColumn)
	f.yLabel = fmt.Sprintf("People (%% per %s points)", points(bins.width))
	if bins.width == 1 {
		f.yLabel = "People (% per point)"
	}
	f.rowHigh = 2.2 * vg.Centimeter
	if len(groups) == 1 {
		f.rowHigh = 5 * vg.Centimeter
	}
	f.keys = []key{{text: "base (" + points(i.Base) + ")", line: baseStyle()}}
	if len(i.Bands) > 0 {
		f.keys = append(f.keys, key{text: "edge of a band", line: edgeStyle()})
	}
	column := grid{len(groups), 1}
	y := upTo(bins.highest(counts), 4)
	var panels []*panel
	for k, g := range groups {
		p := column.shared(k, "Score (points)", within(bins.low, bins.high, 6), y)
		p.head = fmt.Sprintf("%s (n = %s", groupName(g), count(counts[g].people()))
		if m := r.last(g, i.Label+"_median"); finite(m) {
			p.head += ", median " + points(m)
		}
		p.head += ")"
		p.addEdges(i)
		if err := p.bars(bins, counts[g], draw.LineStyle{Color: r.groupColour(g), Width: fine}); err != nil {
			return nil, err
		}
		p.Add(upright{i.Base, baseStyle()})
		panels = append(panels, p)
	}
	f.panels = column.rows(panels)
	var err error
	f.Numbers, err = bins.table(groups, counts)
	return f, err
}

func edgeStyle() draw.LineStyle { return draw.LineStyle{Color: faded(grey, 150), Width: 0.4} }

// addEdges marks where bands begin, but for the one at the base, which has its own line.
func (p *panel) addEdges(i *results.Institution) {
	for _, b := range i.Bands {
		if b.From != i.Base {
			p.Add(upright{b.From, edgeStyle()})
		}
	}
}
