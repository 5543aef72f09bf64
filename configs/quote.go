package configs

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var plainText = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_()/.,'-]*( [A-Za-z0-9_()/.,'-]+)*$`)

// wordsOfYAML are plain words that YAML, of whatever version, takes for something else than text.
var wordsOfYAML = []string{"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}

// quoted writes text so that any YAML reader takes it for that text.
func quoted(text string) string {
	if plainText.MatchString(text) && !slices.Contains(wordsOfYAML, strings.ToLower(text)) {
		return text
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case !printableRune(c) && c > 0xffff:
			fmt.Fprintf(&b, `\U%08x`, c)
		case !printableRune(c):
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func printableRune(c rune) bool {
	return c == ' ' || unicode.IsGraphic(c) && !unicode.IsSpace(c) && c != utf8.RuneError
}

// printable makes text fit for a comment.
func printable(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || !printableRune(c) }), " ")
}
