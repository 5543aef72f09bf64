package reference

import (
	_ "embed"
	"fmt"
	"reflect"
	"strings"

	"socialcredit/configs"
	"socialcredit/configs/internal/shape"
)

// intro is the part of the page that nothing can generate.
//
//go:embed intro.md
var intro string

// studyIntro is what nothing can generate of the chapter on studies.
//
//go:embed studies.md
var studyIntro string

// A pageWriter writes the reference page.
type pageWriter struct {
	strings.Builder
	comments Comments
	base     map[string]any
	done     map[string]bool // structs that have their table
	todo     []func()        // tables that come after the one being written
}

// Page returns the reference page: every key, every kind, every measure.
func Page(c Comments, base map[string]any) ([]byte, error) {
	w := &pageWriter{comments: c, base: base, done: map[string]bool{}}
	w.WriteString(intro)
	w.contents()
	w.presets()
	w.WriteString("\n## Keys\n\nThe defaults of this section are those of the scenario `base`, which every other extends.\n\n")
	w.table("", shape.Spec(), reflect.Value{}, base)
	w.later()
	for _, r := range shape.Roles() {
		w.role(r)
	}
	if err := w.measures(); err != nil {
		return nil, err
	}
	w.studies()
	return []byte(w.String()), nil
}

// studies tells what a study file says.
func (w *pageWriter) studies() {
	w.WriteString(studyIntro)
	w.table("", shape.Of[configs.StudyHead]("study"), reflect.ValueOf(configs.NewHead("FILE.yaml")), nil)
	w.later()
	w.role(shape.Designs())
}

func (w *pageWriter) contents() {
	w.WriteString("\nContents: [scenarios](#scenarios), [keys](#keys)")
	for _, r := range shape.Roles() {
		fmt.Fprintf(w, ", [%s](#%s)", r.Plural, r.Plural)
	}
	w.WriteString(", [measures](#measures), [studies](#studies), [designs](#designs).\n")
}

func (w *pageWriter) presets() {
	w.WriteString("\n## Scenarios\n\n| name | what it is |\n| --- | --- |\n")
	for _, p := range configs.Presets() {
		w.row("`"+p.Name+"`", p.Title)
	}
}

// table writes the table of a mapping's keys; start holds the defaults, or else base does.
func (w *pageWriter) table(path string, s *shape.Shape, start reflect.Value, base map[string]any) {
	if len(s.Fields) == 0 {
		w.WriteString("It has no keys of its own.\n")
		return
	}
	w.WriteString("| key | value | default | meaning |\n| --- | --- | --- | --- |\n")
	for _, f := range s.Fields {
		value, byDefault := w.value(path, f, start), ""
		if f.Shape.Form == shape.Leaf && start.IsValid() {
			byDefault = defaultText(f.Shape, start.FieldByIndex(f.Index))
		} else if said, ok := base[f.Key]; ok && f.Shape.Form == shape.Leaf && f.Key != "title" {
			byDefault = "`" + shape.Text(said) + "`"
		}
		if f.Shape.Short && start.IsValid() {
			if one, ok := start.FieldByIndex(f.Index).Interface().(shape.Scalar).Scalar(); ok {
				byDefault = "`" + shape.Text(one) + "`"
			}
		}
		w.row("`"+f.Key+"`", value, byDefault, w.comments.of(f))
	}
}

// value says what a key may hold, and sees to it that what is not told elsewhere gets a table.
func (w *pageWriter) value(path string, f shape.Field, start reflect.Value) string {
	s := f.Shape
	at := strings.TrimPrefix(path+"."+f.Key, ".")
	switch s.Form {
	case shape.Leaf:
		return s.Wanted()
	case shape.Choice:
		return "a kind of [" + s.Role.One + "](#" + s.Role.Plural + ")"
	case shape.Labels:
		switch s.Entry.Form {
		case shape.Leaf:
			return "by label: " + s.Entry.Wanted()
		case shape.Choice:
			return "by label: a kind of [" + s.Entry.Role.One + "](#" + s.Entry.Role.Plural + ")"
		}
		at += ".LABEL"
		w.promise(at, s.Entry, s.Entry.New(), nil)
		return "by label: see `" + at + "`"
	}
	below, _ := w.base[f.Key].(map[string]any)
	var inside reflect.Value
	if start.IsValid() {
		inside, below = start.FieldByIndex(f.Index), nil
	}
	w.promise(at, s, inside, below)
	if s.Short {
		return "one value for all, or see `" + at + "`"
	}
	return "see `" + at + "`"
}

// promise puts the table of a struct after the one being written.
func (w *pageWriter) promise(at string, s *shape.Shape, start reflect.Value, base map[string]any) {
	if w.done[s.Name] {
		return
	}
	w.done[s.Name] = true
	w.todo = append(w.todo, func() {
		fmt.Fprintf(w, "\n#### `%s`\n\n", at)
		w.table(at, s, start, base)
	})
}

// later writes the tables that were promised, what lies in one of them before the next.
func (w *pageWriter) later() {
	promised := w.todo
	w.todo = nil
	for _, write := range promised {
		write()
		w.later()
	}
}

func defaultText(s *shape.Shape, v reflect.Value) string {
	value := s.Value(v)
	if value == "" || !s.Allowed(value) {
		return ""
	}
	return "`" + shape.Text(value) + "`"
}

// row writes a row of a table.
func (w *pageWriter) row(cells ...string) {
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(c, "|", "\\|")
	}
	w.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}
