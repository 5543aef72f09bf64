package measure

import "socialcredit/model"

// Kinds lists the families in the order of their columns.
var Kinds = []model.Family{
	Mean,
	Median,
	Spread,
	Quantiles,
	AbsoluteGini,
	Gini,
	Theil,
	Atkinson,
	Palma,
	Shares,
	Wolfson,
	EstebanRay,
	EtaSquared,
	GroupInequality,
	RankCorrelation,
	Poverty,
	Excluded,
	EverExcluded,
	ExitHazard,
	ReentryHazard,
	MedianSpell,
	Deprivation,
	Privileged,
	Records,
	Outcomes,
	TiesAssortativity,
	TiesBandAssortativity,
	TiesTraitAssortativity,
	TiesGroupEI,
	TiesBandEI,
	TiesExcludedDegree,
	TiesFriendsGap,
	TiesGroupFreeman,
	TiesGroupColeman,
	TiesExcluded,
	TiesSpectral,
	Dissimilarity,
	MobilityWindow,
	MobilitySince,
}

// relative is what the Doc of every relative index of a score says.
const relative = "A relative index of a score depends on where the scale begins: with every score raised by the " +
	"same points it falls, although nobody has drawn nearer to anybody. Compare it within one institution only. "

// scored lists one measure for each institution that keeps a score; it is undefined for a group of
// which nobody is enrolled.
func scored(l *model.Layout, suffix, unit string, of func(*model.Distribution) float64) []model.Measure {
	var measures []model.Measure
	for i, label := range l.Institutions {
		if !l.Forms[i].Scored {
			continue
		}
		measures = append(measures, model.Measure{
			Name: label + "_" + suffix, Unit: unit,
			Of: func(s *model.Snapshot, group int) float64 {
				d := &s.Scores[i][group]
				if d.N == 0 {
					return model.Undefined()
				}
				return of(d)
			},
		})
	}
	return measures
}

// share is a part of the people of a group, undefined without any.
func share(part, people float64) float64 {
	if people == 0 {
		return model.Undefined()
	}
	return part / people
}
