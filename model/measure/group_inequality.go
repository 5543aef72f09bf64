package measure

import "socialcredit/model"

// GroupInequality is how much of the inequality of scores lies between social groups.
var GroupInequality = model.Family{
	Name: "group_inequality",
	Doc: "Inequality of scores within and between social groups, for all people only: Theil's T of everybody is theil_between (as if each had the mean of the group) plus theil_within (the mean of the groups' own T, weighted by " +
		"their shares of all points); score_eta_squared is the share of the variance of scores that lies between groups. " +
		"The latter does not depend on where the scale begins, the former two do: a relative index of a score falls when every score is raised by the same points. Groups of a few people differ by " +
		"chance: eta squared is then about (groups - 1)/(people - 1). Theil's are undefined where a score is negative or all are 0, eta squared while all have one score.",
	Source: "sum s_g log(m_g/m) + sum s_g T_g with s_g = n_g m_g/(n m); Theil (1967), Economics and Information Theory, chapter 4; Shorrocks (1980), Econometrica 48(3)",
	Needs:  model.Needs{Groups: true},
	Columns: func(l *model.Layout) []model.Measure {
		var seen logs
		var measures []model.Measure
		for i, label := range l.Institutions {
			if !l.Forms[i].Scored {
				continue
			}
			add := func(name, doc string, of func(groups []model.Distribution) float64) {
				measures = append(measures, model.Measure{Name: label + "_" + name, Unit: "1", Doc: doc, Of: func(s *model.Snapshot, group int) float64 {
					if group != 0 || s.Scores[i][0].N == 0 {
						return model.Undefined()
					}
					return of(s.Scores[i])
				}})
			}
			add("theil_between", "Theil's T of scores as if each had the mean of the social group.", theilBetween)
			add("theil_within", "Mean of the social groups' own Theil's T of scores, weighted by their shares of points.",
				func(groups []model.Distribution) float64 { return theilWithin(groups, &seen) })
			add("score_eta_squared", "Share of the variance of scores between social groups.", scoreEtaSquared)
		}
		return measures
	},
}

// theilBetween takes everybody's scores, then those of the groups.
func theilBetween(groups []model.Distribution) float64 {
	all := &groups[0]
	if !ratios(all) {
		return model.Undefined()
	}
	sum := 0.0
	for g := range groups[1:] {
		if d := &groups[g+1]; d.N > 0 && d.Sum > 0 {
			sum += float64(d.Sum / all.Sum * model.Log(d.Sums().Mean/all.Sums().Mean))
		}
	}
	return max(0, sum)
}

func theilWithin(groups []model.Distribution, seen *logs) float64 {
	all := &groups[0]
	if !ratios(all) {
		return model.Undefined()
	}
	sum := 0.0
	for g := range groups[1:] {
		if d := &groups[g+1]; d.N > 0 && d.Sum > 0 {
			sum += float64(d.Sum / all.Sum * theil(d, seen))
		}
	}
	return sum
}

func scoreEtaSquared(groups []model.Distribution) float64 {
	all := groups[0].Sums()
	if !(all.Squares > 0) {
		return model.Undefined()
	}
	between := 0.0
	for g := range groups[1:] {
		if d := &groups[g+1]; d.N > 0 {
			off := d.Sums().Mean - all.Mean
			between += float64(d.N * float64(off*off))
		}
	}
	return between / all.Squares
}
