package society

import (
	"slices"
	"sync/atomic"

	"socialcredit/model"
)

// districts list who lives where. People may move, so the lists are made anew when somebody has.
type districts struct {
	known  []uint16 // by position: the district at the last update
	start  []uint32 // by district: its place in people, and one more
	people []uint32 // positions, by district and then ascending
}

// update brings the lists up to date.
func (d *districts) update(w *model.World) {
	var moved atomic.Bool
	if d.known != nil {
		w.Parallel(func(_, lo, hi int) {
			if !slices.Equal(d.known[lo:hi], w.District[lo:hi]) {
				moved.Store(true)
			}
		})
		if !moved.Load() {
			return
		}
	}
	d.known = append(d.known[:0], w.District...)
	d.people = slices.Grow(d.people[:0], w.N)[:w.N]
	d.start = make([]uint32, int(slices.Max(w.District))+3)
	for _, district := range w.District {
		d.start[district+2]++
	}
	for i := 2; i < len(d.start); i++ {
		d.start[i] += d.start[i-1]
	}
	for pos, district := range w.District { // start[district+1] moves from its first place to its end
		d.people[d.start[district+1]] = uint32(pos)
		d.start[district+1]++
	}
}

// of lists the people of a district.
func (d *districts) of(district uint16) []uint32 {
	return d.people[d.start[district]:d.start[district+1]]
}
