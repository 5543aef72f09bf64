package classroom

import (
	"strconv"
	"strings"
	"testing"
)

// A twin in which nothing differs has exactly the same numbers, everywhere on the page; with a difference it has not.
func TestE2ETwinThatIsTheSame(t *testing.T) {
	b := newTab(t)
	b.open("/")
	b.slide(thing{role: "slider", within: ".timeline"}, 60)
	b.at(60)
	if b.says("#differ", "~500"); strings.HasPrefix(b.text("#differ"), "0 ") {
		t.Fatalf("the story's twin does not differ: %s", b.text("#differ"))
	}
	card := b.plot("difference")
	desc := "document.querySelector(" + strconv.Quote(card) + ")?.querySelector('desc')?.textContent"
	b.until("the plot tells of a difference", desc+".length > 20 && !"+desc+".includes('exactly zero in every')")

	b.click(button(word(t, "shell.twin.alike")))
	b.says("#differ", word(t, "shell.differ.many", "n", 0, "of", 500))
	b.at(60)
	b.says("#mean-differs", word(t, "shell.differ.mean", "points", 0))
	if parts := word(t, "shell.differ.parts", "band", 0, "right", 0); !strings.Contains(js[string](b, "document.querySelector('.differences').textContent"), parts) {
		t.Errorf("the strip does not say %q", parts)
	}
	b.says(`.society[data-world="1"] .differs`, word(t, "shell.twin.same_rules"))
	monitors := js[[]string](b, "[...document.querySelectorAll('.monitor')].map((m) => m.innerText)")
	if len(monitors) != 2 || monitors[0] != monitors[1] {
		t.Errorf("the worlds tell different numbers: %q", monitors)
	}
	b.until("the plot says that nothing differs", "document.querySelector(%s)?.querySelector('text')?.closest('svg')?.textContent.includes(%s)", card, word(t, "plots.exactly_zero"))
	b.click(button(word(t, "plots.table")).in(card))
	cells := js[[]string](b, "new Promise((done) => { const look = () => { const cells = [...document.querySelectorAll(%s)].map((c) => c.innerText); cells.length > 50 ? done(cells) : requestAnimationFrame(look) }; look() })", card+" td")
	for _, cell := range cells {
		if cell != word(t, "plots.exactly_zero") {
			t.Fatalf("the table of differences has a cell %q", cell)
		}
	}
	if hashes := strings.Split(js[string](b, "[...document.querySelectorAll('.world-people')].map((c) => c.toDataURL()).join(' ')"), " "); hashes[0] != hashes[1] {
		t.Error("the two worlds do not look the same")
	}
}

// A twin can be taken away, and one added, which is the same until something is changed in it alone.
func TestE2ETwinComesAndGoes(t *testing.T) {
	b := newTab(t)
	b.open("/")
	b.slide(thing{role: "slider", within: ".timeline"}, 40)
	b.at(40)
	first := js[string](b, "document.querySelector('.monitor').innerText")
	b.click(button(word(t, "shell.twin.remove")))
	b.until("there is one world", "document.querySelectorAll('.society').length === 1")
	b.at(40)
	if got := js[string](b, "document.querySelector('.monitor').innerText"); got != first {
		t.Errorf("alone the first world says %q, beside its twin %q", got, first)
	}
	if b.sees(button(word(t, "shell.twin.remove"))) {
		t.Error("there is a twin to remove where there is none")
	}
	b.click(button(word(t, "shell.twin.add")))
	b.says("#differ", word(t, "shell.differ.many", "n", 0, "of", 500))

	b.click(thing{role: "tab", name: word(t, "shell.tab.settings")})
	b.click(thing{role: "radio", name: word(t, "shell.settings.whose_1")})
	b.write(thing{role: "searchbox", name: word(t, "shell.settings.search")}, "osmanthus friends weight")
	field := thing{role: "spinbutton", name: "~friends › weight"}
	b.write(field, "0.1")
	b.until("they differ", "parseInt(e2e.text('#differ')) > 0")
	b.says(".settings .field", "~"+word(t, "shell.settings.differs"))
	b.says(`.society[data-world="1"] .differs`, "~0.1")
	if got := js[string](b, "document.querySelector('.monitor').innerText"); got != first {
		t.Errorf("a change of the twin changed the first world: %q, it was %q", got, first)
	}
	b.click(button(word(t, "shell.changes.undo")))
	b.says("#differ", word(t, "shell.differ.many", "n", 0, "of", 500))
}

// Whoever is picked in one world is picked in the other, and the card tells of both.
func TestE2ETwinsShareWhomIsPicked(t *testing.T) {
	b := newTab(t)
	b.open("/")
	b.slide(thing{role: "slider", within: ".timeline"}, 24)
	b.at(24)
	before := strings.Split(b.picture(), ", ")
	b.pick(1)
	b.until("a card opens", "document.querySelector('.card article[aria-busy=false] .standings')")
	heads := js[[]string](b, "[...document.querySelectorAll('.standings thead th')].slice(1).map((h) => h.innerText)")
	if len(heads) != 2 || heads[0] != word(t, "plots.world_0") || heads[1] != word(t, "plots.world_1") {
		t.Errorf("the card tells of %q", heads)
	}
	after := strings.Split(b.picture(), ", ")
	for i, layer := range []string{"ties of A", "people of A", "ties of B", "people of B"} {
		if i%2 == 1 && before[i] == after[i] {
			t.Errorf("%s: the picture does not show who is picked", layer)
		}
	}
}
