package record

import (
	"fmt"

	"socialcredit/model"
)

// settings are the numbers of Noticed that may change while the society goes on.
type settings struct {
	review, reviewError       float64
	person, household, border float64 // rates of false records
	districtExposure          float64
	groupExposure             float64
	surveillance              float64
}

func (n *Noticed) asConfigured(w *model.World) settings {
	return settings{
		n.Review, n.ReviewError, n.Error.Person, n.Error.Household, n.Error.Border, w.Spec.People.DistrictExposure, 1, 1,
	}
}

// ofGroup is the exposure of a group, before it is normalised.
func (s *settings) ofGroup(g model.Group) float64 {
	if s.groupExposure == 1 {
		return g.Exposure
	}
	return model.Pow(max(g.Exposure, 1e-6), s.groupExposure)
}

// districts is how many districts differ in how closely they are watched.
func (s *settings) districts(p model.People) int {
	if s.districtExposure == 1 {
		return 1
	}
	return p.Districts
}

// Adjust changes a number of the record: review, review_error, error.person, error.household, error.border,
// district_exposure (as people.district_exposure), group_exposure (1 = groups differ as people.groups.LABEL.exposure
// says, 0 = all are watched alike, between them as the power of the exposure), surveillance (how many times as
// closely everybody is watched as at the start).
func (n *Noticed) Adjust(key string, value float64, now bool) error {
	next := n.now
	number, least, most := next.find(key)
	switch {
	case number == nil:
		return fmt.Errorf("%q of the record cannot change while a society goes on; one of review, review_error, error.person, "+
			"error.household, error.border, district_exposure, group_exposure, surveillance", key)
	case !(value >= least && value <= most):
		return fmt.Errorf("%s: %v; from %v to %v", key, value, least, most)
	}
	if !now || *number == value {
		return nil
	}
	*number = value
	rates := [...]float64{n.now.person, n.now.household, n.now.border}
	n.now = next
	n.tabulate(n.world)
	if n.false_.review = n.review; rates != [...]float64{next.person, next.household, next.border} {
		n.false_.prepare(n.world, n)
	}
	n.changes.Note(key, value)
	return nil
}

// find returns the number of a key and the range that it may have, nil if there is none.
func (s *settings) find(key string) (number *float64, least, most float64) {
	switch key {
	case "review":
		return &s.review, 0, 1
	case "review_error":
		return &s.reviewError, 0, 1
	case "error.person":
		return &s.person, 0, 12
	case "error.household":
		return &s.household, 0, 12
	case "error.border":
		return &s.border, 0, 12
	case "district_exposure":
		return &s.districtExposure, 1, 1000
	case "group_exposure":
		return &s.groupExposure, 0, 1
	case "surveillance":
		return &s.surveillance, 0, 1000
	}
	return nil, 0, 0
}

// Inherit takes over what was changed while the society went on.
func (n *Noticed) Inherit(_ *model.World, from any) error {
	old, ok := from.(*Noticed)
	if !ok {
		return fmt.Errorf("it takes over a record of what is noticed; a %T is none", from)
	}
	return old.changes.Replay(n)
}

// Inherit takes over what was changed while the society went on.
func (p *Permuted) Inherit(_ *model.World, from any) error {
	old, ok := from.(*Permuted)
	if !ok {
		return fmt.Errorf("it takes over permuted records; a %T has none", from)
	}
	return old.changes.Replay(p)
}
