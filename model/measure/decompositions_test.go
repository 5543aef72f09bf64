package measure

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"socialcredit/model"
)

// grouped are the scores of everybody, then those of each group.
func grouped(groups ...[]float64) []model.Distribution {
	list := []model.Distribution{*at(slices.Concat(groups...)...)}
	for _, g := range groups {
		if len(g) == 0 {
			list = append(list, model.Distribution{})
			continue
		}
		list = append(list, *at(g...))
	}
	return list
}

func TestGoldenGroupInequality(t *testing.T) {
	// PySAL inequality, tests/test_theil.py, TheilD: incomes 0 0 0 10 10 10 of groups 0 0 0 1 1 1. R's ineq
	// drops the zeros and finds nothing.
	d := grouped(times(3, 0), times(3, 10))
	near(t, "Theil between (PySAL)", theilBetween(d), math.Ln2, 1e-12)
	near(t, "Theil within (PySAL)", theilWithin(d, &logs{}), 0, 0)
	near(t, "eta squared", scoreEtaSquared(d), 1, 1e-12)
	// By hand: 1 3 and 4: means 2, 4 and 8/3; between 2 (2/3)^2 + (4/3)^2 = 8/3 of 14/3.
	d = grouped([]float64{1, 3}, []float64{4}, nil)
	near(t, "eta squared by hand", scoreEtaSquared(d), 4./7, 1e-12)
	near(t, "Theil between by hand", theilBetween(d), .5*math.Log(.75)+.5*math.Log(1.5), 1e-12)
	near(t, "Theil within by hand", theilWithin(d, &logs{}), .5*(.25*math.Log(.5)+.75*math.Log(1.5)), 1e-12)
	for _, d := range [][]model.Distribution{grouped([]float64{-1}, []float64{3}), grouped(times(2, 0), times(2, 0))} {
		undefined(t, "Theil between", theilBetween(d))
		undefined(t, "Theil within", theilWithin(d, &logs{}))
	}
	undefined(t, "eta squared of equals", scoreEtaSquared(grouped(times(2, 5), times(2, 5))))
}

// The parts add up to the whole, stay when every score is multiplied, and eta squared also when every score
// is raised.
func TestGroupInequalityAddsUp(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		draw := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) float64 { return float64(rapid.IntRange(0, 900).Draw(t, "points")) }), 1, 12)
		groups := [][]float64{draw.Draw(rt, "one"), draw.Draw(rt, "two"), draw.Draw(rt, "three")}
		moved := func(by func(float64) float64) []model.Distribution {
			var list [][]float64
			for _, g := range groups {
				var scores []float64
				for _, x := range g {
					scores = append(scores, by(x))
				}
				list = append(list, scores)
			}
			return grouped(list...)
		}
		d := moved(func(x float64) float64 { return x })
		if !ratios(&d[0]) {
			rt.Skip("all are 0")
		}
		agree(rt, "Theil's parts", theilBetween(d)+theilWithin(d, &logs{}), theil(&d[0], &logs{}))
		larger := moved(func(x float64) float64 { return 7 * x })
		agree(rt, "between, scaled", theilBetween(larger), theilBetween(d))
		agree(rt, "within, scaled", theilWithin(larger, &logs{}), theilWithin(d, &logs{}))
		if eta := scoreEtaSquared(d); !math.IsNaN(eta) {
			agree(rt, "eta squared, moved", scoreEtaSquared(moved(func(x float64) float64 { return 3*x + 50 })), eta)
			if eta < 0 || eta > 1+1e-12 {
				rt.Fatalf("eta squared %v", eta)
			}
		}
	})
}

// shutRights are people by group (everybody first) and number of open rights, of three.
func shutRights(groups ...[]float64) *model.Snapshot {
	s := &model.Snapshot{Open: [][]float64{make([]float64, len(groups[0]))}, People: []float64{0}}
	for _, g := range groups {
		for open, n := range g {
			s.Open[0][open] += n
		}
		s.Open, s.People = append(s.Open, g), append(s.People, total(g))
		s.People[0] += total(g)
	}
	return s
}

