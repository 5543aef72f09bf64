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
	changes := w.sort(edits)
	from, to := w.Ties, w.spareTies
	if to == nil {
		to = &Graph{}
	}
	if w.rowLengths == nil {
		w.rowLengths = make([]uint32, w.N)
	}
	parallel(w.workers, w.N, chunkOfRows, func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			w.rowLengths[pos] = uint32(from.Degree(pos))
		}
		for within := changes.of(lo); len(within) > 0; {
			pos, own := ofOne(&within)
			w.rowLengths[pos] = uint32(lengthAfter(from.Friends(pos), own))
		}
	})
	to.base, to.rel = resized(to.base, len(from.base)), resized(to.rel, len(from.rel))
	to.ends = resized(to.ends, int(to.lay(w.rowLengths)))
	parallel(w.workers, w.N, chunkOfRows, func(_, lo, hi int) {
		next := lo // the first row that is not copied yet
		for within := changes.of(lo); len(within) > 0; {
			pos, own := ofOne(&within)
			copy(to.ends[to.start(next):], from.ends[from.start(next):from.start(pos)])
			edited(to.ends[to.start(pos):to.start(pos)], from.Friends(pos), own)
			next = pos + 1
		}
		copy(to.ends[to.start(next):to.start(hi)], from.ends[from.start(next):from.start(hi)])
	})
	w.Ties, w.spareTies = to, nil
	w.Retied++
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

// rowChanges are changes by chunk of rows, each chunk in order.
type rowChanges [][]change

// of lists the changes of the chunk that begins with a row.
func (c rowChanges) of(row int) []change { return c[row/chunkOfRows] }

// sort turns edits into changes of both ends, each once. They are dealt into chunks of rows first, which
// are then sorted at the same time.
func (w *World) sort(edits []Edit) rowChanges {
	ends := make([]int, (w.N+chunkOfRows-1)/chunkOfRows+1)
	for _, e := range edits {
		if e.A != e.B {
			ends[e.A/chunkOfRows+1]++
			ends[e.B/chunkOfRows+1]++
		}
	}
	for i := 1; i < len(ends); i++ {
		ends[i] += ends[i-1]
	}
	c, all := make(rowChanges, len(ends)-1), make([]change, ends[len(ends)-1])
	for i := range c {
		c[i] = all[ends[i]:ends[i]:ends[i+1]]
	}
	put := func(row, friend uint32, makes change) {
		chunk := &c[row/chunkOfRows]
		*chunk = append(*chunk, change(row)<<rowShift|change(friend)<<friendShift|makes)
	}
	for _, e := range edits {
		if e.A == e.B {
			continue
		}
		makes := change(changeMakes)
		if e.Drop {
			makes = 0
		}
		put(e.A, e.B, makes)
		put(e.B, e.A, makes)
	}
	parallel(w.workers, w.N, chunkOfRows, func(_, lo, _ int) {
		chunk := &c[lo/chunkOfRows]
		slices.Sort(*chunk)
		*chunk = slices.CompactFunc(*chunk, func(a, b change) bool { return a>>friendShift == b>>friendShift })
	})
	return c
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

// lengthAfter is how long a row is after its changes.
func lengthAfter(row []uint32, changes []change) int {
	n := len(row)
	for _, c := range changes {
		if _, tied := slices.BinarySearch(row, c.friend()); tied != c.makes() {
			if tied {
				n--
			} else {
				n++
			}
		}
	}
	return n
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
