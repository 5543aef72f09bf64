package classroom

import (
	"strings"
	"testing"
)

// All settings: search, change a number, a word, a kind. What is wrong is said beside the setting, and the society stays.
func TestE2ESettings(t *testing.T) {
	b := newTab(t)
	b.open("/")
	b.slide(thing{role: "slider", within: ".timeline"}, 30)
	b.at(30)
	b.click(thing{role: "tab", name: word(t, "shell.tab.settings")})
	b.until("there are many settings", "parseInt(e2e.text('.settings [role=status]')) > 60")
	search := thing{role: "searchbox", name: word(t, "shell.settings.search")}
	b.write(search, "no such thing at all")
	b.says(".settings [role=status]", word(t, "shell.settings.found", "n", 0))

	first := b.numbers()
	b.write(search, "error person")
	number := thing{"spinbutton", "~person", ".settings"}
	b.write(number, "0.8")
	b.until("a number changes the society", "e2e.numbers() !== %s", first)
	b.at(30)
	b.until("it is listed", "document.querySelector('.changes [title=\"record.error.person\"]')")

	was := b.numbers()
	b.write(search, "record review")
	b.write(thing{"spinbutton", "~review", ".settings"}, "1.5")
	b.until("the mistake is told beside the setting", "document.querySelector('.field[data-bad=yes] .mistake')?.innerText.length > 10")
	b.see(thing{"alert", "", ".settings"})
	if got := b.numbers(); got != was {
		t.Errorf("a setting that cannot be has changed the society: %s; it was %s", got, was)
	}
	b.at(30)
	b.write(thing{"spinbutton", "~review", ".settings"}, "0.9")
	b.until("the mistake is gone", "!document.querySelector('.field[data-bad=yes]') && !document.querySelector('.failed')")
	b.until("the society changes", "e2e.numbers() !== %s", was)

	was = b.numbers()
	b.write(search, "osmanthus mode")
	b.choose(thing{"combobox", "~mode", ".settings"}, "output")
	b.until("with no gates nobody is shut out", "[...document.querySelectorAll('.monitor')].every((m) => m.innerText.includes('0 shut out'))")
	b.click(button(word(t, "shell.changes.undo")).in(".settings"))
	b.until("it is taken back", "e2e.numbers() === %s", was)

	b.write(search, "network kind")
	b.choose(thing{"combobox", "~kind", ".settings"}, "random")
	b.until("the kind is listed", "document.querySelector('.changes [title=\"network.kind\"]')")
	b.until("with other friends the numbers are others", "e2e.numbers() !== %s", was)
	b.write(search, "homophily")
	if b.sees(thing{"spinbutton", "~homophily", ".settings"}) {
		t.Error("a network at random has the homophily of another kind")
	}
}

// A policy is added by its kind, in the twin alone, with settings of its own.
func TestE2EAddAPolicy(t *testing.T) {
	b := newTab(t)
	b.open("/#scenario=loud&twin=&seed=1&period=60")
	b.at(60)
	b.says("#differ", word(t, "shell.differ.many", "n", 0, "of", 500))
	b.click(thing{role: "tab", name: word(t, "shell.tab.settings")})
	b.click(thing{role: "radio", name: word(t, "shell.settings.whose_1")})
	policies := word(t, "shell.settings.top.policies")
	b.click(button("~" + policies).in(".settings"))
	b.choose(thing{"combobox", word(t, "shell.settings.add_what", "top", policies), ".settings"}, "repair")
	b.clickOn("the button that adds it", "[...document.querySelectorAll('.settings details[open] .add button')].find(e2e.shown)")
	b.until("it is there, or why not", "document.querySelector('.changes li') || document.querySelector('.failed')")
	if b.sees(thing{"alert", "", ".settings"}) {
		t.Fatalf("a repair cannot be added: %s", b.text(".settings .failed"))
	}
	b.until("its settings are shown where it was added", "e2e.shown(document.querySelector('[id^=\"setting-policies.repair.\"]'))")
	b.click(button(word(t, "shell.share.button")))
	if command := b.value(thing{"textbox", word(t, "shell.share.command_1"), ".share"}); !strings.Contains(command, "policies.repair={kind: repair}") {
		t.Errorf("the command line of the twin is %s", command)
	}
}

// A slider of a story that is dragged ends where it was let go, whatever was asked for on the way.
func TestE2ESliderThatIsDragged(t *testing.T) {
	b := newTab(t)
	b.open("/")
	b.slide(thing{role: "slider", within: ".timeline"}, 60)
	b.at(60)
	noticed := thing{role: "slider", name: word(t, "stories.controls.jaywalk_noticed.label"), within: ".story"}
	js[any](b, `(() => { const s = `+noticed.expr()+`; for (let v = 0; v <= 100; v += 5) { s.value = v / 100; s.dispatchEvent(new Event("input", {bubbles: true})) } })()`)
	b.until("the last place is listed", "[...document.querySelectorAll('.changes li')].some((l) => l.querySelector('[title=\"acts.jaywalk.noticed\"]') && /1$|1\\b/.test(l.innerText))")
	b.until("and nothing is under way", "e2e.text('.monitor').length > 5")
	b.at(60)
	dragged := b.numbers()
	c := newTab(t)
	c.open("/#scenario=loud&set=acts.jaywalk.noticed%3D1&twin=institutions.osmanthus.friends.weight%3D0&seed=1&period=60")
	c.at(60)
	c.until("as if it had been there from the start", "e2e.numbers() === %s", dragged)
}
