package figure

import (
	"image/color"

	imagefont "golang.org/x/image/font"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Widths of a column and of a page of print, and sizes of type that can be read there.
const (
	singleColumn = 8.6 * vg.Centimeter
	doubleColumn = 17.8 * vg.Centimeter

	titleSize = vg.Length(9)
	labelSize = vg.Length(8)
	smallSize = vg.Length(7) // ticks, keys, notes

	hairline = vg.Length(0.5)
	fine     = vg.Length(0.8)
	strong   = vg.Length(1.3)
)

const (
	pdfFamily  = "liberationsans"
	weightBold = imagefont.WeightBold
)

var (
	black = color.NRGBA{A: 255}
	dark  = color.NRGBA{R: 0x40, G: 0x40, B: 0x40, A: 255}
	grey  = color.NRGBA{R: 0x6b, G: 0x6b, B: 0x6b, A: 255}
	pale  = color.NRGBA{R: 0xe4, G: 0xe4, B: 0xe4, A: 255}
	white = color.NRGBA{R: 255, G: 255, B: 255, A: 255}
)

// okabeIto are colours that people of any colour vision tell apart (Okabe and Ito 2008), the darker ones first, with
// grey for their yellow, which is lost on white. Black is kept for all people together.
var okabeIto = []color.NRGBA{
	{0x00, 0x72, 0xb2, 255},
	{0xd5, 0x5e, 0x00, 255},
	{0x00, 0x9e, 0x73, 255},
	{0xcc, 0x79, 0xa7, 255},
	{0xe6, 0x9f, 0x00, 255},
	{0x56, 0xb4, 0xe9, 255},
	{0x99, 0x99, 0x99, 255},
}

// viridis is ten stops of the colour map of that name, dark to light in even steps of lightness.
var viridis = []color.NRGBA{
	{0x44, 0x01, 0x54, 255},
	{0x48, 0x28, 0x78, 255},
	{0x3e, 0x4a, 0x89, 255},
	{0x31, 0x68, 0x8e, 255},
	{0x26, 0x82, 0x8e, 255},
	{0x1f, 0x9e, 0x89, 255},
	{0x35, 0xb7, 0x79, 255},
	{0x6d, 0xcd, 0x59, 255},
	{0xb4, 0xde, 0x2c, 255},
	{0xfd, 0xe7, 0x25, 255},
}

// ordered gives the colour of the i-th of n things that have an order, the lowest dark.
func ordered(i, n int) color.NRGBA {
	if n < 2 {
		return viridis[len(viridis)/2]
	}
	return viridisAt(float64(i) / float64(n-1))
}

// viridisAt gives the colour of a value from 0, dark, to 1, light.
func viridisAt(v float64) color.NRGBA {
	at := max(0, min(v, 1)) * float64(len(viridis)-1)
	k := min(int(at), len(viridis)-2)
	part := at - float64(k)
	mix := func(a, b uint8) uint8 { return uint8(float64(a)*(1-part) + float64(b)*part + 0.5) }
	a, b := viridis[k], viridis[k+1]
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}

// dashes tell lines apart where colour does not: in grey print, and beyond the seventh group.
var dashes = [][]vg.Length{nil, {5, 1.5}, {1.5, 1.2}, {5, 1.5, 1.2, 1.5}}

// groupStyle is the line of the i-th group, the same in every figure of a run; i < 0 is everybody.
func groupStyle(i int) draw.LineStyle {
	if i < 0 {
		return draw.LineStyle{Color: black, Width: strong}
	}
	return draw.LineStyle{Color: okabeIto[i%len(okabeIto)], Width: 1.1, Dashes: dashes[i%len(dashes)]}
}

// faded is a colour with less cover: a ribbon under its line.
func faded(c color.NRGBA, cover uint8) color.NRGBA {
	c.A = cover
	return c
}

// writing is text of a size in a colour, its corner at the left end of the baseline's foot.
func writing(size vg.Length, c color.Color) text.Style {
	return text.Style{
		Color:   c,
		Font:    font.Font{Typeface: "Liberation", Variant: "Sans", Size: size},
		XAlign:  draw.XLeft,
		YAlign:  draw.YBottom,
		Handler: plot.DefaultTextHandler,
	}
}

// bold is writing in bold.
func bold(size vg.Length, c color.Color) text.Style {
	s := writing(size, c)
	s.Font.Weight = weightBold
	return s
}
