package network

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"
)

// lines reads a text file line by line.
type lines struct {
	path   string
	number int // of the line that was read last, from 1
	in     *bufio.Reader
	close  func()
}

// longest is the most bytes that a line may have.
const longest = 1 << 16

// openLines opens a file. Its errors say what would be right.
func openLines(path string) (*lines, error) {
	f, err := os.Open(path)
	if err != nil {
		var wrong *os.PathError
		if errors.As(err, &wrong) {
			err = wrong.Err
		}
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		_ = f.Close()
		return nil, fmt.Errorf("%s: this is a directory; a text file is needed", path)
	}
	l := newLines(path, f)
	l.close = func() { _ = f.Close() } // nothing was written
	return l, nil
}

func newLines(path string, in io.Reader) *lines {
	return &lines{path: path, in: bufio.NewReaderSize(in, longest), close: func() {}}
}

// next returns the next line that is not empty, without spaces around it; it holds until the one
// after is read. At the end it returns io.EOF.
func (l *lines) next() ([]byte, error) {
	for {
		line, err := l.in.ReadSlice('\n')
		if errors.Is(err, io.EOF) && len(line) == 0 {
			return nil, io.EOF
		}
		l.number++
		switch {
		case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull):
			return nil, l.wrong("%w", err)
		case bytes.IndexByte(line, 0) >= 0:
			return nil, l.wrong("this is no text; a text file is needed")
		case err != nil && !errors.Is(err, io.EOF):
			return nil, l.wrong("a line of more than %d bytes; is this the right file?", longest)
		case !utf8.Valid(line):
			return nil, l.wrong("this is not UTF-8; save the file as UTF-8")
		}
		if l.number == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if line = bytes.TrimRight(line, " \t\r\n"); len(bytes.TrimLeft(line, " \t")) > 0 {
			return line, nil
		}
	}
}

// wrong is an error in the line that was read last.
func (l *lines) wrong(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %w", l.path, l.number, fmt.Errorf(format, args...))
}
