package life

import (
	"cmp"
	"math"
	"slices"

	"socialcredit/model"
)

// parts splits a change by friends among them: what each adds now less what that friend added when a
// change was last booked. Whole hundredths that add up to the change are given by the largest remainder.
// Where the institution cannot tell there are none.
func (r *Recorder) parts(b model.Booking) []Part {
	w := r.World
	institution, ok := w.Spec.Institutions[w.Layout.Institutions[b.Institution]].(model.Influencer)
	if !ok {
		return nil
	}
	in := institution.Influence(w, r.pos)
	now := map[uint32]float64{}
	for i, friend := range w.Ties.Friends(r.pos) {
		if i < len(in.Friends) {
			now[w.ID(int(friend))] = in.Friends[i]
		}
	}
	if in.Rest != 0 {
		now[Nobody] = in.Rest
	}
	moved := now
	if !in.Moves {
		moved = difference(now, r.weighs[b.Institution])
		r.weighs[b.Institution] = now
	}
	if len(moved) == 0 {
		return nil
	}
	return apportioned(moved, b.Hundredths)
}

// difference is what changed from one division to another.
func difference(now, before map[uint32]float64) map[uint32]float64 {
	moved := map[uint32]float64{}
	for person, x := range now {
		moved[person] = x - before[person]
	}
	for person, x := range before {
		if _, still := now[person]; !still {
			moved[person] = -x
		}
	}
	return moved
}

// apportioned makes whole numbers of parts that add up to a total, largest first. What is more than
// rounding, such as what a clamp takes, is nobody's.
func apportioned(moved map[uint32]float64, total int32) []Part {
	parts := make([]Part, 0, len(moved)+1)
	left := int(total)
	for person, x := range moved {
		parts = append(parts, Part{person, int32(math.Floor(x))})
		left -= int(math.Floor(x))
	}
	rest := func(p Part) float64 { return moved[p.Person] - float64(p.Hundredths) }
	slices.SortFunc(parts, func(a, b Part) int {
		return cmp.Or(cmp.Compare(rest(b), rest(a)), cmp.Compare(a.Person, b.Person))
	})
	rounding := min(max(left, 0), len(parts))
	for i := range rounding {
		parts[i].Hundredths++
	}
	if left -= rounding; left != 0 {
		at := slices.IndexFunc(parts, func(p Part) bool { return p.Person == Nobody })
		if at < 0 {
			at, parts = len(parts), append(parts, Part{Person: Nobody})
		}
		parts[at].Hundredths += int32(left)
	}
	parts = slices.DeleteFunc(parts, func(p Part) bool { return p.Hundredths == 0 })
	size := func(p Part) int32 { return max(p.Hundredths, -p.Hundredths) }
	slices.SortFunc(parts, func(a, b Part) int { return cmp.Or(cmp.Compare(size(b), size(a)), cmp.Compare(a.Person, b.Person)) })
	return parts
}
