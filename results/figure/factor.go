package figure

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"socialcredit/results"
)

// A factor is what a study varies, and what its axis is called.
type factor struct {
	results.StudyFactor
	at    int    // its place among the study's factors
	label string // the tail of its path, long enough to be its own
	brief string // the last step alone, where that is its own; else the label
}

// factorsOf calls each factor after the last two steps of its path, or as many more as tell it from the others.
func factorsOf(described []results.StudyFactor) []factor {
	factors := make([]factor, len(described))
	for i, f := range described {
		steps := 2
		for longest := strings.Count(f.Name, ".") + 1; steps < longest; steps++ {
			alone := true
			for j, other := range described {
				alone = alone && (i == j || tail(other.Name, steps) != tail(f.Name, steps))
			}
			if alone {
				break
			}
		}
		factors[i] = factor{f, i, tail(f.Name, steps), tail(f.Name, 1)}
		for j, other := range described {
			if i != j && tail(other.Name, 1) == factors[i].brief {
				factors[i].brief = factors[i].label
				break
			}
		}
	}
	return factors
}

// tail gives the last steps of a path.
func tail(path string, steps int) string {
	parts := strings.Split(path, ".")
	return strings.Join(parts[max(0, len(parts)-steps):], ".")
}

// shortName gives the label of a factor by its name; other names, such as of groups of factors, stay as they are.
func (s *Study) shortName(name string) string {
	for _, f := range s.factors {
		if f.Name == name {
			return f.label
		}
	}
	return name
}

// number reads a level, NaN where it is a word or empty. Switches count as words.
func number(level string) float64 {
	v, err := strconv.ParseFloat(level, 64)
	if err != nil || !finite(v) {
		return math.NaN()
	}
	return v
}

// levels gives the different levels of a factor among cells: numbers ascending, words in the order of the study. It is
// numeric where every level is a number.
func (f factor) levels(cells []cell) (levels []string, numeric bool) {
	seen := map[string]bool{}
	numeric = true
	for _, c := range cells {
		level := c.levels[f.at]
		if level == "" || seen[level] {
			continue
		}
		seen[level] = true
		levels = append(levels, level)
		numeric = numeric && finite(number(level))
	}
	if numeric {
		slices.SortStableFunc(levels, func(a, b string) int { return sign(number(a) - number(b)) })
		return levels, len(levels) > 0
	}
	place := func(level string) int {
		if i := slices.Index(f.Levels, level); i >= 0 {
			return i
		}
		return len(f.Levels)
	}
	slices.SortStableFunc(levels, func(a, b string) int { return place(a) - place(b) })
	return levels, false
}

func sign(v float64) int {
	switch {
	case v < 0:
		return -1
	case v > 0:
		return 1
	default:
		return 0
	}
}

// axis is the scale along some values of the factor, or along its whole range, of about n steps: a logarithmic one where the study says so, or
// where its levels are further apart by factors than a line could show.
func (f factor) axis(values []float64, n int) scale {
	low, high := slices.Min(values), slices.Max(values)
	if f.Levels == nil && f.To > f.From {
		low, high = min(low, f.From), max(high, f.To)
	}
	wide := low > 0 && high/low >= 100
	if low > 0 && high > low && (f.Log || wide && f.Levels != nil) {
		return multiplied(low, high, n)
	}
	if low == high {
		return spanning(low, high, n)
	}
	return within(low, high, n)
}
