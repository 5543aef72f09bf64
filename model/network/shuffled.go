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
	for round := range rounds {
		d.dance(round)
	}
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

// rounds is how often every tie is offered an exchange, which succeeds about every second time.
const rounds = 24

// A dance exchanges the partners of ties. In each round all ties are paired, and a pair a-b, c-d
// becomes a-d, c-b or a-c, b-d where no other tie, kept or offered in that round, is like any of
// the four: what is taken is the same before and after, so that the way back is as likely as the
// way there and all networks with these numbers of friends are equally likely in the end. (Double
// edge swaps as in Maslov and Sneppen 2002, all at once as in the global switching of Allendorf,
// Meyer, Penschuck and Tran 2023.)
type dance struct {
	workers    int
	ties, kept [][2]uint32 // kept: within households
	luck       model.Luck
	taken      []uint64 // per hash of a tie, two bits: once, more than once
	cells      uint64
}

func newDance(w *model.World, g *model.Graph) *dance {
	d := &dance{workers: w.Workers(), luck: w.Luck("network.shuffled")}
	for pos := range w.N {
		for _, friend := range g.Friends(pos) {
			switch {
			case int(friend) < pos:
			case together(w, pos, int(friend)):
				d.kept = append(d.kept, [2]uint32{uint32(pos), friend})
			default:
				d.ties = append(d.ties, [2]uint32{uint32(pos), friend})
			}
		}
	}
	d.mixUp()
	d.cells = uint64(12*len(d.ties) + len(d.kept))
	d.taken = make([]uint64, d.cells/32+1)
	return d
}

// mixUp puts the ties into random order.
func (d *dance) mixUp() {
	if len(d.ties) < 2 {
		return
	}
	order := newPermutation(d.luck, uint64(len(d.ties)))
	mixed := make([][2]uint32, len(d.ties))
	d.each(len(d.ties), func(i int) { mixed[order.of(uint64(i))] = d.ties[i] })
	d.ties = mixed
}

// each calls do for 0 to n-1, in parallel.
func (d *dance) each(n int, do func(i int)) {
	divide(parts(d.workers, n), n, func(_, lo, hi int) {
		for i := lo; i < hi; i++ {
			do(i)
		}
	})
}

// dance offers every tie an exchange.
func (d *dance) dance(round int) {
	n := len(d.ties)
	if n < 2 {
		return
	}
	clear(d.taken)
	key, turn := d.luck.Draw(model.Tie, uint64(round), 0)
	// The partner of i is turn-i modulo n, and i is that one's.
	turn, _ = bits.Mul64(turn, uint64(n))
	pair := func(i int) (j int, crossed bool) {
		j = int(turn) - i
		if j < 0 {
			j += n
		}
		return j, scramble(key+uint64(min(i, j)))&1 == 1
	}
	d.each(len(d.kept), func(i int) { d.take(key, d.kept[i]) })
	d.each(n, func(i int) {
		d.take(key, d.ties[i])
		if j, crossed := pair(i); j != i {
			first, second := exchange(d.ties[min(i, j)], d.ties[max(i, j)], crossed)
			if i < j {
				d.take(key, first)
			} else {
				d.take(key, second)
			}
		}
	})
	d.each(n, func(i int) {
		j, crossed := pair(i)
		if i >= j {
			return
		}
		a, b := d.ties[i], d.ties[j]
		x, y := exchange(a, b, crossed)
		if x[0] != x[1] && y[0] != y[1] && d.free(key, a) && d.free(key, b) && d.free(key, x) && d.free(key, y) {
			d.ties[i], d.ties[j] = x, y
		}
	})
}

// exchange is what a pair of ties would become; done twice, it changes nothing.
func exchange(a, b [2]uint32, crossed bool) (x, y [2]uint32) {
	if crossed {
		return [2]uint32{a[0], b[0]}, [2]uint32{a[1], b[1]}
	}
	return [2]uint32{a[0], b[1]}, [2]uint32{b[0], a[1]}
}

// cell is where a tie is noted, in either direction.
func (d *dance) cell(key uint64, t [2]uint32) uint64 {
	h := scramble(key ^ model.TieID(min(t[0], t[1]), max(t[0], t[1])))
	at, _ := bits.Mul64(h, d.cells)
	return at
}

// take notes a tie. Ties that share a cell by chance are treated as if they were the same.
func (d *dance) take(key uint64, t [2]uint32) {
	at := d.cell(key, t)
	word, bit := &d.taken[at/32], uint64(1)<<(at%32*2)
	if atomic.OrUint64(word, bit)&bit != 0 {
		atomic.OrUint64(word, bit<<1)
	}
}

// free tells whether a tie was noted only once.
func (d *dance) free(key uint64, t [2]uint32) bool {
	at := d.cell(key, t)
	return d.taken[at/32]>>(at%32*2+1)&1 == 0
}
