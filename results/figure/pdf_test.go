package figure

import (
	"bytes"
	"fmt"
	"image"
	imagedraw "image/draw"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A figure looks the same as PDF and as PNG: no block of 3 mm differs by more than a shade.
func TestPDFLooksLikePNG(t *testing.T) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Skip("pdftoppm is not installed")
	}
	if testing.Short() {
		t.Skip("it draws every figure in dots, twice")
	}
	const perInch, block = 200, 24 // 24 dots are 3 mm
	figures := append(everyFigure(t, ordinary()), append(someStudyFigures(t), testCard())...)
	for _, f := range figures {
		path := filepath.Join(t.TempDir(), "figure.pdf")
		if err := os.WriteFile(path, encoded(t, writePDF, f), 0o644); err != nil {
			t.Fatal(err)
		}
		page, err := exec.Command("pdftoppm", "-png", "-r", fmt.Sprint(perInch), "-singlefile", path).Output()
		if err != nil {
			t.Fatal(err)
		}
		a, b := decoded(t, page), pixels(raster(f, perInch))
		if dx, dy := a.Bounds().Dx()-b.Bounds().Dx(), a.Bounds().Dy()-b.Bounds().Dy(); dx*dx > 1 || dy*dy > 1 {
			t.Errorf("%s: PDF is %v, PNG %v", f.Name, a.Bounds(), b.Bounds())
			continue
		}
		for y := 0; y+block < b.Bounds().Dy(); y += block {
			for x := 0; x+block < b.Bounds().Dx(); x += block {
				if d := difference(shade(a, x, y, block), shade(b, x, y, block)); d > 18 {
					t.Errorf("%s: at %d,%d of %v the PDF is off by %.0f of 255", f.Name, x, y, b.Bounds().Max, d)
				}
			}
		}
	}
}

func decoded(t *testing.T, data []byte) *image.RGBA {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return pixels(img)
}

func pixels(img image.Image) *image.RGBA {
	out := image.NewRGBA(img.Bounds())
	imagedraw.Draw(out, out.Bounds(), img, img.Bounds().Min, imagedraw.Src)
	return out
}

// shade is the mean colour of a block, 0 to 255.
func shade(img *image.RGBA, x0, y0, size int) (mean [3]float64) {
	var sum [3]int
	for y := y0; y < y0+size; y++ {
		row := img.Pix[img.PixOffset(x0, y):]
		for x := range size {
			for i := range sum {
				sum[i] += int(row[4*x+i])
			}
		}
	}
	for i, s := range sum {
		mean[i] = float64(s) / float64(size*size)
	}
	return mean
}

func difference(a, b [3]float64) float64 {
	return math.Max(math.Abs(a[0]-b[0]), math.Max(math.Abs(a[1]-b[1]), math.Abs(a[2]-b[2])))
}

// Text of a PDF can be searched, in bold and beyond Latin-1 too.
func TestPDFTextIsText(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	path := filepath.Join(t.TempDir(), "figure.pdf")
	if err := os.WriteFile(path, encoded(t, writePDF, testCard()), 0o644); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Défauts, λ and <others>", "Score λ (points)", "bold λβ≥ Ω"} {
		if !bytes.Contains(text, []byte(want)) {
			t.Errorf("no %q in %q", want, text)
		}
	}
}
