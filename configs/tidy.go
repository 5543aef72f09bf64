package configs

import (
	"fmt"

	"go.yaml.in/yaml/v3"
)

// maxDepth is how deep values may nest; a scenario needs eight levels.
const maxDepth = 64

// A tidier turns the nodes of a YAML document into written values: aliases followed, keys looked
// at. Its work is bounded whatever the document says.
type tidier struct {
	layer  *layer
	origin string
	report *report
	values int
	full   bool
}

func (t *tidier) place(n *yaml.Node) place {
	if t.origin != "" {
		return place{layer: t.layer, origin: t.origin}
	}
	return place{layer: t.layer, line: n.Line, column: n.Column}
}

// tidy returns the value of a node; nil once there are too many.
func (t *tidier) tidy(n *yaml.Node, path string, depth int) *written {
	at := t.place(n)
	for n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	if t.values++; t.values > maxValues || depth > maxDepth {
		if !t.full {
			t.report.fail(at, "", fmt.Sprintf("more than %d values, or more than %d levels; are anchors nested?", maxValues, maxDepth))
		}
		t.full = true
		return nil
	}
	w := &written{at: at}
	switch n.Kind {
	case yaml.MappingNode:
		w.form = mappingForm
		seen := make(map[string]int, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content) && !t.full; i += 2 {
			if key := t.key(n.Content[i], path, seen); key != nil {
				if v := t.tidy(n.Content[i+1], join(path, key.name), depth+1); v != nil {
					key.value = v
					w.entries = append(w.entries, *key)
				}
			}
		}
	case yaml.SequenceNode:
		w.form = listForm
		for _, item := range n.Content {
			if v := t.tidy(item, path, depth+1); v != nil && !t.full {
				w.items = append(w.items, v)
			}
		}
	default:
		w.scalar, w.tag = n.Value, n.ShortTag()
		w.quoted = n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
		if w.tag == "!!null" {
			w.form = nullForm
		}
	}
	return w
}

// key returns a key of a mapping, without its value; nil after reporting what is wrong with it.
func (t *tidier) key(n *yaml.Node, path string, seen map[string]int) *entry {
	at := t.place(n)
	for n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	switch {
	case n.Kind != yaml.ScalarNode:
		t.report.fail(at, path, "a key is a word, not a mapping or a list")
		return nil
	case n.ShortTag() == "!!merge":
		t.report.fail(at, path, "YAML's << is not for scenarios; use extends, or write the values out")
		return nil
	}
	if first, twice := seen[n.Value]; twice {
		t.report.fail(at, join(path, n.Value), fmt.Sprintf("is here twice, first in line %d; keep one", first))
		return nil
	}
	seen[n.Value] = n.Line
	return &entry{name: n.Value, at: at}
}

// join is the path of a key below a path.
func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}
