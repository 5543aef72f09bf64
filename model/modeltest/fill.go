package modeltest

import (
	"reflect"
	"strings"

	"socialcredit/model"
)

// Fill gives a fresh kind what it needs to have an effect in the society of a spec: to each empty field
// that names something (tag ref) a name that is there, to a date a period early on.
func Fill(kind any, s *model.Spec) {
	v := reflect.ValueOf(kind)
	if v.Kind() == reflect.Pointer && v.Elem().Kind() == reflect.Struct {
		fillFields(v.Elem(), s)
	}
}

func fillFields(v reflect.Value, s *model.Spec) {
	for i := range v.NumField() {
		f, field := v.Type().Field(i), v.Field(i)
		if !f.IsExported() {
			continue
		}
		name := nameFor(f.Tag.Get("ref"), s)
		switch key, _, _ := strings.Cut(f.Tag.Get("yaml"), ","); {
		case field.Kind() == reflect.Struct:
			fillFields(field, s)
		case field.Kind() == reflect.String && field.String() == "" && name != "":
			field.SetString(name)
		case field.Kind() == reflect.Map && field.Len() == 0 && name != "":
			fillMap(field, name)
		case field.Kind() == reflect.Int && field.Int() == 0 && key == "date":
			field.SetInt(3)
		}
	}
}

// fillMap names one thing in an empty map: true of it, or 1.
func fillMap(field reflect.Value, name string) {
	value := reflect.New(field.Type().Elem()).Elem()
	switch value.Kind() {
	case reflect.Bool:
		value.SetBool(true)
	case reflect.Float64:
		value.SetFloat(1)
	case reflect.Int:
		value.SetInt(1)
	default:
		return
	}
	field.Set(reflect.MakeMap(field.Type()))
	field.SetMapIndex(reflect.ValueOf(name), value)
}

// nameFor is the name of something of a sort in the society for tests.
func nameFor(sort string, s *model.Spec) string {
	first := func(labels []string) string {
		if len(labels) == 0 {
			return ""
		}
		return labels[0]
	}
	switch sort {
	case "institution":
		return "osmanthus"
	case "band":
		return "d"
	case "group":
		return "migrant"
	case "service":
		return "loan"
	case "record":
		return "arrears"
	case "society":
		return first(model.Labels(s.Society))
	case "policy":
		return first(model.Labels(s.Policies))
	}
	return ""
}
