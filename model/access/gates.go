package access

import "socialcredit/model"

const gatesDoc = "A service is open to the people whose bands meet its needs, from the period after the band is published. " +
	"Spells without a right are counted as they begin and end."

// Gates shuts a service as soon as a band falls below its need, and opens it as soon as it no
// longer does.
type Gates struct{}

// Run notes whose spells of exclusion begin or end.
func (g *Gates) Run(w *model.World, s *model.Span) {
	if w.Gates.Rights() == 0 {
		return
	}
	gates := w.Gates
	for i, joint := range w.Joint[s.Lo:s.Hi] {
		pos, excluded := s.Lo+i, gates.Excludes(int(joint))
		if excluded != w.Spells.Running(pos) {
			w.Spells.Turn(s.Worker, pos, w.Group[pos], w.Period, excluded)
		}
	}
}
