package network

import (
	"sync/atomic"

	"socialcredit/model"
)

// components returns how many components there are and how many people the largest one has.
func components(w *model.World) (count, largest int) {
	f := newForest(w.N)
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			for _, friend := range w.Ties.Friends(pos) {
				if int(friend) > pos {
					f.join(uint32(pos), friend)
				}
			}
		}
	})
	sizes := make([]uint32, w.N) // by root
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			atomic.AddUint32(&sizes[f.root(uint32(pos))], 1)
		}
	})
	for _, size := range sizes {
		if size > 0 {
			count++
		}
		largest = max(largest, int(size))
	}
	return count, largest
}

// A forest of trees, one per component found so far: each person points to one with a lower
// position or, at the root, to himself. It may be joined from several goroutines (Anderson and Woll
// 1991, "Wait-free parallel algorithms for the union-find problem"); which trees come out depends
// on them, who is together does not.
type forest []uint32

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = uint32(i)
	}
	return f
}

// root returns the root of a person's tree and halves the way there.
func (f forest) root(i uint32) uint32 {
	for {
		up := atomic.LoadUint32(&f[i])
		if up == i {
			return i
		}
		further := atomic.LoadUint32(&f[up])
		if further != up {
			atomic.CompareAndSwapUint32(&f[i], up, further)
		}
		i = further
	}
}

// join makes two people's trees one.
func (f forest) join(a, b uint32) {
	for {
		a, b = f.root(a), f.root(b)
		if a == b || atomic.CompareAndSwapUint32(&f[max(a, b)], max(a, b), min(a, b)) {
			return
		}
	}
}
