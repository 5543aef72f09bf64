package main

import (
	"bytes"
	"io"
)

// A trimmed writer leaves out the blanks at the end of each line.
type trimmed struct {
	to      io.Writer
	pending []byte // of a line that has not ended
}

func (t *trimmed) Write(p []byte) (int, error) {
	t.pending = append(t.pending, p...)
	for {
		line, rest, ended := bytes.Cut(t.pending, []byte("\n"))
		if !ended {
			return len(p), nil
		}
		if _, err := t.to.Write(append(bytes.TrimRight(line, " "), '\n')); err != nil {
			return 0, err
		}
		t.pending = rest
	}
}
