package experiments

import (
	"maps"
	"slices"

	"gonum.org/v1/gonum/stat"

	"socialcredit/model"
	"socialcredit/results"
)

// closingTables are what figures need of the last period beyond the series, by file name below
// tables/.
func closingTables(sim *model.Simulation, s *model.Snapshot) (map[string]*results.Table, error) {
	tables := map[string]*results.Table{}
	for name, build := range map[string]func(*model.World, *model.Snapshot) (*results.Table, error){
		"distribution": distribution, "access": access, "spells": spells, "friends": friends,
		"spell_quantiles": spellQuantiles, "mobility": mobility, "deprivation": deprivation, "deprivation_rights": deprivationByRight,
	} {
		t, err := build(sim.World, s)
		if err != nil {
			return nil, err
		}
		tables[name] = t
	}
	return tables, nil
}

// groupLabel names group 0, everybody, and the groups of the scenario.
func groupLabel(l *model.Layout, group int) string {
	if group == 0 {
		return All
	}
	return l.Groups[group-1]
}

// wholePoint is the lower edge of the one-point bin that a score lies in.
func wholePoint(hundredths int32) int32 {
	q := hundredths / model.Hundredths
	if hundredths%model.Hundredths < 0 {
		q--
	}
	return q
}

// distribution counts people by score in whole points.
func distribution(_ *model.World, s *model.Snapshot) (*results.Table, error) {
	var institution, group []string
	var score, people []int64
	for i, label := range s.Layout.Institutions {
		for g := range s.Scores[i] {
			d := &s.Scores[i][g]
			last := int64(0)
			for k, points := range d.Points {
				h, _ := model.ToHundredths(points)
				bin := int64(wholePoint(h))
				if n := len(people); k > 0 && bin == last {
					people[n-1] += int64(d.Count[k])
					continue
				}
				last = bin
				institution, group = append(institution, label), append(group, groupLabel(s.Layout, g))
				score, people = append(score, bin), append(people, int64(d.Count[k]))
			}
		}
	}
	return results.NewTable(results.Texts("institution", institution...), results.Texts("group", group...),
		results.Ints("score", score...), results.Ints("people", people...))
}

// access counts people by the number of rights that are open to them.
func access(_ *model.World, s *model.Snapshot) (*results.Table, error) {
	var group []string
	var open, people []int64
	for g := range s.Open {
		for rights, n := range s.Open[g] {
			group = append(group, groupLabel(s.Layout, g))
			open, people = append(open, int64(rights)), append(people, int64(n))
		}
	}
	return results.NewTable(results.Texts("group", group...), results.Ints("rights_open", open...), results.Ints("people", people...))
}

// friends tells, for people of about the same score, what the mean score of their friends is.
func friends(w *model.World, s *model.Snapshot) (*results.Table, error) {
	var institution []string
	var score, people []int64
	var mean, p10, p50, p90 []float64
	for i, label := range s.Layout.Institutions {
		if !s.Layout.Forms[i].Scored {
			continue
		}
		bins := friendsByScore(w, w.Standings[i])
		for _, bin := range slices.Sorted(maps.Keys(bins)) {
			means := bins[bin]
			slices.Sort(means)
			institution = append(institution, label)
			score, people = append(score, int64(bin)), append(people, int64(len(means)))
			mean = append(mean, stat.Mean(means, nil))
			p10, p50, p90 = append(p10, stat.Quantile(0.1, stat.Empirical, means, nil)), append(p50, stat.Quantile(0.5, stat.Empirical, means, nil)), append(p90, stat.Quantile(0.9, stat.Empirical, means, nil))
		}
	}
	return results.NewTable(results.Texts("institution", institution...), results.Ints("score", score...), results.Ints("people", people...),
		results.Floats("friends_mean", mean...), results.Floats("friends_p10", p10...), results.Floats("friends_p50", p50...), results.Floats("friends_p90", p90...))
}

// friendsByScore lists the means of friends' scores, in points, by one's own score in whole points.
func friendsByScore(w *model.World, st *model.Standing) map[int32][]float64 {
	bins := map[int32][]float64{}
	var sum [1]int64
	var n [1]uint32
	for pos := range w.N {
		w.Ties.Sums(pos, pos+1, st.Score, st.Everybody(), sum[:], n[:])
		if n[0] > 0 && st.Score[pos] != model.NoStanding {
			bin := wholePoint(st.Score[pos])
			bins[bin] = append(bins[bin], float64(sum[0])/float64(n[0])/model.Hundredths)
		}
	}
	return bins
}
