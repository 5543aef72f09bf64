package results

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Types of Thrift's compact protocol, in which Parquet describes itself.
const (
	thriftTrue   = 1
	thriftFalse  = 2
	thriftByte   = 3
	thriftInt16  = 4
	thriftInt64  = 6
	thriftDouble = 7
	thriftBytes  = 8
	thriftList   = 9
	thriftSet    = 10
	thriftStruct = 12

	thriftDepth = 16 // structs in structs; Parquet needs six
)

var errThriftShort = errors.New("it ends too soon")

// thriftLength walks through a struct of Thrift's compact protocol and says how many bytes it takes. Lists and texts
// that are longer than the bytes there are make an error before anything is allocated for them.
// https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
func thriftLength(b []byte) (int, error) {
	w := thriftWalk{left: b}
	err := w.value(thriftStruct, 0)
	return len(b) - len(w.left), err
}

type thriftWalk struct{ left []byte }

// value steps over a value that stands by itself, not in the header of a field.
func (w *thriftWalk) value(kind byte, depth int) error {
	switch {
	case depth > thriftDepth:
		return fmt.Errorf("it is more than %d levels deep", thriftDepth)
	case kind == thriftTrue || kind == thriftFalse || kind == thriftByte:
		return w.skip(1)
	case kind >= thriftInt16 && kind <= thriftInt64:
		_, err := w.uvarint()
		return err
	case kind == thriftDouble:
		return w.skip(8)
	case kind == thriftBytes:
		n, err := w.uvarint()
		if err != nil {
			return err
		}
		return w.skip(n)
	case kind == thriftList || kind == thriftSet:
		return w.list(depth)
	case kind == thriftStruct:
		return w.fields(depth)
	default: // Parquet has no maps
		return fmt.Errorf("it has a value of the unknown type %d", kind)
	}
}

func (w *thriftWalk) fields(depth int) error {
	for {
		head, err := w.byte()
		if err != nil || head == 0 {
			return err
		}
		if head>>4 == 0 { // the field's number follows
			if _, err := w.uvarint(); err != nil {
				return err
			}
		}
		if kind := head & 15; kind != thriftTrue && kind != thriftFalse { // which are their own value
			if err := w.value(kind, depth+1); err != nil {
				return err
			}
		}
	}
}

func (w *thriftWalk) list(depth int) error {
	head, err := w.byte()
	if err != nil {
		return err
	}
	n := uint64(head >> 4)
	if n == 15 {
		if n, err = w.uvarint(); err != nil {
			return err
		}
	}
	if n > uint64(len(w.left)) {
		return errThriftShort
	}
	for range n {
		if err := w.value(head&15, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (w *thriftWalk) byte() (byte, error) {
	if len(w.left) == 0 {
		return 0, errThriftShort
	}
	b := w.left[0]
	w.left = w.left[1:]
	return b, nil
}

func (w *thriftWalk) uvarint() (uint64, error) {
	v, n := binary.Uvarint(w.left)
	if n <= 0 {
		return 0, errThriftShort
	}
	w.left = w.left[n:]
	return v, nil
}

func (w *thriftWalk) skip(n uint64) error {
	if n > uint64(len(w.left)) {
		return errThriftShort
	}
	w.left = w.left[n:]
	return nil
}
