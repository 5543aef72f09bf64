package institution

import "socialcredit/model"

// What is counted by group: of the period first, then so far.
const (
	blacklistIn = iota
	blacklistPerformed
	blacklistExpired
	blacklistAppealed
	blacklistFlows
	blacklistEver     = blacklistFlows // people
	blacklistSoFar    = blacklistEver + 1
	blacklistTellings = blacklistSoFar + blacklistFlows
)

// Start forgets the flows of the last period.
func (l *Blacklist) Start(*model.World) {
	for flow := range blacklistFlows {
		l.told.Clear(flow)
	}
}

// count counts somebody who enters or leaves the list.
func (l *Blacklist) count(w *model.World, s *model.Span, pos, what int) {
	l.told.Add(s.Worker, what, w.Group[pos], 1)
	if what < blacklistFlows {
		l.told.Add(s.Worker, blacklistSoFar+what, w.Group[pos], 1)
	}
}

// Outcomes are how the list fills and empties.
func (l *Blacklist) Outcomes() []model.Outcome {
	const perYear = "per person-year"
	return []model.Outcome{
		{Name: "in", Unit: perYear, Doc: "Listings."},
		{Name: "performed", Unit: perYear, Doc: "Listings that end because the person complied."},
		{Name: "expired", Unit: perYear, Doc: "Listings that end with their term."},
		{Name: "appealed", Unit: perYear, Doc: "Listings that an appeal takes back."},
		{Name: "stock", Unit: "share", Doc: "People who are listed, suspended listings included."},
		{Name: "ever", Unit: "share", Doc: "People who have ever been listed."},
		{Name: "entered", Unit: "per person", Doc: "Listings so far."},
		{Name: "complied", Unit: "share", Doc: "Of all listings so far, those that ended because the person complied."},
		{Name: "left", Unit: "share", Doc: "Of all listings so far, those that have ended, by whichever way."},
	}
}

// Witness writes them.
func (l *Blacklist) Witness(w *model.World, into []model.Ratio) {
	groups, perYear := len(w.Layout.Groups), int64(w.Layout.PerYear)
	people, listed := make([]int64, groups), make([]int64, groups)
	for pos, g := range w.Group {
		people[g]++
		if l.cases[pos].state == bandListed {
			listed[g]++
		}
	}
	for g := range groups {
		in := l.told.Of(blacklistSoFar+blacklistIn, g)
		performed := l.told.Of(blacklistSoFar+blacklistPerformed, g)
		out := performed + l.told.Of(blacklistSoFar+blacklistExpired, g) + l.told.Of(blacklistSoFar+blacklistAppealed, g)
		for flow := range blacklistFlows {
			if w.Period > 0 {
				into[flow*groups+g] = model.Ratio{Part: l.told.Of(flow, g) * perYear, Whole: people[g]}
			}
		}
		for i, r := range []model.Ratio{
			{Part: listed[g], Whole: people[g]},
			{Part: l.told.Of(blacklistEver, g), Whole: people[g]},
			{Part: in, Whole: people[g]},
			{Part: performed, Whole: in},
			{Part: out, Whole: in},
		} {
			into[(blacklistFlows+i)*groups+g] = r
		}
	}
}
