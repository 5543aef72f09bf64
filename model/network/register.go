package network

import (
	"bytes"
	"strconv"
)

// A register numbers people by name in the order in which they are added.
type register struct {
	names    []string
	byNumber []uint32 // 1 + the person's id, for names that are small whole numbers
	byName   map[string]uint32
}

// find returns the id of a person.
func (r *register) find(name []byte) (id uint32, found bool) {
	if n, ok := wholeNumber(name); ok && n < len(r.byNumber) && r.byNumber[n] != 0 {
		return r.byNumber[n] - 1, true
	}
	if r.byName == nil {
		return 0, false
	}
	id, found = r.byName[string(name)]
	return id, found
}

// add numbers a person who is not in the register.
func (r *register) add(name []byte) uint32 {
	id := uint32(len(r.names))
	r.names = append(r.names, string(name))
	// Numbers index a table unless it would be mostly empty.
	if n, ok := wholeNumber(name); ok && n < max(8*len(r.names), 1<<22) {
		if n >= len(r.byNumber) {
			r.byNumber = append(r.byNumber, make([]uint32, max(n+1, 2*len(r.byNumber))-len(r.byNumber))...)
		}
		r.byNumber[n] = id + 1
		return id
	}
	if r.byName == nil {
		r.byName = make(map[string]uint32)
	}
	r.byName[r.names[id]] = id
	return id
}

// wholeNumber reads a name that is a whole number, as it would be written, of at most nine digits.
func wholeNumber(name []byte) (n int, ok bool) {
	if len(name) == 0 || len(name) > 9 || name[0] == '0' && len(name) > 1 {
		return 0, false
	}
	for _, digit := range name {
		if digit < '0' || digit > '9' {
			return 0, false
		}
		n = 10*n + int(digit-'0')
	}
	return n, true
}

// isNumber tells whether a word is a number of any kind.
func isNumber(word []byte) bool {
	if !bytes.ContainsAny(word, "0123456789") {
		return false // such as inf
	}
	_, err := strconv.ParseFloat(string(word), 64)
	return err == nil
}
