package measure

import (
	"math"

	"socialcredit/model"
)

const mobilitySource = "(k - tr P)/(k - 1), 1 - |det P|, 1 - |lambda_2|, (1 - sum pi_i P_ii) k/(k - 1), sum pi_i P_ij |i - j|/(k - 1), as in Formby, Smith and Zheng (2004), " +
	"Journal of Econometrics 120(1), after Shorrocks (1978), Econometrica 46(5), Sommers and Conlisk (1979), Journal of Mathematical Sociology 6(2), and Bartholomew (1973), " +
	"Stochastic Models for Social Processes; rank-rank slope: Chetty and others (2014), Quarterly Journal of Economics 129(4)"

// MobilityWindow is how far people moved within the time between two computations.
var MobilityWindow = model.Family{
	Name: "mobility",
	Doc: "Mobility over the last N periods, with N as in `every`, one year unless said. Indices of the transition matrix of bands, and of that of fifths of the scores (quintile): Shorrocks' by the trace, 0 = nobody leaves a class, 1 = " +
		"where one comes to does not depend on where one was, above 1 = people change places; by the determinant and by the second eigenvalue, both 0 to 1; " +
		"Bartholomew's, b1 the share who left their class, scaled to 1 where all classes are equally likely, b2 the mean number of classes moved, as a part of the most there are. Also the " +
		"rank-rank slope, least squares of the later rank on the earlier one (1 = ranks stay, 0 = no memory), and the share of the lowest fifth that left it. " +
		"Of the people enrolled at both dates; ranks are those among all of them, also for a group, and people of one score share the middle " +
		"of their ranks, so that a fifth may be larger than others or empty. The trace is over classes that anybody began in; determinant and second eigenvalue " +
		"are undefined where somebody came to another. All are undefined where all began in one class, as when everybody starts at the base. " +
		"Windows follow upon each other; where the last period ends none, its window overlaps the one before. A society that is continued has to be observed for a whole window first. " +
		"What misleads: bands whose edges nobody lives near look immobile; the determinant is near 1 as soon as two classes mix; while the scores of a young society still spread, " +
		"mobility is not that of a settled one; and a small society moves by chance.",
	Source: mobilitySource,
	Survey: newMobility,
	Columns: func(l *model.Layout) []model.Measure {
		return mobilityColumns(l, "mobility", "")
	},
}

// MobilitySince is how far people moved since a date.
var MobilitySince = model.Family{
	Name: "mobility_since",
	Doc: "Mobility since the period `since`, which the scenario says, such as the end of a burn-in, with the indices of the family mobility. " +
		"They grow with the time since then: compare them at equal times. Undefined up to that period, and where all were in one class then.",
	Source: mobilitySource,
	Survey: newMobility, Since: true, Asked: true,
	Columns: func(l *model.Layout) []model.Measure {
		return mobilityColumns(l, "mobility_since", "since_")
	},
}

// mobilityColumns lists the indices of each institution; one without a score has bands alone.
func mobilityColumns(l *model.Layout, family, prefix string) []model.Measure {
	var measures []model.Measure
	for i, label := range l.Institutions {
		add := func(name, doc string, of func(m *Mobility, group int) float64) {
			measures = append(measures, model.Measure{
				Name: label + "_" + prefix + name, Unit: "1", Doc: doc,
				Of: func(s *model.Snapshot, group int) float64 {
					m := MobilityOf(s, family)
					if m == nil {
						return model.Undefined()
					}
					return of(m, group)
				},
			})
		}
		addIndices(add, "band", func(m *Mobility, group int) *Transitions { return m.Bands(i, group) })
		if !l.Forms[i].Scored {
			continue
		}
		addIndices(add, "quintile", func(m *Mobility, group int) *Transitions { return m.Quintiles(i, group) })
		add("rank_slope", "Rank-rank slope: least squares of the later rank by score on the earlier one.",
			func(m *Mobility, group int) float64 { return m.of[i].ranks[group].Slope() })
		add("bottom_exit", "Share of the people of the lowest fifth of scores who have left it.",
			func(m *Mobility, group int) float64 { return m.Quintiles(i, group).exit() })
	}
	return measures
}

// addIndices lists the indices of a matrix.
func addIndices(add func(string, string, func(*Mobility, int) float64), classes string, of func(*Mobility, int) *Transitions) {
	about := " of the moves between " + map[string]string{"band": "bands.", "quintile": "fifths of the scores."}[classes]
	add(classes+"_shorrocks", "Shorrocks' index by the trace"+about,
		func(m *Mobility, group int) float64 { return of(m, group).trace() })
	add(classes+"_determinant", "Mobility index 1 - |det P|"+about, func(m *Mobility, group int) float64 {
		if !m.work.of(of(m, group)) {
			return model.Undefined()
		}
		return 1 - math.Abs(m.work.determinant())
	})
	add(classes+"_second_eigenvalue", "Mobility index 1 - |lambda_2|"+about, func(m *Mobility, group int) float64 {
		if !m.work.of(of(m, group)) {
			return model.Undefined()
		}
		return 1 - m.work.secondEigenvalue()
	})
	add(classes+"_bartholomew_b1", "Share who left their class, times k/(k-1),"+about, func(m *Mobility, group int) float64 {
		left, _ := of(m, group).bartholomew()
		return left
	})
	add(classes+"_bartholomew_b2", "Mean number of classes moved, over k-1,"+about, func(m *Mobility, group int) float64 {
		_, moved := of(m, group).bartholomew()
		return moved
	})
}
