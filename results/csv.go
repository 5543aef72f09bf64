package results

import (
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
	line := make([]byte, 0, 1<<12)
	for i := range t.columns {
		line = appendText(separate(line, i), t.columns[i].Name)
	}
	if _, err := w.Write(append(line, '\n')); err != nil {
		return err
	}
	for row := range t.Rows() {
		if _, err := w.Write(t.appendRow(line[:0], row)); err != nil {
			return err
		}
	}
	return nil
}

func (t *Table) appendRow(line []byte, row int) []byte {
	for i := range t.columns {
		line = separate(line, i)
		if c := &t.columns[i]; c.Type == Text {
			line = appendText(line, c.Texts[row])
		} else {
			line = c.appendCell(line, row)
		}
	}
	if len(line) == 0 { // a blank line is no row to whoever reads CSV
		line = append(line, `""`...)
	}
	return append(line, '\n')
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
