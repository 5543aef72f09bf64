package results

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// The library believes what a file says about its sizes, and allocates. These checks come first.

const parquetMagic = "PAR1" // at both ends of a file

// checkFooter looks whether the description of a file fits its size, and describes a flat table.
func checkFooter(file io.ReaderAt, size int64) error {
	var end [8]byte
	if size < int64(len(end)+len(parquetMagic)) {
		return fmt.Errorf("%d bytes are no Parquet", size)
	}
	if _, err := file.ReadAt(end[:], size-int64(len(end))); err != nil {
		return err
	}
	if string(end[4:]) != parquetMagic {
		return errors.New("this is no Parquet, or its end is missing")
	}
	length := int64(binary.LittleEndian.Uint32(end[:]))
	if length > size-int64(len(end)+len(parquetMagic)) {
		return fmt.Errorf("a description of %d bytes in a file of %d", length, size)
	}
	footer := make([]byte, length)
	if _, err := file.ReadAt(footer, size-int64(len(end))-length); err != nil {
		return err
	}
	var meta format.FileMetaData
	if _, err := decodeThrift(footer, &meta); err != nil {
		return fmt.Errorf("description: %w", err)
	}
	if err := checkSchema(meta.Schema); err != nil {
		return err
	}
	for i := range meta.RowGroups {
		if err := checkGroup(&meta.RowGroups[i], len(meta.Schema)-1, size); err != nil {
			return fmt.Errorf("group of rows %d: %w", i, err)
		}
	}
	return nil
}

// decodeThrift reads a struct from the start of some bytes, and says how long it was.
func decodeThrift(b []byte, into any) (int, error) {
	length, err := thriftLength(b)
	if err != nil {
		return 0, err
	}
	reader := new(thrift.CompactProtocol).NewReaderFromBytes(b[:length])
	return length, thrift.NewDecoder(reader).Decode(into)
}

func checkSchema(elements []format.SchemaElement) error {
	if len(elements) < 2 || int(elements[0].NumChildren.V) != len(elements)-1 {
		return errors.New("no flat table")
	}
	for i := range elements[1:] {
		if e := &elements[i+1]; !e.Type.Valid || e.NumChildren.V != 0 {
			return fmt.Errorf("column %q is not flat", e.Name)
		}
	}
	return nil
}

func checkGroup(group *format.RowGroup, columns int, size int64) error {
	if len(group.Columns) != columns {
		return fmt.Errorf("%d columns of %d", len(group.Columns), columns)
	}
	if group.NumRows < 0 || group.NumRows > math.MaxInt32 {
		return fmt.Errorf("%d rows", group.NumRows)
	}
	for i := range group.Columns {
		meta := &group.Columns[i].MetaData
		from, length := startOf(meta), meta.TotalCompressedSize
		if from < int64(len(parquetMagic)) || length < 0 || from > size || length > size-from {
			return fmt.Errorf("column %d: %d bytes from byte %d in a file of %d", i+1, length, from, size)
		}
	}
	return nil
}

// startOf is where a column's pages start: with the dictionary, if there is one.
func startOf(meta *format.ColumnMetaData) int64 {
	if meta.DictionaryPageOffset != 0 {
		return meta.DictionaryPageOffset
	}
	return meta.DataPageOffset
}

const (
	pageLimit   = 1 << 24 // cells of a page; 1 << 15 are usual
	packedLimit = 1 << 15 // how much compression may save; zstd's densest block is 4 bytes for 128 KiB
)

// checkPages looks whether the pages of a column say what its bytes can hold, and make up its rows.
func checkPages(pages []byte, meta *format.ColumnMetaData, rows int64) error {
	for len(pages) > 0 {
		var header format.PageHeader
		n, err := decodeThrift(pages, &header)
		if err != nil {
			return fmt.Errorf("page: %w", err)
		}
		pages = pages[n:]
		if header.CompressedPageSize < 0 || int(header.CompressedPageSize) > len(pages) {
			return fmt.Errorf("a page of %d bytes where %d are left", header.CompressedPageSize, len(pages))
		}
		cells, err := checkPage(&header, pages[:header.CompressedPageSize], meta)
		if err != nil {
			return err
		}
		rows -= cells
		pages = pages[header.CompressedPageSize:]
	}
	if rows != 0 {
		return fmt.Errorf("%d more rows are promised than there are", rows)
	}
	return nil
}

// checkPage looks at one page, and counts its cells.
func checkPage(header *format.PageHeader, body []byte, meta *format.ColumnMetaData) (int64, error) {
	whole := int64(header.UncompressedPageSize)
	if whole < 0 || whole > packedLimit*int64(len(body)+1) {
		return 0, fmt.Errorf("a page of %d bytes packed into %d", whole, len(body))
	}
	cells, packed := int64(0), true
	switch v1, v2 := header.DataPageHeader, header.DataPageHeaderV2; header.Type {
	case format.DictionaryPage:
		if n := int64(header.DictionaryPageHeader.V.NumValues); n < 0 || 4*n > whole { // a text takes four bytes and its own
			return 0, fmt.Errorf("a dictionary of %d entries in %d bytes", n, whole)
		}
	case format.DataPage:
		cells = int64(v1.V.NumValues)
	case format.DataPageV2:
		cells = int64(v2.V.NumValues)
		levels := int64(v2.V.DefinitionLevelsByteLength) + int64(v2.V.RepetitionLevelsByteLength)
		if v2.V.DefinitionLevelsByteLength < 0 || v2.V.RepetitionLevelsByteLength < 0 || levels > int64(len(body)) || levels > whole {
			return 0, fmt.Errorf("%d bytes of levels in a page of %d", levels, len(body))
		}
		if v2.V.NumNulls < 0 || int64(v2.V.NumNulls) > cells {
			return 0, fmt.Errorf("%d of %d cells are null", v2.V.NumNulls, cells)
		}
		body, whole = body[levels:], whole-levels
		packed = !v2.V.IsCompressed.Valid || v2.V.IsCompressed.V
	default:
		return 0, fmt.Errorf("a page of kind %v", header.Type)
	}
	if cells < 0 || cells > pageLimit {
		return 0, fmt.Errorf("a page of %d cells", cells)
	}
	if !packed {
		return cells, nil
	}
	return cells, checkPacked(meta.Codec, body, whole)
}
