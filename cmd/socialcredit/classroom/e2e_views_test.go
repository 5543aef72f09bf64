package classroom

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A view is one face of the page.
type view struct {
	name string
	hash string
	then func(b *tab)
}

// views are all faces of the page.
func views() []view {
	const state = "#scenario=loud&twin=institutions.osmanthus.friends.weight%3D0&seed=1&period=24&story=loud"
	byID := func(id, until string) func(b *tab) {
		return func(b *tab) {
			b.clickOn(id, "document.getElementById('"+id+"')")
			b.until("the view is there", until)
		}
	}
	return []view{
		{"world", state, nil},
		{"person", state + "&person=3", func(b *tab) {
			b.until("the card", "document.querySelector('.card article[aria-busy=false] .told')")
		}},
		{"settings", state, byID("tab-settings", "document.querySelector('.settings details')")},
		{"lesson", "#scenario=loud&seed=1&period=0&lesson=shoes.0&hand=424", func(b *tab) { b.until("the lesson", "document.querySelector('.lesson .choose')") }},
		{"notes", "#view=notes&lesson=friends", nil},
		{"worksheet", "#view=worksheet&lesson=friends", nil},
		{"share", state, byID("share", "document.querySelector('.share .popover')")},
		{"help", state, func(b *tab) {
			b.press("?")
			b.until("the help", "document.querySelector('dialog[open]')")
		}},
	}
}

// show opens a view.
func (b *tab) show(v view) {
	b.t.Helper()
	if strings.HasPrefix(v.hash, "#view=") {
		b.do(chromedp.Navigate("about:blank"))
		b.visit("/" + v.hash)
		b.until("the paper", "document.querySelector('.sheet h1')")
	} else {
		b.open("/" + v.hash)
	}
	if v.then != nil {
		v.then(b)
	}
}

// sizes are those of a projector and a phone.
var sizes = [][2]int64{{1024, 768}, {390, 844}}

// No view is wider than the window, in large type neither, and in large type all of it can be read.
func TestE2ENothingIsTooWide(t *testing.T) {
	b := newTab(t)
	for _, v := range views() {
		b.show(v)
		for _, size := range sizes {
			b.size(size[0], size[1])
			for _, large := range []string{"no", "yes"} {
				js[any](b, "document.documentElement.dataset.large = %s", large)
				js[any](b, "e2e.frames(2)")
				wide := js[struct {
					Width, Window int
					What          []string
				}](b, `(() => {
					const page = document.scrollingElement;
					const out = page.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")].filter((e) => e2e.shown(e) && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.tagName + "." + e.className + "#" + e.id).slice(0, 6);
					return { width: page.scrollWidth, window: innerWidth, what: out };
				})()`)
				if wide.Width > wide.Window {
					t.Errorf("%s at %d x %d, large type %s: the page is %d wide; beyond the edge are %q", v.name, size[0], size[1], large, wide.Width, wide.What)
				}
			}
		}
		b.size(1024, 768)
	}
}

//go:embed testdata/axe.min.js
var axe string

// A finding is what axe says is wrong.
type finding struct {
	ID, Impact, Help string
	Nodes            []string
}

// axeRun has axe look at the page, by rules of which colours alone are of interest in the dark. First come those that hold.
const axeRun = `axe.run(document, document.documentElement.dataset.theme === "dark" ? { runOnly: ["color-contrast"] } : {}).then(({ violations, passes }) => [
	{ id: "passes", nodes: passes.map((p) => p.id) },
	...violations.filter((v) => v.impact === "serious" || v.impact === "critical").map((v) => ({
		id: v.id, impact: v.impact, help: v.help,
		nodes: v.nodes.slice(0, 4).map((n) => n.html.slice(0, 160) + " " + n.failureSummary.replace(/\s+/g, " ").slice(0, 200)),
	})),
])`

// axe-core finds nothing serious in any view, light and dark, on a projector and on a phone.
func TestE2EAxe(t *testing.T) {
	b := newTab(t)
	for _, v := range views() {
		b.show(v)
		js[any](b, axe+"; null")
		for _, size := range sizes {
			b.size(size[0], size[1])
			for _, scheme := range []string{"light", "dark"} {
				b.media("prefers-color-scheme", scheme)
				b.until("it is "+scheme, "document.documentElement.dataset.theme === %s", scheme)
				js[any](b, "e2e.frames(2)")
				findings := js[[]finding](b, axeRun)
				if len(findings) == 0 || findings[0].ID != "passes" || len(findings[0].Nodes) < map[string]int{"light": 15, "dark": 1}[scheme] {
					t.Fatalf("axe looked at nothing: %v", findings)
				}
				for _, f := range findings[1:] {
					t.Errorf("%s, %s, %d x %d: %s (%s): %s\n    %s", v.name, scheme, size[0], size[1], f.ID, f.Impact, f.Help, strings.Join(f.Nodes, "\n    "))
				}
			}
		}
		b.size(1024, 768)
	}
}

// In no view and no language does a person see the key of a text, a place that nothing was filled into, or a value that is
// none.
func TestE2ENoRawTexts(t *testing.T) {
	sections := make([]string, 0, 16)
	for section := range words()["en"] {
		sections = append(sections, section)
	}
	slices.Sort(sections)
	b := newTab(t)
	for _, lang := range []string{"en", "zh"} {
		for _, v := range views() {
			b.show(view{v.name, v.hash + "&lang=" + lang, v.then})
			b.until("the language is "+lang, "document.documentElement.lang.startsWith(%s)", lang)
			for _, bad := range js[[]string](b, "e2e.raw(%s)", sections) {
				t.Errorf("%s in %s: %s", v.name, lang, bad)
			}
			if lang == "zh" {
				checkChinese(b, v.name)
			}
		}
	}
}

// checkChinese wants most of a view in Chinese, but for what is told to be English.
func checkChinese(b *tab, name string) {
	b.t.Helper()
	count := js[struct{ Latin, Chinese int }](b, `(() => {
		let [latin, chinese] = [0, 0];
		const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
		for (let n = walk.nextNode(); n; n = walk.nextNode()) {
			const e = n.parentElement;
			if (!e2e.shown(e) || e.closest("[lang=en], code, pre, input, select, .url, cite")) continue;
			latin += (n.textContent.match(/[A-Za-z]{3,}/g) ?? []).join("").length;
			chinese += (n.textContent.match(/[\u4e00-\u9fff]/g) ?? []).length;
		}
		return { latin, chinese };
	})()`)
	if count.Chinese < 50 || count.Latin > count.Chinese {
		b.t.Errorf("%s in Chinese has %d Chinese characters and %d Latin letters", name, count.Chinese, count.Latin)
	}
}

// The language is changed where it is chosen, and all that is shown with it, also what time has made.
func TestE2ELanguage(t *testing.T) {
	b := newTab(t)
	b.open("/#scenario=loud&seed=1&period=24&person=3")
	b.until("the card", "document.querySelector('.card article[aria-busy=false] .told')")
	b.choose(thing{"combobox", word(t, "shell.language"), ".tools"}, "zh")
	b.see(button(wordIn(t, "zh", "shell.go")))
	b.until("the card is told in Chinese", `(e2e.text(".told .tellings")?.match(/[\u4e00-\u9fff]/g) ?? []).length > 4`)
	b.says("#period", fmt.Sprint(wordIn(t, "zh", "shell.period", "n", 24, "of", 60)))
	b.until("the link holds it", "location.hash.includes('lang=zh')")
	b.choose(thing{"combobox", wordIn(t, "zh", "shell.language"), ".tools"}, "en")
	b.see(button(word(t, "shell.go")))
}
