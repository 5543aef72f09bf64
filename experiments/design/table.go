package design

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
)

const tableDoc = "Points from a CSV file of any origin: a header with the factors' names in any order, then a row for each point, repetitions kept. " +
	"Columns point and method are skipped, and block is kept, so that a design that was written out can be read back; any other column is an error. " +
	"A factor may be left without levels and without a range: then any text will do. With a list each cell must be one of its levels, with a range a number within. " +
	"It can be extended by adding rows."

// Table reads the points from a file.
type Table struct {
	// Path of the CSV file, UTF-8 with commas.
	File string `yaml:"file" file:"true"`
}

// Plan reads the file. The error names row (the header being the first) and column.
func (t *Table) Plan(factors []Factor) ([]Row, error) {
	if err := checkNames(factors); err != nil {
		return nil, err
	}
	for i := range factors {
		if f := &factors[i]; !f.Open() {
			if err := f.check(); err != nil {
				return nil, err
			}
		}
	}
	if t.File == "" {
		return nil, errors.New("file: name the CSV file that holds the points")
	}
	content, err := os.ReadFile(t.File)
	if err != nil {
		if wrong, is := errors.AsType[*os.PathError](err); is {
			err = wrong.Err
		}
		return nil, fmt.Errorf("%s: %w", t.File, err)
	}
	rows, err := readTable(content, factors)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.File, err)
	}
	return rows, nil
}

// readTable reads the rows of a CSV file.
func readTable(content []byte, factors []Factor) ([]Row, error) {
	in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff"))))
	in.ReuseRecord = true
	header, err := in.Read()
	if errors.Is(err, io.EOF) {
		return nil, errors.New("the file is empty; write a header with the factors' names")
	} else if err != nil {
		return nil, err
	}
	at, block, err := columnsOf(header, factors)
	if err != nil {
		return nil, err
	}
	var rows []Row
	for {
		record, err := in.Read()
		switch {
		case errors.Is(err, io.EOF) && len(rows) == 0:
			return nil, errors.New("there is a header but no row")
		case errors.Is(err, io.EOF):
			return rows, nil
		case err != nil:
			return nil, err
		}
		if err := fits(float64(len(rows)+1), len(factors), "split the file"); err != nil {
			return nil, err
		}
		row := Row{Cells: make([]string, len(factors))}
		if block >= 0 {
			row.Block = strings.Clone(record[block])
		}
		for i, column := range at {
			if row.Cells[i], err = factors[i].read(record[column]); err != nil {
				line, _ := in.FieldPos(column)
				return nil, fmt.Errorf("line %d, column %s: %w", line, factors[i].Name, err)
			}
		}
		rows = append(rows, row)
	}
}

// columnsOf finds the column of each factor, and that of the block, -1 if there is none.
func columnsOf(header []string, factors []Factor) (at []int, block int, err error) {
	for i, name := range header {
		header[i] = strings.TrimSpace(name)
	}
	for i, name := range header {
		known := slices.ContainsFunc(factors, func(f Factor) bool { return f.Name == name })
		switch {
		case slices.Contains(header[:i], name):
			return nil, 0, fmt.Errorf("the header has the column %s twice", name)
		case !known && len(header) == 1 && strings.Contains(name, ";"):
			return nil, 0, errors.New("the header has semicolons; write commas between columns, and a point in decimal numbers")
		}
	}
	at = make([]int, len(factors))
	for i := range factors {
		f := &factors[i]
		if at[i] = slices.Index(header, f.Name); at[i] < 0 {
			return nil, 0, f.wrong("has no column%s", hint(nearest(f.Name, strangers(header, factors))))
		}
	}
	if others := strangers(header, factors); len(others) > 0 {
		return nil, 0, fmt.Errorf("the column %s is no factor of the study; drop it, or add the factor", strings.Join(others, ", "))
	}
	return at, slices.Index(header, "block"), nil
}

func hint(name string) string {
	if name == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean it by %q?", name)
}

// strangers lists the columns that are neither factors nor those that any design has.
func strangers(header []string, factors []Factor) []string {
	var others []string
	for _, name := range header {
		if !slices.Contains(columns(), name) && !slices.ContainsFunc(factors, func(f Factor) bool { return f.Name == name }) {
			others = append(others, name)
		}
	}
	return others
}

// read returns the level that a cell means: as the list writes it, or else as the cell does.
func (f *Factor) read(cell string) (string, error) {
	cell = strings.Clone(strings.TrimSpace(cell))
	switch {
	case cell == "":
		return "", errors.New("the cell is empty; write a level (any will do where the factor does not apply)")
	case f.Open():
		return cell, nil
	case f.List():
		for _, level := range f.Levels {
			if same(level, cell) {
				return level, nil
			}
		}
		return "", fmt.Errorf("%q is none of the levels %s", cell, strings.Join(f.Levels, ", "))
	}
	v, err := strconv.ParseFloat(cell, 64)
	switch {
	case err != nil || !finite(v):
		return "", fmt.Errorf("%q is no number; the factor ranges from %s to %s", cell, Text(f.From), Text(f.To))
	case v < f.From || v > f.To:
		return "", fmt.Errorf("%s is outside of the range from %s to %s", cell, Text(f.From), Text(f.To))
	case f.Whole && !whole(v):
		return "", fmt.Errorf("%s is no whole number", cell)
	}
	return cell, nil
}

// Fixed is empty: rows can be added.
func (t *Table) Fixed() string { return "" }
