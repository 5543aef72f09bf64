// Package shape says what a scenario may hold and where. It reads the model's types once, by
// reflection, so that the loader, the JSON Schema and the reference page cannot disagree.
package shape

import "reflect"

// Form is how a value is written.
type Form int

// The forms.
const (
	Leaf   Form = iota // a number, a word, a truth value
	Fields             // a mapping with fixed keys
	Labels             // a mapping whose keys the scenario chooses
	Choice             // a mapping with a `kind` and the keys of that kind
)

// A Shape says what one place of a scenario may hold.
type Shape struct {
	Form   Form
	Type   reflect.Type
	Name   string  // of Fields: what the schema calls it
	Fields []Field // of Fields, in the order of the struct
	Short  bool    // of Fields: one scalar may stand for all of them
	Entry  *Shape  // of Labels: what each label holds
	Role   *Role   // of Choice
	Limits Limits  // of Leaf
	// Known, of Labels, lists the only labels there may be; nil = any.
	Known func() []string
}

// A Field is a key of a mapping with fixed keys.
type Field struct {
	Key   string
	Shape *Shape
	Index []int // in the struct, for reflect.Value.FieldByIndex
	// Owner and GoName find the field's comment: embedded fields belong to the embedded struct.
	Owner  reflect.Type
	GoName string
}

// Field returns the field of a key.
func (s *Shape) Field(key string) (Field, bool) {
	for _, f := range s.Fields {
		if f.Key == key {
			return f, true
		}
	}
	return Field{}, false
}

// Keys lists the keys of the fields.
func (s *Shape) Keys() []string {
	keys := make([]string, len(s.Fields))
	for i, f := range s.Fields {
		keys[i] = f.Key
	}
	return keys
}

// A Scalarer is a type of value that one scalar may stand for.
type Scalarer interface {
	// SetScalar reads the scalar's text.
	SetScalar(text string) error
}

// A Scalar is a Scalarer that can be written as one scalar where that says everything.
type Scalar interface {
	Scalar() (any, bool)
}

func scalarer(t reflect.Type) bool {
	return reflect.PointerTo(t).Implements(reflect.TypeFor[Scalarer]())
}
