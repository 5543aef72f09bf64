package configs

import (
	"fmt"
	"reflect"

	"socialcredit/configs/internal/shape"
	"socialcredit/model"
)

// newSpec makes a spec of resolved settings. Its kinds are fresh: they have no state.
func newSpec(settings map[string]any) (*model.Spec, error) {
	spec := &model.Spec{}
	if err := fill(reflect.ValueOf(spec).Elem(), shape.Spec(), settings, ""); err != nil {
		return nil, err
	}
	return spec, nil
}

// fill gives a Go value what the settings say at a path.
func fill(v reflect.Value, s *shape.Shape, setting any, path string) error {
	if s.Form == shape.Leaf {
		if err := s.Set(v, setting); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		return nil
	}
	settings, ok := setting.(map[string]any)
	if !ok {
		return fmt.Errorf("%s: a %T where keys should be", path, setting)
	}
	switch s.Form {
	case shape.Labels:
		return fillLabels(v, s, settings, path)
	case shape.Choice:
		name, _ := settings["kind"].(string)
		kind := s.Role.Kind(name)
		if kind == nil {
			return fmt.Errorf("%s: no kind of %s is called %q", path, s.Role.One, name)
		}
		instance := reflect.ValueOf(kind.New())
		v.Set(instance)
		return fillFields(instance.Elem(), kind.Shape(), settings, path)
	}
	return fillFields(v, s, settings, path)
}

func fillFields(v reflect.Value, s *shape.Shape, settings map[string]any, path string) error {
	for _, f := range s.Fields {
		if setting, said := settings[f.Key]; said {
			if err := fill(v.FieldByIndex(f.Index), f.Shape, setting, join(path, f.Key)); err != nil {
				return err
			}
		}
	}
	return nil
}

func fillLabels(v reflect.Value, s *shape.Shape, settings map[string]any, path string) error {
	labels := reflect.MakeMapWithSize(s.Type, len(settings))
	for label, setting := range settings {
		entry := s.Entry.New()
		if err := fill(entry, s.Entry, setting, join(path, label)); err != nil {
			return err
		}
		labels.SetMapIndex(reflect.ValueOf(label), entry)
	}
	v.Set(labels)
	return nil
}
