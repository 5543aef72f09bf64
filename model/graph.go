package model

import (
	"slices"
	"sync/atomic"
)

// A Graph is a simple undirected network by position, as compressed sparse rows: each tie stands
// in the rows of both its ends, and a row is ascending.
type Graph struct {
	base []uint64 // start of the first row of each block of 65,536 rows
	rel  []uint32 // start of each row, relative to its block; one more than there are rows
	ends []uint32
}

const rowBlock = 16 // log2 of the rows in a block

// Friends lists the positions of a person's friends, ascending; nobody may write to them.
func (g *Graph) Friends(pos int) []uint32 {
	return g.ends[g.start(pos):g.start(pos+1)]
}

// Degree is the number of a person's friends.
func (g *Graph) Degree(pos int) int { return int(g.start(pos+1) - g.start(pos)) }

// Ties is the number of ties.
func (g *Graph) Ties() int { return len(g.ends) / 2 }

func (g *Graph) start(row int) uint64 { return g.base[row>>rowBlock] + uint64(g.rel[row]) }

// A Sower calls tie once for each tie that it owns among rows lo to hi-1, always the same ones.
// Ties to oneself and repeated ties are allowed and dropped.
type Sower func(lo, hi int, tie func(a, b uint32))

// BuildGraph makes the graph of n people out of ties that are sown twice, in parallel and without
// an edge list: once to count, once to fill. It returns how many self-ties and repeats it dropped.
func BuildGraph(n, workers int, sow Sower) (g *Graph, selfTies, repeats int) {
	g = &Graph{base: make([]uint64, n>>rowBlock+1), rel: make([]uint32, n+1)}
	degree := make([]uint32, n)
	if n <= chunkOfRows {
		selfTies = g.fill(degree, sow)
		return g, selfTies, g.simplify(workers, degree)
	}
	var selves atomic.Int64
	parallel(workers, n, 1<<12, func(_, lo, hi int) {
		sow(lo, hi, func(a, b uint32) {
			if a == b {
				selves.Add(1)
				return
			}
			atomic.AddUint32(&degree[a], 1)
			atomic.AddUint32(&degree[b], 1)
		})
	})
	total := g.lay(degree)
	g.ends = make([]uint32, total)
	clear(degree) // from here on: how much of each row is filled
	parallel(workers, n, 1<<12, func(_, lo, hi int) {
		sow(lo, hi, func(a, b uint32) {
			if a != b {
				g.ends[g.start(int(a))+uint64(atomic.AddUint32(&degree[a], 1)-1)] = b
				g.ends[g.start(int(b))+uint64(atomic.AddUint32(&degree[b], 1)-1)] = a
			}
		})
	})
	return g, int(selves.Load()), g.simplify(workers, degree)
}

// chunkOfRows is how many rows are sown at once.
const chunkOfRows = 1 << 12

// fill makes the rows of a graph so small that one goroutine does it, which keeps a list of what is
// sown instead of sowing twice.
func (g *Graph) fill(degree []uint32, sow Sower) (selfTies int) {
	ties := make([][2]uint32, 0, 8*len(degree))
	sow(0, len(degree), func(a, b uint32) {
		if a == b {
			selfTies++
			return
		}
		ties = append(ties, [2]uint32{a, b})
		degree[a]++
		degree[b]++
	})
	g.ends = make([]uint32, g.lay(degree))
	clear(degree)
	for _, t := range ties {
		a, b := t[0], t[1]
		g.ends[g.start(int(a))+uint64(degree[a])] = b
		g.ends[g.start(int(b))+uint64(degree[b])] = a
		degree[a]++
		degree[b]++
	}
	return selfTies
}

// lay sets the starts of rows of the given lengths and returns their sum.
func (g *Graph) lay(length []uint32) uint64 {
	var at uint64
	for row, k := range length {
		if row&(1<<rowBlock-1) == 0 {
			g.base[row>>rowBlock] = at
		}
		g.rel[row] = uint32(at - g.base[row>>rowBlock])
		at += uint64(k)
	}
	n := len(length)
	if n&(1<<rowBlock-1) == 0 {
		g.base[n>>rowBlock] = at
	}
	g.rel[n] = uint32(at - g.base[n>>rowBlock])
	return at
}

// simplify sorts every row, drops repeats and returns how many ties that were.
func (g *Graph) simplify(workers int, length []uint32) int {
	var dropped atomic.Int64
	parallel(workers, len(length), 1<<12, func(_, lo, hi int) {
		for i := lo; i < hi; i++ {
			row := g.Friends(i)
			slices.Sort(row)
			kept := len(slices.Compact(row))
			dropped.Add(int64(len(row) - kept))
			length[i] = uint32(kept)
		}
	})
	if dropped.Load() == 0 {
		return 0
	}
	old := &Graph{base: g.base, rel: g.rel, ends: g.ends}
	g.base, g.rel = make([]uint64, len(old.base)), make([]uint32, len(old.rel))
	total := g.lay(length)
	for i := range length { // rows only move towards the front
		copy(g.ends[g.start(i):g.start(i+1)], old.ends[old.start(i):])
	}
	g.ends = g.ends[:total:total]
	return int(dropped.Load()) / 2
}
