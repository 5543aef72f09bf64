package figure

import (
	"bytes"
	"image"
	"image/color"
	"io"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// swatches draws what gonum/plot's canvases get wrong: transparent colours, an image that is dark at the top left only
// and far from square, bold, and letters beyond Latin-1.
type swatches struct{}

func (swatches) Plot(c draw.Canvas, _ *plot.Plot) {
	w, h := c.Size().X, c.Size().Y
	at := func(x, y float64) vg.Point { return vg.Point{X: c.Min.X + w*vg.Length(x), Y: c.Min.Y + h*vg.Length(y)} }
	c.FillPolygon(faded(okabeIto[1], 60), []vg.Point{at(0, 0.5), at(0.5, 0.5), at(0.5, 1), at(0, 1)})
	c.FillPolygon(faded(okabeIto[0], 120), []vg.Point{at(0.2, 0.7), at(0.7, 0.7), at(0.7, 0.9), at(0.2, 0.9)})
	picture := image.NewRGBA64(image.Rect(0, 0, 4, 4)) // 16 bits a channel
	for i := range 16 {
		picture.Set(i%4, i/4, color.RGBA64{R: 0xffff, G: uint16(i * 0x0fff), B: 0x4000, A: 0xffff})
	}
	picture.Set(0, 0, color.Black)
	c.DrawImage(vg.Rectangle{Min: at(0, 0), Max: at(1, 0.4)}, picture)
	c.FillText(bold(16, black), at(0.55, 0.5), "bold λβ≥ Ω")
	c.StrokeLine2(draw.LineStyle{Color: faded(black, 128), Width: 4}, at(0.75, 0.65).X, at(0, 0.65).Y, at(1, 0).X, at(0, 1).Y)
}

func testCard() *Figure {
	p := newPanel("Score λ (points)", "Share ≥ μ (%)", upTo(100, 5), upTo(100, 5))
	p.Add(swatches{})
	f := &Figure{Name: "card", Title: "Défauts, λ and <others>", note: "a note", width: singleColumn}
	f.rowHigh, f.panels = 6*vg.Centimeter, [][]*panel{{p}}
	return f.finish()
}

func encoded(t *testing.T, write func(io.Writer, *Figure) error, f *Figure) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The same figure is the same bytes, on whatever day.
func TestFormatsAreDeterministic(t *testing.T) {
	first, second := everyFigure(t, ordinary()), everyFigure(t, ordinary())
	first, second = append(first, someStudyFigures(t)...), append(second, someStudyFigures(t)...)
	first, second = append(first, testCard()), append(second, testCard())
	for i, f := range first {
		for _, format := range Formats {
			if format.Name == "png" && f.Name != "card" {
				continue // takes long under the race detector, and what it draws is in the others
			}
			if !bytes.Equal(encoded(t, format.write, f), encoded(t, format.write, second[i])) {
				t.Errorf("%s.%s differs from itself", f.Name, format.Name)
			}
		}
	}
}

func TestPNGSaysHowLargeItIs(t *testing.T) {
	f := testCard()
	f.source = "run 00ff"
	data := encoded(t, writePNG, f)
	if i := bytes.Index(data, []byte("pHYs\x00\x00\x2e\x23\x00\x00\x2e\x23\x01")); i < 0 || i > 100 { // 11811 dots a metre
		t.Error("no pHYs of 300 dots per inch in front")
	}
	if !bytes.Contains(data, []byte("iTXtDescription\x00\x00\x00\x00\x00run 00ff")) {
		t.Error("no description")
	}
	if got := decoded(t, data).Bounds().Dx(); got != 1016 { // 8.6 cm at 300 dots per inch
		t.Errorf("%d dots wide", got)
	}
}
