package experiments

import (
	"socialcredit/experiments/sensitivity"
	"socialcredit/results"
)

// A fates follows for how many people anything differs between two societies: in each period, and so far.
type fates struct {
	aspects []string
	groups  []string // all first
	people  []float64
	table   *replicas // a row per period and group
}

// newFates makes room for the periods 0 to the last.
func newFates(s *shared, periods, replicates int) *fates {
	f := &fates{aspects: s.aspects(), groups: append([]string{All}, s.a.Groups...)}
	f.table = newReplicas(f.names(), (periods+1)*len(f.groups), replicates)
	return f
}

// names lists the columns: of each aspect the share of people for whom it differs, and has ever differed.
func (f *fates) names() (names []string) {
	for _, aspect := range f.aspects {
		names = append(names, aspect+"_differs", aspect+"_ever_differed")
	}
	return names
}

// begin counts the people of a replicate.
func (f *fates) begin(l *lives) {
	f.people = make([]float64, len(f.groups))
	for _, g := range l.a.Group {
		f.people[0]++
		f.people[g+1]++
	}
}

// observe adds the period that a replicate, from 0, has reached.
func (f *fates) observe(l *lives, replicate int) {
	for g := range f.groups {
		row := l.a.Period*len(f.groups) + g
		for k := range f.aspects {
			now, ever := l.count(k, g)
			f.table.put(2*k, row, replicate, float64(now)/f.people[g])
			f.table.put(2*k+1, row, replicate, float64(ever)/f.people[g])
		}
	}
}

// A Fate is the share of all people for whom an aspect differs at the end, and has ever differed.
type Fate struct {
	Aspect    string // any, rights, or an institution
	Now, Ever sensitivity.Estimate
}

func (f *fates) last() (all []Fate) {
	row := f.table.rows - len(f.groups)
	for k, aspect := range f.aspects {
		all = append(all, Fate{
			aspect, sensitivity.Interval(f.table.at(2*k, row), confidence), sensitivity.Interval(f.table.at(2*k+1, row), confidence),
		})
	}
	return all
}

// none tells whether nothing ever differed for anybody in any replicate.
func (f *fates) none() bool {
	for row := range f.table.rows {
		for _, share := range f.table.at(1, row) {
			if share > 0 { // a group of nobody has none
				return false
			}
		}
	}
	return true
}

// result is fates.csv, given the columns of time, group and replicates.
func (f *fates) result(head []results.Column) *results.Table {
	return tableOf(append(head, f.table.estimates()...))
}
