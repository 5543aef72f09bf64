package results

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/parquet-go/parquet-go/format"
)

// checkPacked looks whether compressed bytes say of themselves what the page says of them.
func checkPacked(codec format.CompressionCodec, packed []byte, whole int64) error {
	var said uint64
	switch codec {
	case format.Uncompressed:
		said = uint64(len(packed))
	case format.Snappy:
		var n int
		if said, n = binary.Uvarint(packed); n <= 0 {
			return errors.New("a page that is no snappy")
		}
	case format.Zstd:
		var known bool
		if said, known = zstdLength(packed); !known { // so that nothing is allocated beyond what is there
			return nil
		}
	default:
		return fmt.Errorf("pages packed with %v; zstd, snappy and none are understood", codec)
	}
	if said != uint64(whole) {
		return fmt.Errorf("a page of %d bytes that holds %d", whole, said)
	}
	return nil
}

// zstdLength reads how long the content of a zstd frame is (RFC 8878, section 3.1.1.1), and whether it says so.
func zstdLength(frame []byte) (uint64, bool) {
	if len(frame) < 5 || binary.LittleEndian.Uint32(frame) != 0xFD2FB528 {
		return 0, false
	}
	flags := frame[4]
	single := flags>>5&1 == 1
	at := 5 + []int{0, 1, 2, 4}[flags&3] // the id of a dictionary
	if !single {
		at++ // the size of the window
	}
	size := []int{0, 2, 4, 8}[flags>>6]
	if size == 0 && single {
		size = 1
	}
	if size == 0 || len(frame) < at+size {
		return 0, false
	}
	var field [8]byte
	copy(field[:], frame[at:at+size])
	length := binary.LittleEndian.Uint64(field[:])
	if size == 2 {
		length += 256
	}
	return length, true
}
