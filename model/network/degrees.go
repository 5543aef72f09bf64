package network

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// readDegrees reads how many friends each person has: one whole number in each line.
func readDegrees(path string, people int) ([]uint32, error) {
	l, err := openLines(path)
	if err != nil {
		return nil, err
	}
	defer l.close()
	var degrees []uint32
	sum := 0
	for {
		line, err := l.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		k, err := strconv.ParseUint(string(bytes.TrimSpace(line)), 10, 32)
		switch {
		case err != nil:
			return nil, l.wrong("%q is not a number of friends; a whole number is needed, such as 10", line)
		case int(k) >= people:
			return nil, l.wrong("%d friends among %d people; at most %d", k, people, people-1)
		}
		degrees = append(degrees, uint32(k))
		sum += int(k)
	}
	switch {
	case len(degrees) != people:
		return nil, fmt.Errorf("%s: %d numbers of friends for %d people; one in each line is needed, or people.count: %d",
			path, len(degrees), people, len(degrees))
	case sum%2 == 1:
		return nil, fmt.Errorf("%s: the numbers sum to %d, which is odd; each tie has two ends, so it must be even", path, sum)
	}
	return degrees, nil
}
