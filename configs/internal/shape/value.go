package shape

import (
	"fmt"
	"reflect"
	"strconv"
)

// Value returns what a leaf of a struct holds: a bool, int64, uint64, float64 or string.
func (s *Shape) Value(v reflect.Value) any {
	if scalarer(s.Type) {
		value, _ := v.Interface().(Scalar).Scalar()
		return value
	}
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool()
	case reflect.Float64:
		return v.Float()
	case reflect.String:
		return v.String()
	case reflect.Uint64:
		return v.Uint()
	}
	return v.Int()
}

// Set gives a leaf of a struct a value of the sort that Value returns for it.
func (s *Shape) Set(v reflect.Value, value any) error {
	if scalarer(s.Type) {
		return v.Addr().Interface().(Scalarer).SetScalar(Text(value))
	}
	switch x := value.(type) {
	case bool:
		v.SetBool(x)
	case float64:
		v.SetFloat(x)
	case string:
		v.SetString(x)
	case uint64:
		v.SetUint(x)
	case int64:
		v.SetInt(x)
	default:
		return fmt.Errorf("a %T is no value of a scenario", value)
	}
	return nil
}

// Scalarer tells whether the type itself reads its values.
func (s *Shape) Scalarer() bool { return scalarer(s.Type) }

// One returns the value of a leaf whose type reads it from text.
func (s *Shape) One(text string) (any, error) {
	v := reflect.New(s.Type)
	if err := v.Interface().(Scalarer).SetScalar(text); err != nil {
		return nil, err
	}
	return s.Value(v.Elem()), nil
}

// Spread returns the values of the leaves of a struct after one scalar was read for all of them.
func (s *Shape) Spread(text string) (map[string]any, error) {
	v := reflect.New(s.Type)
	if err := v.Interface().(Scalarer).SetScalar(text); err != nil {
		return nil, err
	}
	values := make(map[string]any, len(s.Fields))
	for _, f := range s.Fields {
		values[f.Key] = f.Shape.Value(v.Elem().FieldByIndex(f.Index))
	}
	return values, nil
}

// Text writes a value so that reading it gives the same value.
func Text(value any) string {
	if f, ok := value.(float64); ok {
		if abs := max(f, -f); abs != 0 && (abs < 1e-6 || abs >= 1e15) {
			return strconv.FormatFloat(f, 'g', -1, 64)
		}
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return fmt.Sprint(value)
}
