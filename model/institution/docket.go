package institution

import (
	"slices"

	"socialcredit/model"
)

// A docket is what an institution of points keeps for those who hear appeals: the last penalty of
// each person, and what of it is suspended.
type docket struct {
	*model.Docket
	cause     []model.Cause // of the penalty
	suspended []int32       // hundredths that were given back until the appeal is decided
	until     []uint16      // 1 + the period in which they were
	second    *docket       // what a second ledger lost by the same penalties; nil unless one is kept
	mirror    bool          // whether it is such a one, which hears nothing of its own
}

// Open keeps a docket of penalties. A penalty that is taken back returns the points that are left of
// it; what friends have already taken from it is not returned.
func (p *Points) Open(d *model.Docket) {
	n := len(d.Since)
	p.dockets = append(p.dockets, &docket{Docket: d, cause: make([]model.Cause, n), suspended: make([]int32, n), until: make([]uint16, n)})
}

// mirrored returns a docket of the same decisions for a second ledger, which has losses of its own.
func (d *docket) mirrored() *docket {
	decisions := *d.Docket
	decisions.Loss = slices.Clone(d.Loss)
	for pos, cause := range d.cause {
		if !earned(cause) {
			decisions.Loss[pos] = 0
		}
	}
	d.second = &docket{Docket: &decisions, cause: d.cause, suspended: slices.Clone(d.suspended), until: d.until, mirror: true}
	return d.second
}

// enter notes a penalty.
func (d *docket) enter(w *model.World, pos int, points int32, cause model.Cause, wrong bool) {
	if d.mirror || d.Pending[pos] {
		return
	}
	d.Enter(pos, w.Period, wrong || cause == model.Abuse, points)
	d.cause[pos] = cause
	if d.second == nil {
		return
	}
	if d.second.Loss[pos] = 0; earned(cause) {
		d.second.Loss[pos] = points
	}
}

// decide does what a record tells to do with a person's last penalty.
func (d *docket) decide(p *Points, s *model.Span, record model.Deed) {
	pos, kind := s.Lo+record.At(), record.Kind()
	if d.mirror || kind != d.Grant && kind != d.Suspend && kind != d.Restore {
		return
	}
	d.act(p, s, pos, kind)
	if d.second != nil && p.shadow != nil {
		d.second.act(&p.shadow.books, &model.Span{}, pos, kind)
	}
	if kind == d.Suspend {
		d.until[pos] = uint16(p.world.Period + 1)
	} else {
		d.Close(pos)
	}
}

// act gives points back, or takes them again.
func (d *docket) act(p *Points, s *model.Span, pos, kind int) {
	points := int32(0)
	switch open := d.Since[pos] > 0 && d.suspended[pos] == 0; kind {
	case d.Grant:
		if open {
			points = p.left(d.Loss[pos], int(d.Since[pos])-1)
		}
		d.suspended[pos] = 0
	case d.Suspend:
		if open {
			points = p.left(d.Loss[pos], int(d.Since[pos])-1)
			d.suspended[pos] = points
		}
	case d.Restore:
		points = -p.left(d.suspended[pos], int(d.until[pos])-1)
		d.suspended[pos] = 0
	}
	p.giveBack(s, back{pos, points, d.cause[pos], kindLabel(p.world.Layout, kind)})
}

// swallow notes that the floor took part of what a person lost in this period: nobody can be given it back.
func (d *docket) swallow(period, pos int, points int32) {
	if points > 0 && int(d.Since[pos]) == period+1 {
		d.Loss[pos] = max(0, d.Loss[pos]-points)
	}
}

// forgive forgets the penalty of a person whose account has been wiped.
func (d *docket) forgive(pos int) {
	if d.suspended[pos] = 0; d.mirror {
		d.Loss[pos] = 0
		return
	}
	d.Close(pos)
}

// left is what is left of a penalty of a period: penalties are forgotten.
func (p *Points) left(points int32, since int) int32 {
	halves := p.retained.halves(since, p.world.Period, p.perYear)
	if halves == 0 {
		return points
	}
	return nearest(float64(points) * model.Pow(2, -halves))
}

// A back is points that are given back, the cause that had taken them, and the label of the record that
// gives them back.
type back struct {
	pos    int
	points int32
	cause  model.Cause
	of     string
}

// giveBack adds points to the account of penalties and books them under their cause.
func (p *Points) giveBack(s *model.Span, b back) {
	if p.punish.points != nil {
		p.punish.points[b.pos] += b.points
	} else {
		p.rewards.points[b.pos] += b.points
	}
	if s.Why != nil && b.points != 0 {
		s.Why.Book(model.Booking{Institution: p.self, Pos: b.pos, Cause: b.cause, Hundredths: b.points, Of: b.of})
	}
}

// inherit copies what another docket knows beside what its policy copies.
func (d *docket) inherit(from *docket) {
	copy(d.cause, from.cause)
	copy(d.suspended, from.suspended)
	copy(d.until, from.until)
}
