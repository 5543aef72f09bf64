package classroom

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"socialcredit/configs"
	"socialcredit/experiments"
	"socialcredit/experiments/biography"
	"socialcredit/results"
	"socialcredit/results/story"
)

// traced is the life of a person as `socialcredit trace` tells it.
func traced(t *testing.T, person int, scenario string, set ...string) *results.Life {
	t.Helper()
	s, err := configs.Load(scenario, configs.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	life, err := (&experiments.Trace{Scenario: s, Person: person, Lang: "en"}).Do(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	words, err := story.In("en")
	if err != nil {
		t.Fatal(err)
	}
	words.Tell(life)
	return life
}

// searched is whom `socialcredit trace --find` picks.
func searched(t *testing.T, by, scenario string, set ...string) int {
	t.Helper()
	s, err := configs.Load(scenario, configs.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	found, err := (&biography.Search{Scenario: s, By: by}).Do(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return found.Person
}

// card waits for the card of a person, told up to the period that is shown.
func (b *tab) card(person int) {
	b.t.Helper()
	b.until("the card of person "+strconv.Itoa(person), `e2e.text("#card-title")?.startsWith(%s) && document.querySelector(".card article[aria-busy=false] .told")`,
		word(b.t, "card.person", "person", person))
}

// Whom the card finds is whom trace finds, and what it tells of them is what trace tells, change by change.
func TestE2ECardTellsALife(t *testing.T) {
	b := newTab(t)
	b.open("/#scenario=loud&seed=3&period=60")
	b.at(60)
	b.click(thing{role: "tab", name: word(t, "shell.tab.person")})
	for _, by := range []string{"best", "wrongly_excluded", "worst"} {
		b.click(button(word(t, "card.by."+by)).in(".card"))
		b.card(searched(t, by, "loud", "seed=3"))
	}
	person := searched(t, "worst", "loud", "seed=3")
	life := traced(t, person, "loud", "seed=3")
	if got := b.text(".told ol"); !strings.Contains(got, collapse(life.Story[len(life.Story)-1].Text)) {
		t.Errorf("the story begins %.200q, trace ends with %q", got, life.Story[len(life.Story)-1].Text)
	}
	b.click(thing{role: "checkbox", name: word(t, "card.every_change")})
	b.click(thing{"button", "~more", ".told"}) // five years have more months than are told at once
	var want []string
	for _, period := range periodsOf(life) {
		var sentences []string
		for _, e := range life.Events {
			if e.Period == period && e.Sentence != "" {
				sentences = append(sentences, e.Sentence)
			}
		}
		want = append(want, collapse(strings.Join(sentences, " ")))
	}
	if len(want) < 10 {
		t.Fatalf("only %d periods are told of", len(want))
	}
	b.until("all is told", "document.querySelectorAll('.told ol > li .tellings').length === %s", len(want))
	got := js[[]string](b, "[...document.querySelectorAll('.told .tellings')].map((p) => e2e.plain(p.innerText))")
	if !slices.Equal(got, want) {
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("told %q, trace says %q", got[i], want[i])
			}
		}
	}
	checkRights(b, life)
	checkAccount(b, life)
}

func collapse(text string) string { return strings.Join(strings.Fields(text), " ") }

// periodsOf lists when something is told of, the newest first.
func periodsOf(life *results.Life) []int {
	var periods []int
	for _, e := range life.Events {
		if e.Sentence != "" && !slices.Contains(periods, e.Period) {
			periods = append(periods, e.Period)
		}
	}
	slices.Sort(periods)
	slices.Reverse(periods)
	return periods
}

// checkRights compares what the card says is shut with the life.
func checkRights(b *tab, life *results.Life) {
	b.t.Helper()
	doors := js[[]string](b, "[...document.querySelectorAll('.rights tbody tr')].map((r) => e2e.plain(r.innerText))")
	if len(doors) != len(life.Services) {
		b.t.Errorf("%d doors, the life has %d services", len(doors), len(life.Services))
	}
	for _, s := range life.Services {
		state := "card.open"
		if s.Shut[len(s.Shut)-1] {
			state = "card.shut"
		}
		name, said := word(b.t, "labels."+s.Label), word(b.t, state)
		if !slices.ContainsFunc(doors, func(d string) bool { return strings.HasPrefix(d, name) && strings.HasSuffix(d, said) }) {
			b.t.Errorf("no door says %s: %s; there are %q", name, said, doors)
		}
	}
}

// checkAccount compares the sum that the card tells with the last score.
func checkAccount(b *tab, life *results.Life) {
	b.t.Helper()
	total := js[string](b, "document.querySelector('.account .total td').innerText")
	score := life.Institutions[0].Score
	if want := told(float64(score[len(score)-1]), 2); strings.ReplaceAll(total, "−", "-") != want {
		b.t.Errorf("the account ends with %s, the life with %s", total, want)
	}
}

// A person is picked in the world; from there one goes to friends and back, follows, and lets go.
func TestE2ECardAndWorld(t *testing.T) {
	b := newTab(t)
	b.open("/#scenario=loud&seed=3&period=30")
	b.at(30)
	b.pick(0)
	b.until("a card opens", "document.querySelector('.card article[aria-busy=false] .told')")
	b.see(thing{role: "tab", name: word(t, "shell.tab.person")})
	first := b.text("#card-title")
	friend := js[string](b, "document.querySelector('.friends button:has(.unseen)').computedName")
	goTo := word(t, "card.go_to")
	id, err := strconv.Atoi(strings.Fields(strings.TrimPrefix(friend, goTo))[0])
	if !strings.HasPrefix(friend, goTo) || err != nil {
		t.Fatalf("a friend is called %q", friend)
	}
	b.click(button(friend).in(".friends"))
	b.card(id)
	b.until("the link holds the person", "location.hash.includes(%s)", "person="+strconv.Itoa(id))
	back := button("~" + goTo + " " + strings.Fields(first)[1] + " ")
	if more := (thing{"button", "~more", ".card section:has(.friends)"}); !b.sees(back) && b.sees(more) {
		b.click(more)
	}
	b.click(back)
	b.says("#card-title", first)

	wide := b.picture()
	follow := button(word(t, "card.follow"))
	b.click(follow)
	b.until("the card follows", follow.expr()+".getAttribute('aria-pressed') === 'true'")
	b.until("the world comes nearer", "e2e.picture() !== %s", wide)
	near := b.picture()
	b.click(button(word(t, "shell.fit")))
	b.until("the whole world is shown", "e2e.picture() !== %s", near)
	b.click(button(word(t, "card.close")))
	b.until("nobody is picked", "!document.querySelector('#card-title')")
	b.until("the link holds nobody", "!location.hash.includes('person=')")
}
