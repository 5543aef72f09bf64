package sensitivity

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// A table made by hand: A 1, 2, 3, 4, 5 and B one or two more. The differences 1, 2, 1, 2, 1 have mean 1.4
// and variance 0.3; A has variance 2.5, B (2, 4, 4, 6, 6) has 2.8, so that the unpaired standard error is the
// root of (2.5+2.8)/5, with (2.5+2.8)^2 * 4 / (2.5^2+2.8^2) degrees of freedom.
func TestPairedByHand(t *testing.T) {
	p := Paired([]float64{1, 2, 3, 4, 5}, []float64{2, 4, 4, 6, 6}, 0.95)
	t4 := distuv.StudentsT{Sigma: 1, Nu: 4}.Quantile(0.975)
	welch := distuv.StudentsT{Sigma: 1, Nu: 5.3 * 5.3 * 4 / (2.5*2.5 + 2.8*2.8)}.Quantile(0.975)
	half, unpaired := t4*math.Sqrt(0.3/5), welch*math.Sqrt(5.3/5)
	if math.Abs(t4-2.7764451) > 1e-6 { // any table of Student's t
		t.Fatalf("t with 4 degrees of freedom: %v", t4)
	}
	for name, pair := range map[string][2]float64{
		"n": {float64(p.N), 5}, "a": {p.A.Value, 3}, "b": {p.B.Value, 4.4}, "difference": {p.Difference.Value, 1.4},
		"low": {p.Difference.Low, 1.4 - half}, "high": {p.Difference.High, 1.4 + half},
		"unpaired low": {p.Unpaired.Low, 1.4 - unpaired}, "unpaired high": {p.Unpaired.High, 1.4 + unpaired},
		"shrunk": {p.Shrunk, unpaired / half}, "a low": {p.A.Low, 3 - t4*math.Sqrt(0.5)},
	} {
		if math.Abs(pair[0]-pair[1]) > 1e-12 {
			t.Errorf("%s: %v, want %v", name, pair[0], pair[1])
		}
	}
}

func TestPairedAtTheEdges(t *testing.T) {
	nan := math.NaN()
	none := Paired(nil, nil, 0.95)
	if none.N != 0 || !math.IsNaN(none.Difference.Value) || !math.IsNaN(none.Shrunk) {
		t.Errorf("nothing: %+v", none)
	}
	one := Paired([]float64{3, nan, 1}, []float64{5, 7, nan}, 0.95)
	if one.N != 1 || one.A.Value != 3 || one.Difference.Value != 2 || !math.IsNaN(one.Difference.Low) || !math.IsNaN(one.Unpaired.High) {
		t.Errorf("one replicate with both: %+v", one)
	}
	same := Paired([]float64{3, 4, 8}, []float64{3, 4, 8}, 0.95)
	if same.Difference != (Estimate{}) || !math.IsNaN(same.Shrunk) || !(same.Unpaired.Low < 0) {
		t.Errorf("the same: %+v", same)
	}
	still := Paired([]float64{3, 3}, []float64{4, 4}, 0.95)
	if still.Difference != (Estimate{1, 1, 1}) || still.Unpaired != (Estimate{1, 1, 1}) || !math.IsNaN(still.Shrunk) {
		t.Errorf("nothing varies: %+v", still)
	}
}

// Whatever the values: the paired variance is that of A and B less twice their covariance.
func TestPairingTakesTheCovarianceOff(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(t, "n")
		a := rapid.SliceOfN(rapid.Float64Range(-10, 10), n, n).Draw(t, "a")
		b := rapid.SliceOfN(rapid.Float64Range(-10, 10), n, n).Draw(t, "b")
		p := Paired(a, b, 0.95)
		q := distuv.StudentsT{Sigma: 1, Nu: float64(n - 1)}.Quantile(0.975)
		half := (p.Difference.High - p.Difference.Low) / 2
		variance := stat.Variance(a, nil) + stat.Variance(b, nil) - 2*stat.Covariance(a, b, nil)
		if got, want := half*half*float64(n)/(q*q), variance; math.Abs(got-want) > 1e-9*(1+want) {
			t.Errorf("variance %v, want %v", got, want)
		}
	})
}

// What rounding leaves of a difference that is the same in all replicates is no variation.
func TestPairingOfRoundingNoise(t *testing.T) {
	a := []float64{102.5, 99.1, 101.7, 100.3}
	b := make([]float64, len(a))
	for i := range a {
		b[i] = a[i] + 0.07
	}
	if p := Paired(a, b, 0.95); !math.IsNaN(p.Shrunk) {
		t.Errorf("pairing narrows the interval %v times", p.Shrunk)
	}
}
