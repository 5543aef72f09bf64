package figure

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// An inscription is a text between the axes, where it must not lie on a mark.
type inscription struct {
	text  string
	at    vg.Point // its left foot, from the corner of the data area
	value float64  // that it tells, in a cell of its colour
}

// box is what the text covers.
func (i inscription) box() vg.Rectangle {
	return vg.Rectangle{
		Min: vg.Point{X: i.at.X, Y: i.at.Y - 0.2*smallSize},
		Max: vg.Point{X: i.at.X + writing(smallSize, dark).Width(i.text), Y: i.at.Y + 0.73*smallSize},
	}
}

// inscribe draws texts in a panel, each where place puts it in a data area of the panel's size.
func (p *panel) inscribe(place func(size vg.Point) (texts []inscription, marks []vg.Rectangle)) {
	p.inscribed = place
	p.extras = func(area draw.Canvas) {
		texts, _ := place(area.Size())
		for _, t := range texts {
			box := t.box() // lines and rules behind it give way
			area.FillPolygon(faded(white, 190), corners(vg.Rectangle{Min: area.Min.Add(box.Min), Max: area.Min.Add(box.Max)}))
			area.FillText(writing(smallSize, dark), area.Min.Add(t.at), t.text)
		}
	}
}

func cover(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}
