package experiments

import (
	"fmt"
	"strconv"

	"socialcredit/experiments/accuracy"
	"socialcredit/model"
	"socialcredit/results"
)

// A cell is some people of an institution: all, a group, a fifth by trait or means, a band.
type cell struct{ institution, by, level string }

// An account is what each cause did to the people of a cell, in hundredths of a point, and in the last
// place what their standings come to less the base.
type account struct {
	people int64
	sums   [model.Causes + 1]int64
}

// An accounting is the accounts of one run, in a fixed order.
type accounting struct {
	cells []cell
	of    map[cell]*account
}

// The ways in which people are told apart.
const (
	byAll    = "all"
	byGroup  = "group"
	byTrait  = "trait_fifth"
	byMeans  = "means_fifth"
	byBand   = "band"
	allCause = "standing_less_base"
)

// accountsOf adds up the accounts of a run. The error says whose do not add up, which no scenario can
// bring about.
func accountsOf(l *course) (*accounting, error) {
	w := l.sim.World
	a := &accounting{of: map[cell]*account{}}
	for i, standing := range w.Standings {
		if !standing.Scored {
			continue
		}
		a.open(w, i)
		known := enrolled(standing)
		trait, means := fifthNames(w.Trait, known), fifthNames(w.Means, known)
		for at, pos := range known {
			sums, err := sumsOf(l, i, pos)
			if err != nil {
				return nil, err
			}
			label := w.Layout.Institutions[i]
			for _, c := range []cell{
				{label, byAll, All},
				{label, byGroup, w.Layout.Groups[w.Group[pos]]},
				{label, byTrait, trait[at]},
				{label, byMeans, means[at]},
				{label, byBand, standing.Bands[standing.Band[pos]].Label},
			} {
				a.of[c].add(&sums)
			}
		}
	}
	return a, nil
}

// open lists the cells of an institution.
func (a *accounting) open(w *model.World, institution int) {
	label := w.Layout.Institutions[institution]
	add := func(by string, levels ...string) {
		for _, level := range levels {
			c := cell{label, by, level}
			a.cells, a.of[c] = append(a.cells, c), &account{}
		}
	}
	add(byAll, All)
	add(byGroup, w.Layout.Groups...)
	add(byTrait, "1", "2", "3", "4", "5")
	add(byMeans, "1", "2", "3", "4", "5")
	for _, band := range w.Layout.Forms[institution].Bands {
		add(byBand, band.Label)
	}
}

// enrolled lists the positions of the people who have a score.
func enrolled(s *model.Standing) (known []int) {
	for pos, score := range s.Score {
		if score != model.NoStanding && s.Enrolled(pos) {
			known = append(known, pos)
		}
	}
	return known
}

// fifthNames names the fifth, 1 to 5, in which people lie by a disposition.
func fifthNames(disposition []int8, known []int) []string {
	values := make([]float64, len(known))
	for i, pos := range known {
		values[i] = float64(disposition[pos])
	}
	names := make([]string, len(known))
	for i, fifth := range accuracy.Fifths(values) {
		names[i] = strconv.Itoa(fifth + 1)
	}
	return names
}

// sumsOf lists what each cause did to one person, and checks that it makes the standing.
func sumsOf(l *course, institution, pos int) (sums [model.Causes + 1]int64, err error) {
	w := l.sim.World
	total := int64(0)
	for c := range model.Causes {
		sums[c] = int64(l.accounts.Of(institution, c)[pos])
		total += sums[c]
	}
	standing := w.Standings[institution]
	sums[model.Causes] = int64(standing.Score[pos] - standing.Base)
	if total != sums[model.Causes] {
		err = fmt.Errorf("accounts of person %d with %s: causes make %d hundredths of a point, the standing less the base is %d",
			w.ID(pos), w.Layout.Institutions[institution], total, sums[model.Causes])
	}
	return sums, err
}

func (a *account) add(sums *[model.Causes + 1]int64) {
	a.people++
	for c, sum := range sums {
		a.sums[c] += sum
	}
}

// mean is what a cause did to a person on average, in points; undefined of nobody.
func (a *account) mean(cause int) float64 {
	if a.people == 0 {
		return model.Undefined()
	}
	return float64(a.sums[cause]) / float64(a.people) / model.Hundredths
}

// accountTable lists the accounts of all replicates together: sums over all their people, and the mean
// with an interval over replicates.
func (x *Explained) accountTable() *results.Table {
	institution, by, level, cause := results.Texts("institution"), results.Texts("by"), results.Texts("level"), results.Texts("cause")
	people, hundredths := results.Ints("people"), results.Ints("hundredths")
	mean := newEstimates("mean")
	for _, c := range x.accounts[0].cells {
		for k := range model.Causes + 1 {
			var all account
			var means []float64
			for _, one := range x.accounts {
				all.people += one.of[c].people
				all.sums[k] += one.of[c].sums[k]
				means = append(means, one.of[c].mean(int(k)))
			}
			institution.Texts, by.Texts, level.Texts = append(institution.Texts, c.institution), append(by.Texts, c.by), append(level.Texts, c.level)
			cause.Texts = append(cause.Texts, causeName(k))
			people.Ints, hundredths.Ints = append(people.Ints, all.people), append(hundredths.Ints, all.sums[k])
			mean.add(all.mean(int(k)), means)
		}
	}
	return tableOf(append([]results.Column{institution, by, level, cause, people, hundredths}, mean.columns()...))
}

func causeName(c model.Cause) string {
	if c == model.Causes {
		return allCause
	}
	return c.String()
}
