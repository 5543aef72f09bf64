package results

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// WriteCSV writes a table as CSV: a header, then a line per row, ended by \n. Numbers are the shortest that read back
// as the same bits; an undefined one is an empty cell. The same table makes the same bytes.
func WriteCSV(path string, t *Table) error {
	return WriteFile(path, t.EncodeCSV)
}

// EncodeCSV writes what WriteCSV puts in its file.
func (t *Table) EncodeCSV(w io.Writer) error {
	file, err := NewCSVWriter(w, t.columns)
	if err != nil {
		return err
	}
	if err := file.Append(t); err != nil {
		return err
	}
	return file.Close()
}

const csvBuffer = 1 << 15 // bytes that are written at once

// A CSVWriter writes a table of any length piece by piece, in memory that does not grow with it. Its bytes are those of
// WriteCSV, however the rows were cut into pieces. After an error the writer is of no further use.
type CSVWriter struct {
	columns *Table // without rows
	out     io.Writer
	text    []byte // not written yet
	closed  bool
}

// NewCSVWriter starts a file with columns of the given names and types; their cells are not looked at. It belongs into
// WriteFile, with Close as the last call. Columns that Table.Add would refuse are an error, and so is a file without any.
func NewCSVWriter(w io.Writer, columns []Column) (*CSVWriter, error) {
	header, err := headerOf(columns)
	if err != nil {
		return nil, fmt.Errorf("csv: %w", err)
	}
	c := &CSVWriter{columns: header, out: w, text: make([]byte, 0, csvBuffer+1<<12)}
	for i := range header.columns {
		c.text = appendText(separate(c.text, i), header.columns[i].Name)
	}
	c.text = append(c.text, '\n')
	return c, nil
}

// Append adds the rows of a table, which must have the writer's columns in their order. The table may be used again.
func (c *CSVWriter) Append(t *Table) error {
	if c.closed {
		return errors.New("csv: rows for a file that is closed")
	}
	if err := c.columns.fits(t); err != nil {
		return fmt.Errorf("csv: %w", err)
	}
	for row := range t.Rows() {
		c.text = t.appendRow(c.text, row)
		if len(c.text) >= csvBuffer {
			if err := c.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

// Close writes what is left; what it is written to stays open. Closing again does nothing.
func (c *CSVWriter) Close() error {
	if c.closed {
		return nil
	}
	c.closed = true
	return c.flush()
}

func (c *CSVWriter) flush() error {
	_, err := c.out.Write(c.text)
	c.text = c.text[:0]
	return err
}

// appendRow adds a line to a text.
func (t *Table) appendRow(text []byte, row int) []byte {
	from := len(text)
	for i := range t.columns {
		text = separate(text, i)
		if c := &t.columns[i]; c.Type == Text {
			text = appendText(text, c.Texts[row])
		} else {
			text = c.appendCell(text, row)
		}
	}
	if len(text) == from { // a blank line is no row to whoever reads CSV
		text = append(text, `""`...)
	}
	return append(text, '\n')
}

func separate(line []byte, column int) []byte {
	if column > 0 {
		line = append(line, ',')
	}
	return line
}

// appendText adds a text in quotes where RFC 4180 asks for them, and where spaces at its ends might get lost.
func appendText(line []byte, text string) []byte {
	if !strings.ContainsAny(text, ",\"\r\n") && strings.TrimSpace(text) == text {
		return append(line, text...)
	}
	line = append(line, '"')
	line = append(line, strings.ReplaceAll(text, `"`, `""`)...)
	return append(line, '"')
}
