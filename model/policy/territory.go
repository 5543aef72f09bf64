package policy

import (
	"slices"

	"socialcredit/model"
)

// A territory is where an institution is active as long as a policy says so. People who live elsewhere
// are not enrolled.
type territory struct {
	standing int
	eligible []bool // by position: whom the institution would enrol if it were everywhere
	inside   []bool // by position: whether it was active where the person lived in the last period
}

// bindTerritory finds the institution, which must be in no other policy's territory.
func bindTerritory(b *model.Binding, institution string, self model.Policy) int {
	standing := b.Institution("institution", institution)
	b.Opens(standing)
	for _, label := range model.Labels(b.Spec.Policies) {
		other := ""
		switch p := b.Spec.Policies[label].(type) {
		case *Pilot:
			other = p.Institution
		case *RollOut:
			other = p.Institution
		}
		if other == institution && b.Spec.Policies[label] != self {
			b.Fail("institution", "the policy %s says already where %s is active; leave one of both out", label, institution)
		}
	}
	return standing
}

// newTerritory keeps people out who live where the institution is not active as seeded.
func newTerritory(w *model.World, standing int, active func(district uint16) bool) territory {
	t := territory{standing: standing, eligible: make([]bool, w.N), inside: make([]bool, w.N)}
	if w.Period > 0 { // what follows is inherited
		return t
	}
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			t.eligible[pos] = w.Standings[standing].Enrolled(pos)
			if t.inside[pos] = active(w.District[pos]); !t.inside[pos] {
				w.Enrol(standing, pos, false)
			}
		}
	})
	return t
}

// settle enrols people where the institution has become active, and lets nobody in where it is not.
func (t *territory) settle(w *model.World, active func(district uint16) bool) {
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			in := active(w.District[pos])
			switch {
			case !in: // whoever would join by choice, too
				w.Enrol(t.standing, pos, false)
			case !t.inside[pos]:
				w.Enrol(t.standing, pos, t.eligible[pos])
			}
			t.inside[pos] = in
		}
	})
}

func nowhere(uint16) bool    { return false }
func everywhere(uint16) bool { return true }

// inherit copies who was in it.
func (t *territory) inherit(from *territory) {
	copy(t.eligible, from.eligible)
	copy(t.inside, from.inside)
}

// byLot returns the place of each district in a random order.
func byLot(luck model.Luck, districts int) []int {
	type lot struct{ number, district uint64 }
	lots := make([]lot, districts)
	for d := range lots {
		u, _ := luck.Draw(model.District, uint64(d), 0)
		lots[d] = lot{u, uint64(d)}
	}
	slices.SortFunc(lots, func(a, b lot) int {
		if a.number != b.number && a.number < b.number || a.number == b.number && a.district < b.district {
			return -1
		}
		return 1
	})
	rank := make([]int, districts)
	for i, l := range lots {
		rank[l.district] = i
	}
	return rank
}
