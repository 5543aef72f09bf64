package results

import (
	"io"
	"slices"
)

// load reads the bytes of a column of a group, and looks whether its pages are what they say.
func (p *ParquetFile) load(group, column int) (io.ReaderAt, error) {
	rows := p.opened.Metadata().RowGroups[group]
	meta := &rows.Columns[column].MetaData
	from := startOf(meta)
	p.room = slices.Grow(p.room[:0], int(meta.TotalCompressedSize))[:meta.TotalCompressedSize]
	if _, err := p.file.ReadAt(p.room, from); err != nil {
		return nil, err
	}
	if err := checkPages(p.room, meta, rows.NumRows); err != nil {
		return nil, err
	}
	return &excerpt{from: from, bytes: p.room}, nil
}

// An excerpt is some bytes of a file that stand for the whole.
type excerpt struct {
	from  int64
	bytes []byte
}

// ReadAt reads what the excerpt has of the file at an offset.
func (e *excerpt) ReadAt(into []byte, offset int64) (int, error) {
	if offset < e.from || offset-e.from > int64(len(e.bytes)) {
		return 0, io.ErrUnexpectedEOF
	}
	n := copy(into, e.bytes[offset-e.from:])
	if n < len(into) {
		return n, io.EOF
	}
	return n, nil
}
