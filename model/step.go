package model

import (
	"sync"
	"sync/atomic"
)

// A Span is a run of positions that one worker takes through all steps of a period while its
// scratch columns stay in cache. Columns of a span are indexed from 0, columns of the world by
// position.
type Span struct {
	Index  int
	Lo, Hi int
	Worker int // who walks it: an index for scratch memory of one's own, never for results

	Acts    []Deed // what people did
	Records []Deed // what the authorities hold: of each person true records of acts, then false ones, then what was sent

	Sums    []int64  // scratch: sums over friends
	Friends []uint32 // scratch: friends with a standing
	Effect  []int32  // scratch: what friends' standings add, in hundredths of a point
	Balance []int32  // scratch: what one's own records come to, in hundredths of a point

	// Why is told every change of a standing; nil unless somebody asks.
	Why Why

	world   *World
	dealt   []Ticket // scratch of Lottery.Tickets
	members []Ticket
	lists   [][]Ticket
}

// A Deed is one kind of act or record of one person in one period: 16 bits of place in the span,
// 8 bits of kind, one bit that says that nobody did it.
type Deed uint32

const falseBit = 1 << 24

// NewDeed returns the deed of a kind by the person at a place of the span.
func NewDeed(at, kind int) Deed { return Deed(at) | Deed(kind)<<16 }

// NewFalse returns a record of what nobody did.
func NewFalse(at, kind int) Deed { return NewDeed(at, kind) | falseBit }

// At is the place within the span.
func (d Deed) At() int { return int(d & 0xffff) }

// Kind is the number of the act or of the kind of record.
func (d Deed) Kind() int { return int(d >> 16 & 0xff) }

// False tells whether nobody did it.
func (d Deed) False() bool { return d&falseBit != 0 }

// Len is the number of people of the span.
func (s *Span) Len() int { return s.Hi - s.Lo }

func newSpan(w *World, worker int) *Span {
	n := w.spanSize
	return &Span{
		Worker: worker, world: w,
		Sums: make([]int64, n), Friends: make([]uint32, n), Effect: make([]int32, n), Balance: make([]int32, n),
	}
}

// enter moves the scratch to a span and cuts it to size.
func (s *Span) enter(index int) {
	size := s.world.spanSize
	s.Index, s.Lo, s.Hi = index, index*size, min((index+1)*size, s.world.N)
	n := s.Len()
	s.Acts, s.Records = s.Acts[:0], s.Records[:0]
	s.Sums, s.Friends, s.Effect = s.Sums[:n], s.Friends[:n], s.Effect[:n]
	s.Balance = s.Balance[:n]
}

// parallel calls do for chunks of 0 to n-1 in any order on several goroutines, and on this one
// where one worker is enough. The chunks do not depend on the number of workers.
func parallel(workers, n, chunk int, do func(worker, lo, hi int)) {
	if workers <= 1 || n <= chunk {
		for lo := 0; lo < n; lo += chunk {
			do(0, lo, min(lo+chunk, n))
		}
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for worker := range min(workers, (n+chunk-1)/chunk) {
		wg.Go(func() {
			for {
				lo := int(next.Add(int64(chunk))) - chunk
				if lo >= n {
					return
				}
				do(worker, lo, min(lo+chunk, n))
			}
		})
	}
	wg.Wait()
}
