package policy

import (
	"cmp"
	"slices"

	"socialcredit/model"
)

// A queue keeps those who appeal waiting, one line per district: who files first is called first, and
// who file in the same period stand in the order of a hash.
type queue struct {
	order model.Luck
	lines [][]place // by district
	carry []uint64  // by district: the fraction of a call that is left over, in 2**-32
	each  uint64    // calls per person and period, in 2**-32
	new   [][]filing
	live  [][]int64 // by worker and district: people
}

// A place in a line: who waits, and since when.
type place struct {
	pos    uint32
	period uint16
}

// A filing is a place that is still to be found.
type filing struct {
	district uint16
	hash     uint64
	pos      uint32
}

// newQueue returns empty lines. Of every 1,000 people of a district so many are called in a month.
func newQueue(w *model.World, order model.Luck, capacity float64) queue {
	q := queue{order: order, each: uint64(capacity / 1000 * 12 / float64(w.Layout.PerYear) * 0x1p32)}
	districts := w.Spec.People.Districts
	q.lines, q.carry = make([][]place, districts), make([]uint64, districts)
	q.new = make([][]filing, w.Workers())
	for range w.Workers() {
		q.live = append(q.live, make([]int64, districts))
	}
	return q
}

// file puts somebody at the end of the line of the district that he lives in. Goroutines say who they
// are; the line is known after form.
func (q *queue) file(w *model.World, worker, pos int) {
	hash, _ := q.order.Draw(model.Person, uint64(w.ID(pos)), w.Period)
	q.new[worker] = append(q.new[worker], filing{w.District[pos], hash, uint32(pos)})
}

// form lets those who have filed since the last call line up.
func (q *queue) form(period int) {
	filings := slices.Concat(q.new...)
	slices.SortFunc(filings, func(a, b filing) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.pos, b.pos))
	})
	for _, f := range filings {
		q.lines[f.district] = append(q.lines[f.district], place{f.pos, uint16(period)})
	}
	for worker := range q.new {
		q.new[worker] = q.new[worker][:0]
	}
}

// call takes as many from the front of each line as its district has calls in a period. Whoever turns
// out to have left, as call says, costs none. Calls that nobody waits for lapse; only a fraction is kept.
func (q *queue) call(call func(place) bool) {
	for district, line := range q.lines {
		people := int64(0)
		for worker := range q.live {
			people += q.live[worker][district]
			q.live[worker][district] = 0
		}
		calls := q.carry[district] + q.each*uint64(people)
		q.carry[district] = calls & (1<<32 - 1)
		calls >>= 32
		for calls > 0 && len(line) > 0 {
			if call(line[0]) {
				calls--
			}
			line = line[1:]
		}
		q.lines[district] = line
	}
}

// inherit takes over who waits.
func (q *queue) inherit(from *queue) {
	for district, line := range from.lines {
		q.lines[district] = slices.Clone(line)
	}
	copy(q.carry, from.carry)
}
