package configs

import (
	"embed"
	"path"
	"slices"
	"strings"
)

//go:generate go run ./internal/generate

// files are the scenarios and the schema, as this program carries them.
//
//go:embed *.yaml schema.json
var files embed.FS

// A Preset is a scenario that the program carries.
type Preset struct {
	Name  string // of the file, without its ending
	Title string
	Doc   string // the first paragraph of the comment at the top of the file, on one line
	// Paragraphs are all of that comment: what the scenario shows, what to notice, what to try, what it
	// leaves out.
	Paragraphs []string
}

// reading is the order in which presets are best read; others follow by name.
var reading = []string{
	"suzhou", "suzhou_documented", "suzhou_narrative", "suzhou_full", "yiwu", "rongcheng",
	"health_code_zhejiang", "health_code_seir", "hubei_prejudice", "depositors", "pilot_coupling", "citizen_code",
	"zhima", "mobike", "laolai", "deadbeat_map", "strategic_friends", "opaque_or_open", "ombudsman", "ratchet",
	"loud", "no_scores", "random_penalties", "shuffled_ties", "reference", "base",
}

// Presets lists the scenarios that the program carries.
func Presets() []Preset {
	var presets []Preset
	for _, name := range presetNames() {
		text, _ := presetText(name)
		said := paragraphs(string(text))
		presets = append(presets, Preset{name, TitleOf(string(text)), strings.Join(said[:min(1, len(said))], ""), said})
	}
	return presets
}

// presetNames lists the presets in the order in which they are best read.
func presetNames() []string {
	entries, _ := files.ReadDir(".")
	var found, names []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".yaml"); ok {
			found = append(found, name)
		}
	}
	for _, name := range reading {
		if slices.Contains(found, name) {
			names = append(names, name)
		}
	}
	for _, name := range found {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func presetText(name string) ([]byte, bool) {
	if strings.ContainsAny(name, `./\`) {
		return nil, false
	}
	text, err := files.ReadFile(name + ".yaml")
	return text, err == nil
}

// presetFile is a preset's file as messages call it.
func presetFile(name string) string { return path.Join("configs", name+".yaml") }

// TitleOf returns what a file says after `title:`, without reading the rest.
func TitleOf(text string) string {
	for line := range strings.Lines(text) {
		if title, ok := strings.CutPrefix(line, "title:"); ok {
			title, _, _ = strings.Cut(title, " #")
			return strings.Trim(strings.TrimSpace(title), `"'`)
		}
	}
	return ""
}

// paragraphs returns the comment at the top of a file, a line for each paragraph.
func paragraphs(text string) (all []string) {
	var words []string
	end := func() {
		if len(words) > 0 {
			all, words = append(all, strings.Join(words, " ")), nil
		}
	}
	for line := range strings.Lines(text) {
		comment, ok := strings.CutPrefix(strings.TrimSpace(line), "#")
		if !ok {
			break
		}
		switch comment = strings.TrimSpace(comment); {
		case strings.HasPrefix(comment, "yaml-language-server:"):
		case comment == "":
			end()
		default:
			words = append(words, strings.Fields(comment)...)
		}
	}
	end()
	return all
}
