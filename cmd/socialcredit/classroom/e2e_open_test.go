package classroom

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A fresh visitor sees a living society of 500 people beside its twin, with the loud story, which is said to be loud.
func TestE2EFirstSight(t *testing.T) {
	b := newTab(t)
	var answer string
	b.call(func(ctx context.Context) error {
		r, err := chromedp.Run(ctx, chromedp.NavigateResponse(b.home))
		if err == nil {
			answer = r.URL
			if r.Status != http.StatusOK || r.URL != b.home {
				t.Errorf("%s answered %v for %s", b.home, r.Status, r.URL)
			}
		}
		return err
	})
	b.living()
	if redirected := js[int](b, `performance.getEntriesByType("navigation")[0].redirectCount`); redirected != 0 {
		t.Errorf("%d redirects to %s", redirected, answer)
	}
	b.see(thing{"heading", word(t, "stories.loud.title"), ".story"})
	if !strings.Contains(strings.ToLower(b.text(".story")), "loud") {
		t.Error("the story does not say that it is loud")
	}
	if !strings.Contains(b.text("#story option:checked"), word(t, "stories.loud.title")) {
		t.Error("the list does not name the story that is shown")
	}
	for world, name := range []string{word(t, "shell.world_0"), word(t, "shell.world_1")} {
		b.see(thing{"heading", name, ".worlds"})
		b.see(thing{"image", "~500", `.society[data-world="` + string(rune('0'+world)) + `"]`})
	}
	b.see(thing{"region", word(t, "shell.worlds"), ""})
	b.says("#period", "~"+strings.TrimSpace(strings.Split(word(t, "shell.period", "of", 60), "}")[1]))
	if got := b.text("#differ"); !strings.Contains(got, "500") {
		t.Errorf("the strip says %q, and not of how many people", got)
	}
	ink := js[[]int](b, `[...document.querySelectorAll(".world-people")].map(e2e.inked)`)
	if len(ink) != 2 || ink[0] < 10 || ink[1] < 10 {
		t.Errorf("colours of the two worlds: %d", ink)
	}
}

// A society that nobody has set up lives from the start, and the two worlds part; one pauses it and goes on.
func TestE2ELives(t *testing.T) {
	b := newTab(t)
	b.visit("/")
	b.until("time goes", `document.getElementById("timeline").valueAsNumber > 12`)
	b.until("people differ", `!e2e.text("#differ").startsWith("0 ")`)
	b.click(button(word(t, "shell.pause")))
	b.see(button(word(t, "shell.go")))
	stood := b.picture()
	b.click(button(word(t, "shell.go")))
	b.see(button(word(t, "shell.pause")))
	b.until("time goes on", "e2e.picture() !== %s", stood)
}

// Whoever prefers less motion has a society that stands still until they let it go.
func TestE2EReducedMotion(t *testing.T) {
	b := newTab(t)
	b.media("prefers-reduced-motion", "reduce")
	b.open("/")
	b.see(button(word(t, "shell.go")))
	b.at(0)
	if moving := js[[]string](b, `[...document.querySelectorAll("*")].filter((e) => { const s = getComputedStyle(e); return (s.animationName !== "none" && s.animationDuration !== "0s") || s.transitionDuration.split(",").some((d) => parseFloat(d) > 0.01) }).map((e) => e.tagName + "." + e.className)`); len(moving) > 0 {
		t.Errorf("these move: %q", moving)
	}
	b.click(button(word(t, "shell.go")))
	b.until("time goes", `document.getElementById("timeline").valueAsNumber > 2`)
}

// How the page looks is chosen once and stays: colours, large type, language. None of it is in the link but the language.
func TestE2EPreferences(t *testing.T) {
	b := newTab(t)
	b.open(still)
	small := js[float64](b, "parseFloat(getComputedStyle(document.querySelector('.story p')).fontSize)")
	b.choose(thing{"combobox", word(t, "shell.theme.label"), ".tools"}, "dark")
	b.click(button(word(t, "shell.large")))
	b.choose(thing{"combobox", word(t, "shell.language"), ".tools"}, "zh")
	looks := func() {
		b.t.Helper()
		b.until("it is dark", "document.documentElement.dataset.theme === 'dark'")
		b.until("it is large", "parseFloat(getComputedStyle(document.querySelector('.story p')).fontSize) >= 1.2 * %s", small)
		b.see(button(wordIn(t, "zh", "shell.go")))
	}
	looks()
	b.until("the link holds the language", "location.hash.includes('lang=zh')")
	if hash := js[string](b, "location.hash"); strings.Contains(hash, "dark") || strings.Contains(hash, "large") {
		t.Errorf("the link tells others how to look at it: %s", hash)
	}
	b.open(still)
	looks()
	if stored := js[[]string](b, "Object.keys(localStorage).filter((k) => !k.startsWith('classroom.')).concat(document.cookie || [])"); len(stored) > 0 {
		t.Errorf("the page keeps %q", stored)
	}
}
