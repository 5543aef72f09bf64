package society

import (
	"slices"

	"socialcredit/model"
)

// drop lists the ties that are dropped in this period, in the order of positions.
func (t *StrategicTies) drop(w *model.World) {
	for i := range t.scratch {
		t.scratch[i].drops = t.scratch[i].drops[:0]
	}
	w.Parallel(func(worker, lo, hi int) { t.dropSpan(w, &t.scratch[worker], lo, hi) })
	t.drops = t.drops[:0]
	for i := range t.scratch {
		t.drops = append(t.drops, t.scratch[i].drops...)
	}
	slices.Sort(t.drops) // workers took spans in any order
	for _, d := range t.drops {
		t.last[d.by()] = uint16(w.Period)
		t.told.Add(0, tiesDropped, w.Group[d.by()], 1)
		t.told.Add(0, tiesLost, w.Group[d.of()], 1)
	}
}

// dropSpan draws which ties of a span end. Each stands with the one of its ends that has the lower
// position; the one that scores more may drop it.
func (t *StrategicTies) dropSpan(w *model.World, scratch *tieScratch, lo, hi int) {
	standing := w.Standings[t.standing]
	scratch.apart = w.Ties.Apart(lo, hi, standing.Score, t.gap, scratch.apart[:0])
	for _, tie := range scratch.apart {
		by, of := tie[0], tie[1]
		if standing.Score[by] < standing.Score[of] {
			by, of = of, by
		}
		if !standing.Aware(int(by)) {
			continue
		}
		u, _ := t.dropping.Draw(model.Tie, model.TieID(w.ID(int(by)), w.ID(int(of))), w.Period)
		// Few come this far, so that the rest is asked last.
		if model.Chance(u) < t.chance && standing.Enrolled(int(of)) && w.Head(int(by)) != w.Head(int(of)) {
			scratch.drops = append(scratch.drops, newDrop(by, of))
		}
	}
}
