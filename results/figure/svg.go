package figure

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// writeSVG draws a figure as SVG, its text as text, with a title and a description for those who listen to it.
func writeSVG(w io.Writer, f *Figure) error {
	c := &svgCanvas{Canvas: vgsvg.New(f.width, f.height)}
	f.draw(c)
	var buffer bytes.Buffer
	if _, err := c.Canvas.WriteTo(&buffer); err != nil {
		return err
	}
	_, err := w.Write(c.mend(buffer.Bytes(), f))
	return err
}

// svgCanvas is gonum/plot's SVG canvas, with its defects cured: fonts are asked for by one name, which few machines
// know, so that text falls back to a serif and outgrows its place; images are called JPEG and keep their aspect, which
// moves them off the axes; sharp turns of a line grow spikes.
type svgCanvas struct {
	*vgsvg.Canvas
	widths []vg.Length // of the texts, in the order in which they are drawn
}

// FillString draws a text and books how wide it has to be.
func (c *svgCanvas) FillString(face font.Face, at vg.Point, text string) {
	if strings.TrimSpace(text) == "" || face.Font.Size <= 0 {
		return
	}
	c.widths = append(c.widths, face.Width(text))
	c.Canvas.FillString(face, at, text)
}

// mend writes into the finished SVG what the canvas cannot be told. Each text gets its width, so that a reader without
// the font squeezes its own into the same place.
func (c *svgCanvas) mend(svg []byte, f *Figure) []byte {
	replacer := strings.NewReplacer(
		"font-family:Liberation Sans;font-variant:normal;", "font-family:'Liberation Sans',Arial,Helvetica,sans-serif;",
		"data:image/jpg;", "data:image/png;",
		"<image ", `<image preserveAspectRatio="none" style="image-rendering:pixelated" `,
		`xmlns:xlink="http://www.w3.org/1999/xlink">`, fmt.Sprintf("xmlns:xlink=\"http://www.w3.org/1999/xlink\"\n"+
			"\trole=\"img\" stroke-linejoin=\"round\">\n<title>%s</title>\n<desc>%s</desc>",
			html.EscapeString(f.Title), html.EscapeString(f.source)),
	)
	pieces := strings.Split(replacer.Replace(string(svg)), "<text ")
	out := []byte(pieces[0])
	for i, piece := range pieces[1:] {
		out = fmt.Appendf(out, `<text textLength="%.5g" lengthAdjust="spacingAndGlyphs" %s`, c.widths[i].Points(), piece)
	}
	return out
}
