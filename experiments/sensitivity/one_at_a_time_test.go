package sensitivity

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// sweeps varies x, z and kind about x=2, z=10, kind=a with y = 3x + 0.5z + {a:0, b:-4, c:1}, plus luck that all rows share.
func sweeps() *Data {
	d := &Data{Factors: []string{"x", "z", "kind"}, Levels: make([][]string, 3), Output: "y"}
	luck := []float64{0, 1, -1, 0.5, -0.5}
	for _, row := range []string{"base 2 10 a", "x 1 10 a", "x 4 10 a", "z 2 5 a", "z 2 20 a", "kind 2 10 b", "kind 2 10 c"} {
		cells := strings.Fields(row)
		d.Blocks = append(d.Blocks, cells[0])
		for f := range 3 {
			d.Levels[f] = append(d.Levels[f], cells[f+1])
		}
		y := 3*d0(cells[1]) + 0.5*d0(cells[2]) + map[string]float64{"a": 0, "b": -4, "c": 1}[cells[3]]
		var outcomes []float64
		for _, l := range luck {
			outcomes = append(outcomes, y+l)
		}
		d.Outcomes = append(d.Outcomes, outcomes)
	}
	return d
}

func TestOneAtATimeOfLinearModel(t *testing.T) {
	d := sweeps()
	for _, blocks := range [][]string{d.Blocks, nil} {
		d.Blocks = blocks
		found := analyse(t, d, Options{Methods: []string{"one_at_a_time"}})
		// By hand; the base is 11. Elasticity of a line through (x0, y0): slope * x0 / y0.
		for name, want := range map[string]float64{
			" base": 11, "x effect": 9, "x low": 8, "x high": 17, "x low_effect": -3, "x high_effect": 6, "x elasticity": 6.0 / 11,
			"z effect": 7.5, "z elasticity": 5.0 / 11, "kind effect": 5, "kind low": 7, "kind high": 12, "kind low_effect": -4,
		} {
			near(t, name, found[name].Value, want, 1e-12)
		}
		if _, there := found["kind elasticity"]; there {
			t.Error("a kind has no elasticity")
		}
		// Luck that is common cancels in differences, not in outcomes.
		near(t, "width of an effect", found["x effect"].High-found["x effect"].Low, 0, 1e-12)
		near(t, "half-width of an outcome", found["x low"].High-found["x low"].Value, 2.7764451051977987*math.Sqrt(0.625/5), 1e-9) // t(4)
	}
}

func TestElasticityInterval(t *testing.T) {
	// y = luck * x: of each replicate the elasticity is 1, so its interval is a point.
	d := &Data{Factors: []string{"x"}, Levels: [][]string{{"2", "1", "3"}}, Outcomes: [][]float64{{2, 4}, {1, 2}, {3, 6}}}
	e := analyse(t, d, Options{Methods: []string{"one_at_a_time"}})["x elasticity"]
	near(t, "value", e.Value, 1, 1e-12)
	near(t, "width", e.High-e.Low, 0, 1e-9)
	d.Levels[0] = []string{"0", "-1", "1"}
	if e := analyse(t, d, Options{Methods: []string{"one_at_a_time"}})["x elasticity"]; !math.IsNaN(e.Value) {
		t.Errorf("at a base of 0: %v", e)
	}
}

func TestNoOpFactorHasNoEffect(t *testing.T) {
	d := sweeps()
	for _, row := range []int{1, 2} {
		d.Outcomes[row] = slices.Clone(d.Outcomes[0])
	}
	found := analyse(t, d, Options{})
	for _, name := range []string{"x effect", "x low_effect", "x high_effect", "x elasticity"} {
		if e := found[name]; e.Value != 0 || e.Low != 0 || e.High != 0 {
			t.Errorf("%s: %v", name, e)
		}
	}
}

func TestOneAtATimeSaysWhy(t *testing.T) {
	d := sweeps()
	d.Levels[1][2] = "11"
	_, _, err := Analyse(d, Options{Methods: []string{"one_at_a_time"}})
	if want := "row 3 (block x) differs from the base, row 1, in x and in z"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v, want %q", err, want)
	}
	d = sweeps()
	d.Outcomes[2] = []float64{math.NaN()}
	near(t, "with the highest level failed", analyse(t, d, Options{})["x effect"].Value, 3, 1e-12)
	if _, skipped, err := Analyse(d, Options{}); err != nil || fmt.Sprint(skipped) == "" || len(skipped) < 4 {
		t.Errorf("the other methods are skipped: %v, %v", skipped, err)
	}
}
