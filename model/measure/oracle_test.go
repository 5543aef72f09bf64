package measure

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"

	"socialcredit/model"
)

// row returns the columns of a group by name.
func row(t *testing.T, table *Table, s *model.Snapshot, group int) map[string]float64 {
	t.Helper()
	values := make([]float64, len(table.Columns()))
	table.Row(s, group, values)
	named := make(map[string]float64)
	for i, c := range table.Columns() {
		named[c.Name] = values[i]
	}
	return named
}

func newTable(t *testing.T, s *society) *Table {
	t.Helper()
	table, problems := New(s.spec, s.layout)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return table
}

// members are the enrolled of a group (0 = everybody).
func (s *society) members(group int) []person {
	return slices.DeleteFunc(slices.Clone(s.people), func(p person) bool {
		return !within(group, p.group) || p.score == model.NoStanding
	})
}

// values lists what is known of people.
func values(people []person, of func(person) float64) []float64 {
	list := make([]float64, len(people))
	for i, p := range people {
		list[i] = of(p)
	}
	return list
}

func points(p person) float64 { return model.Points(p.score) }

// partly takes some people out of the institution's reach.
func partly(s *society) *society {
	for i := range s.people {
		if i%9 == 0 {
			s.people[i].score = model.NoStanding
		}
	}
	return s
}

// TestScoresAgainstGonum compares with gonum's statistics of the people one by one.
func TestScoresAgainstGonum(t *testing.T) {
	society := partly(grown(701, 2))
	table, s := newTable(t, society), society.snapshot()
	for group := range s.People {
		got, x := row(t, table, s, group), values(society.members(group), points)
		slices.Sort(x)
		near(t, "mean", got["osmanthus_mean"], stat.Mean(x, nil), 1e-10)
		near(t, "sd", got["osmanthus_sd"], stat.PopStdDev(x, nil), 1e-10)
		for name, p := range map[string]float64{"p05": .05, "p25": .25, "median": .5, "p75": .75, "p95": .95} {
			// Gonum's is the lowest score at or below which the share lies; ours is the mean of it
			// and the next one where the share is met exactly.
			want := stat.Quantile(p, stat.Empirical, x, nil)
			if whole := math.Round(p * 100 * float64(len(x))); math.Mod(whole, 100) == 0 {
				want = (x[int(whole)/100-1] + x[int(whole)/100]) / 2
			}
			near(t, name, got["osmanthus_"+name], want, 0)
		}
		distance, roots := 0.0, 0.0
		for _, a := range x {
			roots += math.Sqrt(a)
			for _, b := range x {
				distance += math.Abs(a - b)
			}
		}
		n, mean := float64(len(x)), stat.Mean(x, nil)
		near(t, "absolute Gini", got["osmanthus_absolute_gini"], distance/(2*n*n), 1e-10)
		near(t, "Gini", got["osmanthus_gini"], distance/(2*n*n*mean), 1e-12)
		near(t, "Atkinson", got["osmanthus_atkinson"], 1-roots/n*roots/n/mean, 1e-12)
		logs := stat.Mean(values(society.members(group), func(p person) float64 {
			return points(p) / mean * math.Log(points(p)/mean)
		}), nil)
		near(t, "Theil", got["osmanthus_theil"], logs, 1e-13)
	}
}

// midranks are the ranks of values, equal ones at the middle of their ranks.
func midranks(x []float64) []float64 {
	ranks := make([]float64, len(x))
	for i, a := range x {
		for _, b := range x {
			if b < a {
				ranks[i]++
			} else if b == a {
				ranks[i] += .5
			}
		}
	}
	return ranks
}

// TestRanksAgainstGonum takes Pearson's correlation of midranks person by person.
func TestRanksAgainstGonum(t *testing.T) {
	society := partly(grown(400, 3))
	table, s := newTable(t, society), society.snapshot()
	for group := range s.People {
		got, people := row(t, table, s, group), society.members(group)
		scores := midranks(values(people, points))
		traits := midranks(values(people, func(p person) float64 { return float64(p.trait) }))
		means := midranks(values(people, func(p person) float64 { return float64(p.means) }))
		near(t, "trait", got["osmanthus_trait_correlation"], stat.Correlation(scores, traits, nil), 1e-12)
		near(t, "means", got["osmanthus_means_correlation"], stat.Correlation(scores, means, nil), 1e-12)
	}
}

