package text_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"socialcredit/cmd/socialcredit/classroom/stage"
	"socialcredit/cmd/socialcredit/classroom/text"
)

// flatten lists the texts of a language by their dotted key.
func flatten(at string, value any, into map[string]string) {
	switch v := value.(type) {
	case map[string]any:
		for key, under := range v {
			flatten(strings.TrimPrefix(at+"."+key, "."), under, into)
		}
	case []any:
		for i, under := range v {
			flatten(fmt.Sprintf("%s.%d", at, i), under, into)
		}
	default:
		into[at] = fmt.Sprint(v)
	}
}

func words(t *testing.T, lang string) map[string]string {
	t.Helper()
	message, err := text.Words(lang)
	out := map[string]string{}
	flatten("", read[any](t, message, err), out)
	return out
}

func TestLanguagesHaveTheSameTexts(t *testing.T) {
	english := words(t, "en")
	for _, lang := range text.Langs() {
		other := words(t, lang)
		for _, key := range slices.Sorted(maps.Keys(english)) {
			if _, there := other[key]; !there {
				t.Errorf("%s has no %s", lang, key)
			}
		}
		for key, told := range other {
			if _, there := english[key]; !there {
				t.Errorf("only %s has %s", lang, key)
			}
			if strings.TrimSpace(told) == "" || told == "<nil>" {
				t.Errorf("%s: %s is empty", lang, key)
			}
		}
	}
}

// TestLanguagesFillInTheSame holds that a translation names the same {words}.
func TestLanguagesFillInTheSame(t *testing.T) {
	english := words(t, "en")
	for _, lang := range text.Langs() {
		for key, told := range words(t, lang) {
			if got, want := filled(told), filled(english[key]); !slices.Equal(got, want) {
				t.Errorf("%s: %s names %v, in English %v", lang, key, got, want)
			}
		}
	}
}

func filled(told string) []string {
	found := named.FindAllString(told, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// TestStoriesAndLessonsHaveTheirWords holds that nothing that is shown lacks its words.
func TestStoriesAndLessonsHaveTheirWords(t *testing.T) {
	told := words(t, "en")
	need := func(keys ...string) {
		for _, key := range keys {
			if told[key] == "" {
				t.Errorf("there are no words %s", key)
			}
		}
	}
	controls := func(list []control) {
		for i := range list {
			need("stories.controls." + list[i].Name + ".label")
		}
	}
	for _, s := range stories(t) {
		at := "stories." + s.Name
		need(at+".title", at+".hook", at+".notice", at+".limits")
		controls(s.Controls)
	}
	for _, l := range lessons(t) {
		at := "lessons." + l.Name
		need(at+".title", at+".idea", at+".start", at+".limits", at+".questions.0", at+".notes.aim", at+".notes.prepare",
			at+".notes.see.0", at+".notes.answers.0.q", at+".notes.answers.0.a", at+".notes.nots.0", at+".sheet.observe.0", at+".sheet.questions.2")
		for i := range l.Scenes {
			scene := at + ".scenes." + l.Scenes[i].Name
			need(scene+".title", scene+".text", scene+".ask", scene+".see", "teach.kinds."+l.Scenes[i].Kind)
			controls(l.Scenes[i].Controls)
		}
	}
}

func TestLessonsTakeAsLongAsTheySay(t *testing.T) {
	for _, l := range lessons(t) {
		sum := 0
		for i := range l.Scenes {
			sum += l.Scenes[i].Minutes
		}
		if sum > l.Minutes || sum < l.Minutes-3 || l.Minutes > 20 {
			t.Errorf("%s takes %d minutes, its scenes %d", l.Name, l.Minutes, sum)
		}
		if l.Article["title"] == nil || l.Article["author"] == nil {
			t.Errorf("%s starts from no article", l.Name)
		}
	}
}

// TestEverySettingThatIsMadeHasAName holds that what a story, lesson or scene changes is shown in words.
func TestEverySettingThatIsMadeHasAName(t *testing.T) {
	told := words(t, "en")
	check := func(of string, s *stage.State) {
		for _, set := range slices.Concat(s.Set, s.Twin) {
			path, _, _ := strings.Cut(set, "=")
			if !slices.ContainsFunc(patterns(path), func(p string) bool { return told["controls."+p] != "" }) {
				t.Errorf("%s: %s has no name among controls", of, path)
			}
		}
	}
	for _, s := range stories(t) {
		check(s.Name, &s.State)
	}
	for _, l := range lessons(t) {
		for i := range l.Scenes {
			check(l.Name+", "+l.Scenes[i].Name, &l.Scenes[i].State)
		}
	}
}

// patterns are the keys that page/src/describe.ts looks a path up by: itself, and with its label left open.
func patterns(path string) []string {
	out := []string{path}
	for at := 1; at <= 2; at++ {
		if parts := strings.Split(path, "."); at < len(parts) {
			parts[at] = "*"
			out = append(out, strings.Join(parts, "."))
		}
	}
	return out
}
