package classroom

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What a person does on the page: things are found by what they are and are called, as a screen reader tells it.

// A thing is something on the page: its role and its accessible name (with ~ in front a part of it), within what a
// selector picks.
type thing struct{ role, name, within string }

func (w thing) String() string {
	return strings.TrimSpace(w.role + " " + strconv.Quote(w.name) + " " + w.within)
}

// expr is the thing as JavaScript.
func (w thing) expr() string {
	args, err := json.Marshal([]string{w.role, w.name, w.within})
	if err != nil {
		panic(err)
	}
	return "e2e.one(..." + string(args) + ")"
}

func (w thing) in(selector string) thing {
	w.within = selector
	return w
}

func button(name string) thing { return thing{role: "button", name: name} }

// see waits until a thing is there.
func (b *tab) see(w thing) {
	b.t.Helper()
	b.until("there is "+w.String(), w.expr())
}

func (b *tab) sees(w thing) bool {
	b.t.Helper()
	return js[bool](b, "!!"+w.expr())
}

// click clicks into the middle of a thing, once nothing covers it and it does not move.
func (b *tab) click(w thing) {
	b.t.Helper()
	b.clickOn(w.String(), w.expr())
}

// clickOn clicks on the element that an expression gives.
func (b *tab) clickOn(what, expression string) {
	b.t.Helper()
	at := await[struct{ X, Y float64 }](b, what+" can be clicked", "e2e.spot("+expression+")")
	b.do(chromedp.MouseEvent(chromedp.MouseMoved, at.X, at.Y), chromedp.MouseClickXY(at.X, at.Y))
}

// press presses keys, one after the other.
func (b *tab) press(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// write types into a field, instead of what is there, and leaves the field, which tells the page.
func (b *tab) write(w thing, text string) {
	b.t.Helper()
	b.see(w)
	js[any](b, w.expr()+".select()")
	js[any](b, w.expr()+".focus()")
	b.press(text)
	b.press(kb.Tab)
}

// choose picks an option of a list, by its words or its value.
func (b *tab) choose(w thing, option string) {
	b.t.Helper()
	b.until(w.String()+" offers "+option, "e2e.choose("+w.expr()+", %s)", option)
}

// slide drags a slider.
func (b *tab) slide(w thing, value float64) {
	b.t.Helper()
	b.see(w)
	js[string](b, "e2e.slide("+w.expr()+", %s)", value)
}

// value is what a field holds.
func (b *tab) value(w thing) string {
	b.t.Helper()
	b.see(w)
	return js[string](b, "String("+w.expr()+".value)")
}

// text is the text that an element shows.
func (b *tab) text(selector string) string {
	b.t.Helper()
	return await[[]string](b, "there is "+selector, "e2e.text(%s) !== null && [e2e.text(%s)]", selector, selector)[0]
}

// says waits until an element shows a text, whole or, with ~ in front, in part.
func (b *tab) says(selector, text string) {
	b.t.Helper()
	if part, ok := strings.CutPrefix(text, "~"); ok {
		b.until(selector+" says "+part, "e2e.text(%s)?.includes(%s)", selector, part)
		return
	}
	b.until(selector+" says "+text, "e2e.text(%s) === %s", selector, text)
}

// at waits until a period is shown.
func (b *tab) at(period int) {
	b.t.Helper()
	b.until("it is period "+strconv.Itoa(period), `e2e.text("#period").match(/\d+/)[0] === %s && document.querySelector(".monitor span")`, strconv.Itoa(period))
}

// numbers is what the page tells of the worlds in words.
func (b *tab) numbers() string {
	b.t.Helper()
	return js[string](b, "e2e.numbers()")
}

// picture is what the worlds show, pixel by pixel, once it stands still.
func (b *tab) picture() string {
	b.t.Helper()
	return js[string](b, "e2e.still()")
}

// pick clicks on somebody in a world: where the pointer is over a person, beginning in the middle.
func (b *tab) pick(world int) {
	b.t.Helper()
	b.picture() // nobody moves any more
	box := js[struct{ X, Y, Width, Height float64 }](b, `(() => { const c = document.querySelector(%s); c.scrollIntoView({block: "nearest", behavior: "instant"}); const b = c.getBoundingClientRect(); return {x: b.x, y: b.y, width: b.width, height: b.height} })()`,
		`.society[data-world="`+strconv.Itoa(world)+`"] .world-people`)
	for _, at := range [][2]float64{{.5, .5}, {.3, .3}, {.7, .3}, {.3, .7}, {.7, .7}, {.45, .4}, {.55, .6}, {.25, .5}, {.75, .5}, {.5, .25}, {.5, .75}, {.4, .5}, {.6, .5}, {.15, .3}} {
		x, y := box.X+at[0]*box.Width, box.Y+at[1]*box.Height
		b.do(chromedp.MouseEvent(chromedp.MouseMoved, x, y))
		if js[bool](b, `[...document.querySelectorAll(".world-tip")].some((tip) => !tip.hidden && tip.textContent !== "")`) {
			b.do(chromedp.MouseClickXY(x, y))
			return
		}
	}
	b.t.Fatal("the pointer met nobody in the world")
}

// plot has the first card show a kind of plot, unless another does, and returns the selector of the card.
func (b *tab) plot(kind string) string {
	b.t.Helper()
	card := `.plot-card[data-plot="` + kind + `"]`
	if !js[bool](b, "!!document.querySelector(%s)", card) {
		b.choose(thing{"combobox", word(b.t, "plots.choose.plot"), ".plot-card"}, kind)
	}
	b.until("a plot of kind "+kind+" is shown", "document.querySelector(%s)?.querySelector('.plot-room svg desc, .plot-nothing')", card)
	return card
}

// zoom turns the wheel over the middle of a world, so many notches towards it.
func (b *tab) zoom(world, notches int) {
	b.t.Helper()
	at := await[struct{ X, Y float64 }](b, "the world can be seen", "e2e.spot(document.querySelector(%s))", `.society[data-world="`+strconv.Itoa(world)+`"] .world-people`)
	for range notches {
		b.call(func(ctx context.Context) error {
			_, err := chromedp.Call(ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: chromedp.MouseWheel, X: at.X, Y: at.Y, DeltaX: 0.01, DeltaY: -120})
			return err
		})
	}
}
