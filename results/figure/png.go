package figure

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
)

const dotsPerInch = 300 // what journals ask for at least

// writePNG draws a figure as PNG. The file says how large it is in print and where it comes from.
func writePNG(w io.Writer, f *Figure) error {
	var buffer bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&buffer, raster(f, dotsPerInch)); err != nil {
		return err
	}
	const header = 8 + 25 // the signature and IHDR, which must come first
	if buffer.Len() < header {
		return fmt.Errorf("png: %d bytes are no image", buffer.Len())
	}
	perMetre := uint32(math.Round(dotsPerInch / 0.0254))
	size := binary.BigEndian.AppendUint32(nil, perMetre)
	size = binary.BigEndian.AppendUint32(size, perMetre)
	notes := pngChunk("pHYs", append(size, 1)) // 1: the unit is a metre
	notes = append(notes, pngText("Title", f.Title)...)
	notes = append(notes, pngText("Description", f.source)...)
	for _, part := range [][]byte{buffer.Bytes()[:header], notes, buffer.Bytes()[header:]} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// raster draws a figure in dots.
func raster(f *Figure, perInch int) image.Image {
	c := pngCanvas{vgimg.NewWith(vgimg.UseWH(f.width, f.height), vgimg.UseDPI(perInch))}
	f.draw(c)
	return c.Image()
}

// pngCanvas is gonum/plot's canvas of dots, which blurs an image that it enlarges: the cells of a heat map would run
// into each other.
type pngCanvas struct{ *vgimg.Canvas }

// DrawImage draws an image, each of its dots a sharp rectangle.
func (c pngCanvas) DrawImage(r vg.Rectangle, img image.Image) {
	size := r.Size()
	b := img.Bounds()
	wide, high := int(math.Ceil(size.X.Dots(c.DPI()))), int(math.Ceil(size.Y.Dots(c.DPI())))
	large := image.NewRGBA(image.Rect(0, 0, wide, high))
	for y := range high {
		for x := range wide {
			large.Set(x, y, img.At(b.Min.X+x*b.Dx()/wide, b.Min.Y+y*b.Dy()/high))
		}
	}
	c.Canvas.DrawImage(r, large)
}

// pngText makes an international text chunk: keyword, not compressed, no language, no translated keyword, UTF-8.
func pngText(keyword, text string) []byte {
	return pngChunk("iTXt", []byte(keyword+"\x00\x00\x00\x00\x00"+text))
}

// pngChunk makes a chunk as PNG, section 5.3, has it: length, type, data, and a checksum of type and data.
func pngChunk(kind string, data []byte) []byte {
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	chunk = append(chunk, kind...)
	chunk = append(chunk, data...)
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
}
