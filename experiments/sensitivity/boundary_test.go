package sensitivity

import (
	"math"
	"math/rand/v2"
	"testing"
)

// tip is a curve that rises from 0 to 1 about x = 0.43, with luck.
func tip(rng *rand.Rand, replicates int, noise float64) Curve {
	var c Curve
	for _, x := range []float64{1, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9} {
		c.X = append(c.X, x)
		var values []float64
		for range replicates {
			values = append(values, 1/(1+math.Exp(-20*(x-0.43)))+noise*rng.NormFloat64())
		}
		c.Outcomes = append(c.Outcomes, values)
	}
	return c
}

func TestBoundaryByHand(t *testing.T) {
	c := Curve{X: []float64{4, 0, 2, 3}, Outcomes: [][]float64{{0}, {0}, {2}, {5}}}
	for level, want := range map[float64]float64{1: 1, 2: 2, 3.5: 2.5, 6: math.NaN()} {
		e, err := c.Boundary(level, Options{})
		if err != nil || !(e.Value == want || math.IsNaN(want) && math.IsNaN(e.Value)) || !math.IsNaN(e.Low) {
			t.Errorf("level %v: %v, %v; want %v", level, e, err, want)
		}
	}
	if e, err := c.Steepest(Options{}); e.Value != 3.5 || err != nil { // from 5 to 0
		t.Errorf("steepest: %v, %v", e, err)
	}
	c.Outcomes[2] = []float64{math.NaN()} // a failed place is bridged
	if e, _ := c.Boundary(2.5, Options{}); e.Value != 1.5 {
		t.Errorf("over a gap: %v", e)
	}
	c.X[0] = 3
	if _, err := c.Boundary(1, Options{}); err == nil {
		t.Error("two outcomes at one place are taken")
	}
}

func TestBoundaryCovers(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 9))
	exact, err := tip(rng, 1, 0).Boundary(0.5, Options{})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "boundary without luck", exact.Value, 0.43, 0.02)
	hit := 0
	const repetitions = 400
	for range repetitions {
		e, err := tip(rng, 30, 0.2).Boundary(0.5, Options{Resamples: 400})
		if err != nil {
			t.Fatal(err)
		}
		if e.Low <= exact.Value && exact.Value <= e.High {
			hit++
		}
	}
	t.Logf("coverage of 95 %%: %.3f", float64(hit)/repetitions)
	near(t, "coverage", float64(hit)/repetitions, 0.94, 0.03) // percentiles of 30 replicates are a little short
}

func TestSteepest(t *testing.T) {
	e, err := tip(rand.New(rand.NewPCG(1, 1)), 20, 0.1).Steepest(Options{})
	if err != nil || !(e.Low <= 0.45 && 0.45 <= e.High && math.Abs(e.Value-0.45) < 1e-9) {
		t.Errorf("%v, %v", e, err)
	}
	flat := Curve{X: []float64{1, 2}, Outcomes: [][]float64{{3, 3}, {3, 3}}}
	if e, err := flat.Steepest(Options{}); !math.IsNaN(e.Value) || err != nil {
		t.Errorf("%v, %v", e, err)
	}
}

func TestLoopByHand(t *testing.T) {
	// Gaps 0, 2, 4 and 0 at 0, 1, 3 and 4: 1 + 6 + 2 = 9. Replicate 2 is shifted in both, which changes nothing.
	up := Curve{X: []float64{0, 1, 3, 4}, Outcomes: [][]float64{{0, 5}, {0, 5}, {1, 6}, {5, 10}}}
	down := Curve{X: []float64{4, 3, 1, 0}, Outcomes: [][]float64{{5, 10}, {5, 10}, {2, 7}, {0, 5}}}
	loop, err := NewLoop(up, down, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	if loop.Area != (Estimate{9, 9, 9}) || loop.Gap != (Estimate{4, 4, 4}) || loop.At != 3 || loop.From != 1 || loop.To != 3 {
		t.Errorf("%+v", loop)
	}
	down.X[0] = 5
	if _, err := NewLoop(up, down, 0.95); err == nil {
		t.Error("branches of different places are taken")
	}
	one, err := NewLoop(Curve{up.X, [][]float64{{0}, {0}, {1}, {5}}}, Curve{up.X, [][]float64{{0}, {-2}, {1}, {5}}}, 0.95)
	if err != nil || one.Area.Value != -3 || one.Gap.Value != -2 || !math.IsNaN(one.From) {
		t.Errorf("%+v, %v", one, err)
	}
}

func TestBimodality(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	sample := func(draw func() float64) []float64 {
		values := make([]float64, 20000)
		for i := range values {
			values[i] = draw()
		}
		return values
	}
	near(t, "uniform", Bimodality(sample(rng.Float64)), Unimodal, 0.01)
	near(t, "normal", Bimodality(sample(rng.NormFloat64)), 1.0/3, 0.01)
	near(t, "two values", Bimodality(sample(func() float64 { return float64(rng.IntN(2)) })), 1, 0.01)
	// (skew^2 + 1) / (kurtosis + 3 (n-1)^2 / ((n-2)(n-3))) with SciPy's unbiased skew and kurtosis of these 24 values.
	var y []float64
	for _, v := range table24().Outcomes {
		y = append(y, v[0])
	}
	g1, g2 := -0.21885642260908095, -1.3812042457542726
	near(t, "table", Bimodality(y), (g1*g1+1)/(g2+3*23*23/(22.0*21.0)), 1e-12)
	if !math.IsNaN(Bimodality([]float64{1, 1, 1, 1, 1})) || !math.IsNaN(Bimodality([]float64{1, 2, 3})) {
		t.Error("defined where it is not")
	}
}
