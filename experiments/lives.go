package experiments

import (
	"math/bits"

	"socialcredit/model"
)

// A lives is what became of each person in two societies so far: a row per person, by position in A. A
// person's row is written by that person's span alone.
type lives struct {
	shared       *shared
	a, b         *model.World
	first        []uint16   // 1 + the first period in which anything differed, 0 = none
	ever         []uint64   // what has ever differed: bit 0 anything, then institutions, then rights
	sums         [][]int64  // by shared institution: score in B less score in A, over periods from 1 on
	both         [][]uint16 // by shared institution: periods from 1 on with a score in both
	shutA, shutB [][]uint16 // by shared service: periods from 1 on in which it is shut
	counts       []fateCounts
	marks        []uint64 // scratch: what differs in this period
}

// fateCounts are one worker's numbers of people, by what differs and group.
type fateCounts struct{ now, ever [][]int64 }

// aspects names what may differ: anything, each shared institution, rights.
func (s *shared) aspects() []string {
	names := []string{"any"}
	for _, i := range s.institutions {
		names = append(names, i.label)
	}
	return append(names, "rights")
}

func newLives(s *shared, a, b *model.World) *lives {
	l := &lives{shared: s, a: a, b: b, first: make([]uint16, a.N), ever: make([]uint64, a.N), marks: make([]uint64, a.N)}
	for _, i := range s.institutions {
		if !i.scored {
			l.sums, l.both = append(l.sums, nil), append(l.both, nil)
			continue
		}
		l.sums, l.both = append(l.sums, make([]int64, a.N)), append(l.both, make([]uint16, a.N))
	}
	for range s.services {
		l.shutA, l.shutB = append(l.shutA, make([]uint16, a.N)), append(l.shutB, make([]uint16, a.N))
	}
	for range a.Workers() {
		var c fateCounts
		for range s.aspects() {
			const apart = 16 // so that workers write to lines of memory of their own
			n := len(a.Layout.Groups)
			c.now, c.ever = append(c.now, make([]int64, n+apart)[:n]), append(c.ever, make([]int64, n+apart)[:n])
		}
		l.counts = append(l.counts, c)
	}
	return l
}

// observe takes in the period that both societies have reached.
func (l *lives) observe() {
	for i := range l.counts {
		for k := range l.counts[i].now {
			clear(l.counts[i].now[k])
			clear(l.counts[i].ever[k])
		}
	}
	l.a.Parallel(func(worker, lo, hi int) {
		clear(l.marks[lo:hi])
		for k := range l.shared.institutions {
			l.compareStandings(k, lo, hi)
		}
		l.compareServices(lo, hi)
		l.close(&l.counts[worker], lo, hi)
	})
}

// compareStandings compares scores and bands with an institution.
func (l *lives) compareStandings(k, lo, hi int) {
	i := &l.shared.institutions[k]
	x, y := l.a.Standings[i.a], l.b.Standings[i.b]
	sums, both, bit := l.sums[k], l.both[k], uint64(2)<<k
	for p := lo; p < hi; p++ {
		q := l.twin(p)
		inA, inB := x.Enrolled(p), y.Enrolled(q)
		if inA != inB {
			l.marks[p] |= bit
			continue
		}
		if !inA {
			continue
		}
		if i.codeA[x.Band[p]] != i.codeB[y.Band[q]] {
			l.marks[p] |= bit
		}
		if !i.scored {
			continue
		}
		difference := y.Score[q] - x.Score[p]
		if difference != 0 {
			l.marks[p] |= bit
		}
		if l.a.Period > 0 {
			sums[p] += int64(difference)
			both[p]++
		}
	}
}

// twin is the position in B of the person at a position in A.
func (l *lives) twin(pos int) int { return l.b.Position(int(l.a.ID(pos))) }

// compareServices compares what is shut.
func (l *lives) compareServices(lo, hi int) {
	rights := uint64(2) << len(l.shared.institutions)
	for p := lo; p < hi; p++ {
		shutA, shutB := l.shut(p)
		if differs := shutA ^ shutB; differs != 0 {
			l.marks[p] |= 1
			if differs&l.shared.rights != 0 {
				l.marks[p] |= rights
			}
		}
		if l.a.Period == 0 {
			continue
		}
		for ; shutA != 0; shutA &= shutA - 1 {
			l.shutA[bits.TrailingZeros32(shutA)][p]++
		}
		for ; shutB != 0; shutB &= shutB - 1 {
			l.shutB[bits.TrailingZeros32(shutB)][p]++
		}
	}
}

// shut lists the shared services that are shut to the person at a position of A, in A and in B.
func (l *lives) shut(pos int) (inA, inB uint32) {
	inA = l.a.Gates.Shut(int(l.a.Joint[pos]))
	inB = l.b.Gates.Shut(int(l.b.Joint[l.twin(pos)]))
	return l.shared.remapA.of(inA), l.shared.remapB.of(inB)
}

// close remembers what differs and counts it.
func (l *lives) close(c *fateCounts, lo, hi int) {
	for p := lo; p < hi; p++ {
		now := l.marks[p]
		if now != 0 {
			now |= 1
			l.ever[p] |= now
			if l.first[p] == 0 {
				l.first[p] = uint16(l.a.Period + 1)
			}
		}
		g := l.a.Group[p]
		for ; now != 0; now &= now - 1 {
			c.now[bits.TrailingZeros64(now)][g]++
		}
		for ever := l.ever[p]; ever != 0; ever &= ever - 1 {
			c.ever[bits.TrailingZeros64(ever)][g]++
		}
	}
}

// count is how many people of a group (by number, 0 = all) an aspect differs for, now and so far.
func (l *lives) count(aspect, group int) (now, ever int64) {
	for i := range l.counts {
		for g, n := range l.counts[i].now[aspect] {
			if group == 0 || group == g+1 {
				now, ever = now+n, ever+l.counts[i].ever[aspect][g]
			}
		}
	}
	return now, ever
}
