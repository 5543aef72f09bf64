package figure

import "gonum.org/v1/plot/vg"

// A grid sets n panels in rows. The first row may be short, so that every column ends in the numbers of its x axis.
type grid struct{ n, columns int }

func gridOf(n int) grid {
	switch {
	case n <= 4:
		return grid{n, n}
	case n <= 6:
		return grid{n, 3}
	default:
		return grid{n, 4}
	}
}

// roomier takes fewer columns where the widest head of a panel asks for it.
func (g grid) roomier(head vg.Length) grid {
	switch {
	case g.columns > 2 && head > 5*vg.Centimeter:
		g.columns = 2
	case g.columns > 3 && head > 3.8*vg.Centimeter && g.n > 4:
		g.columns = 3
	case g.columns > 3 && head > 3.8*vg.Centimeter:
		g.columns = 2
	}
	return g
}

// at is the row and the column of the i-th panel.
func (g grid) at(i int) (row, column int) {
	first := (g.n-1)%g.columns + 1 // panels in the first row
	if i < first {
		return 0, i
	}
	return 1 + (i-first)/g.columns, (i - first) % g.columns
}

// rows sets out the panels.
func (g grid) rows(panels []*panel) [][]*panel {
	last, _ := g.at(g.n - 1)
	rows := make([][]*panel, last+1)
	for i := range rows {
		rows[i] = make([]*panel, g.columns)
	}
	for i, p := range panels {
		row, column := g.at(i)
		rows[row][column] = p
	}
	return rows
}

// width is the width of a figure of these panels.
func (g grid) width() vg.Length {
	if g.columns == 1 {
		return singleColumn
	}
	return doubleColumn
}

// high is the height of a row of these panels.
func (g grid) high() vg.Length {
	if g.columns <= 2 {
		return 5 * vg.Centimeter
	}
	return 4 * vg.Centimeter
}

// shared mutes the axes of the i-th panel that a neighbour shows, and labels the x axis where it is shown.
func (g grid) shared(i int, xLabel string, x, y scale) *panel {
	row, column := g.at(i)
	if column > 0 {
		y = y.muted()
	}
	if last, _ := g.at(g.n - 1); row < last {
		return newPanel("", "", x.muted(), y)
	}
	return newPanel(xLabel, "", x, y)
}
