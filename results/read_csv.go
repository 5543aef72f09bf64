package results

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
)

// ReadCSV reads a table back from CSV, written here or by any other program. A column is text if texts names it or if
// the first cell of it that is not empty is no number; else it is ints if every cell is a whole number written plainly,
// else floats, where an empty cell is undefined. Anything else is an error that names file, line and column.
func ReadCSV(path string, texts ...string) (*Table, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	t, err := DecodeCSV(file, texts...)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", path, err)
	}
	return t, nil
}

// ReadCSVWhere is ReadCSV of the rows in which the named columns hold the given texts: of a long file, only what is wanted
// takes memory. Without such a column no row does.
func ReadCSVWhere(path string, where map[string]string, texts ...string) (*Table, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	t, err := decodeCSV(file, where, texts)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", path, err)
	}
	return t, nil
}

// DecodeCSV reads what ReadCSV finds in its file; its errors start with line and column.
func DecodeCSV(r io.Reader, texts ...string) (*Table, error) { return decodeCSV(r, nil, texts) }

func decodeCSV(r io.Reader, where map[string]string, texts []string) (*Table, error) {
	reader := csv.NewReader(r)
	reader.ReuseRecord = true
	header, err := reader.Read()
	if errors.Is(err, io.EOF) {
		return nil, errors.New("1:1: there is no header")
	}
	if err != nil {
		return nil, place(err)
	}
	header[0] = strings.TrimPrefix(header[0], "\ufeff") // spreadsheets put a byte order mark in front
	columns := make([]reading, len(header))
	for i, name := range header {
		text := slices.Contains(texts, name)
		columns[i] = reading{name: strings.Clone(name), decided: text, text: text, whole: true}
	}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return finish(columns)
		}
		if err != nil {
			return nil, place(err)
		}
		if !holds(columns, record, where) {
			continue
		}
		for i, cell := range record {
			if err := columns[i].take(cell); err != nil {
				line, column := reader.FieldPos(i)
				return nil, fmt.Errorf("%d:%d: %w", line, column, err)
			}
		}
	}
}

// holds tells whether a record has the wanted texts in the named columns.
func holds(columns []reading, record []string, where map[string]string) bool {
	found := 0
	for i := range columns {
		if want, asked := where[columns[i].name]; asked && i < len(record) && record[i] == want {
			found++
		}
	}
	return found == len(where)
}

// place puts line and column in front of what encoding/csv complains of.
func place(err error) error {
	if e, ok := errors.AsType[*csv.ParseError](err); ok {
		return fmt.Errorf("%d:%d: %w", e.Line, e.Column, e.Err)
	}
	return err
}

func finish(columns []reading) (*Table, error) {
	t := &Table{}
	for i := range columns {
		if err := t.Add(columns[i].column()); err != nil {
			return nil, fmt.Errorf("1:1: %w", err)
		}
	}
	return t, nil
}

// A reading is a column on its way in. Until its first cell that is not empty nobody knows whether it is text.
type reading struct {
	name    string
	decided bool // text or number is settled
	text    bool
	whole   bool // every cell so far is an int64 as Go prints it
	texts   []string
	floats  []float64
	ints    []int64
}

func (r *reading) take(cell string) error {
	value, err := number(cell)
	if !r.decided && cell != "" {
		r.decided, r.text = true, err != nil
		if r.text { // what came before was empty
			r.texts, r.floats, r.ints = make([]string, len(r.floats)), nil, nil
		}
	}
	if r.text {
		r.texts = append(r.texts, strings.Clone(cell)) // a cell is a piece of its line, which need not stay
		return nil
	}
	if err != nil {
		return fmt.Errorf("column %q holds numbers, and %q is none", r.name, cell)
	}
	r.floats = append(r.floats, value)
	if r.whole {
		n, err := strconv.ParseInt(cell, 10, 64)
		r.whole = err == nil && strconv.FormatInt(n, 10) == cell
		r.ints = append(r.ints, n)
	}
	return nil
}

func number(cell string) (float64, error) {
	if cell == "" {
		return math.NaN(), nil
	}
	return strconv.ParseFloat(cell, 64)
}

func (r *reading) column() Column {
	switch {
	case r.text:
		return Column{Name: r.name, Type: Text, Texts: r.texts}
	case r.whole && len(r.ints) > 0:
		return Column{Name: r.name, Type: Int, Ints: r.ints}
	default:
		return Column{Name: r.name, Type: Float, Floats: r.floats}
	}
}
