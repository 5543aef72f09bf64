package model

import (
	"errors"
	"fmt"
	"slices"
)

// Continue returns the society as it stands now, to go on under the rules of another spec: the same
// people, ties, standings, ledgers, records on their way, spells and luck. What the next period does
// follows the new rules; bands that were published stay until their institution publishes again. The
// society that is continued is left as it is and may go on, or be continued again.
//
// The spec must be a fresh one and may differ in numbers: rates, weights, edges of bands, needs and
// effects of services, memories, points of rules, periods (the one to run until), and in the kind of
// friends' effect. Where it differs in what cannot change (who lives here, who is friends with whom,
// labels, kinds, the length of a period, the range of a score and how often it is published) the
// error holds a [Problem] for each such place, which names both values.
//
// It computes on as many goroutines as before. It is observed and explained anew: an [Observer] first
// sees the period that was reached, whose records are no longer known.
func (s *Simulation) Continue(spec *Spec) (*Simulation, error) {
	old := s.World
	if shared := sharedKind(spec, old.Spec); shared != "" {
		return nil, fmt.Errorf("continue: %s is that of the society that is continued; kinds keep state, so that each spec needs its own", shared)
	}
	layout, problems := spec.Bind()
	if len(problems) == 0 {
		problems = Fixed(old.Spec, spec, old.Layout, layout)
	}
	if len(problems) == 0 && spec.Periods < old.Period {
		problems = []Problem{{Path: "periods", Text: fmt.Sprintf("%d have passed already; %d cannot be the last", old.Period, spec.Periods)}}
	}
	if len(problems) > 0 {
		return nil, fmt.Errorf("continue: %w", joined(problems))
	}
	w := old.next(spec, layout)
	next := assemble(w)
	for i, standing := range old.Standings {
		w.Standings[i].inherit(standing)
	}
	heirs := spec.parts()
	for i, before := range old.Spec.parts() {
		heir, ok := heirs[i].kind.(Heir)
		if !ok {
			continue
		}
		if err := heir.Inherit(w, before.kind); err != nil {
			return nil, fmt.Errorf("continue: %s: %w", before.path, err)
		}
	}
	return next, nil
}

// sharedKind is the path of a kind with state of its own that two specs share.
func sharedKind(a, b *Spec) string {
	others := b.parts()
	for _, p := range a.parts() {
		if _, state := p.kind.(Preparer); !state {
			continue
		}
		if slices.ContainsFunc(others, func(other part) bool { return other.kind == p.kind }) {
			return p.path
		}
	}
	return ""
}

// joined makes one error of problems.
func joined(problems []Problem) error {
	errs := make([]error, len(problems))
	for i, p := range problems {
		errs[i] = p
	}
	return errors.Join(errs...)
}

// next is the world with memory of its own for all that changes, under another spec. Standings are as
// seeded.
func (w *World) next(spec *Spec, layout *Layout) *World {
	next := *w
	next.Spec, next.Layout = spec, layout
	next.Gates = newGates(spec, layout)
	next.Joint = slices.Clone(w.Joint)
	next.Spells = w.Spells.next(spec.Periods)
	if w.Mail != nil {
		next.Mail = w.Mail.clone()
	}
	next.District, next.Health, next.Defiance = slices.Clone(w.District), slices.Clone(w.Health), slices.Clone(w.Defiance)
	next.spareTies, next.rowLengths = nil, nil
	if w.tiesOwned { // it may use their memory again
		next.Ties = w.Ties.clone()
	}
	next.Standings = nil
	for i, form := range layout.Forms {
		next.Standings = append(next.Standings, newStanding(&next, layout.Institutions[i], form))
	}
	next.lotteries, next.tieWords, next.dealt = nil, nil, make([][]Ticket, w.workers)
	return &next
}

// inherit copies what another standing of the same form holds.
func (s *Standing) inherit(from *Standing) {
	copy(s.Score, from.Score)
	copy(s.Next, from.Next)
	copy(s.Band, from.Band)
	copy(s.NextBand, from.NextBand)
	copy(s.flags, from.flags)
	s.ended = from.ended
}

// next copies the spells, with room for more periods.
func (s *Spells) next(periods int) *Spells {
	next := &Spells{since: slices.Clone(s.since), periods: periods + 1}
	table := func(from [][]int64) [][]int64 {
		t := make([][]int64, len(from))
		for g := range t {
			t[g] = make([]int64, next.periods+1)
			copy(t[g], from[g]) // nothing is counted beyond the period that was reached
		}
		return t
	}
	for _, c := range s.workers {
		next.workers = append(next.workers, spellCounts{
			table(c.first), table(c.ongoing), table(c.ended), table(c.exits), table(c.starts),
		})
	}
	return next
}
