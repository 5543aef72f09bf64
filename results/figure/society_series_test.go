package figure

import (
	"math"
	"slices"

	"socialcredit/results"
)

// A seriesBuilder collects columns by name, a row per period and group.
type seriesBuilder struct {
	invented
	names   []string
	columns map[string][]float64
	periods []int64
	labels  []string

	byDistrict *results.Table
}

func newSeriesBuilder(s invented) *seriesBuilder {
	return &seriesBuilder{invented: s, columns: map[string][]float64{}, byDistrict: s.districtTable()}
}

func (b *seriesBuilder) put(name string, v float64) {
	if b.drop != nil && b.drop(name) {
		return
	}
	if _, ok := b.columns[name]; !ok {
		b.names = append(b.names, name)
	}
	b.columns[name] = append(b.columns[name], v)
}

func (b *seriesBuilder) observe(period int, people []inventedPerson) {
	for g := -1; g < len(b.groups); g++ {
		label := everyone
		if g >= 0 {
			label = b.groups[g]
		}
		b.periods, b.labels = append(b.periods, int64(period)), append(b.labels, label)
		b.put("year", float64(period)/b.perYear)
		var scores []float64
		shut := make([]float64, len(b.rights)+1)
		for i := range people {
			if g >= 0 && people[i].group != g {
				continue
			}
			scores = append(scores, people[i].score)
			for k := b.open(people[i].score); k < len(b.rights); k++ {
				shut[len(b.rights)-1-k]++
			}
			if b.open(people[i].score) < len(b.rights) {
				shut[len(b.rights)]++
			}
		}
		n := float64(len(scores))
		for _, i := range b.institutions {
			b.measure(i, scores)
		}
		for k, r := range b.rights {
			b.put(r+"_excluded", shut[k]/n)
		}
		b.put("any_excluded", shut[len(b.rights)]/n)
		b.separate(period, g)
		for k, share := range b.codeShares(scores) {
			b.put("code_share_"+b.code[k], share)
		}
		b.tell(period, shut[len(b.rights)]/n)
	}
	b.observeDistricts(period, people)
}

func (b *seriesBuilder) measure(institution string, scores []float64) {
	slices.Sort(scores)
	n := float64(len(scores))
	var sum, squares, ranked float64
	for i, v := range scores {
		sum, squares, ranked = sum+v, squares+v*v, ranked+v*(2*float64(i)+1-n)
	}
	mean := sum / n
	sd := math.Sqrt(math.Max(0, squares/n-mean*mean))
	for name, q := range map[string]float64{"p05": .05, "p25": .25, "median": .5, "p75": .75, "p95": .95} {
		b.put(institution+"_"+name, scores[int(q*(n-1))])
	}
	gini := ranked / (n * n * mean)
	for name, v := range map[string]float64{
		"mean": mean, "sd": sd, "absolute_gini": gini * mean, "gini": gini, "theil": sd * sd / (2 * mean * mean),
		"atkinson": sd * sd / (4 * mean * mean), "wolfson": gini * .6, "esteban_ray": gini * .35,
		"eta_squared": gini, "trait_correlation": .6 * math.Tanh(20*gini), "means_correlation": -.1 * math.Tanh(20*gini),
	} {
		b.put(institution+"_"+name, v)
	}
	for k, band := range b.bands {
		top := math.Inf(1)
		if k+1 < len(b.bands) {
			top = b.bands[k+1].From
		}
		in := 0.0
		for _, v := range scores {
			if v >= band.From && v < top {
				in++
			}
		}
		b.put(institution+"_share_"+band.Label, in/n)
	}
}

func (b *seriesBuilder) table() *results.Table {
	columns := []results.Column{results.Ints("period", b.periods...), results.Texts("group", b.labels...)}
	slices.Sort(b.names)
	for _, name := range b.names {
		columns = append(columns, results.Floats(name, b.columns[name]...))
	}
	return must(results.NewTable(columns...))
}

// separate writes indices of segregation once a year, as far as they are defined of a group.
func (b *seriesBuilder) separate(period, group int) {
	of := func(defined bool, v float64) float64 {
		if !defined || period%int(b.perYear) != 0 && period != b.invented.periods {
			return math.NaN()
		}
		return v
	}
	v := 0.1*float64(group) + 0.01*float64(period)/b.perYear
	several := len(b.groups) > 1
	b.put("ties_group_coleman", of(several && group >= 0, v-0.3))
	b.put("ties_group_freeman", of(several, v))
	b.put("ties_excluded_freeman", of(!b.gentle, 0.4+v))
	b.put("ties_excluded_giant", of(!b.gentle, 0.7))
	b.put("district_dissimilarity", of(several, 0.1))
	b.put("district_excluded_dissimilarity", of(!b.gentle, 0.2))
}
