package configs

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// source says where a value comes from: the comment on the line that sets it, or else that line, the
// flag or the variable; of a default, what the field's own comment says.
func (s saying) source(key string, d doc) string {
	if s.from == nil {
		if d.source != "" {
			return "default; " + d.source
		}
		return "default"
	}
	at := s.from.at
	if at.origin != "" {
		return at.origin
	}
	if comment := at.comment(key, d); comment != "" {
		return comment
	}
	return fmt.Sprintf("%s:%d", at.layer.name, at.line)
}

// comment returns the comment at the end of the line of a place. On a line that sets several keys it
// may say whose source is which: `# rate: A, NHC 2019; noticed, trait: C; rest: our choice`.
func (p place) comment(key string, d doc) string {
	line, comment := p.split()
	comment = strings.TrimSpace(comment)
	for _, meaning := range []string{d.meaning, d.brief()} {
		if rest, ok := strings.CutPrefix(comment, meaning+separator); ok && meaning != "" {
			return rest // written by YAML
		}
	}
	notes, ok := byKey(line, comment)
	if !ok {
		return comment
	}
	if note, said := notes[key]; said {
		return note
	}
	return notes["rest"]
}

// separator stands between what a value means and where it comes from.
const separator = " | "

// split cuts the line of a place into YAML and comment.
func (p place) split() (code, comment string) {
	if p.layer == nil || p.layer.lines == nil || p.line < 1 || p.line > len(p.layer.lines()) {
		return "", ""
	}
	line := strings.TrimRight(p.layer.lines()[p.line-1], "\r")
	var quote rune
	before := ' '
	for i, c := range line {
		switch {
		case quote != 0:
			if c == quote && before != '\\' {
				quote = 0
			}
		case (c == '"' || c == '\'') && strings.ContainsRune(" {[,:", before):
			quote = c
		case c == '#' && unicode.IsSpace(before):
			return line[:i], line[i+1:]
		}
		before = c
	}
	return line, ""
}

var (
	keyedNote = regexp.MustCompile(`^([a-z0-9_]+(?:, [a-z0-9_]+)*): (.*)$`)
	keyOfLine = regexp.MustCompile(`[a-z0-9_]+:`)
)

// byKey reads a comment that names the keys of its line.
func byKey(line, comment string) (map[string]string, bool) {
	notes := make(map[string]string)
	keys := append(keyOfLine.FindAllString(line, -1), "rest:")
	for segment := range strings.SplitSeq(comment, "; ") {
		parts := keyedNote.FindStringSubmatch(segment)
		if parts == nil {
			return nil, false
		}
		for name := range strings.SplitSeq(parts[1], ", ") {
			if !slices.Contains(keys, name+":") {
				return nil, false
			}
			notes[name] = parts[2]
		}
	}
	return notes, true
}
