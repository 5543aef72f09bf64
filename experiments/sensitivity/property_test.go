package sensitivity

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// anyDesign draws a design that some method fits, with replicates.
func anyDesign(t *rapid.T) *Data {
	a := rapid.SliceOfN(rapid.Float64Range(-3, 3), 5, 5).Draw(t, "coefficients")
	f := func(u []float64) float64 {
		return a[0]*u[0] + a[1]*u[1]*u[1] + a[2]*u[2] + a[3]*u[0]*u[1] + a[4]*u[1]*u[2] + 1
	}
	var d *Data
	switch rapid.IntRange(0, 3).Draw(t, "design") {
	case 0:
		d = saltelliData(32, 3, alone3, f)
	case 1:
		d = trajectories(8, 4, []int{0, 1, 2}, f)
	case 2:
		d = saltelliData(32, 3, nil, f)
		d.Blocks = nil
	default:
		d = &Data{Factors: []string{"x1", "x2", "x3"}, Levels: make([][]string, 3), Output: "y"}
		for _, u := range [][]float64{{.5, .5, .5}, {0, .5, .5}, {1, .5, .5}, {.5, .2, .5}, {.5, .8, .5}, {.5, .5, .1}} {
			for j := range u {
				d.Levels[j] = append(d.Levels[j], fmt.Sprint(u[j]))
			}
			d.Outcomes = append(d.Outcomes, []float64{f(u)})
		}
	}
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	for i, y := range d.Outcomes {
		d.Outcomes[i] = []float64{y[0] + 0.3*rng.NormFloat64(), y[0] + 0.3*rng.NormFloat64(), y[0] + 0.3*rng.NormFloat64()}
	}
	return d
}

// moved is the same design with other outcomes.
func moved(d *Data, f func(float64) float64) *Data {
	e := *d
	e.Outcomes = make([][]float64, len(d.Outcomes))
	for i, values := range d.Outcomes {
		for _, v := range values {
			e.Outcomes[i] = append(e.Outcomes[i], f(v))
		}
	}
	return &e
}

// inUnits says by index how it follows when outcomes are multiplied: 1 as they do, 0 not at all.
var inUnits = map[string]bool{
	"mu": true, "mu_star": true, "sigma": true, "effect": true, "low": true, "high": true, "low_effect": true, "high_effect": true, "base": true,
}

// ofLevel are the indices that an added constant changes, by their meaning.
var ofLevel = []string{"low", "high", "base", "elasticity"}

func same(t *rapid.T, what string, got, want float64) {
	if math.IsNaN(got) && math.IsNaN(want) {
		return
	}
	if !(math.Abs(got-want) <= 1e-6*(1+math.Abs(want))) {
		t.Fatalf("%s: %v, was %v", what, got, want)
	}
}

func TestAddingAndScaling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDesign(t)
		o := Options{Resamples: 100}
		before, _, err := Analyse(d, o)
		if err != nil {
			t.Fatal(err)
		}
		shift, scale := rapid.Float64Range(-50, 50).Draw(t, "shift"), rapid.Float64Range(0.1, 10).Draw(t, "scale")
		added, _, _ := Analyse(moved(d, func(y float64) float64 { return y + shift }), o)
		scaled, _, _ := Analyse(moved(d, func(y float64) float64 { return y * scale }), o)
		for i, b := range before {
			name := b.Factor + " " + b.Index
			if !slices.Contains(ofLevel, b.Index) {
				same(t, name+" with a constant added", added[i].Value, b.Value)
				same(t, name+" low with a constant added", added[i].Low, b.Low)
			}
			by := 1.0
			if inUnits[b.Index] {
				by = scale
			}
			same(t, name+" scaled", scaled[i].Value, by*b.Value)
			same(t, name+" high scaled", scaled[i].High, by*b.High)
		}
	})
}

func TestOrderOfFactorsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDesign(t)
		o := Options{Resamples: 100}
		order := rapid.Permutation([]int{0, 1, 2}).Draw(t, "order")
		e := *d
		e.Factors, e.Levels = nil, nil
		for _, f := range order {
			e.Factors, e.Levels = append(e.Factors, d.Factors[f]), append(e.Levels, d.Levels[f])
		}
		before, _, err := Analyse(d, o)
		if err != nil {
			t.Fatal(err)
		}
		after := make(map[string]Index)
		permuted, _, err := Analyse(&e, o)
		if err != nil || len(permuted) != len(before) {
			t.Fatal(err, len(permuted), len(before))
		}
		for _, i := range permuted {
			after[i.Factor+" "+i.Index] = i
		}
		for _, b := range before {
			name := b.Factor + " " + b.Index
			a, found := after[name]
			if !found {
				t.Fatalf("%s is gone", name)
			}
			same(t, name, a.Value, b.Value)
			same(t, name+" low", a.Low, b.Low)
			same(t, name+" high", a.High, b.High)
		}
	})
}

func TestNothingPanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.IntRange(1, 12).Draw(t, "rows")
		level := rapid.SampledFrom([]string{"", "0", "1", "2.5", "true", "none", "pull"})
		block := rapid.SampledFrom([]string{"", "a", "b", "ab_x", "ab_z", "ba_x", "base", "x", "t1", "t2", "up"})
		outcome := rapid.SampledFrom([]float64{0, 1, -1, 3, math.NaN()})
		d := &Data{Factors: []string{"x", "z"}, Levels: make([][]string, 2), Output: "y"}
		for f := range 2 {
			d.Levels[f] = rapid.SliceOfN(level, rows, rows).Draw(t, "levels")
		}
		d.Blocks = rapid.SliceOfN(block, rows, rows).Draw(t, "blocks")
		if rapid.Bool().Draw(t, "one block") {
			for i := range d.Blocks {
				d.Blocks[i] = d.Blocks[0]
			}
		}
		for range rows {
			d.Outcomes = append(d.Outcomes, rapid.SliceOfN(outcome, 1, 3).Draw(t, "outcomes"))
		}
		if _, _, err := Analyse(d, Options{Resamples: 100}); err != nil {
			t.Fatalf("unasked methods are no errors: %v", err)
		}
		for _, name := range Names() {
			_, _, _ = Analyse(d, Options{Resamples: 100, Methods: []string{name}})
		}
	})
}

func TestSameSeedSameIndices(t *testing.T) {
	d := saltelliData(64, 3, alone3, ishigami)
	all, _, err := Analyse(d, Options{Seed: 4})
	if err != nil {
		t.Fatal(err)
	}
	again, _, _ := Analyse(d, Options{Seed: 4})
	other, _, _ := Analyse(d, Options{Seed: 5})
	one, _, _ := Analyse(d, Options{Seed: 4, Methods: []string{"sobol"}})
	if fmt.Sprint(all) != fmt.Sprint(again) || fmt.Sprint(all) == fmt.Sprint(other) { // as text, since NaN is not NaN
		t.Error("the seed decides, and nothing else")
	}
	if !slices.Equal(all[:len(one)], one) {
		t.Error("a method's intervals depend on which others run")
	}
}

func TestAnalyseRefuses(t *testing.T) {
	for says, breaks := range map[string]func(d *Data, o *Options){
		`no method is called "sobool"`:        func(_ *Data, o *Options) { o.Methods = []string{"sobool"} },
		"confidence 95":                       func(_ *Data, o *Options) { o.Confidence = 95 },
		"10 resamples":                        func(_ *Data, o *Options) { o.Resamples = 10 },
		"two factors are called x1":           func(d *Data, _ *Options) { d.Factors = []string{"x1", "x1"} },
		"x2 has 17 levels for 18 rows":        func(d *Data, _ *Options) { d.Levels[1] = d.Levels[1][1:] },
		"row 3: y is +Inf":                    func(d *Data, _ *Options) { d.Outcomes[2] = []float64{math.Inf(1)} },
		"row 3 has no outcome":                func(d *Data, _ *Options) { d.Outcomes[2] = nil },
		"nothing to analyse":                  func(d *Data, _ *Options) { d.Outcomes = nil },
		"1 blocks for 18 rows":                func(d *Data, _ *Options) { d.Blocks = []string{""} },
		"sobol: row 1 (block t1) is in none":  func(_ *Data, o *Options) { o.Methods = []string{"sobol"} },
		"2 factors, but groups of 1":          func(d *Data, _ *Options) { d.Groups = []string{""} },
		"2 factors, but places in the range ": func(d *Data, _ *Options) { d.Unit = [][]float64{nil} },
	} {
		d, o := saltelli4(), Options{}
		breaks(d, &o)
		if _, _, err := Analyse(d, o); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %q", err, says)
		}
	}
}

func TestKindsAreDocumented(t *testing.T) {
	for _, k := range Kinds {
		if k.Name == "" || k.Doc == "" || k.Needs == "" || k.run == nil || !strings.HasSuffix(k.Doc, ".") {
			t.Errorf("%s is incomplete", k.Name)
		}
	}
}
