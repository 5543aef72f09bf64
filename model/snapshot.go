package model

import "math"

// A Snapshot is what the measures of a period are computed from: exact counts, by group. Group 0
// is everybody; group g+1 is Layout.Groups[g].
type Snapshot struct {
	Layout *Layout
	Spec   *Spec
	Period int
	First  int       // the period that was observed first: 0, or the one a society was continued from
	People []float64 // by group

	Scores  [][]Distribution // by institution and group; empty without a score
	InBand  [][][]float64    // by institution, group and band: people
	Shut    [][]float64      // by group and service: people to whom it is shut
	Open    [][]float64      // by group and number of rights open: people
	Perks   []float64        // by group: people with at least one perk open
	Records [][]float64      // by group and kind of record: records of this period
	Spells  []SpellTable     // by group
	// Outcomes, by outcome and group, are numbers that kinds know beside standings.
	Outcomes [][]Ratio
	Ties     *TieCounts // nil unless a kept measure needs ties in this period
	Surveys  *Surveys   // of the families that count for themselves; nil without any
}

// Excluded is the number of people of a group to whom at least one right is shut.
func (s *Snapshot) Excluded(group int) float64 {
	open := s.Open[group]
	return s.People[group] - open[len(open)-1]
}

// Needs says what must be known of a period beyond what is counted in every one, or that less will
// do.
type Needs struct {
	Ties    bool // Snapshot.Ties, which costs a walk over all ties
	Ranks   bool // Distribution.TraitRanks and the like, which cost another walk over all people
	Groups  bool // what a Snapshot holds of social groups, which a measure of everybody looks at
	AllOnly bool // nobody looks at the social groups: a Snapshot holds only People and InBand of them
	Nothing bool // nobody looks at the period: it is not counted, and there is no Snapshot of it

	Surveys *Surveys // those to be taken when they are due; a period that nobody looks at may have to be remembered
}

// A Family is the measures of one idea: one column, or one per band, service, quantile or
// institution of this scenario.
type Family struct {
	Name   string // the key under `measures:`
	Doc    string // what it is, and where it misleads
	Source string // of the formula
	// Needs says what the family is computed from.
	Needs Needs
	// Columns lists the measures for a scenario.
	Columns func(*Layout) []Measure
	// Survey makes what counts people and ties for this family in one run, whose measures find it in
	// Snapshot.Surveys; nil where the counts of a Snapshot do.
	Survey func(Dates) Survey
	// Since tells that the family compares with one period, `since:`, which has no default.
	Since bool
	// Asked tells that the family is so dear, or so much a matter of choice, that it is computed only
	// if the scenario says how often.
	Asked bool
}

// Dear tells whether a period costs more than what is counted in every one.
func (f *Family) Dear() bool { return f.Needs != (Needs{}) || f.Survey != nil }

// Every is how often the family is computed unless the scenario says otherwise: in every period, once
// a year where that is dear, and never (0) if it must be asked for.
func (f *Family) Every(perYear int) int {
	switch {
	case f.Asked:
		return 0
	case f.Dear():
		return perYear
	}
	return 1
}

// A Measure is a number computed from a period.
type Measure struct {
	Name string // the column
	Unit string
	Doc  string // what it is, where the family does not say enough
	// Of returns the number for a group (0 = everybody), NaN where it is undefined.
	Of func(s *Snapshot, group int) float64
}

// Undefined is the value of a measure that has none.
func Undefined() float64 { return math.NaN() }
