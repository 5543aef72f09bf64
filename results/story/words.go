// Package story tells a traced life in words: a sentence for every event, chapters that read as a story, and what
// made the score of it. It knows nothing of the model; all its texts stand in one file a language.
package story

import (
	"embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

//go:embed *.txt
var texts embed.FS

// Languages are those that a life is told in.
var Languages = []string{"en", "zh"}

// Words are the texts of a language.
type Words struct{ text map[string]string }

// In returns the words of a language.
func In(lang string) (*Words, error) {
	if !slices.Contains(Languages, lang) {
		return nil, fmt.Errorf("no language %q; one of %s", lang, strings.Join(Languages, ", "))
	}
	all, err := texts.ReadFile(lang + ".txt")
	if err != nil {
		return nil, fmt.Errorf("read the words: %w", err)
	}
	w := &Words{text: map[string]string{}}
	for line := range strings.SplitSeq(string(all), "\n") {
		key, text, ok := strings.Cut(line, " = ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		if quoted, err := strconv.Unquote(text); err == nil { // spaces at its ends count
			text = quoted
		}
		w.text[key] = text
	}
	return w, nil
}

// say fills a text in: names and what stands for them, one after the other.
func (w *Words) say(key string, fill ...string) string {
	text := w.text[key]
	for i := 0; i+1 < len(fill); i += 2 {
		text = strings.ReplaceAll(text, "{"+fill[i]+"}", fill[i+1])
	}
	return text
}

// has tells whether there is a text.
func (w *Words) has(key string) bool { _, ok := w.text[key]; return ok }

// label is what a label of a kind is called; one that no shipped scenario has is told as it is, with spaces.
func (w *Words) label(kind, label string) string {
	if text, ok := w.text[kind+"."+label]; ok {
		return text
	}
	return w.named(kind+".?", strings.ReplaceAll(label, "_", " "))
}

func (w *Words) named(key, label string) string {
	if !w.has(key) {
		return label
	}
	return w.say(key, "label", label)
}

// labels lists several of them.
func (w *Words) labels(kind string, labels []string) string {
	told := make([]string, len(labels))
	for i, label := range labels {
		told[i] = w.label(kind, label)
	}
	return w.list(told)
}

func (w *Words) list(told []string) string {
	if len(told) < 2 {
		return strings.Join(told, "")
	}
	last := len(told) - 1
	return strings.Join(told[:last], w.text["lang.list"]) + w.text["lang.and"] + told[last]
}

// many fills a count into one of the texts .one and .many (and .none, .two) of a key.
func (w *Words) many(key string, n int) string {
	names := map[int]string{0: ".none", 1: ".one", 2: ".two"}
	if name, ok := names[n]; ok && w.has(key+name) {
		return w.text[key+name]
	}
	return w.say(key+".many", "n", strconv.Itoa(n))
}

// points writes so many points, without a sign.
func (w *Words) points(x float64) string {
	if x = math.Abs(x); plain(x) == "1" {
		return w.text["points.one"]
	}
	return w.say("points.many", "n", plain(x))
}

// plain writes a number with two digits after the point at most.
func plain(x float64) string {
	text := strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
	return strings.Replace(text, "-", "−", 1)
}

// capital begins a sentence with a capital letter.
func capital(text string) string {
	if text == "" || text[0] < 'a' || text[0] > 'z' {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
