package sensitivity

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// table24 is 24 random rows of three numbers and a kind.
func table24() *Data {
	x := []float64{
		0.805, 0.286, 0.408, 0.999, 0.435, 0.844, 0.677, 0.271, 0.679, 0.895, 0.707, 0.437, 0.806, 0.699, 0.236, 0.507, 0.015, 0.845, 0.399, 0.24, 0.684, 0.641, 0.635, 0.194,
		0.808, 0.054, 0.045, 0.652, 0.974, 0.392, 0.061, 0.88, 0.87, 0.872, 0.001, 0.203, 0.316, 0.449, 0.32, 0.506, 0.933, 0.368, 0.936, 0.741, 0.464, 0.107, 0.377, 0.39,
		0.515, 0.383, 0.049, 0.235, 0.898, 0.493, 0.556, 0.064, 0.227, 0.019, 0.503, 0.325, 0.149, 0.799, 0.8, 0.236, 0.086, 0.951, 0.556, 0.674, 0.222, 0.692, 0.799, 0.798,
	}
	kinds := "pull bonus none pull none bonus none pull pull pull bonus pull bonus pull none none bonus pull bonus pull pull bonus bonus bonus" //nolint:dupword // data
	y := []float64{
		-4.753, 0.68, -0.632, -2.759, -6.057, 0.413, 0.264, -5.862, -5.472, -5.306, 0.911, -1.656,
		0.64, -1.897, -1.484, -1.857, -5.64, -1.458, -4.6, -4.968, -2.109, 1.683, 0.368, -1.186,
	}
	d := &Data{Factors: []string{"x1", "x2", "x3", "kind"}, Output: "y", Levels: make([][]string, 4)}
	for i, v := range x {
		d.Levels[i/24] = append(d.Levels[i/24], fmt.Sprint(v))
	}
	d.Levels[3] = strings.Fields(kinds)
	for _, v := range y {
		d.Outcomes = append(d.Outcomes, []float64{v})
	}
	return d
}

func TestRegressionAgainstStatsmodels(t *testing.T) {
	found := analyse(t, table24(), Options{})
	// Computed with statsmodels 0.14 (OLS on standardised columns, with dummies of kind) and, for prcc, as the correlation of the residuals of two
	// regressions of ranks; its interval by the formula of the method's documentation.
	for _, want := range []struct {
		index            string
		value, low, high float64
	}{
		{"x1 src", 0.22482534757129052, 0.12245090514218138, 0.32719979000039967},
		{"x2 src", -0.8033916504692523, -0.9080379662254313, -0.6987453347130733},
		{"x3 src", 0.06249305386227355, -0.03214298348672349, 0.1571290912112706},
		{" R2", 0.9648157036564008, math.NaN(), math.NaN()},
		{"x1 prcc", 0.6981343646272917, 0.32168348946707903, 0.8839996892094806},
		{"x2 prcc", -0.9623632145023114, -0.9879271971287235, -0.8857781413689959},
		{"x3 prcc", 0.4368285949250065, -0.02920846355763466, 0.7468644683176854},
		{"kind eta2", 0.27021919237578923, math.NaN(), math.NaN()},
	} {
		got, there := found[want.index]
		if !there {
			t.Errorf("no %s", want.index)
		}
		near(t, want.index, got.Value, want.value, 1e-12)
		if !math.IsNaN(want.low) {
			near(t, want.index+" low", got.Low, want.low, 1e-10)
			near(t, want.index+" high", got.High, want.high, 1e-10)
		}
	}
	if e := found["kind eta2"]; !(e.Low < e.Value && e.Value < e.High) {
		t.Errorf("interval of eta2: %v", e)
	}
}

func TestSRCOfAdditiveModel(t *testing.T) {
	// src^2 = a_i^2 var_i / sum; the sign is that of a_i.
	a := []float64{1, 2, -3}
	d := saltelliData(1024, 3, alone3, func(u []float64) float64 { return a[0]*u[0] + a[1]*u[1] + a[2]*u[2] })
	found := analyse(t, d, Options{Methods: []string{"src", "prcc"}})
	for i := range a {
		name := fmt.Sprintf("x%d src", i+1)
		near(t, name, found[name].Value, a[i]/math.Sqrt(14), 0.005)
	}
	near(t, "R2", found[" R2"].Value, 1, 1e-12)
}

