package network

import (
	"errors"
	"math"

	"socialcredit/model"
)

// stubs are the ends of ties that people have, in the order of positions.
type stubs struct {
	total  uint64
	starts []uint32 // of the stubs of each person; one more than there are people
	guide  []uint32 // who has the first of every 32 stubs
}

func newStubs(w *model.World, degree func(pos int) uint32) (*stubs, error) {
	s := &stubs{starts: make([]uint32, w.N+1)}
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			s.starts[pos] = degree(pos)
		}
	})
	var sum uint64
	for _, k := range s.starts {
		sum += uint64(k)
	}
	if sum >= math.MaxUint32 {
		return nil, errors.New("the degrees sum to more than 4 thousand million")
	}
	s.guide = make([]uint32, 0, sum>>5+1)
	for pos, k := range s.starts {
		s.starts[pos] = uint32(s.total)
		s.total += uint64(k)
		for uint64(len(s.guide))<<5 < s.total {
			s.guide = append(s.guide, uint32(pos))
		}
	}
	if s.total%2 == 1 { // every tie has two ends: the last person gets one more
		s.total++
		s.starts[w.N]++
	}
	return s, nil
}

// owner is the position of the person who has a stub.
func (s *stubs) owner(stub uint32) uint32 {
	pos := s.guide[stub>>5]
	for s.starts[pos+1] <= stub {
		pos++
	}
	return pos
}
