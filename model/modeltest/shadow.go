package modeltest

import (
	"testing"

	"socialcredit/model"
)

// Ledgers say how the second ledgers of a society stand to the first, over all people and periods.
type Ledgers struct {
	Differ  int // times that they shut other services
	Shut    int // times that a right is shut by the first
	Wrongly int // times that one is, and would not be by the second
}

// CompareLedgers simulates a society and counts.
func CompareLedgers(t *testing.T, s *model.Spec) (l Ledgers) {
	t.Helper()
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	shadow := sim.Shadow()
	for range s.Periods {
		sim.Tick()
		for pos := range sim.World.N {
			now := sim.World.Gates.Shut(int(sim.World.Joint[pos]))
			if shadow.Shut(pos) != now {
				l.Differ++
			}
			if now&sim.World.Gates.Rights() != 0 {
				l.Shut++
			}
			if shadow.WronglyExcluded(pos) {
				l.Wrongly++
			}
		}
	}
	return l
}
