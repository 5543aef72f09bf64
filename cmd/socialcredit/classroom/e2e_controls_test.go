package classroom

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// Step, ten, set up, reset, and the timeline: whichever way one comes to a period, it has the same numbers.
func TestE2ETime(t *testing.T) {
	b := newTab(t)
	b.open("/")
	start := b.numbers()
	b.click(button(word(t, "shell.step")))
	b.at(1)
	b.click(button(word(t, "shell.ten")))
	b.at(11)
	b.says("#date", word(t, "shell.date.month", "year", 1, "n", 11))
	eleven, picture := b.numbers(), b.picture()
	if eleven == start {
		t.Fatal("nothing changed in eleven months")
	}
	b.slide(thing{role: "slider", within: ".timeline"}, 40)
	b.at(40)
	forty := b.numbers()
	b.slide(thing{role: "slider", within: ".timeline"}, 11)
	b.at(11)
	if got := b.numbers(); got != eleven {
		t.Errorf("back at month 11: %s; it was %s", got, eleven)
	}
	if b.picture() != picture {
		t.Error("back at month 11 the picture is another one")
	}
	b.slide(thing{role: "slider", within: ".timeline"}, 40)
	b.at(40)
	if got := b.numbers(); got != forty {
		t.Errorf("again at month 40: %s; it was %s", got, forty)
	}
	b.clickOn("the middle of the timeline", "document.getElementById('timeline')")
	b.at(30)
	b.click(button(word(t, "shell.setup")))
	b.at(0)
	if got := b.numbers(); got != start {
		t.Errorf("set up: %s; it began as %s", got, start)
	}
}

// As fast as it goes, it reaches the end, stands still there, and begins anew when it is told to go.
func TestE2EAsFastAsItGoes(t *testing.T) {
	b := newTab(t)
	b.open("/")
	speed := thing{role: "slider", name: word(t, "shell.speed.label")}
	b.see(speed)
	js[any](b, speed.expr()+".focus()")
	b.press(kb.End)
	b.says(".speed output", word(t, "shell.speed.max"))
	b.click(button(word(t, "shell.go")))
	b.at(60)
	b.see(button(word(t, "shell.go"))) // and no longer Pause
	last := b.numbers()
	b.slide(speed, 0)
	b.says(".speed output", word(t, "shell.speed.month", "n", 1))
	b.click(button(word(t, "shell.go")))
	b.until("it begins anew", `document.getElementById("timeline").valueAsNumber < 5`)
	b.click(button(word(t, "shell.pause")))
	b.slide(thing{role: "slider", within: ".timeline"}, 60)
	b.at(60)
	if got := b.numbers(); got != last {
		t.Errorf("the end: %s; it was %s", got, last)
	}
}

// The seed decides: another one gives other numbers, the same one gives the same again.
func TestE2ESeed(t *testing.T) {
	b := newTab(t)
	b.open("/")
	timeline := thing{role: "slider", within: ".timeline"}
	b.slide(timeline, 30)
	b.at(30)
	first := b.numbers()
	seed := thing{role: "spinbutton", name: word(t, "shell.seed.label")}
	if got := b.value(seed); got != "1" {
		t.Errorf("the seed is %s", got)
	}
	b.write(seed, "4711")
	b.until("other luck", "e2e.numbers() !== %s", first)
	b.at(30)
	b.write(seed, "1")
	b.until("the same luck as at first", "e2e.numbers() === %s", first)

	b.click(button(word(t, "shell.seed.dice")))
	b.until("the dice fell", "document.getElementById('seed').value !== '1'")
	b.until("other luck", "e2e.numbers() !== %s", first)
	b.at(30)
	other, thrown := b.numbers(), b.value(seed)
	b.click(button(word(t, "shell.seed.again")))
	b.says(".notices", "~"+strings.ReplaceAll(word(t, "shell.seed.again_said", "seed", thrown), "  ", " "))
	b.until("it runs from the start", `document.getElementById("timeline").valueAsNumber < 20`)
	b.click(button(word(t, "shell.pause")))
	b.slide(timeline, 30)
	b.at(30)
	if got := b.numbers(); got != other {
		t.Errorf("again with seed %s: %s; it was %s", thrown, got, other)
	}

	b.click(button(word(t, "shell.reset")))
	b.at(0)
	b.until("the story's seed", "document.getElementById('seed').value === '1'")
	b.slide(timeline, 30)
	b.until("the story's luck", "e2e.numbers() === %s", first)
}

// A change holds from the start, is listed, and can be taken back: the last one, or any one.
func TestE2EChanges(t *testing.T) {
	b := newTab(t)
	b.open("/")
	b.slide(thing{role: "slider", within: ".timeline"}, 30)
	b.at(30)
	first, given := b.numbers(), js[int](b, "document.querySelectorAll('.changes li').length")
	noticed := thing{role: "slider", name: word(t, "stories.controls.jaywalk_noticed.label"), within: ".story"}
	b.slide(noticed, 1)
	b.until("the change is listed", "document.querySelectorAll('.changes li').length === %s", given+1)
	b.until("numbers change", "e2e.numbers() !== %s", first)
	b.at(30)
	b.click(button(word(t, "shell.changes.undo")))
	b.until("it is as it was", "e2e.numbers() === %s", first)
	b.until("the list is as it was", "document.querySelectorAll('.changes li').length === %s", given)
	b.until("so is the slider", noticed.expr()+".value < 0.5")

	for i, value := range []float64{0.9, 0.95} {
		b.slide(noticed, value)
		b.until("it is listed once", "[...document.querySelectorAll('.changes li span')].filter((s) => s.title === 'acts.jaywalk.noticed').length === 1")
		b.until("as it is", "e2e.text('.changes').includes(%s)", strconv.FormatFloat(value, 'f', -1, 64))
		_ = i
	}
	b.clickOn("the way back of the change", "[...document.querySelectorAll('.changes li')].find((l) => l.querySelector('[title=\"acts.jaywalk.noticed\"]'))?.querySelector('button')")
	b.until("it is as it was", "e2e.numbers() === %s", first)

	b.slide(noticed, 0)
	b.until("numbers change", "e2e.numbers() !== %s", first)
	b.click(button(word(t, "shell.reset")))
	b.at(0)
	b.until("the list is the story's", "document.querySelectorAll('.changes li').length === %s", given)
}
