package network

import (
	"math/bits"
	"sync/atomic"

	"socialcredit/model"
)

// Shuffling is the option that every kind of network has.
type Shuffling struct {
	// Whether ties, but those of households, are then exchanged at random until they tell nothing, while
	// everybody keeps the number of friends: the null against which to see what ties do.
	Shuffled bool `yaml:"shuffled"`
}

// build makes the graph of what is sown.
func (s Shuffling) build(w *model.World, sow model.Sower) (*model.Graph, error) {
	var g *model.Graph
	g, w.SelfTies, w.RepeatedTies = model.BuildGraph(w.N, w.Workers(), sow)
	if !s.Shuffled {
		return g, nil
	}
	d := newDance(w, g)
	d.dance()
	g, _, _ = model.BuildGraph(w.N, w.Workers(), func(lo, hi int, tie func(a, b uint32)) {
		for _, t := range d.ties[share(len(d.ties), lo, w.N):share(len(d.ties), hi, w.N)] {
			tie(t[0], t[1])
		}
		for _, t := range d.kept[share(len(d.kept), lo, w.N):share(len(d.kept), hi, w.N)] {
			tie(t[0], t[1])
		}
	})
	return g, nil
}

// share is how many of some things belong to the first people of all.
func share(things, people, all int) int { return things * people / all }

// rounds is how often every tie is offered an exchange, which succeeds about every second time. Where
// there are few ties it seldom does, so that there have to be at least so many offers in all.
const (
	rounds = 16
	offers = 1 << 10
)

// A tie leads from one person to another.
type tie [2]uint32

// A dance exchanges the ends of ties. In each round ties are paired at random, and a pair a-b, c-d
// becomes a-d, c-b unless any of the four is like another tie that is there or offered in that
// round. What is there or offered is the same after the exchange as before it, so that the way back
// is as likely as the way there, and in the end all networks are equally likely in which everybody
// has that many friends. (Double edge swaps: Maslov and Sneppen 2002, "Specificity and stability in
// topology of protein networks"; all at once: Allendorf, Meyer, Penschuck and Tran 2023, "Parallel
// global edge switching for the uniform sampling of simple graphs with prescribed degrees".)
type dance struct {
	workers    int
	ties, kept []tie // kept: within households
	next       []tie // scratch
	luck       model.Luck
	taken      []uint64 // two bits for each cell that a tie may hash to: taken, taken again
	cells      uint64
}

func newDance(w *model.World, g *model.Graph) *dance {
	d := &dance{workers: w.Workers(), luck: w.Luck("network.shuffled")}
	for pos := range w.N {
		for _, friend := range g.Friends(pos) {
			switch {
			case int(friend) < pos:
			case together(w, pos, int(friend)):
				d.kept = append(d.kept, tie{uint32(pos), friend})
			default:
				d.ties = append(d.ties, tie{uint32(pos), friend})
			}
		}
	}
	d.next = make([]tie, len(d.ties))
	d.cells = uint64(12*len(d.ties) + len(d.kept))
	d.taken = make([]uint64, d.cells/32+1)
	return d
}

func (d *dance) dance() {
	if len(d.ties) < 2 {
		return
	}
	for round := range max(rounds, offers/len(d.ties)) {
		key, turns := d.luck.Draw(model.Tie, uint64(round), 0)
		d.mixUp(model.NewPermutation(model.Luck(key), uint64(len(d.ties)), 0), turns)
		d.exchange(turns)
	}
}

// mixUp puts the ties into random order, one of which each faces the one way or the other.
func (d *dance) mixUp(order *model.Permutation, turns uint64) {
	d.each(len(d.ties), func(lo, hi int) {
		for i := lo; i < hi; i++ {
			t := d.ties[i]
			if model.Scramble(turns+uint64(i))&1 == 1 {
				t[0], t[1] = t[1], t[0]
			}
			d.next[order.Of(uint64(i))] = t
		}
	})
	d.ties, d.next = d.next, d.ties
}

// exchange lets each two ties in a row exchange ends where that makes no tie twice.
func (d *dance) exchange(key uint64) {
	clear(d.taken)
	d.each(len(d.kept), func(lo, hi int) {
		var n notes
		for _, t := range d.kept[lo:hi] {
			n.take(d.cell(key, t))
		}
		n.write()
	})
	d.each(len(d.ties), func(lo, hi int) {
		var n notes
		for i := lo; i < hi; i++ {
			n.take(d.cell(key, d.ties[i]))
			if other := i ^ 1; other < len(d.ties) {
				n.take(d.cell(key, tie{d.ties[i][0], d.ties[other][1]}))
			}
		}
		n.write()
	})
	d.each(len(d.ties)/2, func(lo, hi int) {
		for pair := lo; pair < hi; pair++ {
			a, b := &d.ties[2*pair], &d.ties[2*pair+1]
			x, y := tie{a[0], b[1]}, tie{b[0], a[1]}
			if x[0] != x[1] && y[0] != y[1] && d.free(key, *a) && d.free(key, *b) && d.free(key, x) && d.free(key, y) {
				*a, *b = x, y
			}
		}
	})
}

// cell is where a tie is noted, whichever way it faces.
func (d *dance) cell(key uint64, t tie) (word *uint64, bit uint64) {
	hash := model.Scramble(key ^ model.TieID(min(t[0], t[1]), max(t[0], t[1])))
	at, _ := bits.Mul64(hash, d.cells)
	return &d.taken[at/32], 1 << (at % 32 * 2)
}

// notes are cells to be taken. Ties that share a cell by chance pass for the same.
type notes struct {
	words [32]*uint64
	bits  [32]uint64
	n     int
}

// take notes a cell. It reads it at once and writes later: reads of memory that is far away overlap,
// such writes do not.
func (n *notes) take(word *uint64, bit uint64) {
	atomic.LoadUint64(word)
	n.words[n.n], n.bits[n.n] = word, bit
	if n.n++; n.n == len(n.words) {
		n.write()
	}
}

func (n *notes) write() {
	for i, word := range n.words[:n.n] {
		if bit := n.bits[i]; atomic.OrUint64(word, bit)&bit != 0 {
			atomic.OrUint64(word, bit<<1)
		}
	}
	n.n = 0
}

// free tells whether a tie was noted only once.
func (d *dance) free(key uint64, t tie) bool {
	word, bit := d.cell(key, t)
	return *word&(bit<<1) == 0
}

// each calls do for runs of 0 to n-1, in parallel.
func (d *dance) each(n int, do func(lo, hi int)) {
	divide(parts(d.workers, n), n, func(_, lo, hi int) { do(lo, hi) })
}
