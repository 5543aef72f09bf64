package results

import (
	"bytes"
	"math"
	"strconv"
)

// A Type says what the cells of a column hold.
type Type uint8

// The three types of a column. Only a Float may be undefined: NaN in memory, an empty cell in CSV, null in Parquet.
const (
	Float Type = iota
	Int
	Text
)

// String names the type as messages do.
func (t Type) String() string {
	switch t {
	case Float:
		return "float"
	case Int:
		return "int"
	default:
		return "text"
	}
}

// A Column is a name and its cells. The slice that Type names holds them; the other two are nil.
type Column struct {
	Name   string
	Type   Type
	Floats []float64
	Ints   []int64
	Texts  []string
}

// Floats makes a column of numbers, where NaN is undefined.
func Floats(name string, cells ...float64) Column {
	return Column{Name: name, Type: Float, Floats: cells}
}

// Ints makes a column of whole numbers.
func Ints(name string, cells ...int64) Column {
	return Column{Name: name, Type: Int, Ints: cells}
}

// Texts makes a column of text.
func Texts(name string, cells ...string) Column {
	return Column{Name: name, Type: Text, Texts: cells}
}

// Len counts the cells.
func (c *Column) Len() int {
	switch c.Type {
	case Float:
		return len(c.Floats)
	case Int:
		return len(c.Ints)
	default:
		return len(c.Texts)
	}
}

// float gives the cells as numbers; it has none to give for text.
func (c *Column) float() ([]float64, bool) {
	switch c.Type {
	case Float:
		return c.Floats, true
	case Int:
		cells := make([]float64, len(c.Ints))
		for i, v := range c.Ints {
			cells[i] = float64(v)
		}
		return cells, true
	default:
		return nil, false
	}
}

// appendCell adds the cell of a row to a line of text: the shortest number that reads back as the same bits.
func (c *Column) appendCell(line []byte, row int) []byte {
	switch c.Type {
	case Float:
		if v := c.Floats[row]; !math.IsNaN(v) {
			from := len(line)
			line = strconv.AppendFloat(line, v, 'g', -1, 64)
			if !bytes.ContainsAny(line[from:], ".eIN") { // so that readers see a column of floats from its first row on
				line = append(line, ".0"...)
			}
			return line
		}
		return line
	case Int:
		return strconv.AppendInt(line, c.Ints[row], 10)
	default:
		return append(line, c.Texts[row]...)
	}
}

// pick makes a column of the same name from the given rows.
func (c *Column) pick(rows []int) Column {
	out := Column{Name: c.Name, Type: c.Type}
	for _, i := range rows {
		switch c.Type {
		case Float:
			out.Floats = append(out.Floats, c.Floats[i])
		case Int:
			out.Ints = append(out.Ints, c.Ints[i])
		default:
			out.Texts = append(out.Texts, c.Texts[i])
		}
	}
	return out
}
