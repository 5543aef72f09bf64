package shape

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Limits bound a leaf. They come from the field's tags: min, max, above, below, enum, file.
type Limits struct {
	Min, Max         float64
	HasMin, HasMax   bool
	OpenMin, OpenMax bool     // whether Min or Max itself is out of range
	Words            []string // the only words there may be
	File             bool     // whether it names a file that the scenario reads
}

// newLimits reads the tags of a field. A tag that is no number is a mistake of ours.
func newLimits(tag reflect.StructTag) Limits {
	var l Limits
	bound := func(key string, value *float64, has, open *bool) {
		text, ok := tag.Lookup(key)
		if !ok {
			return
		}
		v, err := strconv.ParseFloat(text, 64)
		if err != nil {
			panic(fmt.Sprintf("tag %s:%q is no number", key, text))
		}
		*value, *has, *open = v, true, key == "above" || key == "below"
	}
	bound("min", &l.Min, &l.HasMin, &l.OpenMin)
	bound("above", &l.Min, &l.HasMin, &l.OpenMin)
	bound("max", &l.Max, &l.HasMax, &l.OpenMax)
	bound("below", &l.Max, &l.HasMax, &l.OpenMax)
	if words, ok := tag.Lookup("enum"); ok {
		l.Words = strings.Split(words, ",")
	}
	l.File = tag.Get("file") == "true"
	return l
}

// Allow tells whether a number is within the limits.
func (l Limits) Allow(v float64) bool {
	if l.HasMin && (v < l.Min || l.OpenMin && v == l.Min) {
		return false
	}
	return !l.HasMax || v < l.Max || !l.OpenMax && v == l.Max
}

// Range says what the limits are: "from 0 to 1", "above 0 to 10", "" without limits.
func (l Limits) Range() string {
	var parts []string
	switch {
	case l.HasMin && l.OpenMin:
		parts = append(parts, "above "+number(l.Min))
	case l.HasMin:
		parts = append(parts, "from "+number(l.Min))
	}
	switch {
	case l.HasMax && l.OpenMax && l.HasMin:
		parts = append(parts, "to below "+number(l.Max))
	case l.HasMax && l.OpenMax:
		parts = append(parts, "below "+number(l.Max))
	case l.HasMax && l.HasMin:
		parts = append(parts, "to "+number(l.Max))
	case l.HasMax:
		parts = append(parts, "at most "+number(l.Max))
	}
	return strings.Join(parts, " ")
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// Sort says in a word what a leaf is: "a whole number", "a number", "true or false", "text".
func (s *Shape) Sort() string {
	if scalarer(s.Type) {
		return "a number or a word"
	}
	switch s.Type.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.Float64:
		return "a number"
	case reflect.String:
		switch {
		case s.Limits.File:
			return "the path of a file"
		case len(s.Limits.Words) > 0:
			return "one of " + strings.Join(s.Limits.Words, ", ")
		}
		return "text"
	}
	return "a whole number"
}

// Wanted says what a leaf may be: "a whole number from 2 to 100000000", "one of gate, output".
func (s *Shape) Wanted() string {
	if r := s.Limits.Range(); r != "" {
		return s.Sort() + " " + r
	}
	return s.Sort()
}

// Allowed tells whether a value that Shape.Value returned is within the limits.
func (s *Shape) Allowed(value any) bool {
	switch v := value.(type) {
	case int64:
		return s.Limits.Allow(float64(v))
	case float64:
		return s.Limits.Allow(v)
	case string:
		return len(s.Limits.Words) == 0 || slices.Contains(s.Limits.Words, v)
	}
	return true
}