func TestPRCCOfMonotone(t *testing.T) {
	d := &Data{Factors: []string{"x"}, Levels: make([][]string, 1)}
	for i := range 20 {
		d.Levels[0] = append(d.Levels[0], fmt.Sprint(i))
		d.Outcomes = append(d.Outcomes, []float64{-math.Exp(float64(i))})
	}
	found := analyse(t, d, Options{Methods: []string{"prcc"}})
	near(t, "prcc", found["x prcc"].Value, -1, 1e-12)
	near(t, "its upper end", found["x prcc"].High, -1, 1e-6)
}

func TestRegressionSaysWhy(t *testing.T) {
	constant, collinear, few, absent, flat := table24(), table24(), table24(), table24(), table24()
	for i := range 24 {
		constant.Levels[1][i] = "0.5"
		x1, x3 := d0(collinear.Levels[0][i]), d0(collinear.Levels[2][i])
		collinear.Levels[1][i] = fmt.Sprint(1 + 2*x1)
		collinear.Levels[2][i] = fmt.Sprint(x3)
		if absent.Levels[3][i] == "none" {
			absent.Levels[0][i] = ""
		}
		flat.Outcomes[i] = []float64{2}
	}
	few.Outcomes = few.Outcomes[:6]
	for f := range few.Levels {
		few.Levels[f] = few.Levels[f][:6]
	}
	for name, test := range map[string]struct {
		data *Data
		says string
	}{
		"constant":  {constant, "factors that do not vary are left out: x2"},
		"collinear": {collinear, "x2 cannot be told from x1 in these rows"},
		"few":       {few, "6 rows for 5 factors and levels; at least 8"},
		"absent":    {absent, "5 of 24 rows left out, in which a number does not apply (x1)"},
		"flat":      {flat, "the outcome is the same in all rows"},
	} {
		_, skipped, err := Analyse(test.data, Options{})
		if err != nil || !slices.ContainsFunc(skipped, func(s Skip) bool { return s.Method == "prcc" && strings.Contains(s.Reason, test.says) }) {
			t.Errorf("%s: %v %v, want %q", name, skipped, err, test.says)
		}
	}
}

// TestIntervalsOfRandomTables draws 2,000 tables of correlated normal numbers. The true partial rank correlation of normal
// numbers with partial correlation rho is 6/pi asin(rho/2) where nothing needs partialling out (Kruskal 1958).
func TestIntervalsOfRandomTables(t *testing.T) {
	const repetitions, n, rho = 2000, 40, 0.6
	rng := rand.New(rand.NewPCG(1, 2))
	rank, slope := 0, 0
	want := 6 / math.Pi * math.Asin(rho/2)
	for range repetitions {
		d := &Data{Factors: []string{"x", "z"}, Levels: make([][]string, 2)}
		for range n {
			x, z := rng.NormFloat64(), rng.NormFloat64()
			d.Levels[0] = append(d.Levels[0], fmt.Sprint(x))
			d.Levels[1] = append(d.Levels[1], fmt.Sprint(z))
			d.Outcomes = append(d.Outcomes, []float64{rho*x + math.Sqrt(1-rho*rho)*rng.NormFloat64()})
		}
		found := analyse(t, d, Options{Methods: []string{"prcc", "src"}})
		if p := found["x prcc"]; p.Low <= want && want <= p.High {
			rank++
		}
		if s := found["z src"]; s.Low <= 0 && 0 <= s.High {
			slope++
		}
	}
	t.Logf("coverage of 95 %%: prcc %.3f, src %.3f", float64(rank)/repetitions, float64(slope)/repetitions)
	near(t, "coverage of src", float64(slope)/repetitions, 0.95, 3*math.Sqrt(0.95*0.05/repetitions))
	near(t, "coverage of prcc", float64(rank)/repetitions, 0.95, 0.02)
}

