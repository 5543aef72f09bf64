// Package reference writes what documents a scenario file: the JSON Schema and the reference page.
// Both come from the shapes that the loader reads by and from the comments on the model's fields.
package reference

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"

	"socialcredit/configs/internal/shape"
)

// Comments are those of the model's types and fields, by package path, type and field.
type Comments map[string]string

// ReadComments reads the comments of the Go files below some folders, which are given relative to the
// working directory; here is the import path of the latter.
func ReadComments(here string, folders ...string) (Comments, error) {
	comments := make(Comments)
	for _, folder := range folders {
		r := &jsonschema.Reflector{}
		if err := r.AddGoComments(here, folder, jsonschema.WithFullComment()); err != nil {
			return nil, fmt.Errorf("reading the comments of %s: %w", folder, err)
		}
		for name, text := range r.CommentMap {
			comments[path.Clean(name)] = strings.Join(strings.Fields(text), " ")
		}
	}
	return comments, nil
}

// of returns the comment on a field.
func (c Comments) of(f shape.Field) string {
	return c[f.Owner.PkgPath()+"."+f.Owner.Name()+"."+f.GoName]
}

// A schemaWriter builds the schema; each struct and role becomes a definition.
type schemaWriter struct {
	comments Comments
	defs     jsonschema.Definitions
	types    map[string]reflect.Type
}

// Schema returns the JSON Schema of scenario files. A file may leave out any key, since it extends
// another; only what it says is checked. Base holds the values of the scenario that all extend.
func Schema(c Comments, base map[string]any) ([]byte, error) {
	w := &schemaWriter{c, jsonschema.Definitions{}, map[string]reflect.Type{}}
	spec := shape.Spec()
	root := w.fields(spec, spec.New())
	root.Version = jsonschema.Version
	root.Title = "A scenario of socialcredit"
	root.Properties.Set("extends", &jsonschema.Schema{
		Type: "string", Default: "base",
		Description: "The scenario that this one changes: a preset's name, or the path of a file, relative to this one.",
	})
	if err := root.Properties.MoveToFront("extends"); err != nil {
		return nil, fmt.Errorf("writing the schema: %w", err)
	}
	root.Definitions = w.defs
	setDefaults(root, base)
	people, _ := base["people"].(map[string]any)
	setDefaults(w.defs["people"], people)
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(root); err != nil {
		return nil, fmt.Errorf("writing the schema: %w", err)
	}
	return text.Bytes(), nil
}

// setDefaults makes the values of base the defaults of what no catalogue has a default for.
func setDefaults(schema *jsonschema.Schema, base map[string]any) {
	for property := schema.Properties.Oldest(); property != nil; property = property.Next() {
		if value, said := base[property.Key]; said && property.Value.Type != "" && property.Value.Type != "object" && property.Key != "title" {
			property.Value.Default = value
		}
	}
}

// of returns the schema of a place; start holds its default.
func (w *schemaWriter) of(s *shape.Shape, start reflect.Value) *jsonschema.Schema {
	switch s.Form {
	case shape.Leaf:
		return leafSchema(s, start)
	case shape.Labels:
		return w.labels(s)
	case shape.Choice:
		return w.role(s.Role)
	}
	schema := w.define(s.Name, s.Type, func() *jsonschema.Schema { return w.fields(s, start) })
	if s.Short {
		short := &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "number"}, {Type: "string"}, schema}}
		if one, ok := start.Interface().(shape.Scalar).Scalar(); ok {
			short.Default = one
		}
		return short
	}
	return schema
}

// define makes a definition once, and returns a reference to it.
func (w *schemaWriter) define(name string, t reflect.Type, write func() *jsonschema.Schema) *jsonschema.Schema {
	if other, made := w.types[name]; made && other != t {
		panic(fmt.Sprintf("%v and %v would both be called %s", t, other, name))
	} else if !made {
		w.types[name] = t
		w.defs[name] = write()
	}
	return &jsonschema.Schema{Ref: "#/$defs/" + name}
}

// fields returns the schema of a mapping with fixed keys.
func (w *schemaWriter) fields(s *shape.Shape, start reflect.Value) *jsonschema.Schema {
	schema := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), AdditionalProperties: jsonschema.FalseSchema}
	for _, f := range s.Fields {
		property := w.of(f.Shape, start.FieldByIndex(f.Index))
		property.Description = w.comments.of(f)
		schema.Properties.Set(f.Key, property)
	}
	return schema
}

// labels returns the schema of a mapping by label. Null takes out what a lower layer says.
func (w *schemaWriter) labels(s *shape.Shape) *jsonschema.Schema {
	names := &jsonschema.Schema{Pattern: "^[a-z][a-z0-9_]*$"}
	if s.Allows("0") {
		names.Pattern = "^[a-z0-9][a-z0-9_]*$"
	}
	if s.Known != nil {
		for _, name := range s.Known() {
			names.Enum = append(names.Enum, name)
		}
	}
	entry := w.of(s.Entry, s.Entry.New())
	if s.Entry.Form == shape.Leaf {
		entry.Default = nil // there is no label without a value
	}
	return &jsonschema.Schema{
		Type: "object", PropertyNames: names,
		AdditionalProperties: &jsonschema.Schema{AnyOf: []*jsonschema.Schema{entry, {Type: "null"}}},
	}
}
