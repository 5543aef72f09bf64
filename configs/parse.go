package configs

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// maxValues is how many values a layer may hold once aliases are followed.
const maxValues = 200_000

// parse reads YAML of a layer; origin says which variable or flag it comes from, if it does. What
// cannot be read is nil and reported.
func (l *layer) parse(text []byte, origin string, r *report) *written {
	at := place{layer: l, origin: origin}
	if origin == "" {
		at.line, at.column = 1, 1
	}
	if flaw := notText(text); flaw != "" {
		r.fail(place{layer: l, origin: origin}, "", flaw)
		return nil
	}
	var document, second yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	err := decode(decoder, &document)
	if errors.Is(err, io.EOF) || err == nil && len(document.Content) == 0 {
		r.fail(place{layer: l, origin: origin}, "", "is empty; write at least a title, or `extends: suzhou`")
		return nil
	}
	if err == nil {
		if err = decode(decoder, &second); err == nil {
			if origin == "" {
				at.line = second.Line
			}
			r.fail(at, "", "a second YAML document begins here; a file holds one scenario")
			return nil
		}
	}
	if !errors.Is(err, io.EOF) {
		l.syntax(text, err, at, r)
		return nil
	}
	t := &tidier{layer: l, origin: origin, report: r}
	w := t.tidy(document.Content[0], "", 0)
	if t.full {
		return nil
	}
	return w
}

// decode reads a document. The YAML reader is not ours: should it panic, that is a mistake like any
// other.
func decode(d *yaml.Decoder, into *yaml.Node) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("yaml: cannot be read: %v", p)
		}
	}()
	return d.Decode(into)
}

// notText says why a file cannot be YAML at all.
func notText(text []byte) string {
	if i := bytes.IndexByte(text, 0); i >= 0 {
		return fmt.Sprintf("is no text: byte %d is 0; is it a binary file, or saved as UTF-16? A scenario is YAML in UTF-8", i+1)
	}
	if !utf8.Valid(text) {
		return "is no text in UTF-8; is it a binary file? A scenario is YAML in UTF-8"
	}
	return ""
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// syntax reports what the YAML reader could not read.
func (l *layer) syntax(text []byte, err error, at place, r *report) {
	lines := strings.Split(string(text), "\n")
	if at.origin == "" {
		for i, line := range lines {
			indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
			if tab := strings.IndexByte(indent, '\t'); tab >= 0 && strings.TrimSpace(line) != "" {
				at.line, at.column = i+1, tab+1
				r.fail(at, "", "a tab indents this line; YAML indents with spaces")
				return
			}
		}
	}
	what := err.Error()
	if parts := yamlLine.FindStringSubmatch(what); parts != nil {
		what = parts[2]
		if n, _ := strconv.Atoi(parts[1]); n > 0 && n <= len(lines) && at.origin == "" {
			at.line = n
			at.column = len(lines[n-1]) - len(strings.TrimLeft(lines[n-1], " ")) + 1
		}
	}
	r.fail(at, "", "this is no YAML: "+what+hint(what))
}

// hint says what usually causes a message of the YAML reader.
func hint(what string) string {
	switch {
	case strings.HasPrefix(what, "mapping values are not allowed"):
		return "; is there a second colon (quote the text), or is the indentation off?"
	case strings.HasPrefix(what, "did not find expected key"), strings.HasPrefix(what, "could not find expected ':'"):
		return "; is the indentation off, or a colon missing, here or in the line above?"
	case strings.Contains(what, "did not find expected ',' or"):
		return "; is a comma or a closing bracket missing?"
	case strings.HasPrefix(what, "found character that cannot start any token"):
		return "; text that begins with @, %, ` or a tab needs quotes"
	case strings.HasPrefix(what, "found unexpected end of stream"):
		return "; is a quote or a bracket left open?"
	}
	return ""
}
