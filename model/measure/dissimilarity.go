package measure

import (
	"math"

	"socialcredit/model"
)

// Dissimilarity is how unevenly groups, and the excluded, are spread over districts.
var Dissimilarity = model.Family{
	Name: "dissimilarity",
	Doc: "Dissimilarity index by district, 0 = each district has the same mix, 1 = none is mixed: for two classes the share of either that would have to move for that. " +
		"The column district_dissimilarity is of social groups: of a group against all others, for all people of all groups at once; district_excluded_dissimilarity is of the people to whom at least one right " +
		"is shut against the others, within the group or of all. Few people in a district make it large by chance alone (with n in each of two equal classes about sqrt(1/(pi n))): compare it over time, not with 0. It does not " +
		"know which districts are near each other. Undefined with one district, or with one class.",
	Source: "sum_m sum_j t_j |p_jm - P_m| / (2 T sum_m P_m (1 - P_m)); Duncan and Duncan (1955), American Sociological Review 20(2); of several groups: Morgan (1975), as in Reardon and Firebaugh (2002), " +
		"Sociological Methodology 32",
	Survey: func(model.Dates) model.Survey { return &districtCounts{} },
	Columns: func(*model.Layout) []model.Measure {
		column := func(name, doc string, of func(*districtCounts, int) float64) model.Measure {
			return model.Measure{Name: name, Unit: "1", Doc: doc, Of: func(s *model.Snapshot, group int) float64 {
				c, _ := s.Surveys.Of("dissimilarity").(*districtCounts)
				if c == nil || c.districts < 2 {
					return model.Undefined()
				}
				return of(c, group)
			}}
		}
		return []model.Measure{
			column("district_dissimilarity", "Dissimilarity of social groups by district.", (*districtCounts).ofGroups),
			column("district_excluded_dissimilarity", "Dissimilarity by district of those to whom a right is shut and the others.", (*districtCounts).ofExcluded),
		}
	},
}

// districtCounts count people by district and group, all and the excluded.
type districtCounts struct {
	districts, groups int
	people, shut      []int64 // by district and group
	workers           []districtSums
}

// districtSums are one worker's.
type districtSums struct{ people, shut []int64 }

// Take counts everybody.
func (c *districtCounts) Take(w *model.World) {
	if c.workers == nil {
		c.districts, c.groups = w.Spec.People.Districts, len(w.Layout.Groups)
		c.people, c.shut = make([]int64, c.districts*c.groups), make([]int64, c.districts*c.groups)
		c.workers = make([]districtSums, w.Workers())
	}
	if c.districts < 2 {
		return
	}
	w.Parallel(func(worker, lo, hi int) {
		mine := &c.workers[worker]
		if mine.people == nil {
			mine.people, mine.shut = make([]int64, len(c.people)), make([]int64, len(c.shut))
		}
		for pos := lo; pos < hi; pos++ {
			at := int(w.District[pos])*c.groups + int(w.Group[pos])
			mine.people[at]++
			if w.Gates.Excludes(int(w.Joint[pos])) {
				mine.shut[at]++
			}
		}
	})
	clear(c.people)
	clear(c.shut)
	for i := range c.workers {
		for at := range c.workers[i].people {
			c.people[at] += c.workers[i].people[at]
			c.shut[at] += c.workers[i].shut[at]
		}
		clear(c.workers[i].people)
		clear(c.workers[i].shut)
	}
}

// inDistrict is how many people of a group (0 = all) a district has, and how many of them are excluded.
func (c *districtCounts) inDistrict(district, group int) (people, shut float64) {
	from, to := district*c.groups, (district+1)*c.groups
	if group > 0 {
		from += group - 1
		to = from + 1
	}
	for at := from; at < to; at++ {
		people += float64(c.people[at])
		shut += float64(c.shut[at])
	}
	return people, shut
}

// total sums a class over districts.
func (c *districtCounts) total(of func(district int) (whole, part float64)) (whole, part float64) {
	for district := range c.districts {
		n, m := of(district)
		whole += n
		part += m
	}
	return whole, part
}

// uneven is sum t_j |p_j - P| of a class and what it would be with no district mixed, 2 T P (1 - P).
func (c *districtCounts) uneven(of func(district int) (whole, part float64)) (distance, most float64) {
	whole, part := c.total(of)
	if whole == 0 {
		return 0, 0
	}
	for district := range c.districts {
		n, m := of(district)
		distance += math.Abs(m - float64(n*part)/whole)
	}
	return distance, 2 * part * (whole - part) / whole
}

func (c *districtCounts) ofExcluded(group int) float64 {
	distance, most := c.uneven(func(district int) (float64, float64) { return c.inDistrict(district, group) })
	return share(distance, most)
}

func (c *districtCounts) ofGroups(group int) float64 {
	distance, most := 0.0, 0.0
	for g := 1; g <= c.groups; g++ {
		if group > 0 && g != group {
			continue
		}
		d, m := c.uneven(func(district int) (float64, float64) {
			people, _ := c.inDistrict(district, 0)
			mine, _ := c.inDistrict(district, g)
			return people, mine
		})
		distance += d
		most += m
	}
	return share(distance, most)
}
