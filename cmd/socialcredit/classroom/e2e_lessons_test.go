package classroom

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"socialcredit/cmd/socialcredit/classroom/text"
)

// A lesson as far as these tests must know it.
type lesson struct {
	Name   string
	Scenes []struct {
		Name, Kind string
		State      struct{ Scenario string }
		Until      int
	}
}

func lessons(t *testing.T) []lesson {
	t.Helper()
	told, err := text.Lessons()
	if err != nil {
		t.Fatal(err)
	}
	var all []lesson
	if err := json.Unmarshal(told, &all); err != nil {
		t.Fatal(err)
	}
	if len(all) < 6 {
		t.Errorf("there are %d lessons", len(all))
	}
	return all
}

// Each lesson is walked through scene by scene, in both languages: the scene's words are told, its society is shown with
// numbers, and what there is to do is there.
func TestE2ELessons(t *testing.T) {
	b := newTab(t)
	for _, lang := range []string{"en", "zh"} {
		b.open("/#scenario=loud&seed=1&period=0&lang=" + lang)
		for _, l := range lessons(t) {
			b.choose(thing{role: "combobox", name: wordIn(t, lang, "shell.show")}, "lesson "+l.Name)
			b.says(".lesson h2", wordIn(t, lang, "lessons."+l.Name+".title"))
			for i, scene := range l.Scenes {
				at := fmt.Sprintf("%s.%d", l.Name, i)
				b.says("#scene-title", wordIn(t, lang, "lessons."+l.Name+".scenes."+scene.Name+".title"))
				b.until(at+" shows a society", "document.querySelector('.monitor span') && document.querySelector('#panel').textContent.length > 200")
				b.see(scenePart(t, lang, scene.Kind))
				if bad := js[[]string](b, "e2e.raw(%s)", []string{"lessons", "teach", "shell", "plots", "card", "stories"}); len(bad) > 0 {
					t.Errorf("%s in %s: %q", at, lang, bad)
				}
				if i < len(l.Scenes)-1 {
					b.click(button(wordIn(t, lang, "teach.next")))
				}
			}
			b.click(button(wordIn(t, lang, "teach.leave")))
			b.until("the lesson is left", "!document.querySelector('.lesson')")
		}
	}
}

// scenePart is what a scene of a kind has for the class to do.
func scenePart(t *testing.T, lang, kind string) thing {
	t.Helper()
	switch kind {
	case "hand":
		return thing{"group", "", ".hand"}
	case "guess":
		return button(wordIn(t, lang, "plots.guess.done")).in(".guess")
	case "watch", "twin":
		return thing{"button", "", ".run"}
	}
	return thing{"heading", "", ".lesson"} // a slider or free play, which may have controls of any kind
}

// By hand: what the class decides happens, is told, is in the link, and can be taken back.
func TestE2EHandPlay(t *testing.T) {
	b := newTab(t)
	b.open("/#scenario=loud&seed=1&period=0&hand=424&lesson=shoes.0")
	b.says(".hand .who strong", word(t, "teach.hand.who", "n", 424))
	b.until("the life is there, above the acts", "document.querySelector('.hand .score')")
	blood := button(word(t, "labels.donate_blood")).in(".acts")
	b.click(blood)
	b.until("it is chosen", blood.expr()+".getAttribute('aria-pressed') === 'true'")
	b.click(button(word(t, "teach.hand.play")))
	b.at(1)
	b.says(".past li", "~"+word(t, "teach.hand.did", "acts", word(t, "labels.donate_blood")))
	b.until("the link holds it", `decodeURIComponent(location.hash).includes("hand=424;1:donate_blood")`)
	b.click(button("~" + strings.Split(word(t, "teach.hand.nothing"), " {")[0]))
	b.at(2)
	b.until("both months are told", "document.querySelectorAll('.past li').length === 2")
	score := b.text(".hand .score")
	b.until("the link is of now", "location.hash.includes('period=2')")
	link := js[string](b, "location.hash")

	c := newTab(t)
	c.open("/" + link)
	c.at(2)
	c.until("the link tells the same", "document.querySelectorAll('.past li').length === 2")
	if got := c.text(".hand .score"); got != score {
		t.Errorf("the link says %s, it was %s", got, score)
	}

	b.click(button(word(t, "teach.hand.undo", "unit", word(t, "teach.unit.month"))))
	b.at(1)
	b.until("one month is told", "document.querySelectorAll('.past li').length === 1")
	b.click(button(word(t, "teach.hand.rest_nothing")))
	b.at(12)
	b.says(".hand", "~"+word(t, "teach.hand.over"))
}

