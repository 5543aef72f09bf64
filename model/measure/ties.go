package measure

import "socialcredit/model"

// The measures of ties. Their columns begin with ties_.

// TiesAssortativity is the correlation of the scores of friends.
var TiesAssortativity = model.Family{
	Name: "ties_assortativity",
	Doc: "Correlation of the scores at both ends of a tie, -1 to 1; for a group, over the ties within it. " +
		"Misleads wherever friends' scores weigh on one's own: such a term raises it mechanically, without anybody choosing friends like " +
		"himself. Read it beside ties_trait_assortativity, which no score can move. Undefined while all have one score.",
	Source: "Newman (2003), Mixing patterns in networks, Physical Review E 67, 026126, equation 21",
	Needs:  model.Needs{Ties: true},
	Columns: func(l *model.Layout) []model.Measure {
		return ofTies(l, true, "assortativity", "1", func(t *model.StandingTies, group int) float64 {
			return t.Score[group].Assortativity()
		})
	},
}

// TiesBandAssortativity is how far friends are in the same band.
var TiesBandAssortativity = model.Family{
	Name: "ties_band_assortativity",
	Doc: "How far friends are in the same band beyond what the bands' sizes bring: 1 = all ties within bands, 0 = as if at random, " +
		"below 0 = across; for a group, over the ties within it. A friends' effect raises it mechanically, as it does ties_assortativity. " +
		"Undefined while all ties are in one band.",
	Source: "Newman (2003), Mixing patterns in networks, Physical Review E 67, 026126, equation 2",
	Needs:  model.Needs{Ties: true},
	Columns: func(l *model.Layout) []model.Measure {
		return ofTies(l, false, "band_assortativity", "1", func(t *model.StandingTies, group int) float64 {
			return t.Band[group].Assortativity()
		})
	},
}

// TiesTraitAssortativity is the correlation of the traits of friends.
var TiesTraitAssortativity = model.Family{
	Name: "ties_trait_assortativity",
	Doc: "Correlation of the traits (to keep the rules) at both ends of a tie, -1 to 1; for a group, over the ties within it. Traits are " +
		"fixed, so it moves only when ties are dropped and made: the yardstick for ties_assortativity.",
	Source: "Newman (2003), Mixing patterns in networks, Physical Review E 67, 026126, equation 21",
	Needs:  model.Needs{Ties: true},
	Columns: func(*model.Layout) []model.Measure {
		return []model.Measure{{Name: "ties_trait_assortativity", Unit: "1", Of: func(s *model.Snapshot, group int) float64 {
			return s.Ties.Trait[group].Assortativity()
		}}}
	},
}

// TiesGroupEI is the E-I index of social groups.
var TiesGroupEI = model.Family{
	Name: "ties_group_ei",
	Doc: "E-I index of social groups: ties between groups less ties within groups, as a share of all ties, -1 to 1; for a group, over the ties " +
		"with an end in it. Depends on the groups' sizes: with friends drawn at random it is 1 - 2*sum of squared shares for all and higher for a small group " +
		"than for a large one. Compare it over time or between scenarios with the same groups, not between groups.",
	Source: "Krackhardt and Stern (1988), Informal networks and organizational crises, Social Psychology Quarterly 51(2)",
	Needs:  model.Needs{Ties: true},
	Columns: func(*model.Layout) []model.Measure {
		return []model.Measure{{Name: "ties_group_ei", Unit: "1", Of: func(s *model.Snapshot, group int) float64 {
			return s.Ties.Group[group].EI()
		}}}
	},
}

// TiesBandEI is the E-I index of bands.
var TiesBandEI = model.Family{
	Name: "ties_band_ei",
	Doc: "E-I index of bands: ties between bands less ties within bands, as a share of all ties, -1 to 1; for a group, over the ties with an " +
		"end in it. Depends on the bands' sizes: it is -1 while everybody is in one band and rises as people spread over bands, whoever their " +
		"friends are. ties_band_assortativity takes the sizes out.",
	Source: "Krackhardt and Stern (1988), Informal networks and organizational crises, Social Psychology Quarterly 51(2)",
	Needs:  model.Needs{Ties: true},
	Columns: func(l *model.Layout) []model.Measure {
		return ofTies(l, false, "band_ei", "1", func(t *model.StandingTies, group int) float64 { return t.Split[group].EI() })
	},
}

// TiesExcludedDegree compares the numbers of friends of people who are shut out and of others.
var TiesExcludedDegree = model.Family{
	Name: "ties_excluded_degree",
	Doc: "Mean number of friends of the people to whom at least one right is shut, over that of the others: below 1, those who are shut out have " +
		"fewer friends. Where nobody drops ties it still differs from 1 by who is shut out: friends' effects work on those with few friends " +
		"differently from those with many. Undefined while nobody, or everybody, is shut out.",
	Source: "ratio of arithmetic means",
	Needs:  model.Needs{Ties: true},
	Columns: func(*model.Layout) []model.Measure {
		return []model.Measure{{Name: "ties_excluded_degree_ratio", Unit: "ratio", Of: func(s *model.Snapshot, group int) float64 {
			shut, open := s.Ties.Friends[model.Excluded][group], s.Ties.Friends[model.Included][group]
			return share(share(float64(shut.Friends), float64(shut.People)), share(float64(open.Friends), float64(open.People)))
		}}}
	},
}

// TiesFriendsGap compares the friends of people who are shut out and of others.
var TiesFriendsGap = model.Family{
	Name: "ties_friends_gap",
	Doc: "By how many points the friends of people with all rights open score more than the friends of people to whom one is shut: mean over people of " +
		"their friends' mean score, of the former less of the latter. A friends' effect widens it mechanically, since low friends are then a cause of exclusion. " +
		"People without a friend who has a score are left out. Undefined while nobody, or everybody, is shut out.",
	Source: "difference of arithmetic means",
	Needs:  model.Needs{Ties: true},
	Columns: func(l *model.Layout) []model.Measure {
		return ofTies(l, true, "friends_gap", "points", func(t *model.StandingTies, group int) float64 {
			return t.Means[model.Included][group].Gap(&t.Means[model.Excluded][group])
		})
	},
}

// ofTies lists one measure for each institution, or for each that keeps a score.
func ofTies(l *model.Layout, scoredOnly bool, suffix, unit string, of func(*model.StandingTies, int) float64) []model.Measure {
	var measures []model.Measure
	for i, label := range l.Institutions {
		if scoredOnly && !l.Forms[i].Scored {
			continue
		}
		measures = append(measures, model.Measure{
			Name: "ties_" + label + "_" + suffix, Unit: unit,
			Of: func(s *model.Snapshot, group int) float64 { return of(&s.Ties.Standings[i], group) },
		})
	}
	return measures
}
