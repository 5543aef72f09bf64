package figure

import (
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// In every format a heat map is high where both factors are high, and its colour bar is light at the top.
func TestHeatMapIsUpright(t *testing.T) {
	_, f := oneFigure(t, watched(), "heat_map")
	pictures := map[string]*image.RGBA{"png": decoded(t, encoded(t, writePNG, f))}
	dir := t.TempDir()
	if _, err := exec.LookPath("pdftoppm"); err == nil {
		path := filepath.Join(dir, "f.pdf")
		if err := os.WriteFile(path, encoded(t, writePDF, f), 0o644); err != nil {
			t.Fatal(err)
		}
		page, err := exec.Command("pdftoppm", "-png", "-r", fmt.Sprint(dotsPerInch), "-singlefile", path).Output()
		if err != nil {
			t.Fatal(err)
		}
		pictures["pdf"] = decoded(t, page)
	}
	if _, err := exec.LookPath("rsvg-convert"); err == nil {
		path := filepath.Join(dir, "f.svg")
		if err := os.WriteFile(path, encoded(t, writeSVG, f), 0o644); err != nil {
			t.Fatal(err)
		}
		page, err := exec.Command("rsvg-convert", "-d", "300", "-p", "300", path).Output()
		if err != nil {
			t.Fatal(err)
		}
		pictures["svg"] = decoded(t, page)
	}
	area := f.layOut(draw.Canvas{Rectangle: vg.Rectangle{Max: vg.Point{X: f.width, Y: f.height}}}).areas[0][0]
	bar := f.width - margin - f.bar.width() + barGap + barWide/2
	for format, picture := range pictures {
		brightness := func(x, y vg.Length) float64 {
			scale := float64(picture.Bounds().Dy()) / float64(f.height)
			c := shade(picture, int(float64(x)*scale)-3, int(float64(f.height-y)*scale)-3, 6)
			return (c[0] + c[1] + c[2]) / 3
		}
		at := func(x, y float64) float64 { return brightness(area.X(x), area.Y(y)) }
		if corner := at(0.95, 0.95); corner < 110 || at(0.05, 0.95) > 90 || at(0.05, 0.05) > 60 || at(0.95, 0.05) > 80 {
			t.Errorf("%s: %v at the top right, %v left, %v and %v below", format, corner, at(0.05, 0.95), at(0.05, 0.05), at(0.95, 0.05))
		}
		if top, foot := brightness(bar, area.Y(0.98)), brightness(bar, area.Y(0.02)); top < 110 || foot > 60 {
			t.Errorf("%s: the colour bar is %v at the top and %v at the foot", format, top, foot)
		}
	}
}
