package sensitivity

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// saltelli4 is example 4 of Saltelli et al. (2008), Global Sensitivity Analysis, p. 138: 6 trajectories on 4 levels.
func saltelli4() *Data {
	const third, twoThirds = "0.3333333333333333", "0.6666666666666666"
	d := &Data{
		Factors: []string{"x1", "x2"}, Output: "y",
		Levels: [][]string{
			{"0", "0", twoThirds, "0", twoThirds, twoThirds, twoThirds, twoThirds, "0", third, "1", "1", third, third, "1", third, third, "1"},
			{third, "1", "1", third, third, "1", "0", twoThirds, twoThirds, "1", "1", third, "1", third, third, twoThirds, "0", "0"},
		},
	}
	for i, y := range []float64{.97, .71, 2.39, .97, 2.30, 2.39, 1.87, 2.40, .87, 2.15, 1.71, 1.54, 2.15, 2.17, 1.54, 2.20, 1.87, 1.0} {
		d.Outcomes = append(d.Outcomes, []float64{y})
		d.Blocks = append(d.Blocks, fmt.Sprintf("t%d", i/3+1))
	}
	return d
}

func TestMorrisOfSaltelli(t *testing.T) {
	found := analyse(t, saltelli4(), Options{Methods: []string{"morris"}})
	// Recomputed from the book's table by SALib 1.6.0's morris.analyze, plain and with scaled=True.
	for name, want := range map[string]float64{
		"x1 mu": 0.65, "x2 mu": 0.21, "x1 mu_star": 1.62, "x2 mu_star": 0.35, "x1 sigma": 1.794107020219251, "x2 sigma": 0.41199514560246936,
		"x1 mu_scaled": 0.0903892160899793, "x2 mu_scaled": 0.14667903909238955, "x1 mu_star_scaled": 0.9680415228937153,
		"x2 mu_star_scaled": 0.21276071195944204, "x1 sigma_scaled": 1.0645368439734315, "x2 sigma_scaled": 0.22385694167774478,
	} {
		near(t, name, found[name].Value, want, 1e-12)
		if !(found[name].Low < want && want < found[name].High) {
			t.Errorf("%s: %v", name, found[name])
		}
	}
}

// trajectories is a Morris design of p levels on the unit cube, steps of p/(2(p-1)); group says which factors
// move together by equal numbers.
func trajectories(r, p int, group []int, f func([]float64) float64) *Data {
	rng := rand.New(rand.NewPCG(7, 7))
	k := len(group)
	d := &Data{Output: "y", Levels: make([][]string, k)}
	for j := range k {
		d.Factors = append(d.Factors, fmt.Sprintf("x%d", j+1))
	}
	groups := 0
	for _, g := range group {
		groups = max(groups, g+1)
	}
	delta := float64(p) / float64(2*(p-1))
	for path := range r {
		u := make([]float64, k)
		for j := range u {
			u[j] = float64(rng.IntN(p)) / float64(p-1)
		}
		order := rng.Perm(groups)
		for s := range groups + 1 {
			if s > 0 {
				for j := range u {
					if group[j] == order[s-1] {
						if u[j] < 0.5 {
							u[j] += delta
						} else {
							u[j] -= delta
						}
					}
				}
			}
			d.Blocks = append(d.Blocks, fmt.Sprintf("t%d", path+1))
			for j := range u {
				d.Levels[j] = append(d.Levels[j], fmt.Sprintf("%.9g", u[j]))
			}
			d.Outcomes = append(d.Outcomes, []float64{f(u)})
		}
	}
	return d
}

func TestMorrisOfIshigami(t *testing.T) {
	found := analyse(t, trajectories(2000, 4, []int{0, 1, 2}, ishigami), Options{Methods: []string{"morris"}, Resamples: 200})
	// On 4 levels x2 has only steps of one size: |7 (sin^2(pi/3) - 0)| / (2/3) = 7.875. The others from SALib, R = 10,000, within their scatter.
	near(t, "mu_star of x2", found["x2 mu_star"].Value, 7.875, 1e-6)
	near(t, "mu_star of x1", found["x1 mu_star"].Value, 7.78, 0.3)
	near(t, "mu_star of x3", found["x3 mu_star"].Value, 6.26, 0.3)
}

