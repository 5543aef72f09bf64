package society

import "socialcredit/model"

// tabulate lists the edges that people may cross and what nearness to one is worth.
func (l *Learning) tabulate(w *model.World) {
	l.edges = nil
	for _, band := range w.Standings[l.standing].Bands[1:] {
		l.edges = append(l.edges, band.From)
	}
	// Beyond 12 scales the worth is less than one unit.
	l.nearness = make([]uint16, int(12*l.Scale*model.Hundredths)+1)
	for distance := range l.nearness {
		s := model.Exp(-float64(distance) / (l.Scale * model.Hundredths))
		l.nearness[distance] = uint16(float64(s*fullEffort) + 0.5)
	}
	l.weigh(w)
}

// weigh multiplies each group's education by the transparency.
func (l *Learning) weigh(w *model.World) {
	l.worth = make([]int64, len(w.Layout.Groups))
	for g, label := range w.Layout.Groups {
		worth := w.Spec.People.Groups[label].Education * l.known
		l.worth[g] = int64(float64(min(1, worth)*fullEffort) + 0.5)
	}
}

// near is what the nearness of a score to the next edge is worth, in 1/fullEffort.
func (l *Learning) near(score int32) int64 {
	least := int64(len(l.nearness))
	for _, edge := range l.edges {
		distance := int64(score) - int64(edge)
		least = min(least, max(distance, -distance))
	}
	if least == int64(len(l.nearness)) {
		return 0
	}
	return int64(l.nearness[least])
}

// reinforce moves the efforts of a span towards what they are worth. A step that is not whole is
// rounded away from zero, so that effort arrives.
func (l *Learning) reinforce(w *model.World, lo, hi int) {
	standing := w.Standings[l.standing]
	effort, groups := l.effort[lo:hi], w.Group[lo:hi]
	for i := range effort {
		aim := int64(0)
		if standing.Aware(lo + i) {
			aim = (l.worth[groups[i]]*l.near(standing.Score[lo+i]) + fullEffort/2) / fullEffort
		}
		x := int64(effort[i])
		if up := aim - x; up > 0 {
			x += (up*l.pace + onePace - 1) / onePace
		} else {
			x -= (-up*l.pace + onePace - 1) / onePace
		}
		effort[i] = uint16(x)
	}
}

// differ draws first efforts, since nobody could imitate anything where all are alike: from 0 to what
// education and transparency allow, each as likely, for those who know the institution.
func (l *Learning) differ(path string) {
	w := l.world
	luck, standing := w.Luck(path+"first"), w.Standings[l.standing]
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			if standing.Aware(pos) {
				l.effort[pos] = uint16(luck.Below(model.Person, uint64(w.ID(pos)), 0, uint32(l.worth[w.Group[pos]])+1))
			}
		}
	})
}

// imitate has the people of a span look at friends, and some copy the effort that a friend had.
func (l *Learning) imitate(w *model.World, lo, hi int) {
	standing := w.Standings[l.standing]
	copy(l.next[lo:hi], l.effort[lo:hi])
	for pos := lo; pos < hi; pos++ {
		friends, id := w.Ties.Friends(pos), uint64(w.ID(pos))
		if len(friends) == 0 || !standing.Aware(pos) {
			continue
		}
		looks, which := l.imitating.Draw(model.Person, id, w.Period)
		if model.Chance(looks) >= l.looks {
			continue
		}
		friend := friends[below(which, len(friends))]
		theirs, mine := standing.Score[friend], standing.Score[pos]
		if theirs == model.NoStanding {
			continue
		}
		gain := model.Points(theirs-mine) / l.Contrast
		if l.copying.Uniform(model.Person, id, w.Period) < 1/(1+model.Exp(-gain)) {
			l.next[pos] = l.effort[friend]
		}
	}
}