// A guess is drawn by keyboard; only then time goes on, and the real curve is shown and compared.
func TestE2EGuessByKeyboard(t *testing.T) {
	b := newTab(t)
	at := slices.IndexFunc(lessons(t)[0].Scenes, func(s struct {
		Name, Kind string
		State      struct{ Scenario string }
		Until      int
	},
	) bool {
		return s.Kind == "guess"
	})
	b.open("/#scenario=loud&set=acts.jaywalk.noticed%3D1&seed=1&period=0&lesson=shoes." + strconv.Itoa(at))
	done := button(word(t, "plots.guess.done")).in(".guess")
	b.until("nothing can be revealed yet", done.expr()+".disabled")
	b.press(" ") // which lets time go elsewhere
	b.until("it is said why not", "document.body.textContent.includes(%s)", word(t, "plots.guess.missing"))
	b.at(0)
	summary := button(word(t, "plots.guess.sliders")).in(".guess")
	b.see(summary)
	js[any](b, summary.expr()+".focus()")
	b.press(kb.Enter)
	b.until("there are sliders", "document.querySelectorAll('.guess-sliders[open] input').length > 3")
	for i := range js[int](b, "document.querySelectorAll('.guess-sliders input').length") {
		js[any](b, "document.querySelectorAll('.guess-sliders input')[%s].focus()", i)
		b.press(kb.Home)
		b.press(kb.ArrowRight + kb.ArrowRight)
	}
	b.until("the guess is whole", "!"+done.expr()+".disabled")
	js[any](b, done.expr()+".focus()")
	b.press(kb.Enter)
	b.until("time goes on", "document.getElementById('timeline').valueAsNumber > 0")
	b.slide(thing{role: "slider", name: word(t, "shell.speed.label")}, 100) // nobody waits for twelve seconds here
	b.at(60)
	b.says(".guess-off", "~"+strings.Split(word(t, "plots.guess.missed"), "{")[0])
	off := regexp.MustCompile(`\d+(\.\d+)?`).FindString(b.text(".guess-off"))
	run := seriesOf(t, "loud", "acts.jaywalk.noticed=1", "seed=1")
	sum := 0.0
	for p := range 61 {
		came, err := strconv.ParseFloat(run.value(t, strconv.Itoa(p), "all", "any_excluded"), 64)
		if err != nil {
			t.Fatal(err)
		}
		sum += max(came-0.04, 0.04-came)
	}
	// Two steps of a fiftieth are 4 %, in every year.
	if want := 100 * sum / 61; !near(t, off, want, 0.1) {
		t.Errorf("the guess was off by %s, by hand it is %.3f", off, want)
	}
}

func near(t *testing.T, said string, want, within float64) bool {
	t.Helper()
	x, err := strconv.ParseFloat(said, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x > want-within && x < want+within
}

// A scene that runs stands still where it ends, with the numbers that its words name.
func TestE2ESceneRuns(t *testing.T) {
	b := newTab(t)
	b.open("/#scenario=loud&seed=1&period=0&lesson=shoes.1")
	b.click(button(word(t, "teach.run")).in(".run"))
	b.slide(thing{role: "slider", name: word(t, "shell.speed.label")}, 100)
	b.at(60)
	b.see(button(word(t, "teach.again")).in(".run"))
	b.says(".monitor", "~37 %") // as the lesson says
	b.click(button(word(t, "teach.show_see")))
	b.says(".scene-text", "~37 %")
	b.click(button(word(t, "teach.again")).in(".run"))
	b.at(0)
}
