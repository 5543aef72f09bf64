package model

import "slices"

// A Docket is what an institution knows of decisions that people may appeal against, and what it must
// do when an appeal is decided. The policy that hears appeals makes it; the institution writes the
// columns in the walk, each row by its span; the policy reads them between periods.
type Docket struct {
	// Since is 1 + the period of the last decision against a person that still stands; 0 = there is
	// none.
	Since []uint16
	// Wrong tells whether the decision rests on a false record or on an official's abuse.
	Wrong []bool
	// Loss is what the decision took, in hundredths of a point; 0 without a score.
	Loss []int32
	// Pending is written by the policy: whether an appeal against the decision is open. Until it is
	// decided, no later decision takes its place.
	Pending []bool

	// Kinds of record by which the policy tells what is to be done with the decision: to take it back
	// for good, to take it back until it is decided, to put it into force again. -1 = never sent.
	Grant, Suspend, Restore int
}

// NewDocket returns an empty docket for the people of a world, for the records that a policy sends.
func NewDocket(people, grant, suspend, restore int) *Docket {
	return &Docket{
		Since: make([]uint16, people), Wrong: make([]bool, people), Loss: make([]int32, people), Pending: make([]bool, people),
		Grant: grant, Suspend: suspend, Restore: restore,
	}
}

// Enter notes a decision about the person at a position in a period, in place of an earlier one that
// nobody has appealed against.
func (d *Docket) Enter(pos, period int, wrong bool, loss int32) {
	if d.Pending[pos] {
		return
	}
	d.Since[pos], d.Wrong[pos], d.Loss[pos] = uint16(period+1), wrong, loss
}

// Close forgets the decision about a person.
func (d *Docket) Close(pos int) { d.Since[pos], d.Wrong[pos], d.Loss[pos] = 0, false, 0 }

// Inherit copies what another docket knows.
func (d *Docket) Inherit(from *Docket) {
	d.Since, d.Wrong, d.Loss = slices.Clone(from.Since), slices.Clone(from.Wrong), slices.Clone(from.Loss)
	d.Pending = slices.Clone(from.Pending)
}