// By hand, of ten people: 5 have all three rights, 3 two, 1 one and 1 none.
func TestDeprivationByHand(t *testing.T) {
	s := shutRights([]float64{1, 1, 3, 5})
	for k, want := range map[int][3]float64{
		1: {.5, (3 + 2 + 3) / 15., 8. / 30}, 2: {.2, 5. / 6, 5. / 30}, 3: {.1, 1, .1},
	} {
		c := DeprivationAt(s, 0, k)
		near(t, "headcount", c.Headcount(), want[0], 1e-12)
		near(t, "intensity", c.Intensity(), want[1], 1e-12)
		near(t, "m0", c.M0(), want[2], 1e-12)
	}
	nobodyPoor := DeprivationAt(shutRights([]float64{0, 0, 0, 4}), 0, 1)
	near(t, "m0 of nobody poor", nobodyPoor.M0(), 0, 0)
	undefined(t, "intensity of nobody poor", nobodyPoor.Intensity())
	undefined(t, "m0 without rights", DeprivationAt(shutRights([]float64{4}), 0, 1).M0())
}

// M0 is H A, falls as k rises, rises when a poor person loses a right, and is the groups' M0 weighted by their
// people (Alkire and Foster 2011).
func TestDeprivationAxioms(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		draw := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) float64 { return float64(rapid.IntRange(0, 40).Draw(t, "people")) }), 5, 5)
		one, two := draw.Draw(rt, "one"), draw.Draw(rt, "two")
		one[4]++
		two[4]++
		s, last := shutRights(one, two), 2.0
		for k := 1; k <= 4; k++ {
			c := DeprivationAt(s, 0, k)
			if c.Poor > 0 {
				agree(rt, "H A", c.Headcount()*c.Intensity(), c.M0())
			}
			if c.M0() > last || c.M0() < 0 || c.M0() > c.Headcount() {
				rt.Fatalf("M0 %v at k %d, %v below it, H %v", c.M0(), k, last, c.Headcount())
			}
			last = c.M0()
			sum := 0.0
			for g := 1; g <= 2; g++ {
				sum += s.People[g] / s.People[0] * DeprivationAt(s, g, k).M0()
			}
			agree(rt, "sum over groups", sum, c.M0())
		}
		if one[3] > 0 {
			worse := slices.Clone(one)
			worse[3]--
			worse[2]++
			if DeprivationAt(shutRights(worse, two), 0, 1).M0() <= DeprivationAt(s, 0, 1).M0() {
				rt.Fatal("a poor person lost a right, and M0 did not rise")
			}
		}
	})
}

func TestCutoffs(t *testing.T) {
	for rights, want := range map[uint32][]int{0: nil, 0b100: {1}, 0b11: {1, 2}, 0b1011: {1, 2, 3}, 0b11111: {1, 3, 5}} {
		var least []int
		for _, k := range cutoffs(&model.Layout{Rights: rights}) {
			least = append(least, k.least)
		}
		if !slices.Equal(least, want) {
			t.Errorf("rights %b: cutoffs %v, want %v", rights, least, want)
		}
	}
}

// spreadOver counts people by district and group; nobody is excluded but the first group.
func spreadOver(districts ...[]int64) *districtCounts {
	c := &districtCounts{districts: len(districts), groups: len(districts[0])}
	for _, d := range districts {
		c.people = append(c.people, d...)
		shut := make([]int64, len(d))
		shut[0] = d[0]
		c.shut = append(c.shut, shut...)
	}
	return c
}

// By hand. With 3 of 4 and 1 of 4 of the first group, half of it would have to move: D = (1 + 1)/(2*8*.5*.5).
func TestDissimilarityByHand(t *testing.T) {
	for _, c := range []struct {
		name   string
		counts *districtCounts
		want   float64
	}{
		{"apart", spreadOver([]int64{5, 0}, []int64{0, 9}), 1},
		{"alike", spreadOver([]int64{2, 4}, []int64{3, 6}), 0},
		{"half", spreadOver([]int64{3, 1}, []int64{1, 3}), .5},
		{"an empty district", spreadOver([]int64{3, 1}, []int64{0, 0}, []int64{1, 3}), .5},
		{"three groups apart", spreadOver([]int64{5, 0, 0}, []int64{0, 9, 0}, []int64{0, 0, 2}), 1},
	} {
		near(t, c.name, c.counts.ofGroups(0), c.want, 1e-12)
		near(t, c.name+", the first group", c.counts.ofGroups(1), c.want, 1e-12)
		near(t, c.name+", the excluded", c.counts.ofExcluded(0), c.want, 1e-12)
	}
	undefined(t, "the excluded of a group of which all are", spreadOver([]int64{3, 1}, []int64{1, 3}).ofExcluded(1))
	undefined(t, "one group", spreadOver([]int64{3}, []int64{1}).ofGroups(0))
}