func TestEtaSquaredOnGrid(t *testing.T) {
	// y = a + 2b + ab on {0,1}x{0,1,2}, 1 row each: by hand, means by a are 2 and 4 (SS 6), by b 0.5, 3, 5.5 (SS 25), total SS 32.
	d := &Data{Factors: []string{"a", "b"}, Levels: make([][]string, 2)}
	for a := range 2 {
		for b := range 3 {
			d.Levels[0] = append(d.Levels[0], fmt.Sprint(a))
			d.Levels[1] = append(d.Levels[1], fmt.Sprint(b))
			d.Outcomes = append(d.Outcomes, []float64{float64(a + 2*b + a*b)})
		}
	}
	found := analyse(t, d, Options{Methods: []string{"eta2"}})
	near(t, "a", found["a eta2"].Value, 6.0/32, 1e-12)
	near(t, "b", found["b eta2"].Value, 25.0/32, 1e-12)
}

// TestEtaSquaredCovers draws 200 tables with 3 levels of 30 rows, means -1, 0, 1 and noise 1: the share is (2/3) / (2/3 + 1).
func TestEtaSquaredCovers(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	hit := 0
	const repetitions = 300
	for range repetitions {
		d := &Data{Factors: []string{"kind"}, Levels: make([][]string, 1)}
		for i := range 90 {
			d.Levels[0] = append(d.Levels[0], []string{"p", "q", "r"}[i%3])
			d.Outcomes = append(d.Outcomes, []float64{float64(i%3) + rng.NormFloat64()})
		}
		e := analyse(t, d, Options{Methods: []string{"eta2"}, Resamples: 400})["kind eta2"]
		if e.Low <= 0.4 && 0.4 <= e.High {
			hit++
		}
	}
	t.Logf("coverage of eta2: %.3f", float64(hit)/repetitions)
	near(t, "coverage", float64(hit)/repetitions, 0.95, 0.04)
}

func TestRegressionWantsIndependentRows(t *testing.T) {
	d := trajectories(20, 4, []int{0, 1, 2}, func(u []float64) float64 { return 2*u[0] - 3*u[1] + u[2]*u[2] })
	if _, there := analyse(t, d, Options{})["x1 src"]; there {
		t.Error("rows of trajectories are taken as independent")
	}
	if _, there := analyse(t, d, Options{Methods: []string{"src"}})["x1 src"]; !there {
		t.Error("who asks gets it")
	}
	// Of a Saltelli design the blocks a and b count alone: what is in the others changes nothing.
	d = saltelliData(64, 3, alone3, ishigami)
	before := analyse(t, d, Options{Methods: []string{"src"}})
	for i, block := range d.Blocks {
		if block != "a" && block != "b" {
			d.Outcomes[i][0] += float64(i)
		}
	}
	near(t, "x1 src", analyse(t, d, Options{Methods: []string{"src"}})["x1 src"].Value, before["x1 src"].Value, 0)
}

func TestCorrectedInterval(t *testing.T) {
	b := whole(Options{Confidence: 0.95}, "", 1)
	drawn := make([]float64, 10001) // uniform on 0 to 1, so quantiles are probabilities
	for i := range drawn {
		drawn[i] = float64(i) / 10000
	}
	e := b.corrected(0.5, drawn)
	near(t, "low without bias", e.Low, 0.025, 1e-3)
	near(t, "high without bias", e.High, 0.975, 1e-3)
	// Efron's formula with z0 = -1 (a share of 0.158655 lies below): Phi(-2 - 1.96) and Phi(-2 + 1.96) from tables.
	e = b.corrected(0.158655, drawn)
	near(t, "low with bias", e.Low, 0.0000375, 1e-4)
	near(t, "high with bias", e.High, 0.4840, 1e-3)
}

func TestStudentQuantile(t *testing.T) {
	near(t, "t of 9", student(0.95, 9), 2.262157162798205, 1e-9)        // scipy.stats.t.ppf(.975, 9)
	near(t, "F", distuv.F{D1: 5, D2: 15}.Quantile(0.975), 3.576, 0.001) // tables of F, e.g. NIST handbook 1.3.6.7.3
}
