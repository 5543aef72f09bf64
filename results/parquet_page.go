//go:build !js

package results

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/parquet-go/parquet-go"
)

// grow makes room for more cells.
func (c *Column) grow(cells int) {
	switch c.Type {
	case Float:
		c.Floats = slices.Grow(c.Floats, cells)
	case Int:
		c.Ints = slices.Grow(c.Ints, cells)
	default:
		c.Texts = slices.Grow(c.Texts, cells)
	}
}

func (c *Column) readPages(pages parquet.Pages) error {
	defer pages.Close()
	var words dictionary
	for {
		page, err := pages.ReadPage()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		err = c.readPage(page, &words)
		parquet.Release(page)
		if err != nil {
			return err
		}
	}
}

// readPage adds the cells of a page. Where the page has a dictionary its data are places in it.
func (c *Column) readPage(page parquet.Page, words *dictionary) error {
	if c.Type != Float && page.NumNulls() > 0 {
		return fmt.Errorf("%d cells are null, which only those of doubles may be", page.NumNulls())
	}
	data := page.Data()
	switch known := page.Dictionary(); {
	case known == nil && c.Type == Float:
		return c.addFloats(data.Double(), page.DefinitionLevels())
	case known == nil && c.Type == Int:
		c.Ints = append(c.Ints, data.Int64()...)
	case known == nil:
		c.addTexts(data.ByteArray())
	case c.Type == Text:
		return c.addWords(data.Int32(), words.of(known))
	default:
		return c.addValues(page)
	}
	return nil
}

// addFloats adds doubles, and undefined ones where the level says null. Without levels none is.
func (c *Column) addFloats(values []float64, levels []byte) error {
	if len(levels) == 0 || len(levels) == len(values) {
		c.Floats = append(c.Floats, values...)
		return nil
	}
	for _, level := range levels {
		if level == 0 {
			c.Floats = append(c.Floats, math.NaN())
			continue
		}
		if len(values) == 0 {
			return errors.New("there are fewer cells than promised")
		}
		c.Floats, values = append(c.Floats, values[0]), values[1:]
	}
	if len(values) > 0 {
		return errors.New("there are more cells than promised")
	}
	return nil
}

// addTexts adds texts that stand one behind the other.
func (c *Column) addTexts(text []byte, ends []uint32) {
	for i := 1; i < len(ends); i++ {
		c.Texts = append(c.Texts, string(text[ends[i-1]:ends[i]]))
	}
}

// addWords adds texts of a dictionary by their places in it.
func (c *Column) addWords(places []int32, words []string) error {
	for _, at := range places {
		if at < 0 || int(at) >= len(words) {
			return fmt.Errorf("there is no text %d in a dictionary of %d", at, len(words))
		}
		c.Texts = append(c.Texts, words[at])
	}
	return nil
}

// addValues adds numbers of a dictionary, which other programs write.
func (c *Column) addValues(page parquet.Page) error {
	cells := make([]parquet.Value, page.NumValues())
	n, err := page.Values().ReadValues(cells)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	for _, cell := range cells[:n] {
		switch {
		case c.Type == Int:
			c.Ints = append(c.Ints, cell.Int64())
		case cell.IsNull():
			c.Floats = append(c.Floats, math.NaN())
		default:
			c.Floats = append(c.Floats, cell.Double())
		}
	}
	return nil
}

// A dictionary is the texts of Parquet's, each made a string once.
type dictionary struct {
	known parquet.Dictionary
	words []string
}

func (d *dictionary) of(known parquet.Dictionary) []string {
	if d.known != known {
		d.known, d.words = known, make([]string, known.Len())
		for i := range d.words {
			d.words[i] = string(known.Index(int32(i)).ByteArray())
		}
	}
	return d.words
}
