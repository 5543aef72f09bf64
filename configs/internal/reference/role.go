package reference

import (
	"encoding/json"
	"reflect"

	"github.com/invopop/jsonschema"

	"socialcredit/configs/internal/shape"
)

// role returns the schema of a place where a kind is chosen. Where a file names the kind, its keys
// are those of that kind; where it does not, since it extends another that does, those of any one.
func (w *schemaWriter) role(r *shape.Role) *jsonschema.Schema {
	return w.define(r.Plural, reflect.TypeOf(r), func() *jsonschema.Schema {
		kind := &jsonschema.Schema{Description: "Which kind of " + r.One + ".", Extras: map[string]any{}}
		if r.Default != "" {
			kind.Default = r.Default
		}
		var docs []string
		var each []*jsonschema.Schema
		schema := &jsonschema.Schema{Type: "object", Description: r.Doc, Properties: jsonschema.NewProperties()}
		for _, k := range r.Kinds {
			kind.Enum = append(kind.Enum, k.Name)
			docs = append(docs, k.Doc)
			ref := w.kind(r, k)
			each = append(each, ref)
			chosen := jsonschema.NewProperties()
			chosen.Set("kind", &jsonschema.Schema{Const: k.Name})
			schema.AllOf = append(schema.AllOf, &jsonschema.Schema{
				If: &jsonschema.Schema{Properties: chosen, Required: []string{"kind"}}, Then: ref,
			})
		}
		if len(r.Kinds) == 0 {
			schema.MaxProperties = new(uint64)
			return schema
		}
		kind.Extras["enumDescriptions"] = docs
		schema.Properties.Set("kind", kind)
		schema.AllOf = append(schema.AllOf, &jsonschema.Schema{
			If:   &jsonschema.Schema{Not: &jsonschema.Schema{Required: []string{"kind"}}},
			Then: &jsonschema.Schema{AnyOf: each},
		})
		return schema
	})
}

func (w *schemaWriter) kind(r *shape.Role, k *shape.Kind) *jsonschema.Schema {
	start := reflect.ValueOf(k.New()).Elem()
	return w.define(k.Shape().Name, start.Type(), func() *jsonschema.Schema {
		schema := w.fields(k.Shape(), start)
		schema.Description = k.Doc
		schema.Properties.Set("kind", &jsonschema.Schema{Const: k.Name, Description: "Which kind of " + r.One + "."})
		// That there is such a key was settled in the line above.
		_ = schema.Properties.MoveToFront("kind")
		return schema
	})
}

// leafSchema returns the schema of a leaf.
func leafSchema(s *shape.Shape, start reflect.Value) *jsonschema.Schema {
	schema := &jsonschema.Schema{}
	if value := s.Value(start); value != "" && s.Allowed(value) {
		schema.Default = value
	}
	if s.Scalarer() {
		schema.AnyOf = []*jsonschema.Schema{{Type: "number"}, {Type: "string"}}
		return schema
	}
	switch s.Type.Kind() {
	case reflect.Bool:
		schema.Type = "boolean"
	case reflect.String:
		schema.Type = "string"
		for _, word := range s.Limits.Words {
			schema.Enum = append(schema.Enum, word)
		}
	case reflect.Float64:
		schema.Type = "number"
	default:
		schema.Type = "integer"
	}
	bound(schema, s.Limits)
	return schema
}

func bound(schema *jsonschema.Schema, l shape.Limits) {
	lowest, highest := json.Number(shape.Text(l.Min)), json.Number(shape.Text(l.Max))
	switch {
	case l.HasMin && l.OpenMin:
		schema.ExclusiveMinimum = lowest
	case l.HasMin:
		schema.Minimum = lowest
	}
	switch {
	case l.HasMax && l.OpenMax:
		schema.ExclusiveMaximum = highest
	case l.HasMax:
		schema.Maximum = highest
	}
}
