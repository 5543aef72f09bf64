package figure

import (
	"bytes"
	"fmt"
	"image"
	"image/png"

	"codeberg.org/go-pdf/fpdf"
	"gonum.org/v1/plot/vg"
)

// DrawImage draws an image upright; fpdf takes PNG of 8 bits a channel only.
func (c *pdfCanvas) DrawImage(r vg.Rectangle, img image.Image) {
	var buffer bytes.Buffer
	if err := png.Encode(&buffer, straight(img)); err != nil {
		c.err = fmt.Errorf("pdf: %w", err)
		return
	}
	c.images++
	name := fmt.Sprintf("image_%d", c.images)
	options := fpdf.ImageOptions{ImageType: "png", AllowNegativePosition: true}
	c.doc.RegisterImageOptionsReader(name, options, &buffer)
	x, y := c.at(vg.Point{X: r.Min.X, Y: r.Max.Y})
	c.Push() // an image has its own colours, and takes no cover from the last
	c.doc.SetAlpha(1, "Normal")
	c.doc.ImageOptions(name, x, y, r.Size().X.Points(), r.Size().Y.Points(), false, options, 0, "")
	c.Pop()
}

// straight gives an image in 8 bits a channel, its colours not multiplied by their transparency.
func straight(img image.Image) *image.NRGBA {
	b := img.Bounds()
	out := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			out.Set(x, y, img.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	return out
}
