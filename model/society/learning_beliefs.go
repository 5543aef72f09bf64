package society

import (
	"math/bits"

	"socialcredit/model"
)

// believe draws who has the wrong idea of which act: somebody who does not know what it does to the
// score guesses, once and for all, and half of the guesses are wrong. With more transparency some of
// those who were wrong are right, and nobody the reverse.
func (l *Learning) believe() {
	w, knows := l.world, model.NewChance(l.known)
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			id, wrong := uint64(w.ID(pos)), uint64(0)
			for acts := l.acts; acts != 0; acts &= acts - 1 {
				k := bits.TrailingZeros64(acts)
				known, guess := l.beliefs[k].Draw(model.Person, id, 0)
				if model.Chance(known) >= knows {
					wrong |= guess >> 63 << k
				}
			}
			l.mistaken[pos] = wrong
		}
	})
}

// Shifts tells how far effort moves the log rate of an act.
func (l *Learning) Shifts(_ *model.World, act int) (least, most int) {
	if l.acts>>act&1 == 0 {
		return 0, 0
	}
	return -int(l.steps), int(l.steps)
}

// Shift adds what effort does to the log rates of acts: for what is rewarded up, for what is penalised
// down, and the other way round where somebody is mistaken.
func (l *Learning) Shift(_ *model.World, s *model.Span, tickets []model.Ticket, steps []int32) {
	effort, mistaken := l.effort[s.Lo:s.Hi], l.mistaken[s.Lo:s.Hi]
	for i, t := range tickets {
		at, k := t.At(), t.Slot()
		if l.acts>>k&1 == 0 {
			continue
		}
		shift := int32((int64(l.steps)*int64(effort[at]) + fullEffort/2) / fullEffort)
		if (l.rewarded^mistaken[at])>>k&1 == 0 {
			shift = -shift
		}
		steps[i] += shift
	}
}

// Outcomes are how much effort people make.
func (l *Learning) Outcomes() []model.Outcome {
	return []model.Outcome{
		{Name: "effort", Unit: "share", Doc: "Mean effort to follow the rules as people believe them to be, 0 to 1."},
		{Name: "striving", Unit: "share", Doc: "People whose effort is above one half."},
		{Name: "mistaken", Unit: "share", Doc: "Wrong ideas of what an act does to the score, of all ideas of people about acts that have a rule."},
	}
}

// Witness writes them.
func (l *Learning) Witness(w *model.World, into []model.Ratio) {
	groups, acts := len(w.Layout.Groups), int64(bits.OnesCount64(l.acts))
	clear(into[:3*groups])
	for pos, group := range w.Group {
		effort, striving, mistaken := &into[group], &into[groups+int(group)], &into[2*groups+int(group)]
		effort.Part += int64(l.effort[pos])
		effort.Whole += fullEffort
		if l.effort[pos] > fullEffort/2 {
			striving.Part++
		}
		striving.Whole++
		mistaken.Part += int64(bits.OnesCount64(l.mistaken[pos]))
		mistaken.Whole += acts
	}
}
