package configs

import (
	"slices"
	"strings"

	"socialcredit/configs/internal/shape"
)

// prefix begins the name of every variable that sets something.
const prefix = "SOCIALCREDIT_"

// readVariables adds to a layer the variables that begin with SOCIALCREDIT_. The rest of the name is
// a path in upper case with __ for each dot (SOCIALCREDIT_PEOPLE__COUNT); a single _ will do where
// only one path can be meant (SOCIALCREDIT_PEOPLE_COUNT).
func (l *layer) readVariables(variables []string, tree *node, r *report) {
	variables = slices.Sorted(slices.Values(variables))
	for _, variable := range variables {
		name, value, _ := strings.Cut(variable, "=")
		rest, ours := strings.CutPrefix(name, prefix)
		if !ours {
			continue
		}
		at := place{layer: l, origin: name}
		keys := l.path(strings.ToLower(rest), tree, at, r)
		if keys == nil {
			continue
		}
		if w := l.value(value, shapeAt(tree, keys), at, r); w != nil {
			l.put(keys, w, at, r)
		}
	}
}

// path returns the path that a variable means, or nil after reporting that there is none or more
// than one.
func (l *layer) path(name string, tree *node, at place, r *report) []string {
	exact := strings.Split(name, "__")
	if tree.has(exact) {
		return exact
	}
	var found [][]string
	spell(tree.shape, tree, name, nil, &found)
	switch {
	case len(found) == 1:
		return found[0]
	case len(found) == 0 && shapeAt(tree, exact) != nil:
		return exact // a new label, or a key of a kind that another variable chooses
	case len(found) > 1:
		r.fail(at, "", "may mean "+dotted(found[0])+" or "+dotted(found[1])+"; write __ for each dot, such as "+variable(found[0]))
	default:
		r.flaw(at, "", flaw{"means no key of a scenario; write " + prefix + " and the path in upper case with __ for each dot, such as " +
			prefix + "PEOPLE__COUNT", at.origin, knownVariables(tree)})
	}
	return nil
}

// has tells whether there is a node at a path.
func (n *node) has(path []string) bool {
	for _, key := range path {
		if n = n.under[key]; n == nil {
			return false
		}
	}
	return true
}

// spell finds the paths below a shape that a name with _ or __ for dots may mean.
func spell(s *shape.Shape, n *node, name string, path []string, found *[][]string) {
	for _, key := range keysBelow(s, n) {
		rest, ok := strings.CutPrefix(name, key)
		if !ok {
			continue
		}
		at := append(slices.Clone(path), key)
		if rest == "" {
			*found = append(*found, at)
			continue
		}
		var c *node
		if n != nil {
			c = n.under[key]
		}
		next := below(s, key)
		if c != nil {
			next = c.shape
		}
		for _, dot := range []string{"__", "_"} {
			if more, ok := strings.CutPrefix(rest, dot); ok && len(*found) < 2 {
				spell(next, c, more, at, found)
				break
			}
		}
	}
}

// keysBelow lists the keys there may be below a shape: fixed ones, those of all kinds of a role, and
// the labels that lower layers have.
func keysBelow(s *shape.Shape, n *node) []string {
	switch s.Form {
	case shape.Fields:
		return s.Keys()
	case shape.Choice:
		keys := []string{"kind"}
		for _, k := range s.Role.Kinds {
			for _, key := range k.Shape().Keys() {
				if !slices.Contains(keys, key) {
					keys = append(keys, key)
				}
			}
		}
		return keys
	case shape.Labels:
		if s.Known != nil {
			return s.Known()
		}
		if n != nil {
			return n.order
		}
	}
	return nil
}

// knownVariables lists the variables of all leaves that the scenario has.
func knownVariables(tree *node) []string {
	var names []string
	tree.each(nil, func(path []string, _ saying) { names = append(names, variable(path)) })
	return names
}

func variable(path []string) string { return prefix + strings.ToUpper(strings.Join(path, "__")) }

func dotted(path []string) string { return strings.Join(path, ".") }
