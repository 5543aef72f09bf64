package configs

import (
	"fmt"
	"slices"
	"strings"

	"socialcredit/configs/internal/shape"
)

// YAML returns the study as it was understood, with the scenario under another name: a study file
// that says the same, to be kept beside a copy of the scenario. Replicates, if above 0, stand for
// what the study says of them.
func (s *Study) YAML(scenario string, replicates int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s, as it was understood.\n", printable(s.Name))
	fmt.Fprintf(&b, "name: %s\ntitle: %s\nscenario: %s\n", quoted(s.Name), quoted(s.Title), quoted(scenario))
	if scenario == s.Scenario { // a copy of the scenario has it already
		writeChanges(&b, "set", s.sets)
	}
	fmt.Fprintf(&b, "design: %s\n", s.designYAML())
	switch {
	case replicates > 0:
		fmt.Fprintf(&b, "replicates: %d\n", replicates)
	case s.Replicates.Extended():
		u := s.Replicates.Until
		fmt.Fprintf(&b, "replicates: {until: {measure: %s, half_width: %s, min: %d, max: %d, confidence: %s}}\n",
			quoted(u.Measure), shape.Text(u.HalfWidth), u.Min, u.Max, shape.Text(u.Confidence))
	default:
		fmt.Fprintf(&b, "replicates: %d\n", s.Replicates.Count)
	}
	fmt.Fprintf(&b, "luck: %s\n", s.Luck)
	fmt.Fprintf(&b, "keep: {every: %d, groups: %v%s}\n", s.Keep.Every, s.Keep.Groups, s.measuresYAML())
	if len(s.Outcomes) > 0 {
		fmt.Fprintf(&b, "outcomes: %s\n", listYAML(s.Outcomes))
	}
	b.WriteString("factors:\n")
	for i := range s.Factors {
		fmt.Fprintf(&b, "  %s: %s\n", quoted(s.Factors[i].Name), s.Factors[i].yaml())
	}
	if len(s.Factors) == 0 {
		b.WriteString("  {}\n")
	}
	writeChanges(&b, "null", s.Null)
	return []byte(b.String())
}

// writeChanges writes changes of the scenario below a key, if there are any.
func writeChanges(b *strings.Builder, key string, list []string) {
	if len(list) > 0 {
		b.WriteString(key + ":\n")
	}
	for _, change := range list {
		path, value, _ := strings.Cut(change, "=")
		if value != "~" {
			value = levelYAML(value)
		}
		fmt.Fprintf(b, "  %s: %s\n", quoted(path), value)
	}
}

// designYAML writes the design with all its options.
func (s *Study) designYAML() string {
	var keys []string
	for _, key := range s.design.order {
		said := s.design.under[key].said
		keys = append(keys, key+": "+scalarText(said[len(said)-1].value))
	}
	return "{" + strings.Join(keys, ", ") + "}"
}

func (s *Study) measuresYAML() string {
	if len(s.families) == 0 {
		return ""
	}
	var keys []string
	for _, name := range shape.Families() {
		every, kept := s.families[name]
		switch {
		case kept && every > 0:
			keys = append(keys, fmt.Sprintf("%s: {every: %d}", name, every))
		case kept:
			keys = append(keys, name+": {}")
		}
	}
	return ", measures: {" + strings.Join(keys, ", ") + "}"
}

func listYAML(words []string) string {
	list := slices.Clone(words)
	for i := range list {
		list[i] = levelYAML(list[i])
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// levelYAML writes a level so that it reads as what it was.
func levelYAML(level string) string {
	if tagOf(level) == "!!str" {
		return quoted(level)
	}
	return level
}

func (f *Factor) yaml() string {
	var keys []string
	if f.Levels != nil && f.Group == "" && f.base == "" {
		return listYAML(f.Levels)
	}
	if f.Levels != nil {
		keys = append(keys, "levels: "+listYAML(f.Levels))
	} else {
		keys = append(keys, "from: "+shape.Text(f.From), "to: "+shape.Text(f.To))
	}
	if f.Log {
		keys = append(keys, "log: true")
	}
	if f.Whole && f.shape == nil {
		keys = append(keys, "whole: true")
	}
	if f.base != "" {
		keys = append(keys, "base: "+levelYAML(f.base))
	}
	if f.Group != "" {
		keys = append(keys, "group: "+quoted(f.Group))
	}
	return "{" + strings.Join(keys, ", ") + "}"
}
