package figure

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"socialcredit/results"
)

// An outcome is a measure of one group that a study is about.
type outcome struct {
	text           string // as the study writes it: measure, or measure@group
	measure, group string
	name, unit     string // in plain words; the unit is empty for a pure number
	share          bool   // of 1, drawn in percent
}

func outcomeOf(text string) outcome {
	o := outcome{text: text, group: everyone}
	o.measure = text
	if measure, group, ok := strings.Cut(text, "@"); ok {
		o.measure, o.group = measure, group
	}
	o.name, o.unit = measured(o.measure)
	o.share = o.unit == "%"
	return o
}

// scaled gives a value of the tables as it is drawn.
func (o outcome) scaled(v float64) float64 {
	if o.share {
		return 100 * v
	}
	return v
}

// title says what and of whom.
func (o outcome) title() string {
	if o.group == everyone {
		return o.name
	}
	return o.name + ", " + words(o.group)
}

// axis labels an axis of values.
func (o outcome) axis() string { return labelled(o.title(), o.unit) }

// difference labels an axis of differences between values.
func (o outcome) difference(what string) string {
	if o.share {
		return labelled(what, "percentage points")
	}
	return labelled(what, o.unit)
}

func labelled(name, unit string) string {
	if unit == "" {
		return name
	}
	return fmt.Sprintf("%s (%s)", name, unit)
}

// fileName is what a figure of it is called behind its kind.
func (o outcome) fileName() string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '_'
	}, o.text)
}

// outcomes are those that the study names.
func (s *Study) outcomes() []outcome {
	var all []outcome
	for _, text := range s.Manifest.Outcomes {
		o := outcomeOf(text)
		if o.unit == "" {
			o = s.lookedUp(o)
		}
		if !slices.ContainsFunc(all, func(have outcome) bool { return have.text == o.text }) {
			all = append(all, o)
		}
	}
	return all
}

// lookedUp gives an outcome of unknown unit the one that dictionary.csv has for it.
func (s *Study) lookedUp(o outcome) outcome {
	t, err := s.table(results.DictionaryName)
	if err != nil {
		return o
	}
	units, _ := t.Where("column", o.measure).Text("unit")
	if len(units) != 1 {
		return o
	}
	switch unit := units[0]; unit {
	case "1":
	case "share":
		o.unit, o.share = "%", true
	default:
		o.unit = unit
	}
	return o
}

// perOutcome makes a figure of every outcome that has one. Where there are several, their names tell them apart; where
// there is none, the reason of the last stands for all.
func (s *Study) perOutcome(build func(outcome) (*Figure, error)) ([]*Figure, error) {
	var figures []*Figure
	var of []outcome
	why := absent("the study names no outcome")
	for _, o := range s.outcomes() {
		f, err := build(o)
		if reason, ok := errors.AsType[Absent](err); ok {
			why = reason
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("outcome %s: %w", o.text, err)
		}
		figures, of = append(figures, f), append(of, o)
	}
	if len(figures) == 0 {
		return nil, why
	}
	for i, f := range figures {
		if len(figures) > 1 {
			f.Name += "_" + of[i].fileName()
		}
		f.finish()
	}
	return figures, nil
}

// all gives values of the tables as they are drawn.
func (o outcome) all(values []float64) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = o.scaled(v)
	}
	return out
}
