// Package text holds the words of the classroom's page, one file per language, and the stories and lessons they tell.
package text

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// files are the words, by language, and what stories and lessons are made of.
//
//go:embed *.yaml
var files embed.FS

// Langs lists the languages, English first.
func Langs() []string {
	entries, _ := files.ReadDir(".")
	langs := []string{"en"}
	for _, e := range entries {
		if name := strings.TrimSuffix(e.Name(), ".yaml"); len(name) == 2 && name != "en" {
			langs = append(langs, name)
		}
	}
	return langs
}

// Words are all words in a language, as JSON.
func Words(lang string) (json.RawMessage, error) {
	if !slices.Contains(Langs(), lang) {
		return nil, fmt.Errorf("no language %q; one of %s", lang, strings.Join(Langs(), ", "))
	}
	return read(lang + ".yaml")
}

// Stories are the societies that the page offers by name, as JSON.
func Stories() (json.RawMessage, error) { return read("stories.yaml") }

// Lessons are the lessons with their scenes, as JSON.
func Lessons() (json.RawMessage, error) { return read("lessons.yaml") }

// read turns a file into JSON.
func read(name string) (json.RawMessage, error) {
	text, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var value any
	if err := yaml.Unmarshal(text, &value); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	out, err := json.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}
