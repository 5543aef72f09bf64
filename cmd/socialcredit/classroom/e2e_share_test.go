package classroom

import (
	"strconv"
	"strings"
	"testing"
)

// Whoever opens the link elsewhere sees the same: every pixel of the worlds, every number, the person, the language.
func TestE2ELinkGivesTheSame(t *testing.T) {
	a := newTab(t)
	a.open("/")
	a.slide(thing{role: "slider", name: word(t, "stories.controls.jaywalk_noticed.label"), within: ".story"}, 0.7)
	a.until("the change is listed", "document.querySelector('.changes [title=\"acts.jaywalk.noticed\"]')")
	a.write(thing{role: "spinbutton", name: word(t, "shell.seed.label")}, "99")
	a.slide(thing{role: "slider", within: ".timeline"}, 33)
	a.at(33)
	a.click(thing{role: "tab", name: word(t, "shell.tab.person")})
	a.click(button(word(t, "card.by.worst")).in(".card"))
	a.until("the card", "document.querySelector('.card article[aria-busy=false] .told')")
	card, numbers, picture := a.text(".card article"), a.numbers(), a.picture()
	a.click(button(word(t, "shell.share.button")))
	link := a.value(thing{"textbox", word(t, "shell.share.link"), ".share"})
	a.click(button(word(t, "shell.share.copy_link")).in(".share"))
	a.until("it says that it copied, or how one copies", "[...document.querySelectorAll('.share [role=status]')].some((s) => s.textContent.length > 3)")
	if !strings.HasPrefix(link, a.home+"#") {
		t.Fatalf("the link is %s", link)
	}

	b := newTab(t)
	b.open(strings.TrimPrefix(link, strings.TrimSuffix(a.home, "/")))
	b.at(33)
	b.until("the card", "document.querySelector('.card article[aria-busy=false] .told')")
	if got := b.numbers(); got != numbers {
		t.Errorf("the link shows %s\nit was made of   %s", got, numbers)
	}
	if got := b.text(".card article"); got != card {
		t.Errorf("the card of the link: %s\nit was made of %s", got, card)
	}
	b.until("the same picture", "e2e.picture() === %s", picture)
	if got := b.picture(); got != picture {
		t.Errorf("the picture is %s, it was %s", got, picture)
	}
	if note := b.text(".notices"); note != "" && strings.Contains(note, "version") {
		t.Errorf("a link of the same version is told to be of another: %s", note)
	}
	// The address itself is the same link.
	if got := js[string](b, "location.href"); got != link {
		b.until("the address is the link", "location.href === %s", link)
	}
}

// A link of another version opens, and says so. One that cannot be opened says why, and the first story is shown.
func TestE2ELinksThatAreOfElsewhere(t *testing.T) {
	b := newTab(t)
	b.media("prefers-reduced-motion", "reduce") // so that nothing goes by itself
	b.open("/#scenario=loud&seed=1&period=12&version=0.0.1")
	b.at(12)
	b.says(".notices", "~0.0.1")
	for _, bad := range []struct{ hash, says string }{
		{"#scenario=no_such_city&period=3", "no_such_city"},
		{"#scenario=loud&set=record.review%3D7&period=3", "record.review"},
		{"#scenario=loud&set=" + strings.Repeat("a", 300) + "%3D1&period=3", "aaa"},
	} {
		b.open("/" + bad.hash)
		b.says(".notices", "~"+bad.says)
		b.see(thing{"heading", word(t, "stories.loud.title"), ".story"})
		b.at(0)
	}
	for i, odd := range []string{"#%%%", "#scenario", "#period=5&seed=2", "#scenario=loud&period=99999999&person=77777&hand=&lesson=x.9&lang=xx&twin=&seed=-3"} {
		b.open("/" + odd)
		if i == 3 {
			b.at(60)
			continue
		}
		b.at(0)
		b.says("#period", "~"+strconv.Itoa(60))
	}
}

// A link that is typed into the address of a page that is open is opened there.
func TestE2ELinkIntoAnOpenPage(t *testing.T) {
	b := newTab(t)
	b.open("/")
	js[any](b, "location.hash = 'scenario=loud&twin=record.error.person=1&seed=5&period=20'")
	b.at(20)
	b.until("the seed is the link's", "document.getElementById('seed').value === '5'")
	b.says(`.society[data-world="1"] .differs`, "~1")
}
