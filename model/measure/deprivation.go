package measure

import "socialcredit/model"

// Deprivation is Alkire and Foster's measure of poverty in several dimensions, over rights.
var Deprivation = model.Family{
	Name: "deprivation",
	Doc: "Alkire and Foster's multidimensional poverty with the rights as dimensions, all of one weight. Somebody is deprived of a right that is shut, and poor with at least k of them shut: any (k = 1), half " +
		"(the least k that is half of them) or all. Headcount H is the share of the poor; intensity A the mean share of the rights that is shut to the poor; m0 = H*A the adjusted headcount, which also rises when " +
		"somebody poor loses one more right. The choice of k decides the picture; tables/deprivation.csv has every k, with the decomposition by right and by group. H with k = 1 is any_excluded. Rights with the same " +
		"need are shut together and count twice. A is undefined while nobody is poor, all without rights.",
	Source: "M0 = H A; Alkire and Foster (2011), Journal of Public Economics 95(7-8); Alkire and others (2015), Multidimensional Poverty Measurement and Analysis, chapter 5",
	Columns: func(l *model.Layout) []model.Measure {
		var measures []model.Measure
		add := func(name, doc string, cutoff int, of func(DeprivationCount) float64) {
			measures = append(measures, model.Measure{Name: "deprivation_" + name, Unit: "share", Doc: doc, Of: func(s *model.Snapshot, group int) float64 {
				return of(DeprivationAt(s, group, cutoff))
			}})
		}
		for _, k := range cutoffs(l) {
			if k.least > 1 {
				add("headcount_"+k.name, "Share of people to whom "+k.doc+" of the rights are shut.", k.least, DeprivationCount.Headcount)
			}
			if k.least < k.rights {
				add("intensity_"+k.name, "Mean share of the rights that is shut, of people to whom "+k.doc+" of them are.", k.least, DeprivationCount.Intensity)
				add("m0_"+k.name, "Adjusted headcount ratio of people to whom "+k.doc+" of the rights are shut.", k.least, DeprivationCount.M0)
			}
		}
		return measures
	},
}

// A cutoff is how many rights must be shut to somebody who counts as poor.
type cutoff struct {
	name, doc     string
	least, rights int
}

// cutoffs lists those that differ, none without rights.
func cutoffs(l *model.Layout) (list []cutoff) {
	d := 0
	for rights := l.Rights; rights != 0; rights &= rights - 1 {
		d++
	}
	for _, k := range []cutoff{{"any", "any", 1, d}, {"half", "at least half", (d + 1) / 2, d}, {"all", "all", d, d}} {
		if n := len(list); d > 0 && (n == 0 || list[n-1].least < k.least) {
			list = append(list, k)
		}
	}
	return list
}

// A DeprivationCount is what the measure of a group is made of.
type DeprivationCount struct {
	People, Poor float64 // all, those to whom enough rights are shut
	Shut         float64 // rights shut to the poor, in all
	Rights       float64
}

// DeprivationAt counts the people of a group to whom at least so many rights are shut as poor.
func DeprivationAt(s *model.Snapshot, group, cutoff int) DeprivationCount {
	rights := len(s.Open[group]) - 1
	c := DeprivationCount{People: s.People[group], Rights: float64(rights)}
	for open, people := range s.Open[group] {
		if shut := rights - open; shut >= cutoff {
			c.Poor += people
			c.Shut += float64(people * float64(shut))
		}
	}
	return c
}

// Headcount is H, the share of the poor.
func (c DeprivationCount) Headcount() float64 { return share(c.Poor, c.People) }

// Intensity is A, the mean share of rights that is shut to the poor.
func (c DeprivationCount) Intensity() float64 { return share(c.Shut, c.Poor*c.Rights) }

// M0 is the adjusted headcount ratio.
func (c DeprivationCount) M0() float64 { return share(c.Shut, c.People*c.Rights) }
