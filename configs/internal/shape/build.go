package shape

import (
	"fmt"
	"path"
	"reflect"
	"strings"
	"sync"

	"socialcredit/model"
)

// Spec is the shape of a whole scenario.
var Spec = sync.OnceValue(func() *Shape { return fieldsOf(reflect.TypeFor[model.Spec](), "scenario") })

// Of is the shape of a struct that another kind of file than a scenario fills.
func Of[T any](name string) *Shape { return fieldsOf(reflect.TypeFor[T](), name) }

// fieldsOf returns the shape of a struct. Embedded structs tagged inline are promoted.
func fieldsOf(t reflect.Type, name string) *Shape {
	s := &Shape{Form: Fields, Type: t, Name: name, Short: scalarer(t)}
	s.add(t, nil)
	return s
}

func (s *Shape) add(t reflect.Type, index []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		key, option, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		at := append(append([]int{}, index...), i)
		switch {
		case option == "inline":
			s.add(f.Type, at)
		case key != "" && key != "-":
			s.Fields = append(s.Fields, Field{Key: key, Shape: of(f.Type, f.Tag), Index: at, Owner: t, GoName: f.Name})
		}
	}
}

// of returns the shape of a field of a type. A type that no scenario can hold is a mistake of ours.
func of(t reflect.Type, tag reflect.StructTag) *Shape {
	if scalarer(t) && t.Kind() != reflect.Struct {
		return &Shape{Form: Leaf, Type: t}
	}
	switch t.Kind() {
	case reflect.Bool, reflect.Float64, reflect.String, reflect.Int, reflect.Uint64:
		limits := newLimits(tag)
		limits.HasMin = limits.HasMin || t.Kind() == reflect.Uint64
		return &Shape{Form: Leaf, Type: t, Limits: limits}
	case reflect.Struct:
		return fieldsOf(t, nameOf(t))
	case reflect.Map:
		s := &Shape{Form: Labels, Type: t, Entry: of(t.Elem(), tag)}
		if t.Elem() == reflect.TypeFor[model.Keep]() {
			s.Known = Families
		}
		return s
	case reflect.Interface:
		if role := roleOf(t); role != nil {
			return &Shape{Form: Choice, Type: t, Role: role}
		}
	}
	panic(fmt.Sprintf("no scenario can hold a %v", t))
}

// nameOf is what the schema calls a struct: group, act, institution.rule.
func nameOf(t reflect.Type) string {
	name := strings.ToLower(t.Name())
	if t.PkgPath() == reflect.TypeFor[model.Spec]().PkgPath() {
		return name
	}
	return path.Base(t.PkgPath()) + "." + name
}

// New returns a settable value of the shape's type, with its defaults.
func (s *Shape) New() reflect.Value {
	v := reflect.New(s.Type).Elem()
	switch s.Type {
	case reflect.TypeFor[model.Group]():
		v.Set(reflect.ValueOf(model.NewGroup()))
	case reflect.TypeFor[model.Act]():
		v.Set(reflect.ValueOf(model.NewAct()))
	}
	return v
}

// Allows tells whether a label may be written: lower_snake_case, and for groups, which may come
// from a network file, also with a digit in front.
func (s *Shape) Allows(label string) bool {
	digitFirst := s.Entry.Type == reflect.TypeFor[model.Group]()
	for i, c := range []byte(label) {
		letter, digit := c >= 'a' && c <= 'z', c >= '0' && c <= '9'
		if !letter && (i == 0 && (!digit || !digitFirst) || i > 0 && !digit && c != '_') {
			return false
		}
	}
	return label != ""
}
