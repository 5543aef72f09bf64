package institution

import "socialcredit/model"

// A docket is what an institution of points keeps for those who hear appeals: the last penalty of
// each person, and what of it is suspended.
type docket struct {
	*model.Docket
	cause     []model.Cause // of the penalty
	suspended []int32       // hundredths that were given back until the appeal is decided
	until     []uint16      // 1 + the period in which they were
}

// Open keeps a docket of penalties. A penalty that is taken back returns the points that are left of
// it; what friends have already taken from it is not returned.
func (p *Points) Open(d *model.Docket) {
	n := len(d.Since)
	p.dockets = append(p.dockets, &docket{d, make([]model.Cause, n), make([]int32, n), make([]uint16, n)})
}

// enter notes a penalty.
func (d *docket) enter(w *model.World, pos int, points int32, cause model.Cause, wrong bool) {
	if d.Pending[pos] {
		return
	}
	d.Enter(pos, w.Period, wrong || cause == model.Abuse, points)
	d.cause[pos] = cause
}

// decide does what a record tells to do with a person's last penalty.
func (d *docket) decide(p *Points, s *model.Span, record model.Deed) {
	pos, kind := s.Lo+record.At(), record.Kind()
	switch kind {
	case d.Grant:
		if d.Since[pos] > 0 && d.suspended[pos] == 0 {
			d.giveBack(p, s, back{pos, p.left(d.Loss[pos], int(d.Since[pos])-1), d.cause[pos], kindLabel(p.world.Layout, kind)})
		}
		d.suspended[pos] = 0
		d.Close(pos)
	case d.Suspend:
		if d.Since[pos] > 0 && d.suspended[pos] == 0 {
			points := p.left(d.Loss[pos], int(d.Since[pos])-1)
			d.giveBack(p, s, back{pos, points, d.cause[pos], kindLabel(p.world.Layout, kind)})
			d.suspended[pos], d.until[pos] = points, uint16(p.world.Period+1)
		}
	case d.Restore:
		if d.suspended[pos] > 0 {
			d.giveBack(p, s, back{pos, -p.left(d.suspended[pos], int(d.until[pos])-1), d.cause[pos], kindLabel(p.world.Layout, kind)})
			d.suspended[pos] = 0
		}
		d.Close(pos)
	}
}

// swallow notes that the floor took part of what a person lost in this period: nobody can be given it back.
func (d *docket) swallow(period, pos int, points int32) {
	if points > 0 && int(d.Since[pos]) == period+1 {
		d.Loss[pos] = max(0, d.Loss[pos]-points)
	}
}

// forgive forgets the penalty of a person whose account has been wiped.
func (d *docket) forgive(pos int) {
	d.suspended[pos] = 0
	d.Close(pos)
}

// giveBack adds points under the cause of the last penalty, to a second ledger only where that took
// the penalty.
func (d *docket) giveBack(p *Points, s *model.Span, b back) {
	p.giveBack(s, b)
	if p.shadow != nil && earned(b.cause) {
		p.shadow.books.giveBack(&model.Span{}, b)
	}
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
