package figure

import (
	"fmt"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// accessLorenz shows how evenly open rights are shared at the end: the Lorenz curve of the number of rights open to a
// person, for everybody and for each group.
func accessLorenz(r *Run) ([]*Figure, error) {
	t, err := r.table("tables/access.csv")
	if err != nil {
		return nil, err
	}
	counts, groups, err := r.tallies(t, "rights_open")
	if err != nil {
		return nil, fmt.Errorf("tables/access.csv: %w", err)
	}
	f := r.figure("access_lorenz", "How evenly open rights are shared at the end", singleColumn)
	f.rowHigh = 7.2 * vg.Centimeter
	percent := upTo(100, 5)
	p := newPanel("People, those with the fewest rights first (%)", "Share of all open rights (%)", percent, percent)
	even := draw.LineStyle{Color: grey, Width: fine, Dashes: []vg.Length{3, 2}}
	if err := p.trace([]float64{0, 100}, []float64{0, 100}, even); err != nil {
		return nil, err
	}
	f.Numbers, err = results.NewTable(results.Texts("group"), results.Floats("people"), results.Floats("rights"))
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		people, rights, gini, ok := counts[g].lorenz()
		if !ok {
			continue
		}
		f.keys = append(f.keys, key{text: fmt.Sprintf("%s, Gini %.3f", groupName(g), gini), line: groupStyle(r.rank(g))})
		if err := p.lorenz(f.Numbers, g, [2][]float64{people, rights}, groupStyle(r.rank(g))); err != nil {
			return nil, err
		}
	}
	if len(f.keys) == 0 {
		return nil, absent("no right is open to anybody")
	}
	f.keys = append(f.keys, key{text: "evenly shared", line: even})
	f.panels = [][]*panel{{p}}
	return []*Figure{f.finish()}, nil
}

// lorenz gives the corners of the Lorenz curve, shares of 1 from (0,0) to (1,1), and the Gini coefficient, which is twice
// the area between the curve and the diagonal. It is undefined where the values add up to nothing.
func (t tally) lorenz() (people, amount []float64, gini float64, ok bool) {
	var n, sum float64
	for _, entry := range t {
		n += float64(entry.people)
		sum += float64(entry.people) * entry.value
	}
	if sum <= 0 {
		return nil, nil, 0, false
	}
	people, amount = []float64{0}, []float64{0}
	gini = 1
	var x, y float64
	for _, entry := range t {
		dx := float64(entry.people) / n
		dy := float64(entry.people) * entry.value / sum
		gini -= dx * (2*y + dy)
		x, y = x+dx, y+dy
		people, amount = append(people, x), append(amount, y)
	}
	people[len(people)-1], amount[len(amount)-1] = 1, 1
	return people, amount, max(gini, 0), true
}

// lorenz draws a curve in percent and books its corners.
func (p *panel) lorenz(numbers *results.Table, group string, curve [2][]float64, style draw.LineStyle) error {
	var x, y []float64
	for i := range curve[0] {
		x, y = append(x, 100*curve[0][i]), append(y, 100*curve[1][i])
		if err := numbers.Append(group, curve[0][i], curve[1][i]); err != nil {
			return err
		}
	}
	return p.trace(x, y, style)
}
