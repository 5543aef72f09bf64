package configs

import (
	"strings"

	"socialcredit/configs/internal/shape"
	"socialcredit/model"
)

// YAML returns the resolved scenario: every value there is, each with a comment that says what it
// means and where it comes from. It can be loaded and run by itself.
func (s *Scenario) YAML() []byte {
	w := &writer{}
	w.out.WriteString("# " + printable(s.Name) + ", resolved: all that the simulation reads. A comment says what a value means" + separator + "where it comes from.\n")
	top := item{node: s.tree, setting: s.settings, depth: -1}
	for _, key := range s.tree.order {
		if s.tree.under[key].shape.Form != shape.Leaf {
			w.flush()
			w.out.WriteByte('\n')
		}
		w.write(top.below(key))
	}
	w.flush()
	return []byte(w.out.String())
}

// A writer writes YAML. Lines whose comments shall stand in one column wait in block.
type writer struct {
	out   strings.Builder
	block []line
}

type line struct{ code, comment string }

// An item is a key to be written.
type item struct {
	parent, node *node
	key          string
	setting      any
	depth        int
	again        bool // whether the keys below mean what they meant in an entry before
}

// below is the item of a key below it.
func (i item) below(key string) item {
	settings, _ := i.setting.(map[string]any)
	return item{i.node, i.node.under[key], key, settings[key], i.depth + 1, i.again}
}

// code is what stands before the value.
func (i item) code() string { return strings.Repeat("  ", i.depth) + quoted(i.key) + ":" }

// write writes an item and what is below it.
func (w *writer) write(i item) {
	n := i.node
	d := i.parent.doc(i.key)
	switch {
	case n.shape.Form == shape.Leaf:
		w.leaf(i, n.said[len(n.said)-1], d)
	case n.shape.Short && w.short(i, d):
	case len(n.order) == 0:
		w.block = append(w.block, line{i.code() + " {}", d.meaning})
	default:
		if i.parent.shape.Form == shape.Labels {
			d.meaning = n.ownComment()
		}
		w.flush()
		w.block = append(w.block, line{i.code(), d.meaning})
		w.flush()
		for place, key := range n.order {
			b := i.below(key)
			b.again = i.again || place > 0 && n.shape.Form == shape.Labels
			w.write(b)
		}
		w.flush()
	}
}

// leaf writes a value, what it means, and where the one who said it has it from.
func (w *writer) leaf(i item, s saying, d doc) {
	comment := s.source(i.key, d)
	switch {
	case i.again && d.meaning != "":
		comment = d.brief() + separator + comment
	case d.meaning != "":
		comment = d.meaning + separator + comment
	}
	w.block = append(w.block, line{i.code() + " " + scalarText(i.setting), comment})
}

// short writes one scalar for a whole mapping, if one says it all.
func (w *writer) short(i item, d doc) bool {
	v := i.node.shape.New()
	if err := fill(v, i.node.shape, i.setting, i.key); err != nil {
		return false
	}
	one, ok := v.Interface().(shape.Scalar).Scalar()
	if ok {
		said := i.node.under[i.node.order[0]].said
		i.setting = one
		w.leaf(i, said[len(said)-1], d)
	}
	return ok
}

// flush writes the lines that wait, their comments in one column unless a line is too long for it.
func (w *writer) flush() {
	const widest = 40
	width := 0
	for _, l := range w.block {
		if len(l.code) <= widest {
			width = max(width, len(l.code))
		}
	}
	for _, l := range w.block {
		w.out.WriteString(l.code)
		if l.comment != "" {
			w.out.WriteString(strings.Repeat(" ", max(0, width-len(l.code))) + " # " + printable(l.comment))
		}
		w.out.WriteByte('\n')
	}
	w.block = w.block[:0]
}

// doc returns what the schema says of a key below a node; nothing of a label.
func (n *node) doc(key string) doc {
	switch n.shape.Form {
	case shape.Fields:
		return docs()[n.shape.Name][key]
	case shape.Choice:
		if key == "kind" {
			return newDoc(model.Summary(n.kind.Doc))
		}
		return docs()[n.kind.Shape().Name][key]
	}
	return doc{}
}

// ownComment is the comment on the line of a label that has lines of its own below it.
func (n *node) ownComment() string {
	for _, c := range n.under {
		if len(c.said) > 0 && c.said[len(c.said)-1].from != nil && c.said[len(c.said)-1].from.at.line == n.at.line {
			return ""
		}
	}
	_, comment := n.at.split()
	return strings.TrimSpace(comment)
}

// scalarText writes a value as YAML.
func scalarText(value any) string {
	if text, ok := value.(string); ok {
		return quoted(text)
	}
	return shape.Text(value)
}
