package configs

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"socialcredit/configs/internal/shape"
)

// A flaw is what is wrong with a value; name, if any, is what may have been mistyped, and among what
// is there.
type flaw struct {
	text, name string
	among      []string
}

// read returns the value that a layer wrote for a leaf, or what is wrong with it.
func read(s *shape.Shape, w *written) (any, *flaw) {
	switch w.form {
	case nullForm:
		return nil, &flaw{text: "has no value; " + s.Wanted()}
	case mappingForm, listForm:
		return nil, &flaw{text: "is " + w.String() + "; " + s.Wanted()}
	}
	if s.Scalarer() {
		values, err := s.One(w.scalar)
		if err != nil {
			return nil, &flaw{text: err.Error()}
		}
		return values, nil
	}
	switch s.Type.Kind() {
	case reflect.String:
		return readText(s, w)
	case reflect.Bool:
		if w.tag != "!!bool" {
			return nil, &flaw{text: "is " + w.String() + "; true or false"}
		}
		return strings.EqualFold(w.scalar, "true"), nil
	case reflect.Float64:
		v, flaw := readNumber(s, w)
		if flaw != nil {
			return nil, flaw
		}
		return v, nil
	}
	return readWhole(s, w)
}

func readText(s *shape.Shape, w *written) (any, *flaw) {
	if words := s.Limits.Words; words != nil && !slices.Contains(words, w.scalar) {
		return nil, &flaw{"is " + w.String() + "; " + s.Wanted(), w.scalar, words}
	}
	return w.scalar, nil
}

// readNumber reads a finite number within the limits.
func readNumber(s *shape.Shape, w *written) (float64, *flaw) {
	text := strings.ReplaceAll(w.scalar, "_", "")
	v, err := strconv.ParseFloat(text, 64)
	switch {
	case w.quoted && err == nil:
		return 0, &flaw{text: "is " + w.String() + ", which the quotes make text; " + s.Wanted()}
	case err != nil && math.IsInf(v, 0):
		return 0, &flaw{text: w.scalar + " is too large for a number; " + s.Wanted()}
	case w.tag == "!!float" && err != nil, err == nil && (math.IsNaN(v) || math.IsInf(v, 0)):
		return 0, &flaw{text: w.scalar + " is no finite number; " + s.Wanted()}
	case w.tag == "!!int" && leadingZero(text):
		return 0, &flaw{text: w.scalar + " begins with 0, which some programs take for octal; write it without"}
	case w.tag == "!!int" && err != nil:
		i, bad := strconv.ParseInt(text, 0, 64) // 0x, 0o, 0b
		if bad != nil {
			return 0, &flaw{text: "is " + w.String() + "; " + s.Wanted()}
		}
		v = float64(i)
	case w.tag != "!!int" && w.tag != "!!float":
		return 0, &flaw{text: "is " + w.String() + "; " + s.Wanted()}
	}
	if !s.Limits.Allow(v) {
		return 0, &flaw{text: w.scalar + " is out of range; " + s.Wanted()}
	}
	return v + 0, nil // -0 becomes 0
}

func leadingZero(text string) bool {
	digits := strings.TrimLeft(text, "+-")
	return len(digits) > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9'
}

// readWhole reads a whole number, which may be written as 1e5.
func readWhole(s *shape.Shape, w *written) (any, *flaw) {
	v, flawed := readNumber(s, w)
	if flawed != nil {
		return nil, flawed
	}
	text := strings.ReplaceAll(w.scalar, "_", "")
	if s.Type.Kind() == reflect.Uint64 {
		if u, err := strconv.ParseUint(strings.TrimPrefix(text, "+"), 0, 64); err == nil {
			return u, nil
		}
	}
	if i, err := strconv.ParseInt(text, 0, 64); err == nil && (i >= 0 || s.Type.Kind() != reflect.Uint64) {
		return whole(s, i), nil
	}
	switch {
	case v != math.Trunc(v):
		return nil, &flaw{text: w.scalar + " is no whole number; " + s.Wanted()}
	case math.Abs(v) > 1<<53, v < 0 && s.Type.Kind() == reflect.Uint64:
		return nil, &flaw{text: w.scalar + " is out of range; " + s.Wanted()}
	}
	return whole(s, int64(v)), nil
}

func whole(s *shape.Shape, i int64) any {
	if s.Type.Kind() == reflect.Uint64 {
		return uint64(i)
	}
	return i
}
