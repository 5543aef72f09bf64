package figure

import (
	"fmt"
	"image/color"
	"io"
	"math"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
)

// writePDF draws a figure as a PDF of one page: text that can be searched and copied in any script the font holds, the
// glyphs in use embedded, colours with their transparency. The same figure makes the same bytes.
func writePDF(w io.Writer, f *Figure) error {
	c := newPDF(f.width, f.height)
	c.doc.SetTitle(f.Title, true)
	c.doc.SetSubject(f.source, true)
	c.doc.SetCreator("socialcredit", true)
	f.draw(c)
	if c.err != nil {
		return c.err
	}
	return c.doc.Output(w)
}

// pdfCanvas draws straight into fpdf. gonum/plot's own PDF canvas darkens transparent colours, turns images upside
// down and knows neither bold nor anything beyond Latin-1; none of that can be mended from outside.
type pdfCanvas struct {
	doc    *fpdf.Fpdf
	height vg.Length
	width  []vg.Length // of lines, by depth of Push
	images int
	err    error // of what fpdf does not see; its own errors wait in doc
}

var _ vg.Canvas = (*pdfCanvas)(nil)

func newPDF(w, h vg.Length) *pdfCanvas {
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: w.Points(), Ht: h.Points()}})
	doc.SetCatalogSort(true)
	epoch := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // the day it is drawn on must not show in its bytes
	doc.SetCreationDate(epoch)
	doc.SetModificationDate(epoch)
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.AddUTF8FontFromBytes(pdfFamily, "", liberationsansregular.TTF)
	doc.AddUTF8FontFromBytes(pdfFamily, "B", liberationsansbold.TTF)
	doc.AddPage()
	doc.SetLineJoinStyle("round")
	c := &pdfCanvas{doc: doc, height: h, width: make([]vg.Length, 1)}
	vg.Initialize(c)
	return c
}

// at gives a point as fpdf wants it, which counts from the top and writes what counts from the bottom.
func (c *pdfCanvas) at(p vg.Point) (x, y float64) {
	return p.X.Points(), (c.height - p.Y).Points()
}

func (c *pdfCanvas) SetLineWidth(w vg.Length) {
	c.width[len(c.width)-1] = w
	c.doc.SetLineWidth(w.Points())
}

func (c *pdfCanvas) SetLineDash(pattern []vg.Length, offset vg.Length) {
	dashes := make([]float64, len(pattern))
	for i, d := range pattern {
		dashes[i] = d.Points()
	}
	c.doc.SetDashPattern(dashes, offset.Points())
}

func (c *pdfCanvas) SetColor(colour color.Color) {
	if colour == nil {
		colour = color.Black
	}
	s := color.NRGBAModel.Convert(colour).(color.NRGBA)
	r, g, b := int(s.R), int(s.G), int(s.B)
	c.doc.SetDrawColor(r, g, b)
	c.doc.SetFillColor(r, g, b)
	c.doc.SetTextColor(r, g, b)
	c.doc.SetAlpha(float64(s.A)/math.MaxUint8, "Normal")
}

func (c *pdfCanvas) Rotate(angle float64) {
	sin, cos := math.Sincos(angle)
	c.doc.Transform(fpdf.TransformMatrix{A: cos, B: sin, C: -sin, D: cos})
}

func (c *pdfCanvas) Translate(p vg.Point) {
	c.doc.Transform(fpdf.TransformMatrix{A: 1, D: 1, E: p.X.Points(), F: p.Y.Points()})
}

func (c *pdfCanvas) Scale(x, y float64) {
	c.doc.Transform(fpdf.TransformMatrix{A: x, D: y})
}

func (c *pdfCanvas) Push() {
	c.width = append(c.width, c.width[len(c.width)-1])
	c.doc.TransformBegin()
}

func (c *pdfCanvas) Pop() {
	c.width = c.width[:len(c.width)-1]
	c.doc.TransformEnd()
}

func (c *pdfCanvas) Stroke(p vg.Path) {
	if c.width[len(c.width)-1] > 0 && len(p) > 0 {
		c.trace(p)
		c.doc.DrawPath("D")
	}
}

func (c *pdfCanvas) Fill(p vg.Path) {
	if len(p) > 0 {
		c.trace(p)
		c.doc.DrawPath("F")
	}
}

func (c *pdfCanvas) trace(path vg.Path) {
	for _, step := range path {
		x, y := c.at(step.Pos)
		switch step.Type {
		case vg.MoveComp:
			c.doc.MoveTo(x, y)
		case vg.LineComp:
			c.doc.LineTo(x, y)
		case vg.ArcComp:
			const degrees = 180 / math.Pi
			r, from := step.Radius.Points(), step.Start*degrees
			c.doc.ArcTo(x, y, r, r, 0, from, from+step.Angle*degrees)
		case vg.CurveComp:
			c.curve(step, x, y)
		case vg.CloseComp:
			c.doc.ClosePath()
		}
	}
}

func (c *pdfCanvas) curve(step vg.PathComp, x, y float64) {
	switch len(step.Control) {
	case 1: // raised to a cubic, as PDF has no quadratic curves
		cx, cy := c.at(step.Control[0])
		fx, fy := c.doc.GetXY()
		c.doc.CurveBezierCubicTo(fx+(cx-fx)*2/3, fy+(cy-fy)*2/3, x+(cx-x)*2/3, y+(cy-y)*2/3, x, y)
	case 2:
		ax, ay := c.at(step.Control[0])
		bx, by := c.at(step.Control[1])
		c.doc.CurveBezierCubicTo(ax, ay, bx, by, x, y)
	default:
		c.err = fmt.Errorf("pdf: a curve with %d control points", len(step.Control))
	}
}

func (c *pdfCanvas) FillString(face font.Face, p vg.Point, text string) {
	if face.Font.Size <= 0 {
		return
	}
	style := ""
	if face.Font.Weight >= weightBold {
		style = "B"
	}
	c.doc.SetFont(pdfFamily, style, face.Font.Size.Points())
	x, y := c.at(p)
	c.doc.Text(x, y, text)
}
