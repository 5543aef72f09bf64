package configs

import (
	"strings"

	"socialcredit/configs/internal/shape"
)

// readFlags adds `path=value` texts to a layer, each shown behind a name such as "--set ". Where two
// say the same leaf, the later one counts.
func (l *layer) readFlags(name string, texts []string, tree *node, r *report) {
	for _, text := range texts {
		origin := name + text
		at := place{layer: l, origin: origin}
		path, value, found := strings.Cut(text, "=")
		switch {
		case !found:
			r.fail(at, "", "has no =; write path=value, such as people.count=1000")
			continue
		case strings.TrimSpace(path) == "":
			r.fail(at, "", "has no path before the =; write path=value, such as people.count=1000")
			continue
		}
		l.readFlag(origin, path, value, tree, r)
	}
}

// readFlag adds what a flag says of a path to a layer; origin is the flag as it was typed.
func (l *layer) readFlag(origin, path, value string, tree *node, r *report) {
	at := place{layer: l, origin: origin}
	keys := strings.Split(strings.TrimSpace(path), ".")
	if w := l.value(value, shapeAt(tree, keys), at, r); w != nil {
		l.put(keys, w, at, r)
	}
}

// value reads the value of a flag or variable: YAML, or plain text where text is wanted.
func (l *layer) value(text string, s *shape.Shape, at place, r *report) *written {
	isText := s != nil && s.Form == shape.Leaf && s.Sort() == "text" || s != nil && s.Limits.File
	if strings.TrimSpace(text) == "" && !isText {
		hint := "; write ~ to take out a label"
		if s != nil && s.Form == shape.Leaf {
			hint = "; " + s.Wanted()
		}
		r.fail(at, "", "has no value"+hint)
		return nil
	}
	trial := r
	if isText {
		trial = &report{} // what is no YAML is text
	}
	w := l.parse([]byte(text), at.origin, trial)
	if isText && (w == nil || w.form == mappingForm || w.form == listForm || w.form == scalarForm && !w.quoted) {
		if flaw := notText([]byte(text)); flaw != "" {
			r.fail(at, "", flaw)
			return nil
		}
		return &written{at: at, scalar: strings.TrimSpace(text), tag: "!!str", quoted: true}
	}
	return w
}

// put adds a value to a layer at a path.
func (l *layer) put(keys []string, w *written, at place, r *report) {
	for i := len(keys) - 1; i >= 0; i-- {
		w = &written{at: at, form: mappingForm, path: true, entries: []entry{{keys[i], at, w}}}
	}
	if l.top == nil {
		l.top = &written{at: at, form: mappingForm, path: true}
	}
	l.top.merge(w, "", r)
}

// merge adds what a later flag says to what earlier ones say.
func (w *written) merge(later *written, path string, r *report) {
	w.path = w.path && later.path
	for _, e := range later.entries {
		first := w.entry(e.name)
		at := join(path, e.name)
		switch {
		case first == nil:
			w.entries = append(w.entries, e)
		case first.value.form == mappingForm && e.value.form == mappingForm:
			first.at = e.at
			first.value.merge(e.value, at, r)
		case first.value.form == mappingForm || e.value.form == mappingForm:
			r.fail(e.at, at, "contradicts "+first.at.origin)
		default:
			*first = e
		}
	}
}

// shapeAt returns what a path may hold; nil where there is no such path.
func shapeAt(n *node, keys []string) *shape.Shape {
	s := n.shape
	for _, key := range keys {
		if n != nil {
			n = n.under[key]
		}
		if s = below(s, key); s == nil {
			return nil
		}
		if n != nil {
			s = n.shape
		}
	}
	return s
}

// below returns what a key below a shape may hold: of a Choice, that of the first kind which has it.
func below(s *shape.Shape, key string) *shape.Shape {
	switch s.Form {
	case shape.Fields:
		if f, ok := s.Field(key); ok {
			return f.Shape
		}
	case shape.Labels:
		return s.Entry
	case shape.Choice:
		if key == "kind" {
			return kindLeaf
		}
		for _, k := range s.Role.Kinds {
			if f, ok := k.Shape().Field(key); ok {
				return f.Shape
			}
		}
	}
	return nil
}
