package design

import (
	"math"
	"slices"
	"testing"

	"socialcredit/model"
)

// share draws many samples and returns the share of those that are said to have two camps.
func share(n int, draw func(luck model.Luck, i uint64) float64) float64 {
	const samples = 4000
	found := 0
	for s := range uint64(samples) {
		luck := model.NewLuck(s, "camps")
		values := make([]float64, n)
		for i := range values {
			values[i] = draw(luck, uint64(i))
		}
		slices.Sort(values)
		if _, two := camps(values); two {
			found++
		}
	}
	return float64(found) / samples
}

// mixture is of two normals of standard deviation 1 whose means lie that far apart.
func mixture(apart, second float64) func(model.Luck, uint64) float64 {
	return func(luck model.Luck, i uint64) float64 {
		v := luck.Normal(model.Person, i, 0)
		if luck.Uniform(model.Person, i, 1) < second {
			v += apart
		}
		return v
	}
}

// How often known distributions are called bimodal. The shares are those of 20,000 samples of the same
// rule in NumPy.
func TestCampsOfKnownMixtures(t *testing.T) {
	normal := mixture(0, 0)
	uniform := func(luck model.Luck, i uint64) float64 { return luck.Uniform(model.Person, i, 0) }
	exponential := func(luck model.Luck, i uint64) float64 { return -math.Log(luck.Uniform(model.Person, i, 0)) }
	for _, c := range []struct {
		name string
		n    int
		draw func(model.Luck, uint64) float64
		want float64
	}{
		{"normal", 5, normal, 0.035},
		{"normal", 10, normal, 0.028},
		{"normal", 30, normal, 0.007},
		{"normal", 100, normal, 0},
		{"uniform", 10, uniform, 0.105},
		{"uniform", 100, uniform, 0.039},
		{"exponential", 10, exponential, 0.104},
		{"exponential", 100, exponential, 0.001},
		{"4 apart", 30, mixture(4, 0.5), 0.700},
		{"6 apart", 10, mixture(6, 0.5), 0.753},
		{"6 apart", 30, mixture(6, 0.5), 0.999},
		{"8 apart", 10, mixture(8, 0.5), 0.954},
		{"8 apart, 80 and 20 %", 10, mixture(8, 0.2), 0.588},
		{"8 apart, 80 and 20 %", 30, mixture(8, 0.2), 0.970},
	} {
		// Four standard errors of both samples together.
		tolerance := 0.003 + 4*math.Sqrt(c.want*(1-c.want)*(1.0/4000+1.0/20_000))
		if got := share(c.n, c.draw); math.Abs(got-c.want) > tolerance {
			t.Errorf("%s, n %d: %v, want %v", c.name, c.n, got, c.want)
		}
	}
}

// Counted by hand.
func TestCampsByHand(t *testing.T) {
	for _, c := range []struct {
		values []float64
		gap    float64
	}{
		{[]float64{0, 0, 1, 1}, 1},
		{[]float64{0, 0, 0, 0, 0, 10, 10, 10}, 10},
		{[]float64{-1, -1, 0, 9, 10, 10, 10}, 9.75 + 2.0/3},
		{[]float64{0, 0, 1}, 0},           // too few
		{[]float64{5, 5, 5, 5, 5}, 0},     // all alike
		{[]float64{0, 0, 0, 0, 0, 10}, 0}, // one outlier
		{nil, 0},
	} {
		if gap, two := camps(c.values); math.Abs(gap-c.gap) > 1e-12 || two != (c.gap > 0) {
			t.Errorf("%v: gap %v, want %v", c.values, gap, c.gap)
		}
	}
}
