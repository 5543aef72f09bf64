package figure

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// words shows a label as people write it.
func words(label string) string { return strings.ReplaceAll(label, "_", " ") }

// count shows a whole number with commas between thousands.
func count(n int64) string {
	digits := strconv.FormatInt(n, 10)
	for at := len(digits) - 3; at > 0 && digits[at-1] != '-'; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// points shows a score without digits that say nothing.
func points(v float64) string { return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64) }

// legible replaces what the font has no glyph for, so that every format shows the same.
func legible(s string, style text.Style) string {
	face := style.Handler.Cache().Lookup(style.Font, style.Font.Size)
	var buffer sfnt.Buffer
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		if glyph, err := face.Face.GlyphIndex(&buffer, r); err != nil || glyph == 0 {
			return '?'
		}
		return r
	}, s)
}

// wrapped breaks a text into lines no wider than a width, at spaces; a word that is wider alone is cut short.
func wrapped(s string, style text.Style, width vg.Length) []string {
	var lines []string
	for _, word := range strings.Fields(legible(s, style)) {
		word = fitted(word, style, width)
		if last := len(lines) - 1; last >= 0 && style.Width(lines[last]+" "+word) <= width {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// fitted cuts a text short where it is wider than a width.
func fitted(s string, style text.Style, width vg.Length) string {
	s = legible(s, style)
	if style.Width(s) <= width {
		return s
	}
	runes := []rune(s)
	for len(runes) > 1 && style.Width(string(runes)+"…") > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + "…"
}
