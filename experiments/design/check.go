package design

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// largestWhole is the largest number up to which a float64 holds every whole number.
const largestWhole = 1 << 53

// Check finds what no method can use: no factors, a name that is empty, given twice or kept for
// another column of a design, a list that is empty or has a level twice, a range whose ends are
// missing, swapped or not finite, a logarithmic one that is not above 0, one of whole numbers whose
// ends are none.
func Check(factors []Factor) error {
	if err := checkNames(factors); err != nil {
		return err
	}
	for i := range factors {
		f := &factors[i]
		if f.Open() {
			return f.wrong("has neither levels nor a range; give it a list, or from and to")
		}
		if err := f.check(); err != nil {
			return err
		}
	}
	return nil
}

// columns are those that a design has beside its factors.
func columns() []string { return []string{"point", "method", "block"} }

func checkNames(factors []Factor) error {
	if len(factors) == 0 {
		return errors.New("no factors; name at least one parameter to vary")
	}
	seen := make(map[string]bool, len(factors))
	for i, f := range factors {
		switch {
		case f.Name == "":
			return fmt.Errorf("factor %d has no name", i+1)
		case seen[f.Name]:
			return f.wrong("is there twice; join its levels")
		case slices.Contains(columns(), f.Name):
			return f.wrong("has the name of another column of a design; call it something else")
		}
		seen[f.Name] = true
	}
	return nil
}

func (f *Factor) check() error {
	if f.List() {
		return f.checkLevels()
	}
	switch {
	case !finite(f.From) || !finite(f.To) || !finite(f.To-f.From):
		return f.wrong("ranges from %v to %v; both ends must be finite numbers", f.From, f.To)
	case f.From > f.To:
		return f.wrong("ranges from %s to %s; write the lower end first", Text(f.From), Text(f.To))
	case f.Log && f.From <= 0:
		return f.wrong("is logarithmic but starts at %s; start above 0", Text(f.From))
	case f.Whole && (!whole(f.From) || !whole(f.To)):
		return f.wrong("takes whole numbers but ranges from %s to %s; both ends must be whole numbers up to 2^53", Text(f.From), Text(f.To))
	}
	return nil
}

func (f *Factor) checkLevels() error {
	if len(f.Levels) == 0 {
		return f.wrong("has an empty list; write at least one level")
	}
	seen := make(map[string]string, len(f.Levels))
	for _, level := range f.Levels {
		key := canonical(level)
		if before, twice := seen[key]; twice {
			return f.wrong("has the level %s twice (%s and %s); write it once", key, before, level)
		}
		seen[key] = level
	}
	return nil
}

// varied refuses factors that a method cannot move.
func varied(factors []Factor, method string) error {
	for i := range factors {
		f := &factors[i]
		if len(f.Levels) == 1 {
			return f.wrong("has the one level %s, and %s needs at least two", f.Levels[0], method)
		}
		if !f.List() && f.From == f.To {
			return f.wrong("ranges from %s to %s, and %s needs two different ends", Text(f.From), Text(f.To), method)
		}
	}
	return nil
}

// wrong is an error about the factor.
func (f *Factor) wrong(format string, args ...any) error {
	return fmt.Errorf("factor %s %s", f.Name, fmt.Sprintf(format, args...))
}

// within refuses an option outside of its range.
func within(option string, value, least, most int) error {
	if value < least || value > most {
		return fmt.Errorf("%s: %d; write a whole number from %d to %d", option, value, least, most)
	}
	return nil
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

func whole(v float64) bool { return v == math.Trunc(v) && math.Abs(v) <= largestWhole }
