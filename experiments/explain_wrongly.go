package experiments

import (
	"math/bits"

	"socialcredit/model"
	"socialcredit/results"
)

// A wrongCount counts, for one period and group, people, who is excluded, who wrongly so, and to whom each
// right is wrongly shut.
type wrongCount struct {
	people, excluded, wrongly int64
	rights                    []int64 // by right
}

// wrongCounts are those of a run, a row per period from 0 on, each with a count for all and for each group.
type wrongCounts struct{ rows [][]wrongCount }

// count adds the current period of a run.
func (c *wrongCounts) count(l *course) {
	w := l.sim.World
	row := make([]wrongCount, len(w.Layout.Groups)+1)
	for g := range row {
		row[g].rights = make([]int64, len(w.Layout.Services))
	}
	for pos, group := range w.Group {
		one := wrongCount{people: 1}
		var rights uint32
		if w.Gates.Excludes(int(w.Joint[pos])) {
			one.excluded = 1
			rights = l.shadow.Wrongly(pos)
			if l.shadow.WronglyExcluded(pos) {
				one.wrongly = 1
			}
		}
		row[0].add(&one, rights)
		row[group+1].add(&one, rights)
	}
	c.rows = append(c.rows, row)
}

func (c *wrongCount) add(one *wrongCount, rights uint32) {
	c.people += one.people
	c.excluded += one.excluded
	c.wrongly += one.wrongly
	for ; rights != 0; rights &= rights - 1 {
		c.rights[bits.TrailingZeros32(rights)]++
	}
}

// wrongTable is the series of who is wrongly excluded: means over replicates with their intervals.
func (x *Explained) wrongTable() *results.Table {
	l := x.explaining.Scenario.Layout
	period, year, group := results.Ints("period"), results.Floats("year"), results.Texts("group")
	excluded, wrongly, of := results.Floats("excluded"), newEstimates("wrongly_excluded"), newEstimates("wrong_of_excluded")
	var rights []results.Column
	var services []int
	for i, label := range l.Services {
		if l.Rights>>i&1 == 1 {
			services, rights = append(services, i), append(rights, results.Floats(label+"_wrongly_shut"))
		}
	}
	for t, row := range x.wrongs[0].rows {
		for g := range row {
			period.Ints, year.Floats = append(period.Ints, int64(t)), append(year.Floats, float64(t)/float64(l.PerYear))
			group.Texts = append(group.Texts, groupLabel(l, g))
			excluded.Floats = append(excluded.Floats, meanOf(x.eachWrong(t, g, func(c *wrongCount) (int64, int64) { return c.excluded, c.people })))
			wrongly.addMean(x.eachWrong(t, g, func(c *wrongCount) (int64, int64) { return c.wrongly, c.people }))
			of.addMean(x.eachWrong(t, g, func(c *wrongCount) (int64, int64) { return c.wrongly, c.excluded }))
			for k, service := range services {
				rights[k].Floats = append(rights[k].Floats, meanOf(x.eachWrong(t, g, func(c *wrongCount) (int64, int64) { return c.rights[service], c.people })))
			}
		}
	}
	columns := append([]results.Column{period, year, group, excluded}, wrongly.columns()...)
	return tableOf(append(append(columns, of.columns()...), rights...))
}

// eachWrong lists a share in each replicate, undefined where its whole is 0.
func (x *Explained) eachWrong(period, group int, of func(c *wrongCount) (part, whole int64)) (shares []float64) {
	for _, one := range x.wrongs {
		part, whole := of(&one.rows[period][group])
		share := model.Undefined()
		if whole > 0 {
			share = float64(part) / float64(whole)
		}
		shares = append(shares, share)
	}
	return shares
}
