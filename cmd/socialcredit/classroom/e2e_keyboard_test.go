package classroom

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// still is the first story, which does not go by itself where it is a link.
const still = "/#scenario=loud&twin=institutions.osmanthus.friends.weight%3D0&seed=1&period=0&story=loud"

// focused is what has the focus: its role and its name; and whether one sees that it has.
type focused struct {
	Role, Name, ID string
	Seen           bool
}

func (b *tab) focused() focused {
	b.t.Helper()
	return js[focused](b, `(() => {
		const el = document.activeElement;
		const style = getComputedStyle(el);
		const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
		return { role: el.computedRole, name: el.computedName, id: el.id, seen: ring && el.checkVisibility() };
	})()`)
}

// tabTo presses the tab key until something has the focus, which must be seen on everything on the way.
func (b *tab) tabTo(what string, is func(f focused) bool) {
	b.t.Helper()
	for range 120 {
		b.press(kb.Tab)
		f := b.focused()
		if f.Role != "RootWebArea" && f.Role != "generic" && !f.Seen {
			b.t.Errorf("one does not see that %s %q has the focus", f.Role, f.Name)
		}
		if is(f) {
			return
		}
	}
	b.t.Fatalf("the tab key does not come to %s", what)
}

func (b *tab) tabToName(name string) {
	b.t.Helper()
	b.tabTo(name, func(f focused) bool { return strings.Join(strings.Fields(f.Name), " ") == name })
}

// A whole run without a mouse: to the worlds, pick somebody, let time go, change a setting, reset, help, and out again.
func TestE2EKeyboardOnly(t *testing.T) {
	b := newTab(t)
	b.open(still)
	b.press(kb.Tab)
	if f := b.focused(); f.Name != word(t, "shell.skip") || !f.Seen {
		t.Errorf("the first thing with the focus is %+v", f)
	}
	b.press(kb.Enter)
	b.until("the worlds have the focus", "document.activeElement.id === 'main'")

	b.tabTo("the first world", func(f focused) bool { return f.Role == "image" || f.Role == "img" })
	b.press("n")
	b.until("the next person is told", "document.querySelector('.world-told[aria-live]')?.textContent.length > 5")
	b.press(kb.Enter)
	b.until("a card opens", "document.querySelector('.card article[aria-busy=false] .told')")
	wide := b.picture()
	b.press("+")
	b.until("it comes nearer", "e2e.picture() !== %s", wide)
	b.press(kb.ArrowLeft + "0")
	b.until("everybody is shown", "e2e.picture() === %s", wide)
	b.press(kb.Escape)
	b.press(kb.Escape)
	b.until("nobody is picked", "!document.querySelector('#card-title')")

	b.tabToName(word(t, "shell.step"))
	b.press(kb.Enter)
	b.at(1)
	b.tabToName(word(t, "shell.speed.label"))
	b.press(kb.ArrowRight)
	b.tabTo("the timeline", func(f focused) bool { return f.ID == "timeline" })
	b.press(kb.ArrowRight)
	b.at(2)
	b.press(kb.End)
	b.at(60)
	b.press(kb.Home)
	b.at(0)

	b.tabTo("the tabs", func(f focused) bool { return f.Role == "tab" })
	b.press(kb.ArrowRight + kb.ArrowRight)
	b.until("all settings are shown", "document.querySelector('.settings')")
	b.tabToName(word(t, "shell.settings.search"))
	b.press("record review")
	b.tabTo("a setting", func(f focused) bool { return f.ID == "setting-record.review" })
	b.press("0.9" + kb.Enter)
	b.until("it is changed", "document.querySelector('.changes [title=\"record.review\"]')")
}

// Each key of the help does what the help says.
func TestE2EKeys(t *testing.T) {
	b := newTab(t)
	b.open(still)
	b.press("s")
	b.at(1)
	b.press("S")
	b.at(11)
	b.press(" ")
	b.until("time goes", `document.getElementById("timeline").valueAsNumber > 13`)
	b.press(" ")
	b.see(button(word(t, "shell.go")))
	b.press("f")
	b.until("the worst off is shown", "document.querySelector('.card article[aria-busy=false] .told')")
	first := b.text("#card-title")
	b.press("]")
	b.until("a friend is shown", "e2e.text('#card-title') !== %s", first)
	b.until("and told", "document.querySelector('.card article[aria-busy=false] .told')")
	b.press("[")
	b.says("#card-title", first)
	b.press(kb.Escape)
	b.until("nobody is shown", "!document.querySelector('#card-title')")
	b.press("t")
	b.until("the twin is gone", "document.querySelectorAll('.society').length === 1")
	b.press("u")
	b.until("the twin is back", "document.querySelectorAll('.society').length === 2")
	b.press("d")
	b.until("the dice fell", "document.getElementById('seed').value !== '1'")
	b.press("r")
	b.at(0)
	b.until("the seed is the story's", "document.getElementById('seed').value === '1'")

	b.press("?")
	b.see(thing{role: "dialog", name: word(t, "shell.help.title")})
	b.press("s") // which the help does not let through
	b.press(kb.Escape)
	b.until("the help is closed", "!document.querySelector('dialog[open]')")
	b.at(0)
	b.click(button(word(t, "shell.help.title")))
	b.click(button(word(t, "shell.close")).in("#help"))
	b.until("the help is closed", "!document.querySelector('dialog[open]')")
	if f := b.focused(); f.ID != "help-button" {
		t.Errorf("after the help %+v has the focus", f)
	}
	b.write(thing{role: "spinbutton", name: word(t, "shell.seed.label")}, "5")
	b.do(chromedp.KeyEvent("s"))
}
