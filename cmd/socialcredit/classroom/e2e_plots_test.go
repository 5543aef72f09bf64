package classroom

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"strings"
	"testing"
)

// kinds are all plots that the page offers.
func (b *tab) kinds() []string {
	b.t.Helper()
	kinds := js[[]string](b, `(() => {
		const [first, ...rest] = [...document.querySelectorAll(".plot-card")].map((card) => card.dataset.plot);
		return [...new Set([first, ...rest, ...[...document.querySelector(".plot-head select").options].map((o) => o.value)])];
	})()`)
	if len(kinds) < 9 {
		b.t.Errorf("there are only the plots %q", kinds)
	}
	return kinds
}

// Every plot shows something or says why not, can be read as a table, and is saved as a picture that is one, in two forms,
// and as numbers.
func TestE2EPlots(t *testing.T) {
	b := newTab(t)
	b.open("/")
	b.slide(thing{role: "slider", within: ".timeline"}, 48)
	b.at(48)
	for _, kind := range b.kinds() {
		card := b.plot(kind)
		if kind == "fan" {
			b.see(button(word(t, "plots.fan_start", "seeds", 50)).in(card))
			b.says(card+" .plot-nothing", "~"+word(t, "plots.none.fan", "seeds", 50))
			continue // see TestE2EFan
		}
		b.until(kind+" is drawn", "document.querySelector(%s)?.querySelectorAll('path[d], rect, circle, line').length > 5", card+" .plot-room svg")
		b.until(kind+" is told", "document.querySelector(%s)?.textContent.length > 10", card+" .plot-room svg desc")
		checkPicture(b, card, kind)
		checkTable(b, card, kind)
	}
}

// checkPicture saves a plot as PNG and as SVG and looks at both.
func checkPicture(b *tab, card, kind string) {
	b.t.Helper()
	_, saved := b.save(card, "png")
	picture, err := png.Decode(bytes.NewReader(saved))
	if err != nil {
		b.t.Fatalf("%s as PNG: %v", kind, err)
	}
	colours := map[[3]uint32]bool{}
	box := picture.Bounds()
	for y := box.Min.Y; y < box.Max.Y; y += 3 {
		for x := box.Min.X; x < box.Max.X; x += 3 {
			r, g, b, _ := picture.At(x, y).RGBA()
			colours[[3]uint32{r, g, b}] = true
		}
	}
	if box.Dx() < 800 || box.Dy() < 500 || len(colours) < 8 {
		b.t.Errorf("%s as PNG: %v, %d colours", kind, box, len(colours))
	}
	_, saved = b.save(card, "svg")
	checkSVG(b.t, kind, saved)
}

// checkSVG wants a picture that stands on its own: it parses, holds shapes, and refers to nothing elsewhere.
func checkSVG(t *testing.T, kind string, saved []byte) {
	t.Helper()
	shapes := 0
	for d := xml.NewDecoder(bytes.NewReader(saved)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s as SVG: %v", kind, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "path", "rect", "circle", "line":
			shapes++
		case "script", "image", "foreignObject", "use":
			t.Errorf("%s as SVG has a <%s>", kind, start.Name.Local)
		}
		for _, a := range start.Attr {
			if a.Name.Local == "href" || strings.Contains(a.Value, "url(") || strings.Contains(a.Value, "var(") {
				t.Errorf("%s as SVG refers to %s=%q", kind, a.Name.Local, a.Value)
			}
		}
	}
	if shapes < 5 {
		t.Errorf("%s as SVG has %d shapes", kind, shapes)
	}
}

// checkTable reads a plot as a table, and saves it as numbers.
func checkTable(b *tab, card, kind string) {
	b.t.Helper()
	b.click(button(word(b.t, "plots.table")).in(card))
	b.until(kind+" is a table", "document.querySelectorAll(%s).length > 1", card+" .plot-table tbody tr")
	b.click(button(word(b.t, "plots.table")).in(card))
	b.until(kind+" is a picture again", "document.querySelector(%s)", card+" .plot-room svg")
	_, saved := b.save(card, "csv")
	if numbers := readTable(b.t, saved); len(numbers.rows) < 3 || len(numbers.head) < 3 {
		b.t.Errorf("%s as CSV: %v, %d rows", kind, numbers.head, len(numbers.rows))
	}
}

// The fan computes fifty seeds of both worlds, shows how far they have come, can be stopped, and begun anew.
func TestE2EFan(t *testing.T) {
	b := newTab(t)
	b.open("/#scenario=suzhou&set=people.count%3D2000&twin=") // whose seeds take their time
	card := b.plot("fan")
	b.click(button(word(t, "plots.fan_start", "seeds", 50)).in(card))
	b.click(button(word(t, "plots.stop")).in(card))
	b.until("it has stopped", "!document.querySelector(%s)", card+" progress")
	if done := js[int](b, "document.querySelectorAll(%s).length", card+" .plot-room path"); done > 2*50 {
		t.Errorf("it was stopped and has %d lines", done)
	}
	b.open("/")
	card = b.plot("fan")
	b.click(button(word(t, "plots.fan_start", "seeds", 50)).in(card))
	b.until("fifty seeds are there", "!document.querySelector(%s) && document.querySelectorAll(%s).length >= 100", card+" progress", card+" .plot-room path")
	_, saved := b.save(card, "csv")
	fan := readTable(t, saved)
	seeds := map[string]bool{}
	for _, row := range fan.rows {
		seeds[fan.get(t, row, "world")+fan.get(t, row, "seed")] = true
	}
	if len(seeds) != 100 {
		t.Errorf("there are %d seeds of both worlds", len(seeds))
	}
	run := seriesOf(t, "loud", "seed=2", "institutions.osmanthus.friends.weight=0")
	for _, row := range fan.rows {
		if fan.get(t, row, "world") == "B" && fan.get(t, row, "seed") == "2" {
			want := run.value(t, fan.get(t, row, "period"), "all", fan.get(t, row, "measure"))
			if got := fan.get(t, row, "value"); !same(got, want) {
				t.Fatalf("seed 2 of world B in period %s: %s, the run has %s", fan.get(t, row, "period"), got, want)
			}
		}
	}
}

// Cards are added and closed, widened, and keep what they show when another society is opened.
func TestE2EPlotCards(t *testing.T) {
	b := newTab(t)
	b.open("/")
	cards := "document.querySelectorAll('.plot-card').length"
	before := js[int](b, cards)
	first := js[string](b, "document.querySelector('.plot-card').dataset.plot")
	b.click(button(word(t, "plots.close")).in(".plot-card"))
	b.until("a card is gone", cards+" === %s", before-1)
	b.choose(thing{"combobox", "", ".plots-add"}, first)
	b.until("a card is back", cards+" === %s", before)
	b.click(button(word(t, "plots.widen")).in(".plot-card"))
	b.until("a card is wide", "document.querySelector('.plot-card.plot-wide')")
	b.until("the link holds the plots", "location.hash.includes('plot')")
}
