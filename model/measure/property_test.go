package measure

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"socialcredit/model"
)

// census draws distinct scores in hundredths, not negative, with the people at each.
type census struct {
	scores []int32
	people []int64
}

func drawCensus(t *rapid.T) census {
	scores := rapid.SliceOfNDistinct(rapid.Int32Range(1, 40000), 2, 60, rapid.ID[int32]).Draw(t, "scores")
	slices.Sort(scores)
	people := rapid.SliceOfN(rapid.Int64Range(1, 5000), len(scores), len(scores)).Draw(t, "people")
	return census{scores, people}
}

// moved returns the distribution after a change of everybody's score and of everybody's number.
func (c census) moved(score func(int32) int32, copies int64) *model.Distribution {
	scores, people := slices.Clone(c.scores), slices.Clone(c.people)
	for i := range scores {
		scores[i], people[i] = score(scores[i]), people[i]*copies
	}
	return model.NewDistribution(scores, people)
}

func stay(score int32) int32 { return score }

// indices are all measures of one distribution.
func indices(d *model.Distribution) map[string]float64 {
	bands := []model.Band{{}, {From: 8000}, {From: 12000}, {From: 20000}}
	return map[string]float64{
		"mean": d.Sums().Mean, "sd": standardDeviation(d), "p05": quantile(d, 5), "median": quantile(d, 50),
		"absolute_gini": absoluteGini(d), "gini": gini(d), "theil": theil(d, &logs{}), "atkinson": atkinson(d),
		"palma": palma(d), "wolfson": wolfson(d), "esteban_ray": estebanRay(d, bands, 1.6),
		"fgt0": fgt(d, 90, 0), "fgt1": fgt(d, 90, 1), "fgt2": fgt(d, 90, 2),
	}
}

// agree compares to the digits that sums of a million people keep.
func agree(t *rapid.T, what string, got, want float64) {
	if !(math.Abs(got-want) <= 1e-9*max(1, math.Abs(want))) {
		t.Fatalf("%s = %.15g, want %.15g", what, got, want)
	}
}

func TestBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawCensus(t).moved(stay, 1)
		x := indices(d)
		for name, high := range map[string]float64{"gini": 1, "atkinson": 1, "theil": math.Log(d.N), "fgt0": 1, "fgt1": x["fgt0"], "fgt2": x["fgt1"]} {
			if !(x[name] >= 0 && x[name] <= high+1e-12) {
				t.Fatalf("%s = %v, want 0 to %v", name, x[name], high)
			}
		}
		if x["palma"] < .25-1e-12 {
			t.Fatalf("palma = %v, below that of equals", x["palma"])
		}
		if x["absolute_gini"] > x["sd"]/math.Sqrt(3)+1e-9 { // Glasser 1962
			t.Fatalf("absolute Gini %v above sd/sqrt(3) = %v", x["absolute_gini"], x["sd"]/math.Sqrt(3))
		}
		last := d.Points[0]
		for percent := 1; percent < 100; percent++ {
			q := quantile(d, percent)
			if q < last {
				t.Fatalf("quantile %d%% = %v, below that of %d%%", percent, q, percent-1)
			}
			last = q
		}
	})
}

// TestReplication counts everybody several times: nothing may change.
func TestReplication(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCensus(t)
		one, many := indices(c.moved(stay, 1)), indices(c.moved(stay, rapid.Int64Range(2, 9).Draw(t, "copies")))
		for name, x := range one {
			agree(t, name, many[name], x)
		}
	})
}

// TestTranslation raises every score: absolute measures stay.
func TestTranslation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, by := drawCensus(t), rapid.Int32Range(-50000, 50000).Draw(t, "by")
		one, raised := c.moved(stay, 1), c.moved(func(h int32) int32 { return h + by }, 1)
		agree(t, "sd", standardDeviation(raised), standardDeviation(one))
		agree(t, "absolute_gini", absoluteGini(raised), absoluteGini(one))
		agree(t, "mean", raised.Sums().Mean, one.Sums().Mean+model.Points(by))
		agree(t, "median", quantile(raised, 50), quantile(one, 50)+model.Points(by))
		agree(t, "esteban_ray", estebanRay(raised, []model.Band{{}, {From: 10000 + by}}, 1.6), estebanRay(one, []model.Band{{}, {From: 10000}}, 1.6))
	})
}

// TestScale multiplies every score: relative indices stay.
func TestScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, by := drawCensus(t), rapid.Int32Range(2, 50).Draw(t, "by")
		one, larger := indices(c.moved(stay, 1)), indices(c.moved(func(h int32) int32 { return h * by }, 1))
		for _, name := range []string{"gini", "theil", "atkinson", "palma", "wolfson"} {
			agree(t, name, larger[name], one[name])
		}
	})
}

// TestTransfer takes a hundredth from somebody above and gives it to somebody below: inequality
// must not grow.
func TestTransfer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCensus(t)
		scores := make([]int32, 0, 2*len(c.scores))
		for _, h := range c.scores { // one person each, far enough apart to keep their order
			scores = append(scores, 3*h)
		}
		lower := rapid.IntRange(0, len(scores)-2).Draw(t, "lower")
		before := model.NewDistribution(scores, ones(len(scores)))
		after := slices.Clone(scores)
		after[lower]++
		after[len(after)-1]--
		fairer := model.NewDistribution(after, ones(len(after)))
		for name, of := range map[string]func(*model.Distribution) float64{
			"gini": gini, "atkinson": atkinson, "sd": standardDeviation,
			"theil": func(d *model.Distribution) float64 { return theil(d, &logs{}) },
		} {
			if of(fairer) > of(before)+1e-12 {
				t.Fatalf("%s grew from %v to %v", name, of(before), of(fairer))
			}
		}
	})
}

func ones(n int) []int64 { return slices.Repeat([]int64{1}, n) }

// TestSocieties draws people: shares sum to 1 and what is bounded is within bounds.
func TestSocieties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		society := partly(grown(rapid.IntRange(1, 40).Draw(t, "people"), rapid.Uint64Range(0, 1e6).Draw(t, "luck")))
		table, problems := New(society.spec, society.layout)
		if problems != nil {
			t.Fatal(problems)
		}
		s := society.snapshot()
		values := make([]float64, len(table.Columns()))
		for group := range s.People {
			table.Row(s, group, values)
			shares := 0.0
			for i, c := range table.Columns() {
				x := values[i]
				if math.IsInf(x, 0) {
					t.Fatalf("%s = %v", c.Name, x)
				}
				switch {
				case c.Family == "shares" && c.Name[:9] == "osmanthus":
					shares += x
				case c.Unit == "share" && !math.IsNaN(x) && (x < 0 || x > 1),
					c.Family == "rank_correlation" && !math.IsNaN(x) && (x < -1 || x > 1),
					c.Family == "eta_squared" && !math.IsNaN(x) && (x < 0 || x > 1+1e-12),
					c.Family == "exit_hazard" && !math.IsNaN(x) && (x < 0 || x > 12):
					t.Fatalf("%s = %v of group %d", c.Name, x, group)
				}
			}
			if s.Scores[1][group].N > 0 {
				agree(t, "sum of shares", shares, 1)
			}
		}
	})
}