func TestMorrisOfLinearModel(t *testing.T) {
	found := analyse(t, trajectories(20, 4, []int{0, 1, 2}, func(u []float64) float64 { return 2*u[0] - 3*u[1] }), Options{Methods: []string{"morris"}})
	for name, want := range map[string]float64{"x1 mu": 2, "x1 mu_star": 2, "x1 sigma": 0, "x2 mu": -3, "x2 mu_star": 3, "x3 mu_star": 0} {
		near(t, name, found[name].Value, want, 1e-7)
		near(t, name+" low", found[name].Low, want, 1e-7)
	}
}

func TestMorrisOfGroups(t *testing.T) {
	d := trajectories(50, 4, []int{0, 1, 0}, func(u []float64) float64 { return 3*u[0] + 5*u[1] })
	for _, want := range []string{"x1+x3", "pair"} {
		found := analyse(t, d, Options{Methods: []string{"morris"}})
		near(t, "group", found[want+" mu_star"].Value, 3, 1e-7)
		near(t, "x2", found["x2 mu_star"].Value, 5, 1e-7)
		if _, there := found[want+" sigma"]; there || len(found) != 7 {
			t.Errorf("%v", found)
		}
		d.Groups = []string{"pair", "", "pair"}
	}
}

func TestMorrisUsesUnit(t *testing.T) {
	d := saltelli4()
	found := analyse(t, d, Options{Methods: []string{"morris"}})
	d.Unit = [][]float64{nil, make([]float64, len(d.Outcomes))}
	for i := range d.Outcomes {
		d.Unit[1][i] = d0(d.Levels[1][i]) / 2 // x2 only covers half of its range
	}
	wider := analyse(t, d, Options{Methods: []string{"morris"}})
	near(t, "x2", wider["x2 mu"].Value, 2*found["x2 mu"].Value, 1e-12)
	near(t, "x2 scaled", wider["x2 mu_scaled"].Value, found["x2 mu_scaled"].Value, 1e-12)
	near(t, "x1", wider["x1 mu"].Value, found["x1 mu"].Value, 0)
}

func TestMorrisScalesByRange(t *testing.T) {
	d := saltelli4()
	found := analyse(t, d, Options{Methods: []string{"morris"}})
	for i, level := range d.Levels[0] {
		d.Levels[0][i] = fmt.Sprint(50 + 30*d0(level))
	}
	stretched := analyse(t, d, Options{Methods: []string{"morris"}})
	near(t, "x1", stretched["x1 mu"].Value, found["x1 mu"].Value, 1e-12)
	near(t, "x1 scaled", stretched["x1 sigma_scaled"].Value, found["x1 sigma_scaled"].Value, 1e-12)
}

func d0(level string) float64 {
	x, _ := number(level)
	return x
}

func TestMorrisHiddenStep(t *testing.T) {
	// The weight does not apply while the kind is none: moving it there does nothing.
	d := &Data{
		Factors: []string{"kind", "weight"}, Output: "y", Blocks: []string{"t1", "t1", "t1", "t2", "t2", "t2"},
		Levels:   [][]string{{"none", "none", "pull", "pull", "pull", "none"}, {"", "", "1", "0", "1", ""}},
		Outcomes: [][]float64{{3}, {3}, {5}, {4}, {5}, {3}},
	}
	indices, skipped, err := Analyse(d, Options{Methods: []string{"morris"}})
	if err != nil || len(skipped) > 0 {
		t.Fatal(skipped, err)
	}
	for _, i := range indices {
		if i.Factor == "weight" && i.Index == "mu" {
			near(t, "weight", i.Value, 0.5, 0) // 0 where it does not apply, 1 where it does
		}
	}
	d.Outcomes[4][0] = math.NaN()
	_, skipped, _ = Analyse(d, Options{Methods: []string{"morris"}})
	if len(skipped) != 1 || skipped[0].Reason != "2 steps left out, in which a run failed" {
		t.Error(skipped)
	}
}
