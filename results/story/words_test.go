package story

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What one language says the other says too, with the same things filled in. Only dictionaries may differ: a
// label that a language does not name is told as it is.
func TestLanguagesSayTheSame(t *testing.T) {
	en, zh := words(t, "en"), words(t, "zh")
	dictionaries := []string{"act.", "service.", "band.", "institution.", "group.", "lang."}
	for _, pair := range [][2]*Words{{en, zh}, {zh, en}} {
		for key, text := range pair[0].text {
			if slices.ContainsFunc(dictionaries, func(d string) bool { return strings.HasPrefix(key, d) }) {
				continue
			}
			other, ok := pair[1].text[key]
			if !ok {
				t.Errorf("%s: only one language has it", key)
				continue
			}
			if a, b := holes(text), holes(other); !slices.Equal(a, b) && !strings.HasPrefix(key, "when.") {
				t.Errorf("%s: filled with %v and with %v", key, a, b)
			}
		}
	}
	for key := range en.text {
		if _, ok := zh.text[key]; strings.HasPrefix(key, "act.") && !ok {
			t.Errorf("%s has no word in Chinese", key)
		}
	}
}

func words(t *testing.T, lang string) *Words {
	t.Helper()
	w, err := In(lang)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

var hole = regexp.MustCompile(`\{\w+\}`)

func holes(text string) []string {
	found := hole.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestAnUnknownLanguageIsRefused(t *testing.T) {
	if _, err := In("fr"); err == nil || !strings.Contains(err.Error(), "en, zh") {
		t.Errorf("fr: %v", err)
	}
}

// Numbers and labels as they are read aloud.
func TestNumbersAndLabels(t *testing.T) {
	w := words(t, "en")
	for x, want := range map[float64]string{1: "1 point", -1: "1 point", 0.004: "0 points", -2.5: "2.5 points", 1.005: "1 point"} {
		if got := w.points(x); got != want {
			t.Errorf("%v is %q, want %q", x, got, want)
		}
	}
	if got := w.label("act", "spit_on_street"); got != `did what is called "spit on street"` {
		t.Errorf("an unknown act is %q", got)
	}
	if got := w.list([]string{"a", "b", "c"}); got != "a, b and c" {
		t.Errorf("a list is %q", got)
	}
	if got := signedNumber(-1.5) + signedNumber(2); got != "−1.5+2" {
		t.Errorf("changes are %q", got)
	}
}
