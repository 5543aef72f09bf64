package configs

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"socialcredit/configs/internal/shape"
)

// A merger lays layers upon the tree, one after another, and reports what does not fit.
type merger struct {
	report *report
	layer  *layer
}

// lay lays what a layer wrote upon a node.
func (m *merger) lay(n *node, w *written, path string) {
	switch {
	case n.shape.Form == shape.Leaf:
		m.layLeaf(n, w, path)
	case n.shape.Short && w.form == scalarForm:
		m.spread(n, w, path)
	case w.form != mappingForm:
		m.report.fail(w.at, path, notMapping(n.shape, w))
	case n.shape.Form == shape.Labels:
		m.layLabels(n, w, path)
	case n.shape.Form == shape.Choice:
		if m.chooseKind(n, w, path) {
			m.layFields(n, w, path)
		}
	default:
		m.layFields(n, w, path)
	}
}

// notMapping says what belongs where there should be a mapping.
func notMapping(s *shape.Shape, w *written) string {
	text := "is " + w.String() + "; "
	switch {
	case w.form == nullForm:
		return "has no value; write {} if there is nothing to say, or leave the key out"
	case s.Form == shape.Labels:
		if w.form == listForm {
			return text + "write a mapping, each entry under a label of its own: {LABEL: ..., LABEL: ...}"
		}
		return text + "write a mapping: {LABEL: ...}"
	case s.Form == shape.Choice && w.form == scalarForm && s.Role.Kind(w.scalar) != nil:
		return text + "write {kind: " + w.scalar + "}"
	case s.Form == shape.Choice:
		return text + "write a mapping: {kind: " + s.Role.Kinds[0].Name + ", ...}"
	}
	return text + "write a mapping with keys of " + strings.Join(s.Keys(), ", ")
}

func (m *merger) layLeaf(n *node, w *written, path string) {
	value, flaw := read(n.shape, w)
	if flaw != nil {
		m.report.flaw(w.at, path, *flaw)
		m.report.names = m.report.names || len(n.said) == 0 // a label is lost
		return
	}
	if file, ok := value.(string); ok && n.shape.Limits.File && file != "" {
		path, err := filepath.Abs(filepath.Join(m.layer.dir, file))
		if filepath.IsAbs(file) {
			path, err = file, nil
		}
		if err != nil {
			m.report.fail(w.at, path, err.Error())
		}
		value = path
	}
	n.said = append(n.said, saying{m.layer.rank, value, w})
}

// spread lays one scalar upon all keys of a node.
func (m *merger) spread(n *node, w *written, path string) {
	values, err := n.shape.Spread(w.scalar)
	if err != nil {
		m.report.fail(w.at, path, err.Error())
		return
	}
	for key, value := range values {
		c := n.under[key]
		c.at = n.at
		c.said = append(c.said, saying{m.layer.rank, value, w})
	}
}

func (m *merger) layFields(n *node, w *written, path string) {
	for _, e := range w.entries {
		at := join(path, e.name)
		switch c := n.under[e.name]; {
		case e.name == "kind" && n.shape.Form == shape.Choice:
		case c != nil:
			c.at = e.at
			m.lay(c, e.value, at)
		case m.layer.loose && n.otherKindHas(e.name): // applies to other points of the study
		default:
			m.unknownKey(n, e, at)
		}
	}
}

func (m *merger) unknownKey(n *node, e entry, path string) {
	what := "unknown key"
	switch {
	case n.shape.Form == shape.Choice:
		what = fmt.Sprintf("%s %s has no key %q", n.shape.Role.One, n.kind.Name, e.name)
		if len(n.order) <= 12 {
			what += "; it has " + strings.Join(n.order, ", ")
		}
	case path == "extends":
		what = "only a file can extend another; write the name of the scenario before the flags"
	}
	m.report.flaw(e.at, path, flaw{what, e.name, n.order})
}

// otherKindHas tells whether a kind of a node's role has a key.
func (n *node) otherKindHas(key string) bool {
	return n.shape.Form == shape.Choice && slices.ContainsFunc(n.shape.Role.Kinds, func(k *shape.Kind) bool {
		_, ok := k.Shape().Field(key)
		return ok
	})
}

// leaves lists the paths of the scalars of a value.
func leaves(w *written, path string) []string {
	if w.form != mappingForm {
		return []string{path}
	}
	var paths []string
	for _, e := range w.entries {
		paths = append(paths, leaves(e.value, join(path, e.name))...)
	}
	return paths
}
