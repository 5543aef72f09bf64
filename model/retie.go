package model

import "slices"

// An Edit makes a tie between the people at two positions, or drops it.
type Edit struct {
	A, B uint32
	Drop bool
}

// Retie changes ties between periods. The edits may come in any order and repeat each other; what is
// both made and dropped is dropped; to drop what is no tie, or to make what is one, changes nothing,
// nor does a tie of a person to himself. The network stays simple and undirected.
func (w *World) Retie(edits []Edit) {
	if len(edits) == 0 {
		return
	}
	changes := sorted(edits)
	from, to := w.Ties, w.spareTies
	if to == nil {
		to = &Graph{}
	}
	if w.rowLengths == nil {
		w.rowLengths = make([]uint32, w.N)
	}
	w.each(func(lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			w.rowLengths[pos] = uint32(from.Degree(pos))
		}
		for within := between(changes, lo, hi); len(within) > 0; {
			pos, own := ofOne(&within)
			w.rowLengths[pos] = uint32(len(edited(nil, from.Friends(pos), own)))
		}
	})
	to.base, to.rel = resized(to.base, len(from.base)), resized(to.rel, len(from.rel))
	to.ends = resized(to.ends, int(to.lay(w.rowLengths)))
	w.each(func(lo, hi int) {
		next := lo // the first row that is not copied yet
		for within := between(changes, lo, hi); len(within) > 0; {
			pos, own := ofOne(&within)
			copy(to.ends[to.start(next):], from.ends[from.start(next):from.start(pos)])
			edited(to.ends[to.start(pos):to.start(pos)], from.Friends(pos), own)
			next = pos + 1
		}
		copy(to.ends[to.start(next):to.start(hi)], from.ends[from.start(next):from.start(hi)])
	})
	w.Ties, w.spareTies = to, nil
	if w.tiesOwned {
		w.spareTies = from // nobody else has it
	}
	w.tiesOwned = true
}

// A change is an edit of one row: row, friend, and whether the tie is made, in 64 bits, so that changes
// of a row stand together in the order of friends and a drop comes before what would make the same tie.
type change uint64

const (
	changeMakes = 1
	friendShift = 1
	rowShift    = 32
	friendBits  = 1<<31 - 1 // people are fewer than 2**31
)

func (c change) row() int       { return int(c >> rowShift) }
func (c change) friend() uint32 { return uint32(c>>friendShift) & friendBits }
func (c change) makes() bool    { return c&changeMakes != 0 }

// sorted turns edits into changes of both ends, each once.
func sorted(edits []Edit) []change {
	changes := make([]change, 0, 2*len(edits))
	for _, e := range edits {
		if e.A == e.B {
			continue
		}
		makes := change(changeMakes)
		if e.Drop {
			makes = 0
		}
		changes = append(changes,
			change(e.A)<<rowShift|change(e.B)<<friendShift|makes,
			change(e.B)<<rowShift|change(e.A)<<friendShift|makes)
	}
	slices.Sort(changes)
	return slices.CompactFunc(changes, func(a, b change) bool { return a>>friendShift == b>>friendShift })
}

// between lists the changes of the rows from lo to hi-1.
func between(changes []change, lo, hi int) []change {
	byRow := func(c change, row int) int { return c.row() - row }
	from, _ := slices.BinarySearchFunc(changes, lo, byRow)
	to, _ := slices.BinarySearchFunc(changes[from:], hi, byRow)
	return changes[from : from+to]
}

// ofOne takes the changes of the first row off a list that is not empty.
func ofOne(changes *[]change) (row int, own []change) {
	row = (*changes)[0].row()
	n := 1
	for n < len(*changes) && (*changes)[n].row() == row {
		n++
	}
	own, *changes = (*changes)[:n], (*changes)[n:]
	return row, own
}

// edited appends a row after its changes to another.
func edited(into, row []uint32, changes []change) []uint32 {
	for _, c := range changes {
		for len(row) > 0 && row[0] < c.friend() {
			into, row = append(into, row[0]), row[1:]
		}
		if len(row) > 0 && row[0] == c.friend() {
			row = row[1:]
		}
		if c.makes() {
			into = append(into, c.friend())
		}
	}
	return append(into, row...)
}

// resized returns a slice of a length, the same memory if it suffices, with some room to grow.
func resized[T any](s []T, n int) []T {
	if n > cap(s) {
		return make([]T, n, n+n/16)
	}
	return s[:n]
}

// clone copies a network.
func (g *Graph) clone() *Graph {
	return &Graph{base: slices.Clone(g.base), rel: slices.Clone(g.rel), ends: slices.Clone(g.ends)}
}
