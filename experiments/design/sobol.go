package design

import (
	_ "embed" // the direction numbers
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

//go:embed new-joe-kuo.txt
var directionNumbers string

const (
	mostDimensions = 2048
	sobolDigits    = 32      // binary digits of a point's number
	sobolPoints    = 1 << 32 // as many have different coordinates
	outDigits      = 52      // binary digits of a coordinate; scrambling fills those beyond sobolDigits
)

// A sobol is the sequence of Sobol' (1967), "On the distribution of points in a cube and the
// approximate evaluation of integrals", in the order of the Gray code (Antonov and Saleev 1979), with
// the direction numbers of Joe and Kuo (2008). Every aligned run of 2**m points has one point in each
// of 2**m equal intervals of each dimension.
type sobol struct {
	directions [][sobolDigits]uint64 // by dimension, the first binary digit in bit outDigits-1
	shift      []uint64              // by dimension
}

// newSobol prepares so many dimensions.
func newSobol(dimensions int, s Scrambling) (*sobol, error) {
	if dimensions > mostDimensions {
		return nil, fmt.Errorf("%d dimensions are more than the %d whose direction numbers are known; use random, or fewer factors", dimensions, mostDimensions)
	}
	q := &sobol{make([][sobolDigits]uint64, dimensions), make([]uint64, dimensions)}
	lines := strings.Lines(directionNumbers)
	d := 0
	for i := range sobolDigits {
		q.directions[0][i] = 1 << (outDigits - 1 - i)
	}
	for line := range lines {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if d++; d >= dimensions {
			break
		}
		q.directions[d] = recurrence(strings.Fields(line))
	}
	if s.Scrambled {
		q.scramble(s.Seed)
	}
	return q, nil
}

// recurrence returns a dimension's direction numbers from a, m_1 ... m_s of the table, by the
// recurrence of Bratley and Fox (1988), "Algorithm 659: implementing Sobol's quasirandom sequence
// generator", in the notation of Joe and Kuo (2008).
func recurrence(line []string) (v [sobolDigits]uint64) {
	numbers := make([]uint64, len(line))
	for i, word := range line {
		numbers[i], _ = strconv.ParseUint(word, 10, 64) // ours: a test reads the whole table
	}
	a, m := numbers[0], numbers[1:]
	s := len(m)
	for i := range v {
		if i < s {
			v[i] = m[i] << (outDigits - 1 - i)
			continue
		}
		v[i] = v[i-s] ^ v[i-s]>>s
		for j := 1; j < s; j++ {
			v[i] ^= (a >> (s - 1 - j) & 1) * v[i-j]
		}
	}
	return v
}

// at is coordinate d of point i: from 0 to below 1.
func (q *sobol) at(i, d int) float64 {
	x := q.shift[d]
	for gray := uint64(i) ^ uint64(i)>>1; gray != 0; gray &= gray - 1 {
		x ^= q.directions[d][bits.TrailingZeros64(gray)]
	}
	return float64(x) * (1.0 / (1 << outDigits)) // exact
}