// TestSpearmanByHand is Spearman's formula 1 - 6 sum d^2/(n^3 - n) for scores 1 2 3 4 5 and traits
// 2 1 4 3 5: sum d^2 = 4, so that it is 0.8.
func TestSpearmanByHand(t *testing.T) {
	var people []person
	for i, trait := range []int{2, 1, 4, 3, 5} {
		people = append(people, person{score: int32(100 * i), trait: trait})
	}
	d := distribution(people)
	near(t, "Spearman", rankCorrelation(&d, d.TraitRanks, d.TraitSquares), .8, 1e-12)
}

// TestEtaSquaredAgainstGonum regresses the band on its mean by group: R^2 is the share of variance
// between groups.
func TestEtaSquaredAgainstGonum(t *testing.T) {
	society := partly(grown(500, 4))
	table, s := newTable(t, society), society.snapshot()
	form := &society.layout.Forms[1]
	people := society.members(0)
	band := func(p person) float64 { return float64(form.BandOf(p.score)) }
	estimates := values(people, func(p person) float64 {
		return stat.Mean(values(society.members(p.group+1), band), nil)
	})
	want := stat.RSquaredFrom(estimates, values(people, band), nil)
	near(t, "eta squared", row(t, table, s, 0)["osmanthus_eta_squared"], want, 1e-12)
	undefined(t, "eta squared of a group", row(t, table, s, 1)["osmanthus_eta_squared"])
	// By hand, bands 0 0 1 and 1 1 2 2: means 1/3, 3/2 and 1 for all; 3 (2/3)^2 + 4 (1/2)^2 of 4.
	near(t, "eta squared by hand", etaSquared([][]float64{{2, 3, 2}, {2, 1, 0}, {0, 2, 2}}), 7./12, 1e-12)
}

// TestCounts compares the shares with people counted one by one.
func TestCounts(t *testing.T) {
	society := partly(grown(300, 5))
	table, s := newTable(t, society), society.snapshot()
	home := func(p person) int32 {
		if p.score == model.NoStanding {
			return 10000
		}
		return p.score
	}
	for group := range s.People {
		got := row(t, table, s, group)
		all := slices.DeleteFunc(slices.Clone(society.people), func(p person) bool { return !within(group, p.group) })
		portion := func(of []person, is func(person) bool) float64 {
			n := 0.0
			for _, p := range of {
				if is(p) {
					n++
				}
			}
			return n / float64(len(of))
		}
		wants := map[string]float64{
			"loan_excluded":         portion(all, func(p person) bool { return home(p) < 9000 || p.listed == 0 }),
			"travel_excluded":       portion(all, func(p person) bool { return home(p) < 8000 }),
			"school_excluded":       portion(all, func(p person) bool { return p.listed == 0 }),
			"deposit_free_excluded": portion(all, func(p person) bool { return home(p) < 10500 }),
			"any_excluded":          portion(all, func(p person) bool { return home(p) < 9000 || p.listed == 0 }),
			"privileged":            portion(all, func(p person) bool { return home(p) >= 10500 }),
			"list_share_listed":     portion(all, func(p person) bool { return p.listed == 0 }),
			"records_jaywalk":       12 * portion(all, func(p person) bool { return p.records[1] }),
			"records_amnesty":       12 * portion(all, func(p person) bool { return p.records[2] }),
			"osmanthus_share_c":     portion(society.members(group), func(p person) bool { return p.score >= 9000 && p.score < 10500 }),
			"osmanthus_fgt0":        portion(society.members(group), func(p person) bool { return p.score < 9000 }),
		}
		for name, want := range wants {
			near(t, name, got[name], want, 1e-12)
		}
	}
}
