// Package figure draws the tables of a run or a study, for print and for the wall: one kind of figure a file, each with the
// numbers it shows beside it. It reads files and knows nothing of the model.
//
// A figure looks the same as PDF, SVG and PNG. Its colours are safe for any colour vision, its text can be read at the
// width it is made for, and no text lies on another, on data, or beyond the edge; tests hold this.
package figure

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// A Figure is one picture and the numbers that are drawn in it.
type Figure struct {
	Name    string         // of its files, without what follows the dot
	Title   string         // in plain words
	Numbers *results.Table // in the units of the tables they come from: shares of 1, time as period and as year

	note   string // below the title: which society this is
	source string // kept in the files: what program made it of what

	keys     []key      // what marks mean in all panels, below the note
	sideKeys []key      // the same to the right of the panels, from the top down
	bar      *colourBar // right of the panels; none where they have no colours of values
	yLabel   string
	panels   [][]*panel // rows of columns; nil where there is none
	rowHigh  vg.Length  // from a row's top to the numbers on its x axis
	foot     vg.Length  // room below the panels for their extras
	indent   vg.Length  // room left of the panels for their extras
	outdent  vg.Length  // and right of them

	width, height vg.Length
}

const (
	margin    = vg.Length(4)
	betweenX  = vg.Length(14)
	betweenY  = vg.Length(8)
	titleHigh = vg.Length(12)
)

// draw draws the figure on a canvas of its size.
func (f *Figure) draw(on vg.Canvas) {
	c := draw.NewCanvas(on, f.width, f.height)
	c.SetColor(white)
	c.Fill(c.Rectangle.Path())
	f.drawHead(&c)
	l := f.layOut(c)
	for i, row := range f.panels {
		for j, p := range row {
			if p == nil {
				continue
			}
			p.Draw(l.cells[i][j])
			p.drawHead(&c, l.areas[i][j], l.head)
			if p.extras != nil {
				p.extras(l.areas[i][j])
			}
		}
	}
	f.drawSides(&c, l)
}
