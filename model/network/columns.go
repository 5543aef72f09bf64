package network

import (
	"bytes"
	"errors"
	"io"
)

// columns reads the first two columns of a file. Lines before the first that begin with # or % are
// comments; what stands in further columns is skipped.
type columns struct {
	*lines
	separator byte // a comma or a tab; a space stands for any number of spaces and tabs
	mayHead   bool // whether the first line may be a header, for all that it and the second say
	held      []heldLine
}

// A heldLine was read already, to know whether the first line is a header.
type heldLine struct {
	number int
	text   []byte
}

// next returns the columns of the next line; they hold until the one after is read. At the end it
// returns io.EOF.
func (c *columns) next() (a, b []byte, err error) {
	var line []byte
	if len(c.held) > 0 {
		line, c.number = c.held[0].text, c.held[0].number
		c.held = c.held[1:]
	} else if line, err = c.lines.next(); err != nil {
		return nil, nil, err
	}
	if a, b, err = c.split(line); err != nil {
		return nil, nil, c.wrong("%w", err)
	}
	return a, b, nil
}

// hold reads a line that is to be returned later.
func (c *columns) hold() ([]byte, error) {
	line, err := c.lines.next()
	if err != nil {
		return nil, err
	}
	c.held = append(c.held, heldLine{c.number, bytes.Clone(line)})
	return c.held[len(c.held)-1].text, nil
}

var (
	errOneColumn = errors.New("one column; two are needed, with a comma, a tab or a space between them")
	errEmpty     = errors.New("an empty column; the first two must hold something")
	errOpen      = errors.New(`a quotation mark without a second one; write "" for one that belongs to a name`)
	errAfter     = errors.New("something between a closing quotation mark and the end of the column")
)

func (c *columns) split(line []byte) (a, b []byte, err error) {
	a, rest, more, err := c.field(line)
	if err != nil {
		return nil, nil, err
	}
	if !more {
		return nil, nil, errOneColumn
	}
	b, _, _, err = c.field(rest)
	if err == nil && (len(a) == 0 || len(b) == 0) {
		err = errEmpty
	}
	return a, b, err
}

// field returns the first column of a line, and the rest if there are more.
func (c *columns) field(line []byte) (field, rest []byte, more bool, err error) {
	line = bytes.TrimLeft(line, " ")
	if len(line) > 0 && line[0] == '"' {
		return c.quoted(line[1:])
	}
	end := c.end(line)
	if end < 0 {
		return bytes.TrimRight(line, " "), nil, false, nil
	}
	return bytes.TrimRight(line[:end], " "), line[end+1:], true, nil
}

// end is where the next separator stands, -1 without one.
func (c *columns) end(line []byte) int {
	if c.separator == ' ' {
		return bytes.IndexAny(line, " \t")
	}
	return bytes.IndexByte(line, c.separator)
}

// quoted returns a column after its opening quotation mark.
func (c *columns) quoted(line []byte) (field, rest []byte, more bool, err error) {
	for {
		end := bytes.IndexByte(line, '"')
		if end < 0 {
			return nil, nil, false, errOpen
		}
		field = append(field, line[:end]...)
		line = line[end+1:]
		if len(line) == 0 || line[0] != '"' {
			break
		}
		field, line = append(field, '"'), line[1:]
	}
	end := c.end(line)
	if end < 0 {
		end, rest = len(line), nil
	} else {
		rest, more = line[end+1:], true
	}
	if len(bytes.TrimLeft(line[:end], " ")) > 0 {
		return nil, nil, false, errAfter
	}
	return bytes.TrimSpace(field), rest, more, nil
}

// begin decides on the header, and on the separator by the first line that is none.
func (c *columns) begin(header string) error {
	first, err := c.first()
	if err != nil {
		return err
	}
	if header == "yes" {
		c.held = c.held[1:]
		if first, err = c.hold(); errors.Is(err, io.EOF) {
			return c.wrong("nothing follows this line, which header: yes calls a header")
		}
		if err != nil {
			return err
		}
	}
	c.separator = ' '
	for _, s := range []byte{',', '\t'} {
		if bytes.IndexByte(first, s) >= 0 {
			c.separator = s
		}
	}
	if header == "auto" {
		return c.guess(first)
	}
	return nil
}

// first holds the first line that is no comment.
func (c *columns) first() ([]byte, error) {
	for {
		line, err := c.hold()
		switch {
		case errors.Is(err, io.EOF):
			return nil, errors.New(c.path + ": the file is empty; lines with two columns are needed")
		case err != nil:
			return nil, err
		case line[0] != '#' && line[0] != '%':
			return line, nil
		}
		c.held = c.held[1:]
	}
}

// guess drops the first line if it is a header: one without a number where the second has one. It
// may be one where neither has.
func (c *columns) guess(first []byte) error {
	a, b, err := c.split(first)
	if err != nil {
		return c.wrong("%w", err)
	}
	if isNumber(a) || isNumber(b) {
		return nil
	}
	second, err := c.hold()
	if errors.Is(err, io.EOF) {
		return c.wrong("the only line may be a header; write header: yes or header: no")
	}
	if err != nil {
		return err
	}
	if a, b, err = c.split(second); err != nil {
		return c.wrong("%w", err)
	}
	if isNumber(a) || isNumber(b) {
		c.held = c.held[1:]
	} else {
		c.mayHead = true
	}
	return nil
}
