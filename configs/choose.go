package configs

import (
	"fmt"
	"strings"

	"socialcredit/configs/internal/shape"
)

// chooseKind settles of which kind a node is once a layer is laid upon it, and tells whether that
// is known. Where the layer changes the kind, what lower layers say stays only if the new kind has
// the same key.
func (m *merger) chooseKind(n *node, w *written, path string) bool {
	role, at := n.shape.Role, join(path, "kind")
	said := w.entry("kind")
	switch {
	case said == nil && n.kind != nil:
		return true
	case said == nil:
		m.noKind(n.at, at, flaw{text: "is missing; " + oneOf(role)})
		return false
	case said.value.form != scalarForm:
		m.noKind(said.value.at, at, flaw{text: "is " + said.value.String() + "; " + oneOf(role)})
		return false
	}
	kind := role.Kind(said.value.scalar)
	if kind == nil {
		text := fmt.Sprintf("unknown kind %q of %s; %s", said.value.scalar, role.One, oneOf(role))
		m.noKind(said.value.at, at, flaw{text, said.value.scalar, role.Names()})
		return false
	}
	if kind != n.kind {
		n.choose(kind)
		m.recheck(n, path)
	}
	leaf := n.under["kind"]
	leaf.at = said.at
	leaf.said = append(leaf.said, saying{m.layer.rank, kind.Name, said.value})
	return true
}

// noKind reports that a kind is not known; others may refer to what it would have been.
func (m *merger) noKind(at place, path string, f flaw) {
	m.report.names = true
	m.report.flaw(at, path, f)
}

func oneOf(r *shape.Role) string {
	if len(r.Kinds) == 0 {
		return "there is no kind of " + r.One + " yet"
	}
	return "one of " + strings.Join(r.Names(), ", ")
}

// recheck reads again what lower layers say of keys that the new kind shares, since their limits may
// be others.
func (m *merger) recheck(n *node, path string) {
	for key, c := range n.under {
		if c.shape.Form != shape.Leaf || c.shape == kindLeaf || len(c.said) == 0 {
			continue
		}
		last := &c.said[len(c.said)-1]
		if last.from == nil {
			continue
		}
		value, flaw := read(c.shape, last.from)
		switch {
		case flaw != nil:
			flaw.text += fmt.Sprintf(", now that the %s is %s", n.shape.Role.One, n.kind.Name)
			m.report.flaw(last.from.at, join(path, key), *flaw)
		case !c.shape.Limits.File: // whose path is already told from where it was written
			last.value = value
		}
	}
}

// finish reports what no layer says although it has no default.
func (m *merger) finish(n *node, path string, at place) {
	if n.at.layer != nil {
		at = n.at
	}
	switch n.shape.Form {
	case shape.Leaf:
		if len(n.said) == 1 && n.said[0].from == nil && !n.shape.Allowed(n.said[0].value) && !m.report.has(path) {
			m.report.fail(at, path, "is missing; "+n.shape.Wanted())
		}
		return
	case shape.Choice:
		if n.kind == nil && !m.report.touches(path) {
			m.report.fail(at, join(path, "kind"), "is missing; "+oneOf(n.shape.Role))
		}
	}
	for _, key := range n.order {
		m.finish(n.under[key], join(path, key), at)
	}
}
