package figure

import (
	"math"
	"strings"

	"socialcredit/results"
)

// told is an outcome and its lines, in the unit in which they are drawn: each is called after its group, and everybody's
// comes last.
type told struct {
	results.Outcome
	lines []line
}

func (r *Run) told(o results.Outcome) (told, error) {
	t := told{Outcome: o}
	for _, group := range append(r.groupLabels(), everyone) {
		l, ok, err := r.line(group, o.Column)
		if err != nil {
			return t, err
		}
		if !ok {
			continue
		}
		if l.name = group; o.Unit == "share" {
			l.y = percent(l.y)
		}
		t.lines = append(t.lines, l)
	}
	return t, nil
}

// zero tells whether all lines stay at 0.
func (t told) zero() bool {
	for _, l := range t.lines {
		for _, v := range l.y {
			if finite(v) && v != 0 {
				return false
			}
		}
	}
	return true
}

// scale holds all lines, and 0 where they come near it or never move.
func (t told) scale() scale {
	low, high := math.Inf(1), math.Inf(-1)
	for _, l := range t.lines {
		for _, v := range l.y {
			if finite(v) {
				low, high = min(low, v), max(high, v)
			}
		}
	}
	if low == high || math.Abs(low) < high/2 {
		low, high = min(0, low), max(0, high)
	}
	if low == high {
		high = 1
	}
	s := spanning(low, high, 4)
	if t.Unit == "share" && high <= 100 {
		s.max = min(s.max, 100)
	}
	return s
}

// unitLabel names an axis by its unit.
func unitLabel(unit string) string {
	switch unit {
	case "share":
		return "Share (%)"
	case "":
		return "Number"
	}
	return strings.ToUpper(unit[:1]) + unit[1:]
}
