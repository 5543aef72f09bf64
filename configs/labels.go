package configs

import (
	"fmt"
	"slices"
	"strings"

	"socialcredit/configs/internal/shape"
)

// layLabels lays entries by label: null takes out what lower layers say, anything else is laid upon
// it or, if there is nothing, upon the defaults.
func (m *merger) layLabels(n *node, w *written, path string) {
	for _, e := range w.entries {
		at := join(path, e.name)
		c := n.under[e.name]
		switch {
		case !m.labelFits(n, e, at):
		case e.value.form == nullForm && c == nil:
			m.report.flaw(e.at, at, flaw{"there is nothing to take out: no lower layer has this label", e.name, n.order})
		case e.value.form == nullForm:
			n.remove(e.name)
		default:
			if c == nil {
				c = n.child(e.name, n.shape.Entry)
				if c.shape.Form != shape.Leaf {
					c.populate(c.shape.New())
				}
			}
			c.at = e.at
			m.lay(c, e.value, at)
		}
	}
	if n.shape.Entry.Type == groupType {
		n.keepWhole(w)
	}
}

// labelFits tells whether a label may be written, after reporting why not.
func (m *merger) labelFits(n *node, e entry, path string) bool {
	s := n.shape
	switch {
	case !s.Allows(e.name):
		m.report.names = true
		hint := ""
		if plain := plainLabel(e.name); s.Allows(plain) {
			hint = fmt.Sprintf("; did you mean %q?", plain)
		}
		m.report.fail(e.at, path, "a label is lower_snake_case: a to z, 0 to 9 and _, a letter first"+hint)
		return false
	case s.Known != nil && !slices.Contains(s.Known(), e.name):
		m.report.flaw(e.at, path, flaw{"unknown family of measures", e.name, s.Known()})
		return false
	case s.Known != nil && e.value.form == mappingForm && len(e.value.entries) == 0:
		m.report.fail(e.at, path, "says nothing; write "+e.name+": {every: N}")
		return false
	case s.Known == nil && e.value.path && n.under[e.name] == nil:
		m.report.flaw(e.at, path, flaw{"no lower layer has this label; to add it, give it whole: " + path + "={...}", e.name, n.order})
		return false
	}
	return true
}

// plainLabel is a label as it should be written.
func plainLabel(label string) string {
	return strings.Trim(strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			return c
		case c >= 'A' && c <= 'Z':
			return c + 'a' - 'A'
		}
		return '_'
	}, label), "_")
}
