package results

import (
	"bytes"
	"encoding/binary"
	"math"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// What the codecs of the library pack is taken at its true length and refused at any other.
func TestPackedLengths(t *testing.T) {
	for _, codec := range []compress.Codec{&parquet.Zstd, &parquet.Snappy, &parquet.Uncompressed} {
		for _, length := range []int{1, 255, 256, 257, 65_535, 65_536, 65_791, 65_792, 1 << 20} {
			packed, err := codec.Encode(nil, bytes.Repeat([]byte{7}, length))
			if err != nil {
				t.Fatal(err)
			}
			kind := codec.CompressionCodec()
			if err := checkPacked(kind, packed, int64(length)); err != nil {
				t.Errorf("%v, %d bytes: %v", kind, length, err)
			}
			if length < 256 && kind == format.Zstd { // which leaves out so small a length
				continue
			}
			if checkPacked(kind, packed, int64(length-1)) == nil || checkPacked(kind, packed, int64(length+1)) == nil {
				t.Errorf("%v, %d bytes: another length passed", kind, length)
			}
		}
		if length, known := zstdLength([]byte{0x28, 0xb5, 0x2f, 0xfd}); known {
			t.Errorf("a frame that ends too soon has %d bytes", length)
		}
	}
	if checkPacked(format.Snappy, nil, 0) == nil || checkPacked(format.Gzip, nil, 0) == nil {
		t.Error("no snappy, or gzip, passed")
	}
	// RFC 8878, figure 4: a frame without a single segment whose length takes eight bytes, with a dictionary of two.
	frame := append([]byte{0x28, 0xb5, 0x2f, 0xfd, 3<<6 | 2, 0, 1, 1}, binary.LittleEndian.AppendUint64(nil, 1<<40)...)
	if length, known := zstdLength(frame); length != 1<<40 || !known {
		t.Errorf("a length of %d (%v)", length, known)
	}
}

// The walk ends where the library's decoder ends, and before a list, a text or a depth that cannot be.
func TestThriftLength(t *testing.T) {
	var file bytes.Buffer
	if err := sample(t).EncodeParquet(&file, Note{"key", "00ff"}); err != nil {
		t.Fatal(err)
	}
	opened, err := parquet.OpenFile(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	footer, err := thrift.Marshal(new(thrift.CompactProtocol), opened.Metadata())
	if err != nil {
		t.Fatal(err)
	}
	if n, err := thriftLength(append(footer, "more"...)); n != len(footer) || err != nil {
		t.Errorf("%d bytes of %d: %v", n, len(footer), err)
	}
	for n := range footer {
		if _, err := thriftLength(footer[:n]); err == nil {
			t.Errorf("the first %d bytes of %d passed", n, len(footer))
		}
	}
	long := binary.AppendUvarint(nil, math.MaxInt32)
	for name, lie := range map[string][]byte{
		"list":    append([]byte{0x19, 0xfc}, long...),
		"text":    append([]byte{0x18}, long...),
		"depth":   bytes.Repeat([]byte{0x1c}, 1000),
		"unknown": {0x1b, 0x01, 0x33, 0x00},
		"varint":  bytes.Repeat([]byte{0x16, 0xff}, 20),
	} {
		if _, err := thriftLength(lie); err == nil {
			t.Errorf("%s passed", name)
		}
	}
}

// A description that fits its size and lies.
func TestFooterOfLies(t *testing.T) {
	truth := func() *format.FileMetaData {
		column := format.ColumnChunk{MetaData: format.ColumnMetaData{Type: format.Double, DataPageOffset: 4, TotalCompressedSize: 10}}
		return &format.FileMetaData{
			Schema: []format.SchemaElement{
				{Name: "table", NumChildren: thrift.New[int32](1)},
				{Name: "x", Type: thrift.New(format.Double), RepetitionType: thrift.New(format.Optional)},
			},
			RowGroups: []format.RowGroup{{Columns: []format.ColumnChunk{column}, NumRows: 1}},
		}
	}
	for name, lie := range map[string]func(f *format.FileMetaData){
		"":         func(*format.FileMetaData) {},
		"children": func(f *format.FileMetaData) { f.Schema[0].NumChildren.V = math.MaxInt32 },
		"nested":   func(f *format.FileMetaData) { f.Schema[1].NumChildren = thrift.New[int32](1) },
		"columns":  func(f *format.FileMetaData) { f.RowGroups[0].Columns = nil },
		"rows":     func(f *format.FileMetaData) { f.RowGroups[0].NumRows = math.MaxInt64 },
		"length":   func(f *format.FileMetaData) { f.RowGroups[0].Columns[0].MetaData.TotalCompressedSize = math.MaxInt64 },
		"negative": func(f *format.FileMetaData) { f.RowGroups[0].Columns[0].MetaData.TotalCompressedSize = -1 },
		"start":    func(f *format.FileMetaData) { f.RowGroups[0].Columns[0].MetaData.DataPageOffset = math.MaxInt64 },
	} {
		meta := truth()
		lie(meta)
		footer, err := thrift.Marshal(new(thrift.CompactProtocol), meta)
		if err != nil {
			t.Fatal(err)
		}
		file := append([]byte("PAR1 ten bytes "), footer...)
		file = append(binary.LittleEndian.AppendUint32(file, uint32(len(footer))), "PAR1"...)
		if err := checkFooter(bytes.NewReader(file), int64(len(file))); (err == nil) != (name == "") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// A page that lies of its size, its cells, its nulls or its dictionary.
func TestPageOfLies(t *testing.T) {
	const body = 100
	truth := func() format.PageHeader {
		v2 := format.DataPageHeaderV2{NumValues: 50, NumRows: 50, DefinitionLevelsByteLength: 2}
		return format.PageHeader{Type: format.DataPageV2, CompressedPageSize: body, UncompressedPageSize: body, DataPageHeaderV2: thrift.New(v2)}
	}
	for name, lie := range map[string]func(h *format.PageHeader){
		"":           func(*format.PageHeader) {},
		"rows":       func(h *format.PageHeader) { h.DataPageHeaderV2.V.NumValues++ },
		"many":       func(h *format.PageHeader) { h.DataPageHeaderV2.V.NumValues = math.MaxInt32 },
		"nulls":      func(h *format.PageHeader) { h.DataPageHeaderV2.V.NumNulls = 51 },
		"levels":     func(h *format.PageHeader) { h.DataPageHeaderV2.V.DefinitionLevelsByteLength = body + 1 },
		"repetition": func(h *format.PageHeader) { h.DataPageHeaderV2.V.RepetitionLevelsByteLength = -1 },
		"packed":     func(h *format.PageHeader) { h.CompressedPageSize++ },
		"unpacked":   func(h *format.PageHeader) { h.UncompressedPageSize = math.MaxInt32 },
		"kind":       func(h *format.PageHeader) { h.Type = format.IndexPage },
		"dictionary": func(h *format.PageHeader) {
			h.Type, h.DictionaryPageHeader = format.DictionaryPage, thrift.New(format.DictionaryPageHeader{NumValues: body})
		},
	} {
		header := truth()
		lie(&header)
		page, err := thrift.Marshal(new(thrift.CompactProtocol), &header)
		if err != nil {
			t.Fatal(err)
		}
		meta := &format.ColumnMetaData{Codec: format.Uncompressed}
		if err := checkPages(append(page, make([]byte, body)...), meta, 50); (err == nil) != (name == "") {
			t.Errorf("%q: %v", name, err)
		}
	}
	c := Texts("x")
	if c.addWords([]int32{0, 2}, []string{"a", "b"}) == nil || c.addWords([]int32{-1}, []string{"a"}) == nil {
		t.Error("a text that no dictionary has was found")
	}
	x := Floats("x")
	if x.addFloats([]float64{1}, []byte{1, 1}) == nil || x.addFloats([]float64{1, 2, 3}, []byte{1, 1}) == nil {
		t.Error("cells without a level, or levels without a cell, passed")
	}
}
