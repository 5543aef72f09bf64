package design

import (
	"math"
	"strconv"

	"socialcredit/model"
)

// Value maps the unit interval to the levels of a factor so that a uniform u gives each level its
// share: a list's levels and a range's whole numbers are equally likely, a range's numbers uniform, or
// uniform in their logarithm (whole numbers n too: with a probability that goes as log((n+1)/n)). What
// lies outside of 0 to 1 counts as the nearer end.
func Value(f Factor, u float64) string {
	u = min(max(u, 0), 1)
	if f.List() {
		n := len(f.Levels)
		return f.Levels[min(int(u*float64(n)), n-1)]
	}
	if !f.Whole {
		return f.cell(f.between(f.From, f.To, u))
	}
	return f.cell(min(math.Floor(f.between(f.From, f.To+1, u)), f.To))
}

// At maps position i of n equally spaced ones, from 0 to n-1, to the levels of a factor: the first is
// the lower end or the first level, the last the upper end or the last level. Whole numbers are rounded.
func At(f Factor, i, n int) string {
	if f.List() {
		return f.Levels[min(i*len(f.Levels)/max(n-1, 1), len(f.Levels)-1)]
	}
	return f.place(float64(i) / float64(max(n-1, 1)))
}

// place is the level of a range at a position from 0 to 1.
func (f *Factor) place(position float64) string {
	v := f.between(f.From, f.To, position)
	if f.Whole {
		v = math.Round(v)
	}
	return f.cell(v)
}

// Position says where a cell lies on the way from a range's lower end at 0 to its upper end at 1, in
// logarithms for a logarithmic range. It is not ok for what is no number, and for lists.
func Position(f Factor, cell string) (position float64, ok bool) {
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil || f.List() || !finite(v) || f.Log && v <= 0 || f.From == f.To {
		return 0, false
	}
	if f.Log {
		from := model.Log(f.From)
		return (model.Log(v) - from) / (model.Log(f.To) - from), true
	}
	return (v - f.From) / (f.To - f.From), true
}

// spaced lists a factor's levels: those of its list, or n of its range, fewer where there are fewer
// whole numbers.
func (f *Factor) spaced(n int) []string {
	if f.List() {
		return f.Levels
	}
	var levels []string
	for i := range n {
		level := At(*f, i, n)
		if len(levels) == 0 || levels[len(levels)-1] != level {
			levels = append(levels, level)
		}
	}
	return levels
}

// between is the number at a share u of the way from one to the other. The ends are exact.
func (f *Factor) between(from, to, u float64) float64 {
	switch {
	case u <= 0:
		return from
	case u >= 1:
		return to
	case f.Log:
		low := model.Log(from)
		return model.Exp(low + float64(u*(model.Log(to)-low)))
	}
	return from + float64(u*(to-from))
}

// cell writes a number of the range with as many digits as its arithmetic is good for: 15, counted
// from the largest number of the range on where steps add up (so that 0.3 - 3*0.1 is 0), and from the
// number's own first digit where they multiply. Never outside of the range, whose ends keep all digits.
func (f *Factor) cell(v float64) string {
	if !f.Whole && v != f.From && v != f.To {
		largest := max(math.Abs(f.From), math.Abs(f.To))
		if f.Log {
			largest = v
		}
		v = rounded(v, largest)
	}
	return Text(min(max(v, f.From), f.To))
}

// rounded keeps the digits of a number that count if the first digit of another is the first of 15.
func rounded(v, first float64) float64 {
	s := strconv.FormatFloat(first, 'e', 0, 64)
	exponent, _ := strconv.Atoi(s[len("1e"):]) // as FormatFloat writes it
	digits := strconv.FormatFloat(v, 'g', 15, 64)
	if decimals := 14 - exponent; decimals >= 0 && decimals <= 300 {
		digits = strconv.FormatFloat(v, 'f', decimals, 64)
	}
	short, _ := strconv.ParseFloat(digits, 64) // as FormatFloat writes it
	return short
}

// Text writes a number as shortly as reading it back allows.
func Text(v float64) string {
	if abs := math.Abs(v); abs != 0 && (abs < 1e-6 || abs >= 1e15) {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v+0, 'f', -1, 64) // -0 + 0 is 0
}

// same tells whether two cells are one level: the same text, or the same number.
func same(a, b string) bool { return a == b || canonical(a) == canonical(b) }

// canonical is the same text for all spellings of a level.
func canonical(cell string) string {
	if v, err := strconv.ParseFloat(cell, 64); err == nil && finite(v) {
		return Text(v)
	}
	return cell
}
