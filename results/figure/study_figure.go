package figure

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
)

// figure begins a figure of a study: its note says which study, and what its factors mean.
func (s *Study) figure(name, title string, width vg.Length) *Figure {
	m := s.Manifest
	question := m.Title
	if small := writing(smallSize, grey); question == "" || legible(question, small) != question {
		question = words(m.Study)
	}
	return &Figure{
		Name:  name,
		Title: title,
		note:  fmt.Sprintf("%s · seed %d", question, m.Seed),
		source: fmt.Sprintf("socialcredit model version %s, study %s of scenario %s (design %s), seed %d",
			m.ModelVersion, m.Study, m.Scenario, m.Design, m.Seed),
		width: width,
	}
}

// remark adds to the note of a figure.
func (f *Figure) remark(format string, args ...any) {
	f.note += " · " + fmt.Sprintf(format, args...)
}

// explain adds to the note what factors mean. Words, such as kinds, speak for themselves, each with a meaning of its own.
func (f *Figure) explain(factors ...factor) {
	for _, each := range factors {
		if each.Levels != nil && !slices.ContainsFunc(each.Levels, func(l string) bool { return finite(number(l)) }) {
			continue
		}
		if meaning := strings.TrimRight(strings.TrimSpace(each.Meaning), "."); meaning != "" && legible(meaning, writing(smallSize, grey)) == meaning {
			f.remark("%s: %s", each.label, meaning)
		}
	}
}

// nullName says what the null arm is.
func (s *Study) nullName() string {
	if null := s.Manifest.Null; null == "" || legible(null, writing(smallSize, black)) != null {
		return "null"
	}
	changes := strings.Split(s.Manifest.Null, ", ")
	for i, change := range changes { // path=value: the tail of the path says enough
		if path, value, ok := strings.Cut(change, "="); ok {
			changes[i] = tail(path, 2) + " " + words(value)
		}
	}
	return "null: " + strings.Join(changes, ", ")
}
