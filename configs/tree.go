package configs

import (
	"reflect"
	"slices"
	"strings"

	"socialcredit/configs/internal/shape"
)

// A node is a place of the scenario as the layers laid so far leave it. Fixed keys always have
// their node; labels have one while a layer names them and none removes them.
type node struct {
	shape *shape.Shape
	at    place            // where the last layer that names it does so; no layer = none does
	kind  *shape.Kind      // of a Choice; nil until one is chosen
	order []string         // keys below, fixed keys in the order of the struct
	under map[string]*node // by key
	said  []saying         // of a leaf, by rank ascending; the last one counts
}

// A saying is what a layer says of a leaf.
type saying struct {
	rank  int
	value any // a bool, int64, uint64, float64 or string
	from  *written
}

// kindLeaf is the shape of the key `kind`.
var kindLeaf = &shape.Shape{Form: shape.Leaf, Type: reflect.TypeFor[string]()}

// newTree is a file of a shape before any layer: the defaults alone.
func newTree(s *shape.Shape) *node {
	root := &node{shape: s}
	root.populate(root.shape.New())
	return root
}

// child returns the node below a key, which is made if there is none.
func (n *node) child(key string, s *shape.Shape) *node {
	if c := n.under[key]; c != nil {
		return c
	}
	if n.under == nil {
		n.under = make(map[string]*node)
	}
	c := &node{shape: s}
	n.under[key] = c
	n.order = append(n.order, key)
	return c
}

// remove takes a key out.
func (n *node) remove(key string) {
	delete(n.under, key)
	n.order = slices.DeleteFunc(n.order, func(k string) bool { return k == key })
}

// populate lays the defaults that a Go value holds beneath what the layers say.
func (n *node) populate(v reflect.Value) {
	switch n.shape.Form {
	case shape.Leaf:
		n.said = append([]saying{{value: n.shape.Value(v)}}, n.said...)
	case shape.Fields:
		n.populateFields(n.shape.Fields, v)
	case shape.Labels:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, key := range keys {
			n.child(key.String(), n.shape.Entry).populate(v.MapIndex(key))
		}
	case shape.Choice:
		n.populateChoice(v)
	}
}

func (n *node) populateFields(fields []shape.Field, v reflect.Value) {
	for _, f := range fields {
		n.child(f.Key, f.Shape).populate(v.FieldByIndex(f.Index))
	}
}

// populateChoice chooses the kind of a default value, or the role's default kind, unless a layer has
// chosen another.
func (n *node) populateChoice(v reflect.Value) {
	role := n.shape.Role
	var instance any
	if v.Kind() == reflect.Interface && !v.IsNil() {
		instance = v.Interface()
	} else if k := role.Kind(role.Default); k != nil {
		instance = k.New()
	}
	kind := role.KindOf(instance)
	switch {
	case n.kind == nil:
		n.kind = kind
	case n.kind != kind:
		kind, instance = n.kind, n.kind.New()
	}
	if kind != nil {
		leaf := n.child("kind", kindLeaf)
		leaf.said = append([]saying{{value: kind.Name}}, leaf.said...)
		n.populateFields(kind.Shape().Fields, reflect.ValueOf(instance).Elem())
	}
}

// choose makes a node one of another kind: what layers say stays where the new kind has the same
// key, everything else goes.
func (n *node) choose(kind *shape.Kind) {
	old := n.under
	n.kind, n.under, n.order = kind, nil, nil
	leaf := n.child("kind", kindLeaf)
	if k := old["kind"]; k != nil {
		k.forgetDefaults()
		leaf.said, leaf.at = k.said, k.at
	}
	for _, f := range kind.Shape().Fields {
		n.child(f.Key, f.Shape)
		if kept := old[f.Key]; kept != nil && kept.fits(f.Shape) && kept.forgetDefaults() {
			kept.reshape(f.Shape)
			n.under[f.Key] = kept
		}
	}
	leaf.said = append([]saying{{value: kind.Name}}, leaf.said...)
	n.populateFields(kind.Shape().Fields, reflect.ValueOf(kind.New()).Elem())
}

// fits tells whether what is said of a node can be said of a shape.
func (n *node) fits(s *shape.Shape) bool {
	if n.shape.Form != s.Form {
		return false
	}
	switch s.Form {
	case shape.Labels:
		return n.shape.Entry.Type == s.Entry.Type
	case shape.Leaf:
		return true
	}
	return n.shape.Type == s.Type
}

// reshape gives a node another shape that it fits.
func (n *node) reshape(s *shape.Shape) {
	n.shape = s
	if s.Form == shape.Labels {
		for _, c := range n.under {
			c.reshape(s.Entry)
		}
	}
}

// forgetDefaults leaves only what layers say, and tells whether that is anything. Fixed keys keep
// their node.
func (n *node) forgetDefaults() bool {
	if n.shape.Form == shape.Leaf {
		n.said = slices.DeleteFunc(n.said, func(s saying) bool { return s.from == nil })
		return len(n.said) > 0
	}
	named := n.at.layer != nil
	for _, key := range slices.Clone(n.order) {
		kept := n.under[key].forgetDefaults()
		named = named || kept
		if !kept && n.shape.Form == shape.Labels {
			n.remove(key)
		}
	}
	return named
}
