package figure

import (
	"math"
	"math/rand/v2"
	"slices"

	"socialcredit/results"
)

func (s invented) spells(ends map[[2]int][2]int64) *results.Table {
	t := must(results.NewTable(results.Texts("group"), results.Ints("duration"), results.Ints("at_risk"), results.Ints("ended")))
	for g := -1; g < len(s.groups); g++ {
		label := everyone
		if g >= 0 {
			label = s.groups[g]
		}
		seen, ended := make([]int64, s.periods+2), make([]int64, s.periods+2)
		for at, n := range ends {
			if g < 0 || at[0] == g {
				seen[at[1]] += n[0]
				ended[at[1]] += n[1]
			}
		}
		risk := int64(0)
		for _, n := range seen {
			risk += n
		}
		for d := 1; d < len(seen); d++ {
			if seen[d] > 0 {
				_ = t.Append(label, d, risk, ended[d])
			}
			risk -= seen[d]
		}
	}
	return t
}

// tallied counts the people of everybody and of each group by a number of theirs, and hands over each count.
func (s invented) tallied(people []inventedPerson, of func(inventedPerson) float64, row func(label string, v float64, n int64)) {
	for g := -1; g < len(s.groups); g++ {
		label := everyone
		if g >= 0 {
			label = s.groups[g]
		}
		counts := map[float64]int64{}
		for _, p := range people {
			if g < 0 || p.group == g {
				counts[of(p)]++
			}
		}
		var values []float64
		for v := range counts {
			values = append(values, v)
		}
		slices.Sort(values)
		for _, v := range values {
			row(label, v, counts[v])
		}
	}
}

func (s invented) distribution(people []inventedPerson) *results.Table {
	t := must(results.NewTable(results.Texts("institution"), results.Texts("group"), results.Floats("score"), results.Ints("people")))
	for _, i := range s.institutions {
		s.tallied(people, func(p inventedPerson) float64 { return math.Floor(p.score) }, func(label string, v float64, n int64) {
			_ = t.Append(i, label, v, n)
		})
	}
	return t
}

func (s invented) access(people []inventedPerson) *results.Table {
	t := must(results.NewTable(results.Texts("group"), results.Ints("rights_open"), results.Ints("people")))
	s.tallied(people, func(p inventedPerson) float64 { return float64(s.open(p.score)) }, func(label string, v float64, n int64) {
		_ = t.Append(label, int(v), n)
	})
	return t
}

// friends gives everybody ten friends of scores a little like their own.
func (s invented) friends(people []inventedPerson, rng *rand.Rand) *results.Table {
	byScore := map[float64][]float64{}
	mean := 0.0
	for _, p := range people {
		mean += p.score / float64(len(people))
	}
	for _, p := range people {
		around := 0.0
		for range 10 {
			q := people[rng.IntN(len(people))].score
			around += (0.7*q + 0.3*p.score) / 10
		}
		if s.equal {
			around = p.score
		}
		byScore[math.Floor(p.score)] = append(byScore[math.Floor(p.score)], around)
	}
	t := must(results.NewTable(results.Texts("institution"), results.Floats("score"), results.Ints("people"), results.Floats("friends_mean"),
		results.Floats("friends_p10"), results.Floats("friends_p50"), results.Floats("friends_p90")))
	for _, i := range s.institutions {
		for v := 0.0; v <= 200; v++ {
			of := byScore[v]
			if len(of) == 0 {
				continue
			}
			slices.Sort(of)
			at := func(q float64) float64 { return of[int(q*float64(len(of)-1))] }
			sum := 0.0
			for _, a := range of {
				sum += a
			}
			_ = t.Append(i, v, len(of), sum/float64(len(of)), at(.1), at(.5), at(.9))
		}
	}
	return t
}

// mobility has everybody stay with the largest part, and nobody begin in the second class of three or more; without a
// year behind it the table is empty.
func (s invented) mobility() *results.Table {
	t := must(results.NewTable(results.Texts("family"), results.Texts("institution"), results.Texts("classes"), results.Texts("group"),
		results.Ints("begin"), results.Ints("end"), results.Texts("from"), results.Texts("to"), results.Ints("people"), results.Floats("probability")))
	window := min(s.periods, int(s.perYear))
	write := func(institution, classes string, labels []string) {
		for from := range labels {
			for to := range labels {
				people := 0
				if from != 1 || len(labels) < 3 || classes == "quintiles" {
					people = 400 / (1 + 7*(from-to)*(from-to))
				}
				_ = t.Append("mobility", institution, classes, everyone, s.periods-window, s.periods, labels[from], labels[to], people, 0.5)
			}
		}
	}
	if s.periods < 2 {
		return t
	}
	for _, i := range s.institutions {
		write(i, "bands", labelsOf(s.bands))
		write(i, "quintiles", []string{"1", "2", "3", "4", "5"})
	}
	if len(s.code) > 0 {
		write("code", "bands", s.code)
	}
	return t
}

func labelsOf(bands []results.Band) []string {
	labels := make([]string, len(bands))
	for i, b := range bands {
		labels[i] = b.Label
	}
	return labels
}
